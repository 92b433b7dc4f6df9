import type { Table } from '../table.ts';

/** A table with its exact cells, `[row][column]`. */
export type CountedTable = { readonly table: Table; readonly cells: readonly (readonly number[])[] };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/**
 * Whether the tables of one rank, read together, tell of 1 to k - 1 people how many positions they gave. Everybody who
 * gives p positions gives each of the first p once, so over all options
 *
 * | sum of a row's cells                   | is how many gave            |
 * |----------------------------------------|-----------------------------|
 * | of position p                          | p positions or more         |
 * | of position p, less that of p + 1      | exactly p positions         |
 * | of one option, less position 1 of all  | none, though they were asked |
 *
 * `tables` are the options' tables in one breakdown. False where there are none.
 */
export function tellsOfFew(tables: readonly CountedTable[], k: number): boolean {
  const [first] = tables;
  if (!first) return false;
  const { columns } = first.table;
  const positions = columns.flatMap((column, index) => (/^\d+$/.test(column) ? [index] : []));
  return first.cells.some((row, level) => {
    const asked = sum(row) - (row[columns.indexOf('not_relevant')] ?? 0);
    const gave = positions.map((position) => sum(tables.map(({ cells }) => cells[level]?.[position] ?? 0)));
    return [asked, ...gave].some((count, index) => {
      const exactly = count - (gave[index] ?? 0);
      return exactly > 0 && exactly < k;
    });
  });
}
