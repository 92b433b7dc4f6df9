/** Numbers of people between nodes, each from one to another: what is open may be any number from 0 on. */
export type Wire = { readonly from: number; readonly to: number };

/** What has been seen of an open number in the worlds that were found. */
export type Seen = { readonly low: number; readonly high: number };

/** Worlds in which every node gives away what comes in. */
export type Worlds = {
  /** Looks for the least and the greatest value of a number, no further than from 0 to `enough`. */
  readonly reach: (wire: number, enough: number) => Seen;
};

type State = {
  readonly wires: readonly Wire[];
  readonly near: readonly (readonly number[])[];
  /** The world that is looked at. */
  readonly value: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** The wire by which a search came to each node, `2 * wire` along it and one more against; -1 where it did not. */
  readonly came: Int32Array;
  readonly queue: Int32Array;
};

const beyond = 2 ** 30;

const endOf = ({ wires }: State, way: number): number =>
  (way % 2 === 0 ? wires[way >> 1]?.to : wires[way >> 1]?.from) ?? 0;

const startOf = (state: State, way: number): number => endOf(state, way ^ 1);

const roomIn = ({ value }: State, way: number): number => (way % 2 === 0 ? beyond : (value[way >> 1] ?? 0));

/** Goes from a node, not through `but`, until `isEnd`; that node, or -1. Breadth first (Edmonds and Karp 1972). */
function search(state: State, from: number, isEnd: (node: number) => boolean, but: number): number {
  const { came, queue, near } = state;
  came.fill(-1);
  came[from] = beyond;
  queue[0] = from;
  for (let head = 0, size = 1; head < size; head += 1)
    for (const way of near[queue[head] ?? 0] ?? []) {
      const end = endOf(state, way);
      if (came[end] !== -1 || way >> 1 === but || roomIn(state, way) <= 0) continue;
      came[end] = way;
      if (isEnd(end)) return end;
      queue[size] = end;
      size += 1;
    }
  return -1;
}

function move(state: State, way: number, amount: number): void {
  const { value, low, high } = state;
  const wire = way >> 1;
  const now = (value[wire] ?? 0) + (way % 2 === 0 ? amount : -amount);
  value[wire] = now;
  low[wire] = Math.min(low[wire] ?? 0, now);
  high[wire] = Math.max(high[wire] ?? 0, now);
}

/** Sends up to `most` along the way to a node by which the last search came; how much. */
function send(state: State, from: number, to: number, most: number): number {
  const path: number[] = [];
  for (let node = to; node !== from; node = startOf(state, path.at(-1) ?? 0)) path.push(state.came[node] ?? 0);
  const amount = path.reduce((least, way) => Math.min(least, roomIn(state, way)), most);
  for (const way of path) move(state, way, amount);
  return amount;
}

/** Sends what nodes have over (above 0) to those that lack (below 0); false where that cannot be done. */
function settle(state: State, over: Int32Array): boolean {
  const lacks = (node: number): boolean => (over[node] ?? 0) < 0;
  for (let from = 0; from < over.length; from += 1)
    while ((over[from] ?? 0) > 0) {
      const to = search(state, from, lacks, -1);
      if (to < 0) return false;
      const sent = send(state, from, to, Math.min(over[from] ?? 0, -(over[to] ?? 0)));
      over[from] = (over[from] ?? 0) - sent;
      over[to] = (over[to] ?? 0) + sent;
    }
  return !over.some((amount) => amount !== 0);
}

/** Changes a number by up to `most` while everybody stays somewhere: what it lets through comes back another way. */
function turn(state: State, way: number, most: number): void {
  const [from, to] = [endOf(state, way), startOf(state, way)];
  for (let left = most; left > 0; ) {
    if (search(state, from, (node) => node === to, way >> 1) < 0) return;
    const sent = send(state, from, to, left);
    move(state, way, sent);
    left -= sent;
  }
}

/**
 * The worlds in which each node has `over` more than it passes on; undefined where there is none. A world that was found
 * tells of every number at once, so most are never asked for.
 */
export function worldsOf(wires: readonly Wire[], over: readonly number[]): Worlds | undefined {
  const near: number[][] = over.map(() => []);
  for (const [wire, { from, to }] of wires.entries()) {
    near[from]?.push(2 * wire);
    near[to]?.push(2 * wire + 1);
  }
  const numbers = () => new Int32Array(wires.length);
  const nodes = () => new Int32Array(over.length);
  const state = { wires, near, value: numbers(), low: numbers(), high: numbers(), came: nodes(), queue: nodes() };
  if (!settle(state, Int32Array.from(over))) return undefined;
  state.low.set(state.value);
  state.high.set(state.value);
  const { value, low, high } = state;
  return {
    reach(wire, enough) {
      if ((high[wire] ?? 0) < enough) turn(state, 2 * wire, enough - (value[wire] ?? 0));
      if ((low[wire] ?? 0) > 0) turn(state, 2 * wire + 1, value[wire] ?? 0);
      if (low[wire] === high[wire]) turn(state, 2 * wire, 1);
      return { low: low[wire] ?? 0, high: high[wire] ?? 0 };
    },
  };
}
