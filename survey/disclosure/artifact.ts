import type { Protection } from './demand.ts';
import type { Group } from './pool.ts';

/** What decides what is shown. `minGroup` is the least size of a released group or answer in a broken-down table. */
export type Policy = Protection & { readonly minGroup: number };

/** Why a table, or the inside of one, is not shown. */
export type Reason = 'small_cell' | 'linked' | 'too_few';

/** A table as it may leave. Every total of it is shown; a hidden count is null, whatever it is hidden for. */
export type ProtectedTable = {
  readonly id: string;
  readonly item: string;
  readonly variable: string;
  readonly option?: string;
  readonly breakdown?: string;
  readonly rows: readonly Group[];
  readonly columns: readonly Group[];
  /** `margins`: the totals alone, every count is null. `withheld`: no rows and no columns either. */
  readonly status: 'published' | 'margins' | 'withheld';
  readonly counts: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly reason?: Reason;
};

type Shape = Pick<ProtectedTable, 'id' | 'item' | 'variable' | 'option' | 'breakdown'>;

const shapeOf = ({ id, item, variable, option, breakdown }: Shape): Shape => ({
  id,
  item,
  variable,
  ...(option === undefined ? {} : { option }),
  ...(breakdown === undefined ? {} : { breakdown }),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** A table of which nothing leaves but that it is withheld. */
export const withheld = (shape: Shape, reason: Reason): ProtectedTable => ({
  ...shapeOf(shape),
  rows: [],
  columns: [],
  status: 'withheld',
  counts: [],
  rowTotals: [],
  columnTotals: [],
  reason,
});

type Exact = {
  readonly rows: readonly Group[];
  readonly columns: readonly Group[];
  readonly cells: readonly (readonly number[])[];
};

/** A table with its totals and without the counts of `hidden`; with its totals alone where that is undefined. */
export function shown(
  shape: Shape,
  { rows, columns, cells }: Exact,
  hidden: readonly (readonly boolean[])[] | undefined,
): ProtectedTable {
  return {
    ...shapeOf(shape),
    rows,
    columns,
    status: hidden ? 'published' : 'margins',
    counts: cells.map((row, at) => row.map((cell, column) => (hidden && !hidden[at]?.[column] ? cell : null))),
    rowTotals: cells.map(sum),
    columnTotals: columns.map((_, column) => sum(cells.map((row) => row[column] ?? 0))),
    ...(hidden ? {} : { reason: 'small_cell' }),
  };
}

/** What is needed of a table for the share that is shown. */
type Seen = { readonly status: string; readonly counts?: readonly (readonly (number | null)[])[] };

/** The share of the counts of published tables that are shown, from what leaves alone; 1 where there are none. */
export function shareShown(tables: readonly Seen[]): number {
  const counts = tables.flatMap((table) => (table.status === 'published' ? (table.counts ?? []).flat() : []));
  return counts.length === 0 ? 1 : counts.filter((count) => count !== null).length / counts.length;
}
