import type { Highs, ModelData } from 'highs';
import * as highs from 'highs';
import type { Interval } from './flow.ts';
import type { Model, Row, Terms } from './model.ts';
import { type Reduced, reduce, split } from './reduce.ts';

/** A sum whose interval is asked for; not sought further once it is known to reach from `low` to `high`. */
export type Target = { readonly terms: Terms; readonly enough?: Interval };

export type Solved = {
  /** One per target, rounded inwards to whole numbers; undefined where no world fits the model at all. */
  readonly intervals: readonly Interval[] | undefined;
  /** Linear programs solved. */
  readonly programs: number;
};

type Part = { readonly target: number; readonly terms: Terms; readonly enough: Interval };
type Ends = { low: number; high: number };
type HighsModel = ReturnType<Highs['createModel']>;

let loading: Promise<Highs> | undefined;

const isLoader = (value: unknown): value is () => Promise<Highs> => typeof value === 'function';

/**
 * HiGHS is loaded once: its WebAssembly takes a tenth of a second to start. Its types are those of a CommonJS module,
 * so that the compiler sees the loader one level deeper than Node does.
 */
function loaded(): Promise<Highs> {
  const loader = [highs.default, highs.default.default].find(isLoader);
  if (!loader) throw new TypeError('highs exports no loader');
  loading ??= loader();
  return loading;
}

/** After a change of costs alone the last world is still possible, which the primal simplex starts from. */
const primalSimplex = 4;

const never: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

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

type World = { readonly value: number; readonly values?: Float64Array };

/** The world in which a sum is least (`sign` 1) or greatest (-1); undefined where there is no world at all. */
function solveOne(solver: Highs, model: HighsModel, costs: Terms, sign: 1 | -1): World | undefined {
  for (const [column, times] of costs) model.changeColCost(column, sign * times);
  model.run();
  const { unbounded, unboundedOrInfeasible, optimal } = solver.constants.modelStatus;
  const status = model.getModelStatus();
  const values = model.getSolution().colValue;
  for (const [column] of costs) model.changeColCost(column, 0);
  if (status === unbounded || status === unboundedOrInfeasible) return { value: -sign * Number.POSITIVE_INFINITY };
  return status === optimal ? { value: at(costs, values), values } : undefined;
}

const at = (costs: Terms, values: Float64Array): number =>
  costs.reduce((sum, [column, times]) => sum + times * (values[column] ?? 0), 0);

/** The least and greatest value of each sum in one part; undefined where the part has no solution. */
function endsOf(solver: Highs, rows: readonly Row[], sums: readonly Part[]) {
  const columnOf = new Map<number, number>();
  for (const { terms } of rows)
    for (const [variable] of terms) if (!columnOf.has(variable)) columnOf.set(variable, columnOf.size);
  const costs = sums.map(({ terms }) =>
    terms.map(([variable, times]) => [columnOf.get(variable) ?? 0, times] as const),
  );
  const ends = sums.map((): Ends => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  let programs = 0;
  return solver.withModel(dataOf(rows, columnOf, solver.infinity), (model) => {
    model.options.set({ output_flag: false, simplex_strategy: primalSimplex });
    /** Solves once; the ends of every sum learn from the world that is found. */
    const solve = (cost: Terms, sign: 1 | -1): World | undefined => {
      programs += 1;
      const world = solveOne(solver, model, cost, sign);
      const values = world?.values;
      if (values) for (const [index, sum] of costs.entries()) learn(ends[index], at(sum, values));
      return world;
    };
    if (!solve([], 1)) return { ends: undefined, programs };
    for (const [index, end] of ends.entries()) {
      const { enough = never } = sums[index] ?? {};
      const cost = costs[index] ?? [];
      if (end.low > enough.low) end.low = solve(cost, 1)?.value ?? end.low;
      if (end.high < enough.high) end.high = solve(cost, -1)?.value ?? end.high;
    }
    return { ends, programs };
  });
}

function learn(end: Ends | undefined, value: number): void {
  if (!end) return;
  end.low = Math.min(end.low, value);
  end.high = Math.max(end.high, value);
}

/** Divides every target over the parts of the model. A target in several parts is always sought to its ends. */
function dealt(targets: readonly Target[], reduced: Reduced) {
  const known: number[] = [];
  const sums = new Map<number, Part[]>();
  for (const [target, { terms, enough = never }] of targets.entries()) {
    const { known: here, parts } = split(terms, reduced);
    known.push(here);
    for (const [part, left] of parts) {
      const shifted = parts.size > 1 ? never : { low: enough.low - here, high: enough.high - here };
      const own = sums.get(part) ?? [];
      own.push({ target, terms: left, enough: shifted });
      sums.set(part, own);
    }
  }
  return { known, sums };
}

/** Whole numbers that a continuous interval holds; what HiGHS misses by its tolerance of 1e-7 is forgiven. */
const whole = ({ low, high }: Ends): Interval => ({
  low: Math.ceil(low - 1e-5) || 0,
  high: Math.floor(high + 1e-5) || 0,
});

/** The interval of every target in all the worlds that fit a model, by linear programs. */
export async function solveIntervals(model: Model, targets: readonly Target[]): Promise<Solved> {
  const solver = await loaded();
  const reduced = reduce(model);
  if (!reduced) return { intervals: undefined, programs: 0 };
  const { known, sums } = dealt(targets, reduced);
  const totals = known.map((value): Ends => ({ low: value, high: value }));
  let programs = 0;
  for (const [part, rows] of reduced.parts.entries()) {
    const own = sums.get(part) ?? [];
    const solved = endsOf(solver, rows, own);
    programs += solved.programs;
    if (!solved.ends) return { intervals: undefined, programs };
    for (const [index, { target }] of own.entries()) {
      const total = totals[target];
      if (total) total.low += solved.ends[index]?.low ?? 0;
      if (total) total.high += solved.ends[index]?.high ?? 0;
    }
  }
  return { intervals: totals.map(whole), programs };
}
