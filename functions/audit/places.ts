import type { Model, Terms } from './model.ts';

/** A released table of clubs' figures, as far as an attacker reads it: null is hidden, and so is what is not there. */
export type SeenTable = {
  readonly id: string;
  readonly status: 'published' | 'withheld';
  readonly counts: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
};

/** What each club gave to each cell; nobody could give anything to a cell without entries. */
export type Given = readonly (readonly (readonly { from: string; amount: number }[])[])[];

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
export type Sums = ReadonlyMap<string, number>;

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

/** What clubs gave together. */
export const total = (sums: Sums): number => [...sums.values()].reduce((sum, amount) => sum + amount, 0);

/** A place with what each club gave to it. */
export type Seen = Place & { readonly clubs: Sums; readonly isEmpty: boolean };

/** Every cell and total of a table with what each club gave to it. */
export const seenIn = (given: Given): readonly Seen[] =>
  placesOf(given).map((place) => {
    const entries = entriesAt(given, place);
    return { ...place, clubs: sumsBy(entries), isEmpty: entries.length === 0 };
  });

/** What a table shows in a place: null where it is hidden. */
export const shownAt = (table: SeenTable, { row, column }: Place): number | null | undefined => {
  if (row === undefined) return table.columnTotals[column ?? 0];
  return column === undefined ? table.rowTotals[row] : table.counts[row]?.[column];
};

/** Everything that was given to a table. */
export const wholeOf = (given: Given): Pick<Seen, 'clubs' | 'isEmpty'> => ({
  clubs: sumsBy(given.flat(2)),
  isEmpty: given.flat(2).length === 0,
});

/** Who attacks, and what each place's variable is called. */
type View = { readonly insider: string | undefined; readonly nameOf: (place: string) => string };

/** What the attacker writes down of one place: what is shown, or no less than what it knows to be in there. */
function say(model: Model, table: SeenTable, place: Seen, { insider, nameOf }: View): void {
  const terms: Terms = [[model.variable(nameOf(place.name)), 1]];
  const shown = shownAt(table, place);
  const own = (insider !== undefined && place.clubs.get(insider)) || 0;
  const isAlone = own > 0 && place.clubs.size === 1;
  if (place.isEmpty) model.equal(terms, 0);
  else if (typeof shown === 'number') model.equal(terms, shown);
  else if (isAlone) model.equal(terms, own);
  else if (own > 0) model.between(terms, own, Number.POSITIVE_INFINITY);
}

/** Writes down all that an attacker knows of one table: its sums, what it shows, and what he gave himself. */
export function writeTable(
  model: Model,
  table: SeenTable,
  { given, places, ...view }: View & { readonly given: Given; readonly places: readonly Seen[] },
): void {
  const variable = (place: string): number => model.variable(view.nameOf(place));
  const sumIs = (parts: readonly string[], whole: string): void =>
    model.equal([...parts.map((part) => [variable(part), 1] as const), [variable(whole), -1]], 0);
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
    rows.map((row) => [variable(`${row},`), 1] as const),
    table.total ?? 0,
  );
  for (const place of places) say(model, table, place, view);
}

/** By how much an attacker must be unsure of a place; undefined where it needs no protection. */
export const levelOf = ({ clubs, isEmpty }: Pick<Seen, 'clubs' | 'isEmpty'>, rule: Rule): number | undefined =>
  isEmpty ? undefined : levelIn(clubs, rule);

/** By how much an attacker must be unsure of a sum of these; undefined where it needs no protection. */
export function levelIn(clubs: Sums, { least, percent }: Rule): number | undefined {
  const [most = 0, second = 0] = [...clubs.values()].toSorted((a, b) => b - a);
  const lacking = Math.ceil((percent * most) / 100 - (total(clubs) - most - second));
  return clubs.size >= least && lacking <= 0 ? undefined : Math.max(1, lacking);
}
