import { pool, regroup } from '../../survey/disclosure/pool.ts';
import { protect } from '../../survey/disclosure/protect.ts';
import { namesOf } from '../disclosure/oracle.ts';

/** Numbers from 0 to 1, the same each time (a linear congruence; Numerical Recipes). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A made-up table, pooled to groups and answers of at least 10. */
function tableOf(rows: number, columns: number, mean: number, seed: number): number[][] {
  const next = numbersFrom(seed);
  const shares = Array.from({ length: columns }, () => 0.2 + 2 * next());
  const cells = Array.from({ length: rows }, () =>
    shares.map((share) => Math.floor(-Math.log(1 - next()) * mean * share)),
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
  const grouped = (sizes: readonly number[]) =>
    pool(
      sizes.map((size, at) => ({ members: [String(at)], size, path: [] })),
      10,
    ).map(({ members }) => ({ code: members.join(), members }));
  const groups = {
    rows: grouped(cells.map(sum)),
    columns: grouped(shares.map((_, at) => sum(cells.map((row) => row[at] ?? 0)))),
  };
  const codes = (length: number): string[] => Array.from({ length }, (_, at) => String(at));
  return regroup(cells, { rows: codes(rows), columns: codes(columns) }, groups);
}

/** CPU milliseconds to protect a made-up table, the median of nine, and the share of its large cells that is shown. */
export function protectCost(rows: number, columns: number, mean: number): { milliseconds: number; share: number } {
  const runs = Array.from({ length: 9 }, (_, seed) => {
    const cells = tableOf(rows, columns, mean, seed + 1);
    const before = process.cpuUsage();
    const hidden = protect({ cells }, namesOf(cells), { k: 5, c: 1 });
    const { user, system } = process.cpuUsage(before);
    const shown = hidden?.flat().filter((is) => !is).length ?? 0;
    return { milliseconds: (user + system) / 1000, share: shown / cells.flat().filter((cell) => cell >= 5).length };
  });
  const median = (of: (run: { milliseconds: number; share: number }) => number): number =>
    runs.map(of).toSorted((a, b) => a - b)[4] ?? 0;
  return { milliseconds: median(({ milliseconds }) => milliseconds), share: median(({ share }) => share) };
}
