import type { Model, Row, Terms } from './model.ts';

/** A model with what follows at once taken out, in parts that share no variable; undefined where it contradicts itself. */
export type Reduced = {
  readonly fixed: ReadonlyMap<number, number>;
  readonly parts: readonly (readonly Row[])[];
  /** The part a variable is in; undefined where no row speaks of it. */
  readonly partOf: (variable: number) => number | undefined;
};

/** A row without its fixed variables. */
function bare({ terms, low, high }: Row, fixed: ReadonlyMap<number, number>): Row {
  const known = terms.reduce((sum, [variable, times]) => sum + times * (fixed.get(variable) ?? 0), 0);
  return { terms: terms.filter(([variable]) => !fixed.has(variable)), low: low - known, high: high - known };
}

/** Variables that a row fixes: its only one, or all where people who are none are divided up. */
function fixedBy({ terms, low, high }: Row): readonly (readonly [number, number])[] {
  const [only, second] = terms;
  if (only && !second && low === high) return [[only[0], low / only[1]]];
  if (high === 0 && terms.every(([, times]) => times > 0)) return terms.map(([variable]) => [variable, 0] as const);
  if (low === 0 && terms.every(([, times]) => times < 0)) return terms.map(([variable]) => [variable, 0] as const);
  return [];
}

function fixAll(rows: readonly Row[]): { rows: readonly Row[]; fixed: ReadonlyMap<number, number> } {
  const fixed = new Map<number, number>();
  let left = rows;
  for (let before = -1; before !== fixed.size; ) {
    before = fixed.size;
    left = left.map((row) => bare(row, fixed));
    for (const row of left) for (const [variable, value] of fixedBy(bare(row, fixed))) fixed.set(variable, value);
  }
  return { rows: left.map((row) => bare(row, fixed)), fixed };
}

/** Joins variables that stand in one row (Tarjan's union-find, with path halving). */
function joined(rows: readonly Row[], size: number): (variable: number) => number {
  const above = Array.from({ length: size }, (_, index) => index);
  const find = (variable: number): number => {
    let node = variable;
    for (let next = above[node] ?? node; next !== node; next = above[node] ?? node) {
      above[node] = above[next] ?? next;
      node = next;
    }
    return node;
  };
  for (const { terms } of rows) for (const [variable] of terms) above[find(variable)] = find(terms[0]?.[0] ?? variable);
  return find;
}

const isBroken = ({ terms, low, high }: Row): boolean => terms.length === 0 && (low > 1e-6 || high < -1e-6);

/** Takes out of a model what single equations give, and divides the rest. */
export function reduce(model: Model): Reduced | undefined {
  const { rows, fixed } = fixAll(model.rows);
  if (rows.some(isBroken) || [...fixed.values()].some((value) => value < 0)) return undefined;
  const find = joined(rows, model.size());
  const parts = new Map<number, Row[]>();
  for (const row of rows) {
    const [first] = row.terms;
    if (!first) continue;
    const part = parts.get(find(first[0]));
    if (part) part.push(row);
    else parts.set(find(first[0]), [row]);
  }
  const order = new Map([...parts.keys()].map((root, index) => [root, index]));
  return { fixed, parts: [...parts.values()], partOf: (variable) => order.get(find(variable)) };
}

/** A sum's known share and, by part, what is left of it. Infinity where a variable is in no part: nothing bounds it. */
export function split(terms: Terms, { fixed, partOf }: Reduced): { known: number; parts: ReadonlyMap<number, Terms> } {
  const parts = new Map<number, Terms>();
  let known = 0;
  for (const [variable, times] of terms) {
    const value = fixed.get(variable);
    const part = partOf(variable);
    if (value !== undefined) known += times * value;
    else if (part === undefined) known = Number.POSITIVE_INFINITY;
    else parts.set(part, [...(parts.get(part) ?? []), [variable, times]]);
  }
  return { known, parts };
}
