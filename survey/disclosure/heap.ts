/** Nodes by their distance, the nearest first. */
export type Heap = { readonly push: (node: number, distance: number) => void; readonly pop: () => number | undefined };

/** A binary heap; equal distances come in the order of the pushes' places in it, the same for the same pushes. */
export function heapOf(): Heap {
  const nodes: number[] = [];
  const distances: number[] = [];
  const distanceAt = (at: number): number => distances[at] ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number): void => {
    [nodes[a], nodes[b]] = [nodes[b] ?? 0, nodes[a] ?? 0];
    [distances[a], distances[b]] = [distanceAt(b), distanceAt(a)];
  };
  const rise = (from: number): void => {
    for (let at = from, up = (at - 1) >> 1; at > 0 && distanceAt(at) < distanceAt(up); up = (at - 1) >> 1) {
      swap(at, up);
      at = up;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const least = distanceAt(left + 1) < distanceAt(left) ? left + 1 : left;
      if (least >= nodes.length || distanceAt(least) >= distanceAt(at)) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    push(node, distance) {
      nodes.push(node);
      distances.push(distance);
      rise(nodes.length - 1);
    },
    pop() {
      if (nodes.length === 0) return undefined;
      swap(0, nodes.length - 1);
      const node = nodes.pop();
      distances.pop();
      sink();
      return node;
    },
  };
}
