/** The least and the greatest whole number that a hidden cell can be; both included. */
export type Interval = { readonly low: number; readonly high: number };

/** Counts with null where they are hidden, and the totals of every row and column. */
export type Margined = {
  readonly counts: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
};

type Capacity = number[][];

const at = (capacity: Capacity, from: number, to: number): number => capacity[from]?.[to] ?? 0;

function put(capacity: Capacity, from: number, to: number, value: number): void {
  const row = capacity[from];
  if (row) row[to] = value;
}

/** A shortest path with room from `from` to `to`, as the node before each node on it; undefined where there is none. */
function findPath(capacity: Capacity, from: number, to: number): ReadonlyMap<number, number> | undefined {
  const before = new Map([[from, from]]);
  const queue = [from];
  for (const node of queue)
    for (const [next, room] of (capacity[node] ?? []).entries())
      if (room > 0 && !before.has(next)) {
        before.set(next, node);
        if (next === to) return before;
        queue.push(next);
      }
  return undefined;
}

/** Arcs of the path that ends in `to`. */
function arcsOf(before: ReadonlyMap<number, number>, to: number): readonly (readonly [number, number])[] {
  const arcs: [number, number][] = [];
  for (let node = to, last = before.get(node); last !== undefined && last !== node; last = before.get(node)) {
    arcs.push([last, node]);
    node = last;
  }
  return arcs;
}

/**
 * The maximum flow between two nodes by shortest augmenting paths (Edmonds and Karp 1972). Leaves the residual
 * capacities in `capacity`.
 */
function pushAll(capacity: Capacity, from: number, to: number): number {
  let pushed = 0;
  for (let path = findPath(capacity, from, to); path; path = findPath(capacity, from, to)) {
    const arcs = arcsOf(path, to);
    const room = Math.min(...arcs.map(([a, b]) => at(capacity, a, b)));
    if (room === Number.POSITIVE_INFINITY) return room;
    for (const [a, b] of arcs) {
      put(capacity, a, b, at(capacity, a, b) - room);
      put(capacity, b, a, at(capacity, b, a) + room);
    }
    pushed += room;
  }
  return pushed;
}

const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

/** Nodes are the rows, then the columns, then a source and a sink; arcs of hidden cells have no limit. */
function networkOf({ counts, rowTotals, columnTotals }: Margined) {
  const [rows, columns] = [rowTotals.length, columnTotals.length];
  const [source, sink] = [rows + columns, rows + columns + 1];
  const capacity: Capacity = Array.from({ length: sink + 1 }, () => new Array<number>(sink + 1).fill(0));
  const ofRow = rowTotals.map((total, row) => total - sum(counts[row] ?? []));
  const ofColumn = columnTotals.map((total, column) => total - sum(counts.map((row) => row[column] ?? null)));
  for (const [row, need] of ofRow.entries()) put(capacity, source, row, need);
  for (const [column, need] of ofColumn.entries()) put(capacity, rows + column, sink, need);
  const hidden = counts.flatMap((row, y) => row.flatMap((cell, x) => (cell === null ? [{ row: y, column: x }] : [])));
  for (const { row, column } of hidden) put(capacity, row, rows + column, Number.POSITIVE_INFINITY);
  const isFair = Math.min(0, ...ofRow, ...ofColumn) === 0 && sum(ofRow) === sum(ofColumn);
  return { capacity, hidden, source, sink, rows, isFeasible: isFair && pushAll(capacity, source, sink) === sum(ofRow) };
}

/**
 * The feasible interval of every hidden cell of one table whose totals are known (Handbook on Statistical Disclosure
 * Control, 2nd edition, 4.2.2), by maximum flow: a cell can rise by what returns from its column to its row through
 * the other hidden cells, and fall by what goes there through them. Undefined where no table has these totals.
 */
export function flowIntervals(
  table: Margined,
): readonly ({ readonly row: number; readonly column: number } & Interval)[] | undefined {
  const { capacity, hidden, rows, source, sink, isFeasible } = networkOf(table);
  if (!isFeasible) return undefined;
  const inner = capacity.map((row, from) =>
    from === source || from === sink
      ? row.map(() => 0)
      : row.map((room, to) => (to === source || to === sink ? 0 : room)),
  );
  return hidden.map(({ row, column }) => {
    const value = at(inner, rows + column, row);
    const without = (): Capacity => {
      const copy = inner.map((line) => [...line]);
      put(copy, row, rows + column, 0);
      put(copy, rows + column, row, 0);
      return copy;
    };
    const fall = Math.min(value, pushAll(without(), row, rows + column));
    return { row, column, low: value - fall, high: value + pushAll(without(), rows + column, row) };
  });
}
