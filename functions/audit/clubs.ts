import { type Model, newModel, type Terms } from './model.ts';
import { solveIntervals } from './solve.ts';

/** A released table of clubs' figures, as far as an attacker reads it: null is hidden, and so is what is not there. */
export type SeenTable = {
  readonly id: string;
  readonly status: 'published' | 'margins' | 'withheld';
  readonly counts: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
};

/** What each club gave to each cell; nobody could give anything to a cell without entries. */
export type Given = readonly (readonly (readonly { from: string; amount: number; named?: boolean }[])[])[];

/** A sum is protected below `least` clubs, and where the second largest comes closer to the largest than `percent`. */
export type Rule = { readonly least: number; readonly percent: number };

/** What an attacker finds out too well: a place whose range is narrower than the rule allows. */
export type Breach = {
  readonly table: string;
  readonly place: string;
  readonly value: number;
  readonly range: readonly [number, number];
};

/** A cell, or a total where a side is missing. */
type Place = { readonly name: string; readonly row?: number; readonly column?: number };
type Sums = ReadonlyMap<string, number>;

const placesOf = (given: Given): readonly Place[] => [
  ...given.flatMap((cells, row) => cells.map((_, column) => ({ name: `${row},${column}`, row, column }))),
  ...given.map((_, row) => ({ name: `${row},`, row })),
  ...(given[0] ?? []).map((_, column) => ({ name: `,${column}`, column })),
];

/** Everything that was given in a place. */
const entriesAt = (given: Given, { row, column }: Place): Given[number][number] =>
  (row === undefined ? given : given.slice(row, row + 1)).flatMap((cells) =>
    column === undefined ? cells.flat() : (cells[column] ?? []),
  );

function sumsBy(entries: Given[number][number]): Sums {
  const sums = new Map<string, number>();
  for (const { from, amount } of entries) if (amount > 0) sums.set(from, (sums.get(from) ?? 0) + amount);
  return sums;
}

const total = (sums: Sums): number => [...sums.values()].reduce((sum, amount) => sum + amount, 0);

/** A place with what is in it: of those who are protected, by club, and of those who agreed to be named. */
type Seen = Place & { readonly clubs: Sums; readonly named: number; readonly isEmpty: boolean };

function seenIn(given: Given): readonly Seen[] {
  return placesOf(given).map((place) => {
    const entries = entriesAt(given, place);
    const clubs = sumsBy(entries.filter(({ named }) => named !== true));
    return {
      ...place,
      clubs,
      named: total(sumsBy(entries.filter(({ named }) => named))),
      isEmpty: entries.length === 0,
    };
  });
}

const shownAt = (table: SeenTable, { row, column }: Place): number | null | undefined => {
  if (row === undefined) return table.columnTotals[column ?? 0];
  return column === undefined ? table.rowTotals[row] : table.counts[row]?.[column];
};

/** What the attacker writes down of one place: what is shown, or no less than what it knows to be in there. */
function say(model: Model, table: SeenTable, place: Seen, insider: string | undefined): void {
  const terms: Terms = [[model.variable(place.name), 1]];
  const shown = shownAt(table, place);
  const own = (insider !== undefined && place.clubs.get(insider)) || 0;
  const isAlone = own > 0 && place.clubs.size === 1;
  if (place.isEmpty) model.equal(terms, 0);
  else if (typeof shown === 'number') model.equal(terms, shown);
  else if (isAlone) model.equal(terms, own + place.named);
  else if (own + place.named > 0) model.between(terms, own + place.named, Number.POSITIVE_INFINITY);
}

function modelOf(table: SeenTable, given: Given, places: readonly Seen[], insider: string | undefined): Model {
  const model = newModel();
  const sumIs = (parts: readonly string[], whole: string): void =>
    model.equal([...parts.map((part) => [model.variable(part), 1] as const), [model.variable(whole), -1]], 0);
  const [rows, columns] = [[...given.keys()], [...(given[0] ?? []).keys()]];
  for (const row of rows)
    sumIs(
      columns.map((column) => `${row},${column}`),
      `${row},`,
    );
  for (const column of columns)
    sumIs(
      rows.map((row) => `${row},${column}`),
      `,${column}`,
    );
  model.equal(
    rows.map((row) => [model.variable(`${row},`), 1] as const),
    table.total ?? 0,
  );
  for (const place of places) say(model, table, place, insider);
  return model;
}

/** By how much an attacker must be unsure of a place; undefined where it needs no protection. */
function levelOf({ clubs, named, isEmpty }: Seen, { least, percent }: Rule): number | undefined {
  const [most = 0, second = 0] = [...clubs.values()].toSorted((a, b) => b - a);
  const lacking = Math.ceil((percent * most) / 100 - (total(clubs) - most - second));
  const isOpen = isEmpty || (clubs.size === 0 && named > 0);
  return isOpen || (clubs.size >= least && lacking <= 0) ? undefined : Math.max(1, lacking);
}

/**
 * Attacks one table from outside, or as one of its clubs, by linear programs over everything that it says: a breach is a
 * place whose range of values ends within what the p% rule asks for. The largest club of a place is not played against
 * it: the rule is about what the second largest learns of the largest. Throws where no world fits the table.
 */
export async function attackClubs(
  table: SeenTable,
  given: Given,
  rule: Rule,
  insider?: string,
): Promise<readonly Breach[]> {
  if (table.status === 'withheld') return [];
  const places = seenIn(given);
  const model = modelOf(table, given, places, insider);
  const asked = places.flatMap((place) => {
    const own = (insider !== undefined && place.clubs.get(insider)) || 0;
    const level = own > 0 && own === Math.max(...place.clubs.values()) ? undefined : levelOf(place, rule);
    if (level === undefined) return [];
    const open = total(place.clubs) - own;
    const value = open + own + place.named;
    return [{ place: place.name, value, low: value - Math.min(open, level), high: value + level }];
  });
  const targets = asked.map(({ place, low, high }) => ({
    terms: [[model.variable(place), 1]] as const,
    enough: { low, high },
  }));
  const { intervals } = await solveIntervals(model, targets);
  if (!intervals) throw new RangeError(`${table.id} fits no world, not even the true one`);
  return asked.flatMap(({ place, value, low, high }, index) => {
    const range = intervals[index] ?? { low: value, high: value };
    const isSafe = range.low <= low && range.high >= high;
    return isSafe ? [] : [{ table: table.id, place, value, range: [range.low, range.high] as const }];
  });
}

/** The strongest insiders, at most `most`: clubs that are alone in a place, then those that are the largest in many. */
export function strongest(given: Given, most: number): readonly string[] {
  const strength = new Map<string, number>();
  for (const { clubs } of seenIn(given)) {
    const [first] = [...clubs].toSorted(([, a], [, b]) => b - a);
    if (first) strength.set(first[0], (strength.get(first[0]) ?? 0) + (clubs.size === 1 ? 2 : 1));
  }
  return [...strength]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([club]) => club);
}

/** How many of the strongest clubs of each table an audit plays. */
const insiders = 10;

/**
 * The ids of the tables that must not leave: an attack on them from outside, or as one of their strongest clubs, finds a
 * figure too well. `given` are the exact contributions of each table, in the same order.
 */
export async function auditClubs(
  tables: readonly SeenTable[],
  given: readonly Given[],
  rule: Rule,
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const [at, table] of tables.entries()) {
    const own = given[at] ?? [];
    for (const insider of [undefined, ...strongest(own, insiders)]) {
      if (broken.at(-1) === table.id) break;
      if ((await attackClubs(table, own, rule, insider)).length > 0) broken.push(table.id);
    }
  }
  return broken;
}
