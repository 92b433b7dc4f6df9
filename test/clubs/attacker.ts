import { newModel, type Terms } from '../../functions/audit/model.ts';
import { solveIntervals } from '../../functions/audit/solve.ts';
import type { ClubTable } from '../../survey/clubs/tables.ts';
import type { Contributions } from '../../survey/disclosure/amounts.ts';

/** What the attacker finds out too well: a club's cell whose range is narrower than the rule allows. */
export type Breach = {
  readonly table: string;
  readonly place: string;
  readonly value: number;
  readonly range: readonly [number, number];
};

type Rule = { readonly least: number; readonly percent: number };
type Sums = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Places of a table: `r,c`, and `r,` and `,c` for the totals. */
const places = (contributions: Contributions): readonly string[] => [
  ...contributions.flatMap((row, r) => row.map((_, c) => `${r},${c}`)),
  ...contributions.map((_, r) => `${r},`),
  ...(contributions[0] ?? []).map((_, c) => `,${c}`),
];

/** What each club has in each place, written without the engine's own sums. */
function sumsOf(contributions: Contributions): Sums {
  const sums = new Map(places(contributions).map((place) => [place, new Map<string, number>()]));
  contributions.forEach((row, r) => {
    row.forEach((cell, c) => {
      for (const { from, amount, named } of cell)
        for (const place of [`${r},${c}`, `${r},`, `,${c}`]) {
          const own = sums.get(place);
          if (!named && amount > 0) own?.set(from, (own.get(from) ?? 0) + amount);
        }
    });
  });
  return sums;
}

const shownAt = ({ counts, rowTotals, columnTotals }: ClubTable, place: string): number | null | undefined => {
  const [r = '', c = ''] = place.split(',');
  if (c === '') return rowTotals[Number(r)];
  return r === '' ? columnTotals[Number(c)] : counts[Number(r)]?.[Number(c)];
};

/** Whether nobody could give anything there: everybody knows that it is 0. */
function isEmpty(contributions: Contributions, place: string): boolean {
  const [r = '', c = ''] = place.split(',');
  const rows = r === '' ? contributions : contributions.slice(Number(r), Number(r) + 1);
  return rows.every((row) => (c === '' ? row.flat() : (row[Number(c)] ?? [])).length === 0);
}

/** Everything that the table says, as equations; `own` is what an insider has in each place, which nobody can take from it. */
function modelOf(
  table: ClubTable,
  contributions: Contributions,
  namedIn: Sums,
  own: ReadonlyMap<string, number>,
  alone: ReadonlySet<string>,
) {
  const model = newModel();
  const width = contributions[0]?.length ?? 0;
  const at = (place: string): Terms => [[model.variable(place), 1]];
  const less = (terms: Terms): Terms => terms.map(([variable, times]) => [variable, -times] as const);
  for (let r = 0; r < contributions.length; r += 1)
    model.equal([...Array.from({ length: width }, (_, c) => at(`${r},${c}`)).flat(), ...less(at(`${r},`))], 0);
  for (let c = 0; c < width; c += 1)
    model.equal([...contributions.flatMap((_, r) => at(`${r},${c}`)), ...less(at(`,${c}`))], 0);
  model.equal(
    contributions.flatMap((_, r) => at(`${r},`)),
    table.total ?? 0,
  );
  const say = (place: string): void => {
    const shown = shownAt(table, place);
    const known = (own.get(place) ?? 0) + (namedIn.get(place)?.get('') ?? 0);
    if (isEmpty(contributions, place)) model.equal(at(place), 0);
    else if (typeof shown === 'number') model.equal(at(place), shown);
    else if (alone.has(place)) model.equal(at(place), known);
    else if (known > 0) model.between(at(place), known, Number.POSITIVE_INFINITY);
  };
  places(contributions).forEach(say);
  return model;
}

/** What those who agreed to be named have in each place, under the key ''. */
function namedSums(contributions: Contributions): Sums {
  const open = contributions.map((row) =>
    row.map((cell) => cell.filter(({ named }) => named).map(({ amount }) => ({ from: '', amount }))),
  );
  return sumsOf(open);
}

/**
 * Attacks one table from outside, or as one of its clubs: for every place that the rule protects, the range of values in
 * all the worlds that fit, by linear programs. A breach is a range that ends within what is lacking of the true value;
 * for an insider only places are asked that it has nothing in (its own are what the rule itself is about).
 */
export async function attack(
  table: ClubTable,
  contributions: Contributions,
  rule: Rule,
  insider?: string,
): Promise<readonly Breach[]> {
  if (table.status === 'withheld') return [];
  const sums = sumsOf(contributions);
  const named = namedSums(contributions);
  const own = new Map([...sums].map(([place, clubs]) => [place, (insider && clubs.get(insider)) || 0]));
  const alone = new Set(
    [...sums].flatMap(([place, clubs]) => (insider && clubs.size === 1 && clubs.has(insider) ? [place] : [])),
  );
  const model = modelOf(table, contributions, named, own, alone);
  const asked = [...sums].flatMap(([place, clubs]) => {
    const [most = 0, second = 0, ...others] = [...clubs.values()].sort((a, b) => b - a);
    const rest = others.reduce((sum, amount) => sum + amount, 0);
    const lacking = Math.ceil((rule.percent * most) / 100 - rest);
    const isNamed = clubs.size === 0 && (named.get(place)?.get('') ?? 0) > 0;
    if (
      isEmpty(contributions, place) ||
      isNamed ||
      (clubs.size >= rule.least && lacking <= 0) ||
      (own.get(place) ?? 0) > 0
    )
      return [];
    const open = most + second + rest;
    return [
      {
        place,
        value: open + (named.get(place)?.get('') ?? 0),
        level: Math.max(1, lacking),
        down: Math.min(open, Math.max(1, lacking)),
      },
    ];
  });
  const targets = asked.map(({ place, value, level, down }) => ({
    terms: [[model.variable(place), 1]] as const,
    enough: { low: value - down, high: value + level },
  }));
  const { intervals } = await solveIntervals(model, targets);
  if (!intervals) throw new Error(`${table.id} fits no world, not even the true one`);
  return asked.flatMap(({ place, value, level, down }, index) => {
    const { low = value, high = value } = intervals[index] ?? {};
    return low <= value - down && high >= value + level
      ? []
      : [{ table: table.id, place, value, range: [low, high] as const }];
  });
}

/** Clubs that are alone in some place, and the largest in any: the strongest insiders. */
export function insidersOf(contributions: Contributions, most: number): readonly string[] {
  const found = new Map<string, number>();
  for (const clubs of sumsOf(contributions).values()) {
    const [first] = [...clubs].sort(([, a], [, b]) => b - a);
    if (first) found.set(first[0], (found.get(first[0]) ?? 0) + (clubs.size === 1 ? 2 : 1));
  }
  return [...found]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([club]) => club);
}
