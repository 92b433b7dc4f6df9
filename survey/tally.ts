import { type Answers, codesOf, isMissing, type Value } from './answer.ts';
import { isOffered } from './items/choice.ts';
import { type Breakdown, type Item, itemsOf, optionsOf, type Questionnaire } from './questionnaire.ts';
import type { Response } from './response.ts';
import { breakdownLevels, levelsOf, type Table } from './table.ts';
import { type Variable, variablesOf } from './variable.ts';

/** Exact counts by counter name. Never leaves the tally and release functions. */
export type Tally = ReadonlyMap<string, number>;

type Counted = { readonly item: Item; readonly variable: Variable; readonly categories: readonly string[] };
type Cut = { readonly breakdown: Breakdown; readonly levels: readonly string[] };

/** How a questionnaire version is counted; made once per version. */
export type Plan = {
  readonly questionnaire: Questionnaire;
  readonly counted: readonly Counted[];
  readonly cuts: readonly Cut[];
  /** Where each counted variable's counters begin; counter 0 and its cuts are all responses. */
  readonly starts: readonly number[];
  /** Counters of one category: 1 alone, and 1 for each level of each cut. */
  readonly width: number;
  /** How many counters a wave can have. */
  readonly size: number;
};

/** Prefix of the counters of responses per place. */
export const placeCounter = 'at-';

/** Prefix of the counters of responses per mark. */
export const markCounter = 'is-';

/** A `select_multiple` category for "this option was not offered". */
const withheldOption = (code: string): string => `-${code}`;

function categoriesOf(item: Item, variable: Variable, questionnaire: Questionnaire): readonly string[] {
  const levels = levelsOf(variable, item);
  if (variable.kind === 'one' || item.type !== 'select_multiple' || !item.offered) return levels;
  return [...levels, ...optionsOf(questionnaire, item.list).map(({ code }) => withheldOption(code))];
}

/** The counting plan of a questionnaire version. */
export function planOf(questionnaire: Questionnaire): Plan {
  const counted = itemsOf(questionnaire).flatMap((item) =>
    variablesOf(item, questionnaire).map((variable) => ({
      item,
      variable,
      categories: categoriesOf(item, variable, questionnaire),
    })),
  );
  const cuts = questionnaire.breakdowns.map((breakdown) => ({
    breakdown,
    levels: breakdownLevels(questionnaire, breakdown),
  }));
  const width = 1 + cuts.reduce((sum, { levels }) => sum + levels.length, 0);
  const starts: number[] = [];
  let size = width;
  for (const { categories } of counted) {
    starts.push(size);
    size += categories.length * width;
  }
  return { questionnaire, counted, cuts, starts, width, size };
}

/** Counter names are positions in the immutable version, in base 36: a tenth of the bytes of the codes themselves. */
const counterAt = (position: number): string => `c${position.toString(36)}`;

/** Name of the counter of all responses of a wave. */
export const totalCounter = counterAt(0);

/** Position of a level of a cut within one category's counters. */
const offsetOf = (plan: Plan, cut: number, level: number): number =>
  1 + plan.cuts.slice(0, cut).reduce((sum, { levels }) => sum + levels.length, 0) + level;

const startOf = (plan: Plan, variable: number): number => plan.starts[variable] ?? plan.size;

/** Which of the items of at most `perPage` counters a counter is kept in; places and marks share one of their own. */
export function pageOf(counter: string, perPage: number): string {
  if (counter.startsWith(placeCounter) || counter.startsWith(markCounter)) return 'places';
  return `p${Math.floor(Number.parseInt(counter.slice(1), 36) / perPage)}`;
}

const categoryOf = (value: Value | undefined, item: Item): string => {
  if (value === undefined) return 'not_reached';
  if (isMissing(value)) return value.missing;
  if (typeof value === 'number' && item.type === 'integer') return bandCode(value, item.bands ?? [], item.max);
  return String(value);
};

function bandCode(value: number, bands: readonly number[], max: number): string {
  const index = bands.findLastIndex((low) => value >= low);
  return `${bands[index]}_${(bands[index + 1] ?? max + 1) - 1}`;
}

/** The categories one response falls into in one variable: exactly one, or the chosen and the not offered options. */
function fallsInto({ item, variable }: Counted, plan: Plan, answers: Answers): readonly string[] {
  const value = answers[variable.id];
  if (variable.kind === 'one' || value === undefined || isMissing(value)) return [categoryOf(value, item)];
  if (item.type !== 'select_multiple' || !item.offered) return codesOf(value);
  const left = optionsOf(plan.questionnaire, item.list).filter((option) => !isOffered(item, option, answers));
  return [...codesOf(value), ...left.map(({ code }) => withheldOption(code))];
}

const levelOf = ({ breakdown }: Cut, plan: Plan, response: Response): string => {
  if ('by' in breakdown) return response.language;
  const item = itemsOf(plan.questionnaire).find(({ id }) => id === breakdown.item);
  return item ? categoryOf(response.answers[item.id], item) : 'not_reached';
};

/** What one response adds to a wave's tally: 1 in each counter it falls into. */
export function contributionOf(plan: Plan, response: Response): Tally {
  const offsets = plan.cuts.flatMap((cut, index) => {
    const level = cut.levels.indexOf(levelOf(cut, plan, response));
    return level < 0 ? [] : [offsetOf(plan, index, level)];
  });
  const at = (base: number): readonly string[] => [0, ...offsets].map((offset) => counterAt(base + offset));
  const counters = plan.counted.flatMap((counted, variable) =>
    fallsInto(counted, plan, response.answers).flatMap((category) => {
      const position = counted.categories.indexOf(category);
      return position < 0 ? [] : at(startOf(plan, variable) + position * plan.width);
    }),
  );
  const place = response.place === undefined ? [] : [`${placeCounter}${response.place}`];
  const marks = (response.marks ?? []).map((mark) => `${markCounter}${mark}`);
  return new Map([...at(0), ...place, ...marks, ...counters].map((counter) => [counter, 1]));
}

/** Sum of tallies; counters that come to zero are left out, so that equal tallies are equal maps. */
export function mergeTallies(tallies: Iterable<Tally>, sign: 1 | -1 = 1): Tally {
  const sum = new Map<string, number>();
  for (const tally of tallies)
    for (const [counter, count] of tally) sum.set(counter, (sum.get(counter) ?? 0) + sign * count);
  return new Map([...sum].filter(([, count]) => count !== 0));
}

export const addTally = (a: Tally, b: Tally): Tally => mergeTallies([a, b]);

export const subtractTally = (a: Tally, b: Tally): Tally => mergeTallies([a, mergeTallies([b], -1)]);

/** Counters in which two tallies differ, with both counts. Empty where they are equal. */
export function differingCounters(a: Tally, b: Tally): readonly { counter: string; a: number; b: number }[] {
  const counters = [...new Set([...a.keys(), ...b.keys()])].sort();
  return counters
    .map((counter) => ({ counter, a: a.get(counter) ?? 0, b: b.get(counter) ?? 0 }))
    .filter((pair) => pair.a !== pair.b);
}

/** The exact cells of one declared table, `[row][column]`, read from a tally. */
export function tabulate(plan: Plan, table: Table, tally: Tally): readonly (readonly number[])[] {
  const variable = plan.counted.findIndex((counted) => counted.variable.id === table.variable);
  const counted = plan.counted[variable];
  if (!counted) throw new RangeError(`table "${table.id}": variable "${table.variable}" is not counted`);
  const cut = plan.cuts.findIndex(({ breakdown }) => breakdown.id === table.breakdown);
  return table.rows.map((_, row) => {
    const offset = cut < 0 ? 0 : offsetOf(plan, cut, row);
    const count = (category: string): number => {
      const position = counted.categories.indexOf(category);
      if (position < 0) return 0;
      return tally.get(counterAt(startOf(plan, variable) + position * plan.width + offset)) ?? 0;
    };
    if (table.option === undefined) return table.columns.map(count);
    return optionCells(table, table.option, tally.get(counterAt(offset)) ?? 0, count);
  });
}

/** A yes/no table of one option: "no" is what is left, since only chosen and not offered options are counted. */
function optionCells(table: Table, option: string, total: number, count: (category: string) => number) {
  const cells = new Map(table.columns.map((column) => [column, count(column)]));
  cells.set('yes', count(option));
  if (cells.has('not_relevant')) cells.set('not_relevant', count('not_relevant') + count(withheldOption(option)));
  cells.set('no', 0);
  const counted = [...cells.values()].reduce((sum, cell) => sum + cell, 0);
  cells.set('no', total - counted);
  return table.columns.map((column) => cells.get(column) ?? 0);
}
