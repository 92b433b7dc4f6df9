import { boundless, type Counts, type Demand, demandOf, type Protection } from './demand.ts';
import { type Field, fieldOf, flows, openOf } from './flow.ts';
import { type Costs, costsOf, type Names } from './keyed.ts';
import { type Network, networkOf } from './network.ts';
import { holds, isBridged, type Search, searchOf, secure } from './search.ts';

/** What a search may cost: how many are tried, and how many ways each may look at while it takes back cells. */
type Effort = { readonly tries: number; readonly patience: number };

/** More searches are tried where a table is small. What they look at is counted, since there is no clock here. */
const usualEffort = (cells: number): Effort => ({
  tries: cells <= 600 ? 16 : cells <= 2000 ? 4 : 1,
  patience: 4_000_000,
});

/** A tree has longer ways round, and a questionnaire of sixty items has sixty trees. */
const treeEffort = (cells: number): Effort => ({
  tries: cells <= 150 ? 16 : cells <= 300 ? 4 : 1,
  patience: 500_000,
});

/** The cells that are 1, the dearest first. */
const dearest = (chosen: Uint8Array, costs: Float64Array): readonly number[] =>
  [...chosen.keys()].filter((arc) => chosen[arc] === 1).sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0) || a - b);

/** Shows again what was hidden for others' sake and is not needed, the dearest first. */
function prune(search: Search, costs: Float64Array, primaries: number[], patience: number): void {
  const { demand, field, hidden } = search;
  const end = field.steps + patience;
  const { mask } = hidden;
  const added = mask.map((is, arc) => (demand.primary[arc] === 1 ? 0 : is));
  for (const arc of dearest(added, costs)) {
    mask[arc] = 0;
    const isSpare = isBridged(search, arc);
    if (!isSpare && (field.steps >= end || !holds(demand, hidden, field, primaries))) mask[arc] = 1;
  }
}

/** One choice of cells to hide that protects all that must be; undefined where there is none. */
function choose(demand: Demand, costs: Float64Array, field: Field, patience: number): Uint8Array | undefined {
  const search = searchOf(demand, openOf(demand.network, demand.primary), field);
  const { up, down } = demand;
  const need = (arc: number): number => Math.max(up[arc] ?? 0, down[arc] ?? 0);
  const order = dearest(demand.primary, costs).toSorted((a, b) => need(b) - need(a));
  if (!order.every((arc) => secure(search, arc, costs))) return undefined;
  prune(search, costs, order, patience);
  return search.hidden.mask;
}

const size = (chosen: Uint8Array): number => chosen.reduce((sum, is) => sum + is, 0);

/** The smallest of several choices, the first on ties; where none is found the whole table, if that protects. */
export function hide(demand: Demand, costs: Costs, effort = usualEffort): Uint8Array | undefined {
  const field = fieldOf(demand.network);
  const { tries, patience } = effort(demand.network.arcs);
  let best: Uint8Array | undefined;
  for (let seed = 0; seed < tries; seed += 1) {
    const chosen = choose(demand, costs(seed), field, patience);
    if (!chosen) break;
    if (!best || size(chosen) < size(best)) best = chosen;
  }
  const chosen = best ?? new Uint8Array(demand.network.arcs).fill(1);
  const primaries = [...chosen.keys()].filter((arc) => demand.primary[arc] === 1);
  return holds(demand, openOf(demand.network, chosen), field, primaries) ? chosen : undefined;
}

/**
 * Which cells of a table are hidden, `[row][column]`: those below k, and others so that each of these could be anything
 * from 0 to k + c for somebody who knows all totals and all that is shown. Undefined where no choice protects them.
 * Cells for others' sake lie on cheapest cycles in the flow network (Castro 2012; Fischetti and Salazar 2001 give the
 * model), the costs depend on `names` and the key alone, and never on a value: a choice by value tells of it
 * (Wong et al. 2007, Minimality attack in privacy preserving data publishing).
 */
export function protect(
  counts: Counts,
  names: Names,
  protection: Protection,
): readonly (readonly boolean[])[] | undefined {
  const width = names.columns.length;
  const network = networkOf(names.rows.length, width, counts.parents);
  const demand = demandOf(network, counts, protection);
  const chosen = hide(demand, costsOf(names));
  return chosen && names.rows.map((_, row) => names.columns.map((__, column) => chosen[row * width + column] === 1));
}

/** A county's and a town's cells are what people look for first: dearer to hide than those of a facility. */
const innerCost = 10;

/** More cells than this are not tried together: their finer level is left out. */
const mostTogether = 20_000;

/** Shows what is hidden in vain: cells that everybody can work out. The search stops before it has tried all of them. */
function showPlain(network: Network, chosen: Uint8Array, values: readonly number[]): void {
  const capacities = { raise: new Int32Array(network.arcs).fill(boundless), lower: Int32Array.from(values) };
  const field = fieldOf(network);
  const hidden = openOf(network, chosen);
  for (const arc of chosen.keys()) {
    if (chosen[arc] !== 1) continue;
    const ends = [network.tails[arc] ?? 0, network.heads[arc] ?? 0] as const;
    hidden.mask[arc] = 0;
    const isOpen = [ends, [ends[1], ends[0]] as const].some((pair) => flows(field, capacities, hidden, pair, 1));
    if (isOpen) hidden.mask[arc] = 1;
    else chosen[arc] = 0;
  }
}

/**
 * The same for the rows of a tree together, with `parents` for each row: the cells of a wider row are sums of those in it.
 * Undefined where no choice protects them, where nothing would be left to show, or where they are too many.
 */
export function protectTree(
  counts: Counts,
  names: Names,
  protection: Protection,
): readonly (readonly boolean[])[] | undefined {
  const width = names.columns.length;
  const network = networkOf(names.rows.length, width, counts.parents);
  if (network.arcs > mostTogether) return undefined;
  const inner = new Set(counts.parents);
  const costs = costsOf(names);
  const costsIn = (seed: number): Float64Array =>
    costs(seed).map((cost, arc) => (inner.has(Math.floor(arc / width)) ? innerCost * cost : cost));
  const chosen = hide(demandOf(network, counts, protection), costsIn, treeEffort);
  if (!chosen || size(chosen) === network.arcs) return undefined;
  showPlain(network, chosen, counts.cells.flat());
  return names.rows.map((_, row) => names.columns.map((__, column) => chosen[row * width + column] === 1));
}
