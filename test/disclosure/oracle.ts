import { createHmac } from 'node:crypto';

/** A secret as node code gives it: the first 32 bits of HMAC-SHA-256. */
export const keyedBy =
  (key: string) =>
  (text: string): number =>
    createHmac('sha256', key).update(text).digest().readUInt32BE(0);

/** Names of a table's rows and columns for a key. */
export const namesOf = (cells: readonly (readonly number[])[], key = 'key', table = 'table') => ({
  table,
  rows: cells.map((_, row) => `row ${row}`),
  columns: (cells[0] ?? []).map((_, column) => `column ${column}`),
  keyed: keyedBy(key),
});

type Grid = readonly (readonly number[])[];
type Mask = readonly (readonly boolean[])[];

/**
 * Whether there is a table of whole numbers from 0 on with the same totals and the same shown counts in which one
 * hidden cell has this value. Tries one number after the other: for small tables, and with nothing of the engine in it.
 */
export function isPossible(cells: Grid, hidden: Mask, at: readonly [number, number], value: number): boolean {
  const spots = cells.flatMap((row, r) => row.flatMap((_, c) => (hidden[r]?.[c] ? [[r, c] as const] : [])));
  const rows = cells.map((row, r) => row.reduce((sum, cell, c) => sum + (hidden[r]?.[c] ? cell : 0), 0));
  const columns = (cells[0] ?? []).map((_, c) =>
    cells.reduce((sum, row, r) => sum + (hidden[r]?.[c] ? (row[c] ?? 0) : 0), 0),
  );
  const lastIn = (index: 0 | 1) => new Map(spots.map((spot, order) => [spot[index], order]));
  const [lastRow, lastColumn] = [lastIn(0), lastIn(1)];
  const take = (r: number, c: number, amount: number): void => {
    rows[r] = (rows[r] ?? 0) - amount;
    columns[c] = (columns[c] ?? 0) - amount;
  };
  /** From and up to which count a spot can be, where the last of a row or a column takes what is left of it. */
  const rangeOf = (order: number, r: number, c: number): readonly [number, number] => {
    const [inRow, inColumn] = [rows[r] ?? 0, columns[c] ?? 0];
    const must = [
      ...(r === at[0] && c === at[1] ? [value] : []),
      ...(lastRow.get(r) === order ? [inRow] : []),
      ...(lastColumn.get(c) === order ? [inColumn] : []),
    ];
    return [Math.max(0, ...must), Math.min(inRow, inColumn, ...must)];
  };
  const fits = (order: number): boolean => {
    const spot = spots[order];
    if (!spot) return true;
    const [r, c] = spot;
    const [low, high] = rangeOf(order, r, c);
    for (let amount = low; amount <= high; amount += 1) {
      take(r, c, amount);
      const found = fits(order + 1);
      take(r, c, -amount);
      if (found) return true;
    }
    return false;
  };
  return fits(0);
}

/** The hidden cells below k of which some value from 0 to k + c is not possible. */
export const exposed = (cells: Grid, hidden: Mask, { k, c }: { k: number; c: number }): readonly string[] =>
  cells.flatMap((row, r) =>
    row.flatMap((cell, column) => {
      const all = Array.from({ length: k + c + 1 }, (_, value) => value);
      const isSafe =
        cell >= k || (hidden[r]?.[column] && all.every((value) => isPossible(cells, hidden, [r, column], value)));
      return isSafe ? [] : [`${r},${column}`];
    }),
  );

export const countHidden = (hidden: Mask | undefined): number => (hidden ?? []).flat().filter(Boolean).length;

/** The fewest cells that protect a small table, found by trying all choices up to a size. */
export function fewest(cells: Grid, most: number, policy: { k: number; c: number }): number | undefined {
  const free = cells.flatMap((row, r) => row.flatMap((cell, c) => (cell >= policy.k ? [[r, c] as const] : [])));
  const mask = cells.map((row) => row.map((cell) => cell < policy.k));
  const isEnough = (from: number, left: number): boolean => {
    if (left === 0) return exposed(cells, mask, policy).length === 0;
    for (let at = from; at < free.length; at += 1) {
      const [r = 0, c = 0] = free[at] ?? [];
      const row = mask[r];
      if (!row) continue;
      row[c] = true;
      const found = isEnough(at + 1, left - 1);
      row[c] = false;
      if (found) return true;
    }
    return false;
  };
  for (let size = 0; size <= most; size += 1) if (isEnough(0, size)) return countHidden(mask) + size;
  return undefined;
}
