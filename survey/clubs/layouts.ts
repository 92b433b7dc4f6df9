import type { ReportingClub } from './tables.ts';

/** A row or a column: one code, or several that are counted together. */
export type Line = { readonly code: string; readonly members: readonly string[] };

/** How a table is divided. */
export type Layout = { readonly rows: readonly Line[]; readonly columns: readonly Line[] };

/** Where an amount of a club stands in the finest table. */
export type Entry = { readonly row: string; readonly column: string; readonly amount: number };

export const line = (code: string): Line => ({ code, members: [code] });

type Holders = { readonly code: string; readonly holdings: ReadonlySet<string> };

/** Which clubs stand behind each code. */
function holdersOf(clubs: readonly ReportingClub[], codesOf: (club: ReportingClub) => readonly string[]): Holders[] {
  const all = new Map<string, Set<string>>();
  for (const club of clubs)
    for (const code of codesOf(club)) all.set(code, (all.get(code) ?? new Set()).add(club.holding));
  return [...all].map(([code, holdings]) => ({ code, holdings }));
}

/**
 * Lines of at least `least` clubs each, in the order of their codes: those of fewer together as the last one, with the
 * next smallest until they are enough. One line where all are not enough.
 */
export function pooledLines(
  clubs: readonly ReportingClub[],
  codesOf: (club: ReportingClub) => readonly string[],
  least: number,
): readonly Line[] {
  const holders = holdersOf(clubs, codesOf).toSorted(
    (a, b) => a.holdings.size - b.holdings.size || (a.code < b.code ? -1 : 1),
  );
  const together = (count: number): number =>
    new Set(holders.slice(0, count).flatMap(({ holdings }) => [...holdings])).size;
  let few = holders.filter(({ holdings }) => holdings.size < least).length;
  while (few > 0 && few < holders.length && together(few) < least) few += 1;
  const codes = (some: readonly Holders[]): readonly string[] => some.map(({ code }) => code).toSorted();
  const pooled = codes(holders.slice(0, few));
  const rest = pooled.length > 1 ? [{ code: 'rest', members: pooled }] : pooled.map(line);
  return [...codes(holders.slice(few)).map(line), ...rest];
}

/** All members of lines in one. */
const whole = (lines: readonly Line[]): readonly Line[] => [
  { code: 'all', members: lines.flatMap(({ members }) => members) },
];

const keyOf = ({ rows, columns }: Layout): string => JSON.stringify([rows, columns]);

/**
 * Divisions of a table from the finest to the coarsest: rows and columns by turns coarser, then rows alone, then the
 * total. None stands there twice.
 */
export function laddered(rows: readonly (readonly Line[])[], columns: readonly (readonly Line[])[]): readonly Layout[] {
  const steps = Math.max(rows.length, columns.length);
  const at = <T>(list: readonly T[], index: number): readonly T[] =>
    list.slice(Math.min(index, list.length - 1)).slice(0, 1);
  const layouts: Layout[] = [];
  const add = (row: readonly (readonly Line[])[], column: readonly (readonly Line[])[]): void => {
    for (const one of row) for (const other of column) layouts.push({ rows: one, columns: other });
  };
  for (let step = 0; step < steps; step += 1) {
    add(at(rows, step), at(columns, step));
    add(at(rows, step + 1), at(columns, step));
  }
  for (const own of rows) add([own], at(columns, 0).map(whole));
  add(at(rows, 0).map(whole), at(columns, 0).map(whole));
  return [...new Map(layouts.map((layout) => [keyOf(layout), layout])).values()];
}
