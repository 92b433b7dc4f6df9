import type { Item, Questionnaire } from '../questionnaire.ts';
import { type Base, baseOf, type ColumnKind, kindOf, type PublishedTable, validBases } from './base.ts';
import { type Points, type Rating, ratingOf } from './rating.ts';

/** What follows from the shown counts of one row. Nothing of it is there where a hidden count would be needed. */
type RowFigures = {
  /** How many answered; null where that cannot be read off. */
  readonly valid: number | null;
  /** How many are hidden in this row together: its total less what is shown. 0 where nothing is hidden. */
  readonly hidden: number;
  /** The mean of the answers, or between which numbers it lies where answers are bands or pooled. */
  readonly mean?: Points;
  /** Those who recommend (9, 10) less those who advise against (0 to 6), in percent of all who answered. */
  readonly net?: number;
  /** How many gave one of the two best answers. */
  readonly top?: number;
};

/** What follows from a released table alone. */
export type Figures = {
  readonly base: Base;
  readonly kinds: readonly ColumnKind[];
  readonly rows: readonly RowFigures[];
  /** The number of the best answer, where answers are steps. */
  readonly highest?: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** The least and the most that one of several codes can stand for; undefined where one stands for nothing. */
function pointsOfAll(members: readonly string[], { points }: Rating): Points | undefined {
  const all = members.flatMap((code) => points.get(code) ?? []);
  return all.length < 2 * members.length ? undefined : [Math.min(...all), Math.max(...all)];
}

type Counted = { readonly members: readonly string[]; readonly count: number };

function meanOf(answers: readonly Counted[], base: number, rating: Rating): Points | undefined {
  const each = answers.map(({ members, count }) => ({ count, points: pointsOfAll(members, rating) }));
  if (each.some(({ points }) => points === undefined)) return undefined;
  const at = (end: 0 | 1): number => sum(each.map(({ count, points }) => count * (points?.[end] ?? 0))) / base;
  return [at(0), at(1)];
}

/** How many gave one of the codes; undefined where a column holds both those and others. */
function countOf(answers: readonly Counted[], codes: ReadonlySet<string>): number | undefined {
  const parts = answers.map(({ members, count }) => {
    const inside = members.filter((code) => codes.has(code)).length;
    return inside === 0 ? 0 : inside === members.length ? count : undefined;
  });
  return parts.reduce<number | undefined>(
    (all, part) => (all === undefined || part === undefined ? undefined : all + part),
    0,
  );
}

const promoters: ReadonlySet<string> = new Set(['9', '10']);
const detractors: ReadonlySet<string> = new Set(['0', '1', '2', '3', '4', '5', '6']);

function netOf(answers: readonly Counted[], base: number): number | undefined {
  const [plus, minus] = [countOf(answers, promoters), countOf(answers, detractors)];
  return plus === undefined || minus === undefined ? undefined : Math.round((100 * (plus - minus)) / base);
}

type Asked = { readonly item: Item; readonly rating: Rating | undefined; readonly least: number };

/** The figures of a row all of whose counts are shown, and in which at least `least` answered. */
function keyFigures(answers: readonly Counted[], base: number, { item, rating, least }: Asked) {
  if (!rating || base < least) return {};
  const mean = meanOf(answers, base, rating);
  const net = item.type === 'scale' && item.recommendation ? netOf(answers, base) : undefined;
  const top = rating.top.length > 0 ? countOf(answers, new Set(rating.top)) : undefined;
  return {
    ...(mean === undefined ? {} : { mean }),
    ...(net === undefined ? {} : { net }),
    ...(top === undefined ? {} : { top }),
  };
}

/**
 * What follows from a released table, from its shown counts alone: whoever has the release can work it out. Means, net
 * scores and the share of the two best answers are there only for rows without a hidden count in which at least
 * `least` people answered: beside hidden counts a mean would resolve them.
 */
export function figuresOf(table: PublishedTable, item: Item, questionnaire: Questionnaire, least: number): Figures {
  const { columns, counts, rowTotals } = table;
  const kinds = columns.map(kindOf);
  const codes = columns.flatMap(({ members }) => members);
  const rating = ratingOf(item, questionnaire, codes);
  const rows = validBases(table).map((valid, row): RowFigures => {
    const shown = (counts[row] ?? []).flatMap((count) => (count === null ? [] : [count]));
    const hidden = (rowTotals[row] ?? 0) - sum(shown);
    if (valid === null || shown.length < columns.length) return { valid, hidden };
    const answers = columns
      .map(({ members }, column) => ({ members, count: shown[column] ?? 0 }))
      .filter((_, column) => kinds[column] === 'valid');
    return { valid, hidden, ...keyFigures(answers, valid, { item, rating, least }) };
  });
  const highest =
    rating?.kind === 'steps' ? { highest: Math.max(...[...rating.points.values()].map(([high]) => high)) } : {};
  return { base: baseOf([table]), kinds, rows, ...highest };
}
