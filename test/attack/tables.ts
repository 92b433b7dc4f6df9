import type { Interval, Margined } from '../../functions/audit/flow.ts';
import { type Model, newModel, type Terms } from '../../functions/audit/model.ts';
import { solveIntervals } from '../../functions/audit/solve.ts';
import { seeded } from '../../survey/generate.ts';
import { type Cells, columnSums, sum } from './world.ts';

/** A table's counts with some of them hidden, and its totals. */
export const hide = (counts: Cells, isHidden: (row: number, column: number) => boolean): Margined => ({
  counts: counts.map((row, y) => row.map((cell, x) => (isHidden(y, x) ? null : cell))),
  rowTotals: counts.map(sum),
  columnTotals: columnSums(counts),
});

export const hideThese = (counts: Cells, cells: readonly (readonly [number, number, ...number[]])[]): Margined =>
  hide(counts, (row, column) => cells.some(([y, x]) => y === row && x === column));

/** A table's cells as a model's variables, with every equation that its totals give. */
function modelOf(table: Margined): { model: Model; cell: (row: number, column: number) => Terms } {
  const model = newModel();
  const cell = (row: number, column: number): Terms => [[model.variable(`${row}|${column}`), 1]];
  for (const [y, row] of table.counts.entries()) {
    model.equal(
      row.flatMap((_, x) => cell(y, x)),
      table.rowTotals[y] ?? 0,
    );
    for (const [x, count] of row.entries()) if (count !== null) model.equal(cell(y, x), count);
  }
  for (const [x, total] of table.columnTotals.entries())
    model.equal(
      table.counts.flatMap((_, y) => cell(y, x)),
      total,
    );
  return { model, cell };
}

const hiddenOf = ({ counts }: Margined): readonly { row: number; column: number }[] =>
  counts.flatMap((cells, row) => cells.flatMap((count, column) => (count === null ? [{ row, column }] : [])));

export type CellInterval = { readonly row: number; readonly column: number } & Interval;

/** The interval of every hidden cell by linear programs; undefined where no table has these totals. */
export async function linearIntervals(
  table: Margined,
  know: (model: Model, cell: (row: number, column: number) => Terms) => void = () => {},
): Promise<readonly CellInterval[] | undefined> {
  const { model, cell } = modelOf(table);
  know(model, cell);
  const hidden = hiddenOf(table);
  const { intervals } = await solveIntervals(
    model,
    hidden.map(({ row, column }) => ({ terms: cell(row, column) })),
  );
  return intervals && hidden.map((at, index) => ({ ...at, ...(intervals[index] ?? { low: 0, high: 0 }) }));
}

/** A random table of counts, sparse or dense: sizes and shares of small cells differ from seed to seed. */
export function someTable(seed: number, most = { rows: 20, columns: 10 }): Cells {
  const chance = seeded(seed);
  const upTo = (low: number, high: number): number => low + Math.floor(chance() * (high - low + 1));
  const [rows, columns] = [upTo(3, most.rows), upTo(2, most.columns)];
  const scale = 4 + 40 * chance();
  const weights = Array.from({ length: columns }, () => chance() ** 2);
  return Array.from({ length: rows }, () => {
    const size = scale * (0.3 + 2 * chance());
    return weights.map((weight) => Math.floor(size * weight * 2 * chance()));
  });
}
