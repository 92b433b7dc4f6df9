/**
 * The equations of a table as a network: a cell is an arc, an equation is a node. A leaf row's equation (its cells are
 * its total) and a column's equation at every inner node of the tree of rows (the children are the parent) have each
 * cell once coming in and once going out, so that another table with the same totals is a circulation
 * (SDC handbook 2nd ed., 4.2.2; Castro 2012, Recent advances in optimization techniques for statistical tabular data).
 */
export type Network = {
  readonly nodes: number;
  readonly arcs: number;
  readonly tails: Int32Array;
  readonly heads: Int32Array;
  /** Where each node's ways begin in `ways`; one more than there are nodes. */
  readonly starts: Int32Array;
  /** Ways out of the nodes: `2 * arc` along it (the cell is raised), `2 * arc + 1` against it (the cell is lowered). */
  readonly ways: Int32Array;
};

/** Number of the node that a way leads to. */
export const endOf = ({ tails, heads }: Network, way: number): number =>
  (way % 2 === 0 ? heads[way >> 1] : tails[way >> 1]) ?? 0;

function joined(nodes: number, tails: Int32Array, heads: Int32Array): Network {
  const starts = new Int32Array(nodes + 1);
  const count = (node: number, by: number): void => {
    starts[node] = (starts[node] ?? 0) + by;
  };
  for (const ends of [tails, heads]) for (const node of ends) count(node + 1, 1);
  for (let node = 1; node <= nodes; node += 1) count(node, starts[node - 1] ?? 0);
  const next = starts.slice();
  const ways = new Int32Array(2 * tails.length);
  const put = (node: number, way: number): void => {
    ways[next[node] ?? 0] = way;
    next[node] = (next[node] ?? 0) + 1;
  };
  tails.forEach((tail, arc) => {
    put(tail, 2 * arc);
    put(heads[arc] ?? 0, 2 * arc + 1);
  });
  return { nodes, arcs: tails.length, tails, heads, starts, ways };
}

/**
 * The network of a table of `rows` by `columns`; arc `row * columns + column` is its cell. `parents` makes the rows a
 * tree (county > town > facility): the row that each row is part of, -1 below the column totals. Without it the rows are flat.
 */
export function networkOf(rows: number, columns: number, parents: readonly number[] = []): Network {
  const inner = new Set(parents);
  const columnNode = (row: number, column: number): number => rows + (row + 1) * columns + column;
  const tails = new Int32Array(rows * columns);
  const heads = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const arc = row * columns + column;
      tails[arc] = inner.has(row) ? columnNode(row, column) : row;
      heads[arc] = columnNode(parents[row] ?? -1, column);
    }
  return joined(rows + (inner.size > 0 ? rows + 1 : 1) * columns, tails, heads);
}
