import { type Ends, endsOf, type Sought } from './ends.ts';
import type { Interval } from './flow.ts';
import type { Model, Row, Terms } from './model.ts';
import { loaded, type Solver, withProgram } from './program.ts';
import { type Reduced, reduce, split } from './reduce.ts';
import type { Symmetry } from './symmetry.ts';

/** A sum whose interval is asked for; not sought further once it is known to reach from `low` to `high`. */
export type Target = { readonly terms: Terms; readonly enough?: Interval };

export type Solved = {
  /** One per target, rounded inwards to whole numbers; undefined where no world fits the model at all. */
  readonly intervals: readonly Interval[] | undefined;
  /** Linear programs solved, and the rows of all of them. */
  readonly programs: number;
  readonly work: number;
};

/** A sum in one part of a model, and all targets that it is the rest of. */
type Share = Sought & { readonly targets: number[] };

const never: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

const keyOf = ({ terms, enough }: Sought): string => [...terms.flat(), enough.low, enough.high].join();

/** Divides every target over the parts of the model. A target in several parts is always sought to its ends. */
function dealt(targets: readonly Target[], reduced: Reduced) {
  const known: number[] = [];
  const shares = new Map<number, Map<string, Share>>();
  for (const [target, { terms, enough = never }] of targets.entries()) {
    const { known: here, parts } = split(terms, reduced);
    known.push(here);
    for (const [part, left] of parts) {
      const sum = {
        terms: left.toSorted(([a], [b]) => a - b),
        enough: parts.size > 1 ? never : { low: enough.low - here, high: enough.high - here },
      };
      const own = shares.get(part) ?? new Map<string, Share>();
      const share = own.get(keyOf(sum)) ?? { ...sum, targets: [] };
      share.targets.push(target);
      shares.set(part, own.set(keyOf(sum), share));
    }
  }
  return { known, shares };
}

/** Whole numbers that a continuous interval holds; what HiGHS misses by its tolerance of 1e-7 is forgiven. */
const whole = ({ low, high }: Ends): Interval => ({
  low: Math.ceil(low - 1e-5) || 0,
  high: Math.floor(high + 1e-5) || 0,
});

type Asked = { readonly targets: readonly Target[]; readonly equal?: Symmetry['equal'] };

/** The targets with others standing in for them, where that can be done for all. */
function folded(targets: readonly Target[], symmetry: Symmetry | undefined): Asked {
  if (!symmetry) return { targets };
  const stood = targets.flatMap(({ terms, ...rest }) => {
    const instead = symmetry.standIn(terms);
    return instead ? [{ ...rest, terms: instead }] : [];
  });
  return stood.length === targets.length ? { targets: stood, equal: symmetry.equal } : { targets };
}

/** The ends of each share of a part; undefined where no world fits it. */
function solvePart(solver: Solver, rows: readonly Row[], shares: readonly Share[]) {
  return withProgram(solver, rows, (program) => {
    const ends = endsOf(program, shares);
    return { ends, programs: program.asked() };
  });
}

/**
 * The interval of every target in all the worlds that fit a model, by linear programs. With `symmetry` they are fewer
 * and smaller, and the intervals the same.
 */
export async function solveIntervals(model: Model, asked: readonly Target[], symmetry?: Symmetry): Promise<Solved> {
  const solver = await loaded();
  const { targets, equal } = folded(asked, symmetry);
  const reduced = reduce(model, equal);
  if (!reduced) return { intervals: undefined, programs: 0, work: 0 };
  const { known, shares } = dealt(targets, reduced);
  const totals = known.map((value): Ends => ({ low: value, high: value }));
  let [programs, work] = [0, 0];
  for (const [part, rows] of reduced.parts.entries()) {
    const own = [...(shares.get(part)?.values() ?? [])];
    const solved = solvePart(solver, rows, own);
    programs += solved.programs;
    work += solved.programs * rows.length;
    if (!solved.ends) return { intervals: undefined, programs, work };
    for (const [index, end] of solved.ends.entries())
      for (const target of own[index]?.targets ?? []) widen(totals[target], end);
  }
  return { intervals: totals.map(whole), programs, work };
}

function widen(total: Ends | undefined, { low, high }: Ends): void {
  if (!total) return;
  total.low += low;
  total.high += high;
}
