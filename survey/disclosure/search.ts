import { alikeIn } from './alike.ts';
import type { Demand } from './demand.ts';
import { cheapest, type Field, flows, type Open, open, roomOf, send } from './flow.ts';

/** One search for cells to hide: what is hidden so far, and which nodes are known to be equivalent. */
export type Search = {
  readonly demand: Demand;
  readonly field: Field;
  readonly hidden: Open;
  /** Each node's way up to the one that stands for its class. */
  readonly classes: Int32Array;
};

/** A search that begins with the cells of `hidden`, and adds to them. */
export function searchOf(demand: Demand, hidden: Open, field: Field): Search {
  const { network, held } = demand;
  const classes = Int32Array.from({ length: network.nodes }, (_, node) => node);
  const alike = held ? alikeIn(network, hidden, held) : [];
  for (const node of alike) classes[node] = alike[0] ?? node;
  field.steps += network.arcs;
  return { demand, field, hidden, classes };
}

function classOf({ classes }: Search, node: number): number {
  let at = node;
  while (classes[at] !== at) {
    classes[at] = classes[classes[at] ?? 0] ?? 0;
    at = classes[at] ?? 0;
  }
  return at;
}

type Ends = readonly [number, number];
const endsOf = ({ network: { tails, heads } }: Demand, arc: number): Ends => [tails[arc] ?? 0, heads[arc] ?? 0];
const turned = ([from, to]: Ends): Ends => [to, from];

/** What `act` gives while a cell is not hidden. */
function without<T>({ hidden: { mask } }: Search, arc: number, act: () => T): T {
  const before = mask[arc] ?? 0;
  mask[arc] = 0;
  const result = act();
  mask[arc] = before;
  return result;
}

/** Whether the ends of a cell are equivalent even without it. */
export function isBridged(search: Search, arc: number): boolean {
  const { demand, field, hidden } = search;
  const { held } = demand;
  if (!held) return false;
  const ends = endsOf(demand, arc);
  return without(search, arc, () =>
    [ends, turned(ends)].every((pair) => flows(field, held.capacities, hidden, pair, held.least)),
  );
}

/** Whether a primary cell can itself be as high and as low as is asked. */
const isLoose = ({ up, down, primary, own }: Demand, arc: number): boolean =>
  primary[arc] !== 1 || ((own.raise[arc] ?? 0) >= (up[arc] ?? 0) && (own.lower[arc] ?? 0) >= (down[arc] ?? 0));

/** Whether the cells hidden so far let a primary cell be as high and as low as is asked. */
function isProtected(search: Search, arc: number): boolean {
  const { demand, field, hidden } = search;
  const [tail, head] = endsOf(demand, arc);
  const [a, b] = [classOf(search, tail), classOf(search, head)];
  if (a === b) return true;
  if (isBridged(search, arc)) {
    search.classes[a] = b;
    return true;
  }
  return without(
    search,
    arc,
    () =>
      flows(field, demand.capacities, hidden, [head, tail], demand.up[arc] ?? 0) &&
      flows(field, demand.capacities, hidden, [tail, head], demand.down[arc] ?? 0),
  );
}

/**
 * Whether every primary cell is protected by what is hidden. They are looked at in the order of `primaries`; one that is
 * not protected is put first, as the next choice is likely to fail at it too.
 */
export function holds(demand: Demand, hidden: Open, field: Field, primaries: number[]): boolean {
  const search = searchOf(demand, hidden, field);
  const failed = primaries.findIndex((arc) => !isLoose(demand, arc) || !isProtected(search, arc));
  if (failed > 0) primaries.unshift(...primaries.splice(failed, 1));
  return failed < 0;
}

/** Hides the cheapest cycle through a cell whose every other cell can move by as much as is asked. */
function closeCycle({ demand, field, hidden }: Search, arc: number, costs: Float64Array): boolean {
  const { raise, lower } = demand.capacities;
  const need = Math.max(demand.up[arc] ?? 0, demand.down[arc] ?? 0);
  const path = cheapest(
    field,
    (way) => {
      const other = way >> 1;
      if (other === arc || Math.min(raise[other] ?? 0, lower[other] ?? 0) < need) return Number.POSITIVE_INFINITY;
      return hidden.mask[other] === 1 ? 0 : (costs[other] ?? 0);
    },
    turned(endsOf(demand, arc)),
  );
  for (const way of path ?? []) open(demand.network, hidden, way >> 1);
  return path !== undefined;
}

/** Hides cells until `need` units flow, path by path, the cheapest next; false where they cannot. */
function widen({ demand, field, hidden }: Search, arc: number, ends: Ends, need: number, costs: Float64Array): boolean {
  field.flow.fill(0);
  for (let sent = 0; sent < need; ) {
    const path = cheapest(
      field,
      (way) => {
        if (way >> 1 === arc || roomOf(field, demand.capacities, way) <= 0) return Number.POSITIVE_INFINITY;
        return hidden.mask[way >> 1] === 1 ? 0 : (costs[way >> 1] ?? 0);
      },
      ends,
    );
    if (!path) return false;
    sent += send(field, demand.capacities, path, need - sent);
    for (const way of path) open(demand.network, hidden, way >> 1);
  }
  return true;
}

/** Hides as many cells as one primary cell needs; false where all of the table would not be enough. */
export function secure(search: Search, arc: number, costs: Float64Array): boolean {
  const { demand } = search;
  if (!isLoose(demand, arc)) return false;
  if (isProtected(search, arc) || closeCycle(search, arc, costs)) return true;
  const ends = endsOf(demand, arc);
  return (
    widen(search, arc, turned(ends), demand.up[arc] ?? 0, costs) &&
    widen(search, arc, ends, demand.down[arc] ?? 0, costs)
  );
}
