import type { Capacities, Open } from './flow.ts';
import { endOf, type Network } from './network.ts';

/** What the ways of a network let through, and how much of it makes two nodes alike. */
type Held = { readonly capacities: Capacities; readonly least: number };

/** Numbers of people by node: how much reaches each from those who are alike, and how much comes back. */
type Reach = { readonly there: Int32Array; readonly back: Int32Array };

const reachOf = ({ nodes }: Network): Reach => ({ there: new Int32Array(nodes), back: new Int32Array(nodes) });

const add = (sums: Int32Array, node: number, amount: number): void => {
  sums[node] = (sums[node] ?? 0) + amount;
};

/** The node with the most open ways. */
function busiest({ ways, mask }: Open): number {
  const sizes = ways.map((own) => own.reduce((sum, way) => sum + (mask[way >> 1] ?? 0), 0));
  return sizes.indexOf(Math.max(...sizes));
}

type Room = (way: number) => number;

/** What reaches each node straight from one, or by one node between. */
function nearOf(network: Network, { ways }: Open, hub: number, roomOf: Room): Reach {
  const near = reachOf(network);
  for (const way of ways[hub] ?? []) {
    const [middle, there, back] = [endOf(network, way), roomOf(way), roomOf(way ^ 1)];
    add(near.there, middle, there);
    add(near.back, middle, back);
    for (const on of there + back > 0 ? (ways[middle] ?? []) : []) {
      add(near.there, endOf(network, on), Math.min(there, roomOf(on)));
      add(near.back, endOf(network, on), Math.min(back, roomOf(on ^ 1)));
    }
  }
  return near;
}

/**
 * Nodes between which and a busy one `least` units flow both ways, that one first; some of them, found without a search:
 * what goes straight or by one node between is added up, then what comes from any of those already found. The second
 * is enough, since a cut that divides them lets `least` through, and one that does not lets through that sum.
 */
export function alikeIn(
  network: Network,
  open: Open,
  { capacities: { raise, lower }, least }: Held,
): readonly number[] {
  const roomOf = (way: number): number =>
    open.mask[way >> 1] === 1 ? Math.min(least, (way % 2 === 0 ? raise : lower)[way >> 1] ?? 0) : 0;
  const hub = busiest(open);
  const found = [hub];
  const isFound = new Uint8Array(network.nodes);
  isFound[hub] = 1;
  const join = (node: number, { there, back }: Reach): void => {
    if (isFound[node] === 1 || (there[node] ?? 0) < least || (back[node] ?? 0) < least) return;
    isFound[node] = 1;
    found.push(node);
  };
  const near = nearOf(network, open, hub, roomOf);
  for (let node = 0; node < network.nodes; node += 1) join(node, near);
  const total = reachOf(network);
  for (const node of found)
    for (const way of open.ways[node] ?? []) {
      const end = endOf(network, way);
      add(total.there, end, roomOf(way));
      add(total.back, end, roomOf(way ^ 1));
      join(end, total);
    }
  return found;
}
