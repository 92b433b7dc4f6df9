/** A sum of variables, each times a number. */
export type Terms = readonly (readonly [variable: number, times: number])[];

/** `low` ≤ the sum ≤ `high`. */
export type Row = { readonly terms: Terms; readonly low: number; readonly high: number };

/** What an attacker can write down: numbers of people, none below zero, and what their sums are. */
export type Model = {
  /** The variable of this name, the same whenever it is asked for. */
  readonly variable: (name: string) => number;
  /** The sum is this number. */
  readonly equal: (terms: Terms, value: number) => void;
  /** The sum is not negative. */
  readonly atLeastZero: (terms: Terms) => void;
  readonly between: (terms: Terms, low: number, high: number) => void;
  readonly rows: readonly Row[];
  readonly size: () => number;
  readonly nameOf: (variable: number) => string;
};

/** `a - b`. */
export const minus = (a: Terms, b: Terms): Terms => [
  ...a,
  ...b.map(([variable, times]) => [variable, -times] as const),
];

/** An empty model. */
export function newModel(): Model {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const rows: Row[] = [];
  const between = (terms: Terms, low: number, high: number): void => {
    const gathered = new Map<number, number>();
    for (const [variable, times] of terms) gathered.set(variable, (gathered.get(variable) ?? 0) + times);
    const isPlain = gathered.size === terms.length && terms.every(([, times]) => times !== 0);
    rows.push({ terms: isPlain ? terms : [...gathered].filter(([, times]) => times !== 0), low, high });
  };
  return {
    variable(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
    equal: (terms, value) => between(terms, value, value),
    atLeastZero: (terms) => between(terms, 0, Number.POSITIVE_INFINITY),
    between,
    rows,
    size: () => names.length,
    nameOf: (variable) => names[variable] ?? '',
  };
}
