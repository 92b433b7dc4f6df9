import { describe, expect, it } from 'vitest';
import { flowIntervals } from '../../functions/audit/flow.ts';
import { newModel, type Terms } from '../../functions/audit/model.ts';
import { solveIntervals } from '../../functions/audit/solve.ts';
import { groupDisclosure, hierarchy, magnitude, marks, means, pooling, singletons } from './cases.ts';
import { hide, hideThese, linearIntervals, someTable } from './tables.ts';
import { vectors } from './vectors.ts';
import { columnSums, policy, poolUp, sum } from './world.ts';

const ends = (found: readonly { row: number; column: number; low: number; high: number }[] | undefined) =>
  (found ?? []).map(({ row, column, low, high }) => [row, column, low, high]);

type Leaf = readonly number[];

/** The interval of the hierarchy's small cell where these cells are hidden. */
async function intervalWith(hidden: readonly Leaf[]) {
  const { leaves, towns, small } = hierarchy;
  const model = newModel();
  const cell = (leaf: number, answer: number): Terms => [[model.variable(`${leaf}|${answer}`), 1]];
  const isHidden = (leaf: number, answer: number): boolean => hidden.some(([a, b]) => a === leaf && b === answer);
  const total = (town: Leaf, answer: number): number => sum(town.map((leaf) => leaves.get(leaf)?.[answer] ?? 0));
  for (const [leaf, counts] of leaves) {
    model.equal(
      counts.flatMap((_, answer) => cell(leaf, answer)),
      sum(counts),
    );
    for (const [answer, count] of counts.entries()) if (!isHidden(leaf, answer)) model.equal(cell(leaf, answer), count);
  }
  for (const town of towns)
    for (const answer of [0, 1, 2])
      model.equal(
        town.flatMap((leaf) => cell(leaf, answer)),
        total(town, answer),
      );
  const { intervals } = await solveIntervals(model, [{ terms: cell(...small) }]);
  return intervals?.[0];
}

describe('A1: what the totals of one table leave of a hidden cell', () => {
  it.each(vectors)('$name', async ({ counts, hidden, intervals, isSafe }) => {
    const table = hideThese(counts, hidden);
    const found = ends(flowIntervals(table));
    expect(found).toEqual(expect.arrayContaining(intervals.map((one) => [...one])));
    expect(ends(await linearIntervals(table))).toEqual(found);
    const small = found.filter(([row = 0, column = 0]) => (counts[row]?.[column] ?? 0) < policy.k);
    expect(small.every(([, , low = 1, high = 0]) => low === 0 && high >= policy.k + policy.c)).toBe(isSafe);
  });

  it('is the same by flow and by linear program, whichever cells are hidden', async () => {
    let cells = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const counts = someTable(seed, { rows: 9, columns: 6 });
      const chance = someTable(seed + 1000, { rows: 9, columns: 6 }).flat();
      const table = hide(
        counts,
        (row, column) => (counts[row]?.[column] ?? 0) < policy.k || (chance[row * 7 + column] ?? 9) % 3 === 0,
      );
      const found = flowIntervals(table);
      expect(ends(await linearIntervals(table))).toEqual(ends(found));
      for (const { row, column, low, high } of found ?? []) {
        const value = counts[row]?.[column] ?? -1;
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        cells += 1;
      }
    }
    expect(cells).toBeGreaterThan(500);
  });

  it('is nothing where no table has such totals', async () => {
    const table = { counts: [[null, null]], rowTotals: [5], columnTotals: [3, 3] };
    expect(flowIntervals(table)).toBeUndefined();
    expect(await linearIntervals(table)).toBeUndefined();
  });

  it('holds for a county, its towns and their facilities: three more cells, in the same town', async () => {
    const { small, fewest } = hierarchy;
    const pattern = [[...small], [4, 0], [3, 0], [3, 1]];
    expect(pattern).toHaveLength(1 + fewest);
    expect(await intervalWith(pattern)).toEqual({ low: 0, high: 13 });
    expect(await intervalWith(pattern.slice(0, 3))).toEqual({ low: 3, high: 3 });
    expect(await intervalWith([[...small], [4, 0], [6, 0], [6, 1]])).toEqual({ low: 3, high: 3 });
  });
});

describe('pooling', () => {
  it('makes hiding needless where two small groups are one', () => {
    const rows = poolUp(pooling.counts.map(sum), policy.minGroup);
    expect(rows).toEqual(pooling.rows);
    const pooled = rows.map((ys) => columnSums(ys.map((y) => pooling.counts[y] ?? [])));
    expect(pooled).toEqual(pooling.pooled);
    expect(pooled.flat().filter((cell) => cell < policy.k)).toEqual([]);
  });

  it('leaves nothing of a table in which all the married work full time', () => {
    expect(poolUp(columnSums(groupDisclosure), policy.minGroup)).toHaveLength(1);
  });
});

describe('A2: what marks say', () => {
  const table = hideThese(marks.counts, marks.hidden);
  const { k } = policy;

  it('is nothing where there is one', () => {
    expect(ends(flowIntervals(table))).toEqual(marks.oneMark);
  });

  it.each([
    ['two say which cell is small', 0, marks.twoMarks],
    ['two, where zeros are always shown, say it all', 1, marks.twoMarksAndZeros],
  ])('%s', async (_, least, expected) => {
    const found = await linearIntervals(table, (model, cell) => {
      for (const [row, column] of marks.hidden) {
        const isSmall = row === marks.small[0] && column === marks.small[1];
        model.between(cell(row, column), isSmall ? least : k, isSmall ? k - 1 : Number.POSITIVE_INFINITY);
      }
    });
    expect(ends(found)).toEqual(expected);
  });
});

describe('A3: somebody who knows one answer', () => {
  it('leaves the others of a hidden cell between at most one and at least k', async () => {
    for (const { counts, hidden } of vectors.filter(({ isSafe }) => isSafe)) {
      const small = hidden.filter(([y, x]) => (counts[y]?.[x] ?? 9) < policy.k);
      for (const [y, x] of hidden) {
        const known = await linearIntervals(hideThese(counts, hidden), (model, cell) =>
          model.between(cell(y, x), 1, Number.POSITIVE_INFINITY),
        );
        for (const { row, column, low, high } of known ?? [])
          if (small.some(([a, b]) => a === row && b === column)) {
            expect(low).toBeLessThanOrEqual(1);
            expect(high).toBeGreaterThanOrEqual(policy.k);
          }
      }
    }
  });
});

describe('A10: a mean beside hidden ratings', () => {
  it.each(means)('of $mean leaves $solutions', async ({ published, people, mean, decimals, solutions, high }) => {
    const band = 0.5 * 10 ** -decimals * people;
    const known = sum(published.map((count) => count ?? 0));
    const table = { counts: [published], rowTotals: [people], columnTotals: [] };
    const found = await linearIntervals(table, (model, cell) => {
      const ratings = published.flatMap((_, index) =>
        cell(0, index).map(([variable]) => [variable, index + 1] as const),
      );
      model.between(ratings, mean * people - band, mean * people + band);
    });
    expect(high).toContain(sum((found ?? []).slice(-1).map((cell) => cell.high)));
    for (const cell of found ?? []) {
      expect(cell.high - cell.low + 1).toBe(solutions);
      expect(cell.high).toBeLessThan(people - known);
    }
  });
});

describe('A11: members of clubs', () => {
  it('are told no closer than ten per cent of the largest club', async () => {
    const found = ends(flowIntervals(hideThese(magnitude.totals, magnitude.hidden)));
    expect(found).toEqual(magnitude.intervals);
    expect(found[0]?.[3]).toBeGreaterThanOrEqual(magnitude.atLeast);
    expect(found[0]?.[2]).toBeLessThanOrEqual(magnitude.atMost);
  });

  it('are told exactly to a club that is alone in the cell beside', async () => {
    const table = hideThese(singletons.totals, singletons.hidden);
    expect(ends(flowIntervals(table))).toEqual(singletons.outsider);
    const insider = await linearIntervals(table, (model, cell) => model.equal(cell(0, 0), singletons.own));
    expect(ends(insider)[1]).toEqual([0, 1, singletons.other, singletons.other]);
  });
});
