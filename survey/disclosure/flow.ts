import { heapOf } from './heap.ts';
import { endOf, type Network } from './network.ts';

/** How far each cell can be raised and lowered. */
export type Capacities = { readonly raise: Int32Array; readonly lower: Int32Array };

/** A network with what its searches write to; `steps` counts the ways looked at, in place of a clock. */
export type Field = {
  readonly network: Network;
  readonly flow: Int32Array;
  /** The way by which a search came to each node, and the one by which it goes on from there. */
  readonly came: Int32Array;
  readonly goes: Int32Array;
  readonly queue: Int32Array;
  readonly last: Int32Array;
  steps: number;
};

export const fieldOf = (network: Network): Field => ({
  network,
  flow: new Int32Array(network.arcs),
  came: new Int32Array(network.nodes),
  goes: new Int32Array(network.nodes),
  queue: new Int32Array(network.nodes),
  last: new Int32Array(network.nodes),
  steps: 0,
});

/** The cells that may move: 1 in `mask`. The ways through them by node, and some more that the mask closes again. */
export type Open = { readonly mask: Uint8Array; readonly ways: readonly number[][] };

/** Opens a cell that is not open. */
export function open({ tails, heads }: Network, { mask, ways }: Open, arc: number): void {
  if (mask[arc] === 1) return;
  mask[arc] = 1;
  ways[tails[arc] ?? 0]?.push(2 * arc);
  ways[heads[arc] ?? 0]?.push(2 * arc + 1);
}

/** The cells that are 1 in `mask`, open. */
export function openOf(network: Network, mask: Uint8Array): Open {
  const all: Open = {
    mask: new Uint8Array(network.arcs),
    ways: Array.from({ length: network.nodes }, () => []),
  };
  mask.forEach((is, arc) => {
    if (is === 1) open(network, all, arc);
  });
  return all;
}

/** What more fits through a way beside the flow that is there. */
export const roomOf = ({ flow }: Field, { raise, lower }: Capacities, way: number): number => {
  const arc = way >> 1;
  return way % 2 === 0 ? (raise[arc] ?? 0) - (flow[arc] ?? 0) : (lower[arc] ?? 0) + (flow[arc] ?? 0);
};

const startOf = ({ tails, heads }: Network, way: number): number =>
  (way % 2 === 0 ? tails[way >> 1] : heads[way >> 1]) ?? 0;

/** The ways from `from` to `to` that a search came by. */
function pathTo({ network, came }: Field, from: number, to: number): readonly number[] {
  const path: number[] = [];
  for (let node = to; node !== from; ) {
    const way = came[node] ?? 0;
    path.push(way);
    node = startOf(network, way);
  }
  return path.reverse();
}

/** Sends up to `most` along a path and returns how much. */
export function send(field: Field, capacities: Capacities, path: readonly number[], most: number): number {
  const amount = path.reduce((least, way) => Math.min(least, roomOf(field, capacities, way)), most);
  for (const way of path) {
    const arc = way >> 1;
    field.flow[arc] = (field.flow[arc] ?? 0) + (way % 2 === 0 ? amount : -amount);
  }
  return amount;
}

/** The ways from one node of a search from both ends to where it began, or on to where it goes. */
function pathThrough({ network, came, goes }: Field, [from, to]: readonly [number, number], middle: number) {
  const path: number[] = [];
  for (let node = middle; node !== from; node = startOf(network, path.at(-1) ?? 0)) path.push(came[node] ?? 0);
  path.reverse();
  for (let node = middle; node !== to; node = endOf(network, path.at(-1) ?? 0)) path.push(goes[node] ?? 0);
  return path;
}

/** One end of a search: the ways by which it came to nodes, and the nodes it came to, from the first to the last. */
type Side = { readonly seen: Int32Array; readonly queue: Int32Array; head: number; size: number; looked: number };

const sideAt = (node: number, seen: Int32Array, queue: Int32Array): Side => {
  seen.fill(-1);
  seen[node] = 0;
  queue[0] = node;
  return { seen, queue, head: 0, size: 1, looked: 0 };
};

type Room = { readonly field: Field; readonly network: Network; readonly capacities: Capacities };

/** Goes on from one node of a side, along ways or (`turn` 1) against them; the node where it meets the other, or -1. */
function advance(side: Side, other: Side, turn: 0 | 1, { ways, mask }: Open, room: Room): number {
  const { seen, queue } = side;
  const out = ways[queue[side.head] ?? 0] ?? [];
  side.head += 1;
  side.looked += out.length;
  for (const way of out) {
    const end = endOf(room.network, way);
    if (seen[end] !== -1 || mask[way >> 1] !== 1 || roomOf(room.field, room.capacities, way ^ turn) <= 0) continue;
    seen[end] = way ^ turn;
    if (other.seen[end] !== -1) return end;
    queue[side.size] = end;
    side.size += 1;
  }
  return -1;
}

/**
 * A path with room through open cells, sought from both ends, always from the one that has looked at fewer ways: in a
 * table of many rows all columns are two ways from each, and from one end alone all cells would be looked at.
 */
function findPath(
  field: Field,
  capacities: Capacities,
  cells: Open,
  ends: readonly [number, number],
): readonly number[] | undefined {
  const from = sideAt(ends[0], field.came, field.queue);
  const to = sideAt(ends[1], field.goes, field.last);
  const room = { field, network: field.network, capacities };
  let middle = -1;
  while (middle < 0 && from.head < from.size && to.head < to.size)
    middle = from.looked <= to.looked ? advance(from, to, 0, cells, room) : advance(to, from, 1, cells, room);
  field.steps += from.looked + to.looked;
  return middle < 0 ? undefined : pathThrough(field, ends, middle);
}

/** Whether `need` units flow between two nodes through the open cells (Ford and Fulkerson 1956). */
export function flows(
  field: Field,
  capacities: Capacities,
  cells: Open,
  [from, to]: readonly [number, number],
  need: number,
): boolean {
  if (need <= 0 || from === to) return true;
  field.flow.fill(0);
  let sent = 0;
  while (sent < need) {
    const path = findPath(field, capacities, cells, [from, to]);
    if (!path) return false;
    sent += send(field, capacities, path, need - sent);
  }
  return true;
}

/** The path of least cost between two nodes (Dijkstra 1959); a way of infinite cost is closed. */
export function cheapest(
  field: Field,
  costOf: (way: number) => number,
  [from, to]: readonly [number, number],
): readonly number[] | undefined {
  const { network, came } = field;
  const distances = new Float64Array(network.nodes).fill(Number.POSITIVE_INFINITY);
  const heap = heapOf();
  const look = (node: number, way: number): void => {
    const end = endOf(network, way);
    const distance = (distances[node] ?? 0) + costOf(way);
    if (distance >= (distances[end] ?? 0)) return;
    distances[end] = distance;
    came[end] = way;
    heap.push(end, distance);
  };
  distances[from] = 0;
  heap.push(from, 0);
  const done = new Uint8Array(network.nodes);
  for (let node = heap.pop(); node !== undefined && node !== to; node = heap.pop()) {
    if (done[node] === 1) continue;
    done[node] = 1;
    const last = network.starts[node + 1] ?? 0;
    for (let at = network.starts[node] ?? 0; at < last; at += 1) look(node, network.ways[at] ?? 0);
    field.steps += last - (network.starts[node] ?? 0);
  }
  return distances[to] === Number.POSITIVE_INFINITY ? undefined : pathTo(field, from, to);
}
