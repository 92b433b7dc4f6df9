import { loaded } from '../../functions/audit/program.ts';
import { protect } from '../../survey/disclosure/protect.ts';
import { namesOf } from '../disclosure/oracle.ts';
import { someTable } from './tables.ts';
import { type Cells, columnSums, type Policy, poolUp, sum } from './world.ts';

type Entry = readonly [column: number, times: number];
type Line = { readonly entries: readonly Entry[]; readonly low: number; readonly high: number };

/** A small cell, and by how much another world of the table is to have it higher or lower. */
type Witness = { readonly cell: number; readonly by: number };

const witnessesOf = (values: readonly number[], { k, c }: Policy): readonly Witness[] =>
  values.flatMap((value, cell) =>
    value >= k ? [] : [k + c - value, -value].filter((by) => by !== 0).map((by) => ({ cell, by })),
  );

/**
 * The equations of one witness: changes of hidden cells that add up to nothing in every row and column, one of them
 * given. `first` is the column of its change of the first cell; the cells' own columns say whether they are hidden.
 */
function linesOf(values: readonly number[], width: number, { by }: Witness, first: number): readonly Line[] {
  const need = Math.abs(by);
  const cells = [...values.keys()];
  const balanced = (own: readonly number[]): Line => ({
    entries: own.map((cell) => [first + cell, 1] as const),
    low: 0,
    high: 0,
  });
  const rows = [...Array(values.length / width).keys()].map((row) =>
    cells.filter((at) => Math.floor(at / width) === row),
  );
  const columns = [...Array(width).keys()].map((column) => cells.filter((at) => at % width === column));
  return [
    ...[...rows, ...columns].map(balanced),
    ...cells.flatMap((cell): Line[] => [
      {
        entries: [
          [first + cell, 1],
          [cell, -need],
        ],
        low: Number.NEGATIVE_INFINITY,
        high: 0,
      },
      {
        entries: [
          [first + cell, 1],
          [cell, Math.min(need, values[cell] ?? 0)],
        ],
        low: 0,
        high: Number.POSITIVE_INFINITY,
      },
    ]),
  ];
}

/** How many cells must be hidden at least, by mixed-integer programming; undefined where none are enough (Fischetti and Salazar 2001). */
async function fewest(counts: Cells, policy: Policy): Promise<number | undefined> {
  const solver = await loaded();
  const values = counts.flat();
  const size = values.length;
  const witnesses = witnessesOf(values, policy);
  const lines = witnesses.flatMap((witness, at) => linesOf(values, counts[0]?.length ?? 1, witness, size * (at + 1)));
  const changes = witnesses.flatMap(({ cell, by }) =>
    values.map((_, at) => (at === cell ? [by, by] : [-solver.infinity, solver.infinity])),
  );
  const bounds = [...values.map((value) => [value < policy.k ? 1 : 0, 1]), ...changes];
  const limit = (value: number): number => Math.max(-solver.infinity, Math.min(solver.infinity, value));
  const starts = [0];
  for (const { entries } of lines) starts.push((starts.at(-1) ?? 0) + entries.length);
  const data = {
    numCols: bounds.length,
    numRows: lines.length,
    colCost: bounds.map((_, at) => (at < size ? 1 : 0)),
    colLower: bounds.map(([low = 0]) => low),
    colUpper: bounds.map(([, high = 0]) => high),
    rowLower: lines.map(({ low }) => limit(low)),
    rowUpper: lines.map(({ high }) => limit(high)),
    integrality: Int32Array.from(bounds, (_, at) => (at < size ? 1 : 0)),
    matrix: {
      format: 'csr' as const,
      numRows: lines.length,
      numCols: bounds.length,
      starts,
      indices: lines.flatMap(({ entries }) => entries.map(([column]) => column)),
      values: lines.flatMap(({ entries }) => entries.map(([, times]) => times)),
    },
  };
  return solver.withModel(data, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0 });
    model.run();
    if (model.getModelStatus() !== solver.constants.modelStatus.optimal) return undefined;
    const chosen = model.getSolution().colValue;
    return sum(values.map((_, at) => Math.round(chosen[at] ?? 0)));
  });
}

/** A random table, pooled as a wave's is. */
function pooledTable(seed: number, { minGroup }: Policy): Cells {
  const cells = someTable(seed, { rows: 7, columns: 5 });
  const [rows, columns] = [poolUp(cells.map(sum), minGroup), poolUp(columnSums(cells), minGroup)];
  return rows.map((ys) => columns.map((xs) => sum(ys.flatMap((y) => xs.map((x) => cells[y]?.[x] ?? 0)))));
}

/** Cells that are shown of some random tables that can be solved, by the product and at best; and how many tables that were. */
export async function utilityOf(from: number, count: number, policy: Policy) {
  const seen = { tables: 0, shown: 0, best: 0, worse: 0, missed: 0 };
  for (let seed = from; seed < from + count; seed += 1) {
    const counts = pooledTable(seed, policy);
    const values = counts.flat();
    if (values.every((value) => value >= policy.k) || counts.length < 2 || (counts[0]?.length ?? 0) < 2) continue;
    const least = await fewest(counts, policy);
    const hidden = protect({ cells: counts }, namesOf(counts, String(seed)), policy);
    if ((least === undefined) !== (hidden === undefined)) seen.missed += 1;
    if (least === undefined || !hidden) continue;
    const own = hidden.flat().filter(Boolean).length;
    seen.tables += 1;
    seen.shown += values.length - own;
    seen.best += values.length - least;
    if (own > least) seen.worse += 1;
  }
  return seen;
}
