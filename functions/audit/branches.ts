import type { AuditedTable, Group } from './artifact.ts';
import { type Seen, type Wire, worldsOf } from './worlds.ts';

/** A hidden cell of either table of a tree, and what it could be. */
export type Branched = Seen & { readonly table: AuditedTable; readonly row: Group; readonly column: Group };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

type Open = Wire & { readonly table: AuditedTable; readonly row: number; readonly column: number };

/** The row of the wider table that a row lies in. */
const rowAbove = (wide: AuditedTable, { in: inside }: Group): number =>
  wide.rows.findIndex(({ code }) => code === inside);

/** Whether both tables speak of the same answers and the same people. */
function fitsTogether(wide: AuditedTable, fine: AuditedTable): boolean {
  const inside = wide.rows.map((_, row) =>
    sum(fine.rows.map((place, at) => (rowAbove(wide, place) === row ? (fine.rowTotals?.[at] ?? 0) : 0))),
  );
  return (
    JSON.stringify(wide.columns) === JSON.stringify(fine.columns) &&
    JSON.stringify(wide.columnTotals) === JSON.stringify(fine.columnTotals) &&
    JSON.stringify(wide.rowTotals) === JSON.stringify(inside)
  );
}

/** Nodes: rows of the finer table, then answers within each row of the wider one, then answers. */
function equationsOf(wide: AuditedTable, fine: AuditedTable) {
  const width = fine.columns.length;
  const town = (row: number, column: number): number => fine.rows.length + row * width + column;
  const all = (column: number): number => fine.rows.length + wide.rows.length * width + column;
  const over = new Array<number>(all(width)).fill(0);
  const open: Open[] = [];
  const say = (table: AuditedTable, row: number, column: number, from: number, to: number): void => {
    const count = table.counts?.[row]?.[column] ?? null;
    if (count === null) open.push({ table, row, column, from, to });
    else {
      over[from] = (over[from] ?? 0) - count;
      over[to] = (over[to] ?? 0) + count;
    }
  };
  for (const [row, place] of fine.rows.entries()) {
    over[row] = (over[row] ?? 0) + (fine.rowTotals?.[row] ?? 0);
    for (let column = 0; column < width; column += 1) say(fine, row, column, row, town(rowAbove(wide, place), column));
  }
  for (let column = 0; column < width; column += 1) {
    for (const row of wide.rows.keys()) say(wide, row, column, town(row, column), all(column));
    over[all(column)] = (over[all(column)] ?? 0) - (fine.columnTotals?.[column] ?? 0);
  }
  return { open, over };
}

/**
 * What both levels of a tree tell together of each hidden cell of a table that is published, sought from 0 to `enough`: a
 * town's cell is the sum of those in it, every total is known. Undefined where no counts fit both tables.
 */
export function branchIntervals(
  wide: AuditedTable,
  fine: AuditedTable,
  enough: number,
): readonly Branched[] | undefined {
  if (!fitsTogether(wide, fine)) return undefined;
  const { open, over } = equationsOf(wide, fine);
  const worlds = worldsOf(open, over);
  return (
    worlds &&
    open.flatMap(({ table, row, column }, wire) => {
      const [group, answer] = [table.rows[row], table.columns[column]];
      if (table.status !== 'published' || !group || !answer) return [];
      return [{ table, row: group, column: answer, ...worlds.reach(wire, enough) }];
    })
  );
}
