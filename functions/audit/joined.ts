/** Sets of numbers that grow together (Tarjan's union-find, with path halving). */
export type Joined = { readonly find: (number: number) => number; readonly join: (a: number, b: number) => void };

/** Every number from 0 up to `size` in a set of its own. */
export function joining(size: number): Joined {
  const above = Int32Array.from({ length: size }, (_, index) => index);
  const find = (number: number): number => {
    let node = number;
    for (let next = above[node] ?? node; next !== node; next = above[node] ?? node) {
      above[node] = above[next] ?? next;
      node = next;
    }
    return node;
  };
  return {
    find,
    join(a, b) {
      above[find(a)] = find(b);
    },
  };
}
