import type { Interval } from './flow.ts';
import type { Terms } from './model.ts';
import type { Program } from './program.ts';

/** A sum whose ends are asked for; not sought further once they reach from `enough.low` to `enough.high`. */
export type Sought = { readonly terms: Terms; readonly enough: Interval };

export type Ends = { low: number; high: number };

/** Whether an end is not yet known to reach far enough: the lower one (`sign` 1), or the upper (-1). */
const isOpen = ({ low, high }: Ends, enough: Interval, sign: 1 | -1): boolean =>
  sign === 1 ? low > enough.low : high < enough.high;

/** Whether no two whole numbers have been seen: then an upper end that is high enough may still be the only value. */
const isOne = ({ low, high }: Ends): boolean => high - low < 1;

/** The sum of several sums, each variable once. */
function total(sums: readonly Terms[]): Terms {
  const all = new Map<number, number>();
  for (const [variable, times] of sums.flat()) all.set(variable, (all.get(variable) ?? 0) + times);
  return [...all];
}

/** A world that tells of fewer new ends than this is not worth its program: each alone would take one. */
const worthwhile = 2;

/** How often in turn that may be before each end is sought by itself. */
const patience = 2;

type Pair = Sought & { readonly end: Ends };

/** Seeks a sum's least or greatest value; every sum learns from the world that is found. Undefined without a world. */
type Seek = (sum: Terms, sign: 1 | -1) => number | undefined;

function seekerOf(program: Program, pairs: readonly Pair[]): Seek {
  return (sum, sign) => {
    const world = program.seek(sum, sign);
    for (const { terms, end } of world?.reckon ? pairs : []) {
      const value = world?.reckon?.(terms) ?? 0;
      end.low = Math.min(end.low, value);
      end.high = Math.max(end.high, value);
    }
    return world?.value;
  };
}

function seekAlone({ terms, end }: Pair, sign: 1 | -1, seek: Seek): void {
  const value = seek(terms, sign);
  if (value !== undefined && sign === 1) end.low = Math.min(end.low, value);
  if (value !== undefined && sign === -1) end.high = Math.max(end.high, value);
}

function seekSide(pairs: readonly Pair[], sign: 1 | -1, seek: Seek): void {
  const stillOpen = (some: readonly Pair[]) => some.filter(({ end, enough }) => isOpen(end, enough, sign));
  let open = stillOpen(pairs);
  for (let poor = 0; open.length > worthwhile && poor < patience; ) {
    seek(total(open.map(({ terms }) => terms)), sign);
    const left = stillOpen(open);
    poor = open.length - left.length < worthwhile ? poor + 1 : 0;
    open = left;
  }
  for (const pair of open) if (isOpen(pair.end, pair.enough, sign)) seekAlone(pair, sign, seek);
}

/**
 * The least and greatest value of each sum; undefined where no world fits at all. Each world that is found tells of
 * every sum. So first all open ends are sought together, as one sum: a corner of the worlds has few numbers that are
 * not zero, and those large. What is left open is then sought one by one, so that nothing is ever taken for closed. Both
 * ends of what cannot be high enough are sought, since somebody will read them.
 */
export function endsOf(program: Program, sums: readonly Sought[]): readonly Ends[] | undefined {
  const pairs = sums.map((sum) => ({
    ...sum,
    end: { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY },
  }));
  const seek = seekerOf(program, pairs);
  if (seek([], 1) === undefined) return undefined;
  seekSide(pairs, -1, seek);
  seekSide(pairs, 1, seek);
  for (const pair of pairs) {
    if (isOpen(pair.end, pair.enough, -1)) seekAlone(pair, 1, seek);
    if (pair.enough.low < Number.POSITIVE_INFINITY && isOne(pair.end)) seekAlone(pair, -1, seek);
  }
  return pairs.map(({ end }) => end);
}
