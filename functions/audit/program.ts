import type { Highs, ModelData } from 'highs';
import * as highs from 'highs';
import type { Row, Terms } from './model.ts';

export type Solver = Highs;

let loading: Promise<Highs> | undefined;

const isLoader = (value: unknown): value is () => Promise<Highs> => typeof value === 'function';

/**
 * HiGHS is loaded once: its WebAssembly takes a tenth of a second to start. Its types are those of a CommonJS module,
 * so that the compiler sees the loader one level deeper than Node does.
 */
export function loaded(): Promise<Highs> {
  const loader = [highs.default, highs.default.default].find(isLoader);
  if (!loader) throw new TypeError('highs exports no loader');
  loading ??= loader();
  return loading;
}

/** Without costs any basis is dual feasible: the first world is found several times as fast. */
const dualSimplex = 1;

/** After a change of costs alone the last world is still possible, which the primal simplex starts from. */
const primalSimplex = 4;

const strategyFor = (sum: Terms) => ({ simplex_strategy: sum.length === 0 ? dualSimplex : primalSimplex });

/** Rows as HiGHS reads them: compressed by row, every variable at least zero. */
function dataOf(rows: readonly Row[], columnOf: ReadonlyMap<number, number>, infinity: number): ModelData {
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const size = columnOf.size;
  const limit = (value: number): number => Math.max(-infinity, Math.min(infinity, value));
  return {
    numCols: size,
    numRows: rows.length,
    colCost: new Array<number>(size).fill(0),
    colLower: new Array<number>(size).fill(0),
    colUpper: new Array<number>(size).fill(infinity),
    rowLower: rows.map(({ low }) => limit(low)),
    rowUpper: rows.map(({ high }) => limit(high)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: size,
      starts,
      indices: rows.flatMap(({ terms }) => terms.map(([variable]) => columnOf.get(variable) ?? 0)),
      values: rows.flatMap(({ terms }) => terms.map(([, times]) => times)),
    },
  };
}

/** A world that fits all rows: the value of the sum that was sought, and of any other; those are unknown without end. */
type World = { readonly value: number; readonly reckon?: (sum: Terms) => number };

/** Rows that are asked again and again; each answer starts from the one before. */
export type Program = {
  /** The world in which a sum is least (`sign` 1) or greatest (-1); undefined where there is no world at all. */
  readonly seek: (sum: Terms, sign: 1 | -1) => World | undefined;
  /** How often that was asked. */
  readonly asked: () => number;
};

/** What `act` gives while HiGHS holds these rows. */
export function withProgram<T>(solver: Solver, rows: readonly Row[], act: (program: Program) => T): T {
  const columnOf = new Map<number, number>();
  for (const { terms } of rows)
    for (const [variable] of terms) if (!columnOf.has(variable)) columnOf.set(variable, columnOf.size);
  let asked = 0;
  return solver.withModel(dataOf(rows, columnOf, solver.infinity), (model) => {
    model.options.set({ output_flag: false });
    const seek = (sum: Terms, sign: 1 | -1): World | undefined => {
      asked += 1;
      for (const [variable, times] of sum) model.changeColCost(columnOf.get(variable) ?? 0, sign * times);
      model.options.set(strategyFor(sum));
      model.run();
      const { unbounded, unboundedOrInfeasible, optimal } = solver.constants.modelStatus;
      const status = model.getModelStatus();
      const values = model.getSolution().colValue;
      for (const [variable] of sum) model.changeColCost(columnOf.get(variable) ?? 0, 0);
      const reckon = (terms: Terms): number =>
        terms.reduce((all, [variable, times]) => all + times * (values[columnOf.get(variable) ?? 0] ?? 0), 0);
      if (status === unbounded || status === unboundedOrInfeasible) return { value: -sign * Number.POSITIVE_INFINITY };
      return status === optimal ? { value: reckon(sum), reckon } : undefined;
    };
    return act({ seek, asked: () => asked });
  });
}
