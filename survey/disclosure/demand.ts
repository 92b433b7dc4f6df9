import type { Capacities } from './flow.ts';
import type { Network } from './network.ts';

/** What is asked of the hidden cells of a table, cell by cell in the order of the network's arcs. */
export type Demand = {
  readonly network: Network;
  /** 1 for the cells that must be hidden. */
  readonly primary: Uint8Array;
  /** By how much an attacker must think that a primary cell could be higher, and lower. */
  readonly up: Int32Array;
  readonly down: Int32Array;
  /** How far a hidden cell can move for another one's sake. */
  readonly capacities: Capacities;
  /** How far a cell that must be hidden can itself move. */
  readonly own: Capacities;
  /** The same with small cells held to their value, for the equivalence of nodes; none where that does not hold. */
  readonly held?: { readonly capacities: Capacities; readonly least: number } | undefined;
};

/** Counts of people: rows of cells, and what else is known of them. */
export type Counts = {
  readonly cells: readonly (readonly number[])[];
  /** The row each row is part of, -1 below the totals; flat without. */
  readonly parents?: readonly number[] | undefined;
  /** The lowest and the highest each cell could be by what other tables tell. */
  readonly bounds?: readonly (readonly (readonly [number, number])[])[] | undefined;
};

/** The smallest publishable count, and how many respondents may put together what they know of themselves. */
export type Protection = { readonly k: number; readonly c: number };

/** More than any count; sums of some of them still fit into 32 bits. */
export const boundless = 2 ** 30;

/**
 * Every count below k, 0 too, is to be hidden so that everything from 0 to k + c stays possible: then c respondents
 * who take out themselves still see up to k (design note, section 3; "zeros are disclosive": SDC handbook, 5.2).
 *
 * Nodes are equivalent where `least` = max(2(k - 1), k + c) units flow between them both ways with every small cell
 * held to its own value: without any one of these at least k - 1 and k + c - v are left.
 */
export function demandOf(network: Network, { cells, bounds }: Counts, { k, c }: Protection): Demand {
  const values = Int32Array.from(cells.flat());
  const ranges = bounds?.flat();
  const primary = Uint8Array.from(values, (value) => (value < k ? 1 : 0));
  const raise = Int32Array.from(values, (value, arc) => Math.min(boundless, (ranges?.[arc]?.[1] ?? boundless) - value));
  const lower = Int32Array.from(values, (value, arc) => value - (ranges?.[arc]?.[0] ?? 0));
  const held = Int32Array.from(raise, (most, arc) => (primary[arc] === 1 ? Math.min(values[arc] ?? 0, most) : most));
  return {
    network,
    primary,
    up: Int32Array.from(values, (value, arc) => (primary[arc] === 1 ? k + c - value : 0)),
    down: Int32Array.from(values, (value, arc) => (primary[arc] === 1 ? value : 0)),
    capacities: { raise, lower },
    own: { raise, lower },
    held: { capacities: { raise: held, lower }, least: Math.max(2 * (k - 1), k + c) },
  };
}
