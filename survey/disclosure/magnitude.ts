import { boundless, type Demand } from './demand.ts';
import { costsOf, type Names } from './keyed.ts';
import { type Network, networkOf } from './network.ts';
import { hide } from './protect.ts';

/** What one respondent adds to a cell: a club and its members. */
export type Contribution = { readonly from: string; readonly amount: number };

/** Contributions by row and column; `parents` as in `networkOf`, with those of the towns in the rows of the county. */
export type Amounts = {
  readonly cells: readonly (readonly (readonly Contribution[])[])[];
  readonly parents?: readonly number[] | undefined;
};

/** The p of the p% rule is to be kept to oneself (SDC handbook 2nd ed., 4.2.1). */
export type Dominance = { readonly least: number; readonly percent: number };

export type Cell = {
  readonly total: number;
  readonly most: number;
  readonly rest: number;
  readonly contributors: number;
};

/** A cell's total, its largest contribution, and what is left without the two largest; a holding counts once. */
export function cellOf(contributions: readonly Contribution[]): Cell {
  const by = new Map<string, number>();
  for (const { from, amount } of contributions) if (amount > 0) by.set(from, (by.get(from) ?? 0) + amount);
  const sizes = [...by.values()].toSorted((a, b) => b - a);
  const [most = 0, second = 0] = sizes;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return { total, most, rest: total - most - second, contributors: sizes.length };
}

/**
 * A total of fewer than `least` contributors is to be hidden, and one that the second largest of them could tell the
 * largest from by less than `percent`: X - x1 - x2 < p% of x1; by what is lacking an attacker must be unsure
 * (SDC handbook 2nd ed., 4.2.1). Another cell helps by what its largest contributor cannot rule out, X - x1, and not
 * at all where it has fewer than `least`: each of these knows it.
 */
export function demandOf(network: Network, cells: readonly Cell[], { least, percent }: Dominance): Demand {
  const lacking = ({ most, rest }: Cell): number => Math.ceil((percent * most) / 100 - rest);
  const isFew = ({ contributors }: Cell): boolean => contributors < least;
  const of = (number: (cell: Cell) => number): Int32Array => Int32Array.from(cells, number);
  const primary = Uint8Array.from(cells, (cell) => (isFew(cell) || lacking(cell) > 0 ? 1 : 0));
  const asked = Int32Array.from(cells, (cell, arc) => (primary[arc] === 1 ? Math.max(1, lacking(cell)) : 0));
  const total = of((cell) => cell.total);
  return {
    network,
    primary,
    up: asked,
    down: asked.map((amount, arc) => Math.min(amount, total[arc] ?? 0)),
    capacities: {
      raise: of((cell) => (isFew(cell) ? 0 : boundless)),
      lower: of((cell) => (isFew(cell) ? 0 : cell.total - cell.most)),
    },
    own: { raise: of(() => boundless), lower: total },
  };
}

/**
 * Which cells of a table of sums are hidden, `[row][column]`: members by sport and town, say. All totals are shown.
 * Undefined where no choice protects them. How many contribute to a cell is itself a count, and not for this table.
 */
export function protectAmounts(
  { cells, parents }: Amounts,
  names: Names,
  dominance: Dominance,
): readonly (readonly boolean[])[] | undefined {
  const width = names.columns.length;
  const network = networkOf(names.rows.length, width, parents);
  const demand = demandOf(network, cells.flat().map(cellOf), dominance);
  const chosen = hide(demand, costsOf(names));
  return chosen && names.rows.map((_, row) => names.columns.map((__, column) => chosen[row * width + column] === 1));
}
