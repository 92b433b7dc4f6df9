import { type Joined, joining } from './joined.ts';
import type { Model, Row, Terms } from './model.ts';

/** A model with what follows at once taken out, in parts that share no variable; undefined where it contradicts itself. */
export type Reduced = {
  /** Known numbers, of the variables that stand for all that are equal to them. */
  readonly fixed: ReadonlyMap<number, number>;
  /** The one of several equal variables that stands for them. */
  readonly equalTo: (variable: number) => number;
  readonly parts: readonly (readonly Row[])[];
  /** The part a variable is in; undefined where no row speaks of it. */
  readonly partOf: (variable: number) => number | undefined;
};

/** Pairs of variables that are equal. */
type Same = readonly (readonly [number, number])[];

type Known = { readonly fixed: ReadonlyMap<number, number>; readonly equal: Pick<Joined, 'find'> };

/** A sum without its fixed variables, each of the others once, and what the fixed ones add to it. */
function bareOf(terms: Terms, { fixed, equal }: Known): { readonly terms: Terms; readonly known: number } {
  const left = new Map<number, number>();
  let known = 0;
  for (const [one, times] of terms) {
    const variable = equal.find(one);
    const value = fixed.get(variable);
    if (value === undefined) left.set(variable, (left.get(variable) ?? 0) + times);
    else known += times * value;
  }
  return { terms: [...left].filter(([, times]) => times !== 0), known };
}

const bare = ({ terms, low, high }: Row, all: Known): Row => {
  const { terms: left, known } = bareOf(terms, all);
  return { terms: left, low: low - known, high: high - known };
};

/** Variables that a row fixes: its only one, or all where people who are none are divided up. */
function fixedBy({ terms, low, high }: Row): readonly (readonly [number, number])[] {
  const [only, second] = terms;
  if (only && !second && low === high) return [[only[0], low / only[1]]];
  if (high === 0 && terms.every(([, times]) => times > 0)) return terms.map(([variable]) => [variable, 0] as const);
  if (low === 0 && terms.every(([, times]) => times < 0)) return terms.map(([variable]) => [variable, 0] as const);
  return [];
}

/** Two variables that a row makes equal. */
function equalIn({ terms, low, high }: Row): readonly [number, number] | undefined {
  const [a, b, third] = terms;
  return a && b && !third && low === 0 && high === 0 && a[1] === -b[1] ? [a[0], b[0]] : undefined;
}

/** Rows of the same sum are one row of what both say. */
function merged(rows: readonly Row[]): readonly Row[] {
  const bySum = new Map<string, Row>();
  for (const { terms, low, high } of rows) {
    const sorted = terms.toSorted(([a], [b]) => a - b);
    const key = sorted.flat().join();
    const same = bySum.get(key);
    bySum.set(key, {
      terms: sorted,
      low: Math.max(low, same?.low ?? Number.NEGATIVE_INFINITY),
      high: Math.min(high, same?.high ?? Number.POSITIVE_INFINITY),
    });
  }
  return [...bySum.values()];
}

function settle(model: Model, same: Same): Known & { readonly rows: readonly Row[] } {
  const fixed = new Map<number, number>();
  const equal = joining(model.size());
  for (const [a, b] of same) equal.join(a, b);
  let rows = model.rows;
  for (let isNew = true; isNew; ) {
    isNew = false;
    rows = merged(rows.map((row) => bare(row, { fixed, equal })));
    for (const row of rows) {
      const now = bare(row, { fixed, equal });
      const pair = equalIn(now);
      const values = fixedBy(now);
      for (const [variable, value] of values) fixed.set(variable, value);
      if (pair && values.length === 0) equal.join(...pair);
      isNew ||= values.length > 0 || pair !== undefined;
    }
  }
  return { rows, fixed, equal };
}

const isBroken = ({ terms, low, high }: Row): boolean =>
  low > high + 1e-6 || (terms.length === 0 && (low > 1e-6 || high < -1e-6));

/** Takes out of a model what single equations give, and what is the `same` anyway, and divides the rest. */
export function reduce(model: Model, same: Same = []): Reduced | undefined {
  const { rows, fixed, equal } = settle(model, same);
  if (rows.some(isBroken) || [...fixed.values()].some((value) => value < 0)) return undefined;
  const near = joining(model.size());
  for (const { terms } of rows) for (const [variable] of terms) near.join(variable, terms[0]?.[0] ?? variable);
  const parts = new Map<number, Row[]>();
  for (const row of rows) {
    const [first] = row.terms;
    if (!first) continue;
    const part = parts.get(near.find(first[0]));
    if (part) part.push(row);
    else parts.set(near.find(first[0]), [row]);
  }
  const order = new Map([...parts.keys()].map((root, index) => [root, index]));
  const partOf = (variable: number): number | undefined => order.get(near.find(equal.find(variable)));
  return { fixed, equalTo: equal.find, parts: [...parts.values()], partOf };
}

/** A sum's known share and, by part, what is left of it. Infinity where a variable is in no part: nothing bounds it. */
export function split(
  terms: Terms,
  { fixed, equalTo, partOf }: Reduced,
): {
  known: number;
  parts: ReadonlyMap<number, Terms>;
} {
  const left = bareOf(terms, { fixed, equal: { find: equalTo } });
  const parts = new Map<number, Terms>();
  let { known } = left;
  for (const [variable, times] of left.terms) {
    const part = partOf(variable);
    if (part === undefined) known = Number.POSITIVE_INFINITY;
    else parts.set(part, [...(parts.get(part) ?? []), [variable, times]]);
  }
  return { known, parts };
}
