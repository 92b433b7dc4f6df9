import { type Answers, codesOf, isMissing, type Value } from './answer.ts';
import { isOffered } from './items/choice.ts';
import { type Breakdown, type Item, itemsOf, optionsOf, type Questionnaire } from './questionnaire.ts';
import type { Response } from './response.ts';
import { branchesOf, breakdownLevels, fielded, levelsOf, placeBreakdown, type Table } from './table.ts';
import { type Variable, variablesOf } from './variable.ts';

/** Exact counts by counter name. Never leaves the tally and release functions. */
export type Tally = ReadonlyMap<string, number>;

type Counted = { readonly item: Item; readonly variable: Variable; readonly categories: readonly string[] };
type Cut = { readonly breakdown: Breakdown; readonly levels: readonly string[] };

/** A breakdown by places: the number of the cut they lie in, and what each lies in. */
type Branch = { readonly breakdown: string; readonly cut: number; readonly inside: ReadonlyMap<string, string> };

/** How a questionnaire version is counted; made once per version. */
export type Plan = {
  readonly questionnaire: Questionnaire;
  readonly counted: readonly Counted[];
  readonly cuts: readonly Cut[];
  readonly branch: Branch | undefined;
  /** Where each counted variable's counters begin; counter 0 and its cuts are all responses. */
  readonly starts: readonly number[];
  /** Counters of one category: 1 alone, and 1 for each level of each cut. */
  readonly width: number;
  /** How many counters a wave can have beside those of its places. */
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

/** The counting plan of a questionnaire version; of one as a wave asks it (`fielded`), with the wave's places. */
export function planOf(asked: Questionnaire): Plan {
  const questionnaire = fielded(asked, asked.places ?? []);
  const counted = itemsOf(questionnaire).flatMap((item) =>
    variablesOf(item, questionnaire).map((variable) => ({
      item,
      variable,
      categories: categoriesOf(item, variable, questionnaire),
    })),
  );
  const byPlace = placeBreakdown(questionnaire);
  const cuts = questionnaire.breakdowns.flatMap((breakdown) =>
    breakdown === byPlace ? [] : [{ breakdown, levels: breakdownLevels(questionnaire, breakdown) }],
  );
  const branch = byPlace && {
    breakdown: byPlace.id,
    cut: cuts.findIndex(({ breakdown: { id } }) => id === byPlace.in),
    inside: branchesOf(questionnaire, byPlace.id),
  };
  const width = 1 + cuts.reduce((sum, { levels }) => sum + levels.length, 0);
  const starts: number[] = [];
  let size = width;
  for (const { categories } of counted) {
    starts.push(size);
    size += categories.length * width;
  }
  return { questionnaire, counted, cuts, branch, starts, width, size };
}

/** Counter names are positions in the immutable version, in base 36: a tenth of the bytes of the codes themselves. */
const counterAt = (position: number): string => `c${position.toString(36)}`;

/** Name of the counter of all responses of a wave. */
export const totalCounter = counterAt(0);

/** Position of a level of a cut within one category's counters. */
const offsetOf = (plan: Plan, cut: number, level: number): number =>
  1 + plan.cuts.slice(0, cut).reduce((sum, { levels }) => sum + levels.length, 0) + level;

/** Number of a category among all that are counted; 0 are all responses. */
const slotOf = (plan: Plan, variable: number, position: number): number =>
  (plan.starts[variable] ?? plan.size) / plan.width + position;

/** Name of the counter of those in a slot who came by a place that a breakdown tells apart. */
const branchCounter = (place: string, slot: number): string => `@${place}@${slot.toString(36)}`;

/** How many items of at most `perPage` counters a response adds to for its place. */
export const branchPages = ({ branch, size, width }: Plan, perPage: number): number =>
  branch === undefined ? 0 : Math.ceil(size / width / perPage);

/**
 * Which of the items of at most `perPage` counters a counter is kept in. Responses per place and per mark share one of
 * their own, and each place has its own for what is counted of it.
 */
export function pageOf(counter: string, perPage: number): string {
  const [, place, slot = ''] = counter.split('@');
  if (place !== undefined) return `@${place}@${Math.floor(Number.parseInt(slot, 36) / perPage)}`;
  if (counter.startsWith(placeCounter) || counter.startsWith(markCounter)) return 'places';
  return `p${Math.floor(Number.parseInt(counter.slice(1), 36) / perPage)}`;
}

const categoryOf = (value: Value | undefined, item: Item): string => {
  if (value === undefined) return 'not_reached';
  if (isMissing(value)) return value.missing;
  if (typeof value === 'number' && item.type === 'integer') return bandCode(value, item.bands ?? [], item.max);
  return String(value);
};

/**
 * Name of a counter within its page: a place's counters are named after it by their page already. It must never be that
 * of a key (`pk`, `sk`).
 */
export const nameIn = (counter: string): string => (counter.startsWith('@') ? `n${counter.split('@')[2]}` : counter);

/** The counter of this name in a page. */
export const counterIn = (page: string, name: string): string =>
  page.startsWith('@') ? `@${page.split('@')[1]}@${name.slice(1)}` : name;

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

/** The place a response came by, where a breakdown tells it apart and it lies in what the response says. */
function placesOf(plan: Plan, response: Response): readonly string[] {
  const { inside = new Map<string, string>(), cut = -1 } = plan.branch ?? {};
  const [above, place] = [plan.cuts[cut], response.place ?? ''];
  const level = above && levelOf(above, plan, response);
  return level !== undefined && place !== level && inside.get(place) === level ? [place] : [];
}

/** What one response adds to a wave's tally: 1 in each counter it falls into. */
export function contributionOf(plan: Plan, response: Response): Tally {
  const offsets = plan.cuts.flatMap((cut, index) => {
    const level = cut.levels.indexOf(levelOf(cut, plan, response));
    return level < 0 ? [] : [offsetOf(plan, index, level)];
  });
  const places = placesOf(plan, response);
  const at = (slot: number): readonly string[] => [
    ...[0, ...offsets].map((offset) => counterAt(slot * plan.width + offset)),
    ...places.map((place) => branchCounter(place, slot)),
  ];
  const counters = plan.counted.flatMap((counted, variable) =>
    fallsInto(counted, plan, response.answers).flatMap((category) => {
      const position = counted.categories.indexOf(category);
      return position < 0 ? [] : at(slotOf(plan, variable, position));
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

/** How many are counted in a slot, of one row of a table. */
type Read = (slot: number) => number;

/** How each row of a table is read: those without a place are who is left of what the places lie in. */
function readsOf(plan: Plan, table: Table, tally: Tally): readonly Read[] {
  const of = (counter: string): number => tally.get(counter) ?? 0;
  const branch = plan.branch?.breakdown === table.breakdown ? plan.branch : undefined;
  const cut = branch?.cut ?? plan.cuts.findIndex(({ breakdown }) => breakdown.id === table.breakdown);
  const inCut = (row: number): Read => {
    const offset = cut < 0 ? 0 : offsetOf(plan, cut, row);
    return (slot) => of(counterAt(slot * plan.width + offset));
  };
  if (!branch) return table.rows.map((_, row) => inCut(row));
  const byPlace =
    (place: string): Read =>
    (slot) =>
      of(branchCounter(place, slot));
  return table.rows.map((code) => {
    if (branch.inside.get(code) !== code) return byPlace(code);
    const all = inCut(plan.cuts[cut]?.levels.indexOf(code) ?? -1);
    const places = [...branch.inside].flatMap(([place, level]) => (level === code && place !== code ? [place] : []));
    return (slot) => places.reduce((left, place) => left - byPlace(place)(slot), all(slot));
  });
}

/** The exact cells of one declared table, `[row][column]`, read from a tally. */
export function tabulate(plan: Plan, table: Table, tally: Tally): readonly (readonly number[])[] {
  const variable = plan.counted.findIndex((counted) => counted.variable.id === table.variable);
  const counted = plan.counted[variable];
  if (!counted) throw new RangeError(`table "${table.id}": variable "${table.variable}" is not counted`);
  return readsOf(plan, table, tally).map((read) => {
    const count = (category: string): number => {
      const position = counted.categories.indexOf(category);
      return position < 0 ? 0 : read(slotOf(plan, variable, position));
    };
    return table.option === undefined ? table.columns.map(count) : optionCells(table, table.option, read(0), count);
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
