import type { Demand } from './demand.ts';
import { costsOf, type Names } from './keyed.ts';
import { type Contribution, cellOf, type Dominance, demandOf } from './magnitude.ts';
import { networkOf } from './network.ts';
import { hide } from './protect.ts';

/** Contributions by row and column. A cell that nobody could contribute to has none, not even of 0: it is known to be 0. */
export type Contributions = readonly (readonly (readonly Contribution[])[])[];

/** What is hidden of a table of sums: its cells, and the totals of rows and columns. The grand total never is. */
export type Hidden = {
  readonly cells: readonly (readonly boolean[])[];
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
};

/** A total is dearer to hide than a cell: it is what people look for first (design note, section 4). */
const totalCost = 20;

/** The table with its totals as one more row and column. */
const bordered = (cells: Contributions): Contributions => {
  const width = cells[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => cells.flatMap((row) => row[column] ?? []));
  return [...cells.map((row) => [...row, row.flat()]), [...columns, cells.flat(2)]];
};

/** A cell that is known: not to be hidden, and no help to another one. */
const isKnown = (contributions: readonly Contribution[]): boolean => contributions.length === 0;

/**
 * What is asked of a table with its totals. In the network of the bordered table a total takes part with its sign
 * turned (its row's cells are it, so that raising a cell and lowering the total are the same way round), and the grand
 * total not at all.
 */
function borderedDemand(all: Contributions, width: number, dominance: Dominance): Demand {
  const flat = all.flat();
  const cells = flat.map(cellOf);
  const last = flat.length - 1;
  const demand = demandOf(networkOf(all.length, width), cells, dominance);
  const isTotal = (arc: number): boolean => arc >= flat.length - width || arc % width === width - 1;
  const isFixed = (arc: number): boolean => {
    return arc === last || isKnown(flat[arc] ?? []);
  };
  const of = (numbers: Int32Array | Uint8Array, turned: Int32Array | Uint8Array): Int32Array =>
    Int32Array.from(numbers, (number, arc) => (isFixed(arc) ? 0 : isTotal(arc) ? (turned[arc] ?? 0) : number));
  const both = ({ raise, lower }: Demand['own']): Demand['own'] => ({
    raise: of(raise, lower),
    lower: of(lower, raise),
  });
  return {
    network: demand.network,
    primary: Uint8Array.from(of(demand.primary, demand.primary)),
    up: of(demand.up, demand.down),
    down: of(demand.down, demand.up),
    capacities: both(demand.capacities),
    own: both(demand.own),
  };
}

/** Whether a sum of contributions may be shown by itself. */
export function isSafe(contributions: readonly Contribution[], { least, percent }: Dominance): boolean {
  const cell = cellOf(contributions);
  return isKnown(contributions) || (cell.contributors >= least && cell.rest * 100 >= percent * cell.most);
}

/**
 * Which cells and totals of a table of sums are hidden, so that neither an outsider nor a contributor who knows its own
 * figures comes closer to another one's than the p% rule allows. Undefined where no choice does. The grand total is
 * shown, so ask `isSafe` of all contributions first.
 */
export function protectTable(cells: Contributions, names: Names, dominance: Dominance): Hidden | undefined {
  const [height, width] = [cells.length + 1, names.columns.length + 1];
  const all = bordered(cells);
  const costs = costsOf({ ...names, rows: [...names.rows, ''], columns: [...names.columns, ''] });
  const isTotal = (arc: number): boolean => arc >= (height - 1) * width || arc % width === width - 1;
  const chosen = hide(borderedDemand(all, width, dominance), (seed) =>
    costs(seed).map((cost, arc) => (isTotal(arc) ? totalCost * cost : cost)),
  );
  if (!chosen) return undefined;
  const at = (row: number, column: number): boolean =>
    chosen[row * width + column] === 1 && !isKnown(all[row]?.[column] ?? []);
  return {
    cells: cells.map((row, index) => row.map((_, column) => at(index, column))),
    rows: cells.map((_, row) => at(row, width - 1)),
    columns: names.columns.map((_, column) => at(height - 1, column)),
  };
}
