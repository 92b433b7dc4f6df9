import { expect, it } from 'vitest';
import { newModel, type Terms } from '../../functions/audit/model.ts';
import { solveIntervals } from '../../functions/audit/solve.ts';
import { protect } from '../../survey/disclosure/protect.ts';
import { seeded } from '../../survey/generate.ts';
import { namesOf } from '../disclosure/oracle.ts';
import { type Cells, columnSums, policy, sum } from './world.ts';

/** Counts of a county's towns, then of their facilities, and the town each facility is part of; -1 for the towns. */
type Tree = { readonly cells: Cells; readonly parents: readonly number[] };

/** A county of two to four towns with two to five facilities each, of at least ten people. */
function someTree(seed: number): Tree {
  const chance = seeded(seed);
  const upTo = (low: number, high: number): number => low + Math.floor(chance() * (high - low + 1));
  const width = upTo(2, 4);
  const towns = Array.from({ length: upTo(2, 4) }, () =>
    Array.from({ length: upTo(2, 5) }, () => {
      const cells = Array.from({ length: width }, () => Math.floor(25 * chance() ** 2));
      return sum(cells) < policy.minGroup ? cells.map((cell) => cell + 5) : cells;
    }),
  );
  return {
    cells: [...towns.map(columnSums), ...towns.flat()],
    parents: [...towns.map(() => -1), ...towns.flatMap((facilities, town) => facilities.map(() => town))],
  };
}

/** The intervals of all small cells: every row's total and the county's totals are known, and what is not hidden. */
async function intervalsOf({ cells, parents }: Tree, hidden: readonly (readonly boolean[])[]) {
  const model = newModel();
  const cell = (row: number, column: number): Terms => [[model.variable(`${row}|${column}`), 1]];
  const rows = [...cells.keys()];
  for (const [row, counts] of cells.entries()) {
    model.equal(
      counts.flatMap((_, column) => cell(row, column)),
      sum(counts),
    );
    for (const [column, count] of counts.entries()) if (!hidden[row]?.[column]) model.equal(cell(row, column), count);
  }
  const columns = [...(cells[0] ?? []).keys()];
  for (const parent of new Set(parents))
    for (const column of columns) {
      const children = rows.filter((row) => parents[row] === parent).flatMap((row) => cell(row, column));
      if (parent >= 0) model.equal([...children, ...cell(parent, column).map(([one]) => [one, -1] as const)], 0);
      else model.equal(children, sum(rows.map((row) => (parents[row] === -1 ? (cells[row]?.[column] ?? 0) : 0))));
    }
  const small = rows.flatMap((row) =>
    columns.filter((column) => (cells[row]?.[column] ?? 0) < policy.k).map((column) => ({ terms: cell(row, column) })),
  );
  return (await solveIntervals(model, small)).intervals;
}

it('A1h: every small cell of a county, its towns and their facilities could be anything from 0 to k + 1', async () => {
  const seen = { trees: 0, small: 0, failing: 0, broken: 0 };
  for (let seed = 1; seed <= 120; seed += 1) {
    const tree = someTree(seed);
    const hidden = protect(tree, namesOf(tree.cells, String(seed)), policy);
    if (!hidden) continue;
    const intervals = (await intervalsOf(tree, hidden)) ?? [];
    seen.trees += 1;
    seen.small += intervals.length;
    seen.failing += intervals.filter(({ low, high }) => low > 0 || high < policy.k + policy.c).length;
    const alone = tree.cells.map((row) => row.map((one) => one < policy.k));
    seen.broken += (await intervalsOf(tree, alone))?.some(({ low, high }) => low === high) ? 1 : 0;
  }
  expect(seen.failing).toBe(0);
  expect(seen.trees).toBeGreaterThan(60);
  expect(seen.small).toBeGreaterThan(300);
  expect(seen.broken).toBeGreaterThan(60);
});
