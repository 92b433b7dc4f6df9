import { newModel } from './model.ts';
import {
  type Breach,
  type Given,
  levelOf,
  type Rule,
  type SeenTable,
  type Sums,
  seenIn,
  shownAt,
  total,
  wholeOf,
  writeTable,
} from './places.ts';
import { solveIntervals } from './solve.ts';

type Attack = { readonly breaches: readonly Breach[]; readonly asked: number; readonly fits: boolean };

async function attacked(table: SeenTable, given: Given, rule: Rule, insider: string | undefined): Promise<Attack> {
  if (table.status === 'withheld') return { breaches: [], asked: 0, fits: true };
  const places = seenIn(given);
  const model = newModel();
  writeTable(model, table, { given, places, insider, nameOf: (place) => place });
  const asked = places.flatMap((place) => {
    const own = (insider !== undefined && place.clubs.get(insider)) || 0;
    const level = own > 0 && own === Math.max(...place.clubs.values()) ? undefined : levelOf(place, rule);
    if (level === undefined) return [];
    const value = total(place.clubs);
    return [{ place: place.name, value, low: value - Math.min(value - own, level), high: value + level }];
  });
  const targets = asked.map(({ place, low, high }) => ({
    terms: [[model.variable(place), 1]] as const,
    enough: { low, high },
  }));
  const { intervals } = await solveIntervals(model, targets);
  const breaches = asked.flatMap(({ place, value, low, high }, index) => {
    const range = intervals?.[index] ?? { low: value, high: value };
    const isSafe = range.low <= low && range.high >= high;
    return isSafe ? [] : [{ table: table.id, place, value, range: [range.low, range.high] as const }];
  });
  return { breaches, asked: asked.length, fits: intervals !== undefined };
}

/**
 * Attacks one table from outside, or as one of its clubs, by linear programs over everything that it says: a breach is a
 * place whose range of values ends within what the p% rule asks for. The largest club of a place is not played against
 * it: the rule is about what the second largest learns of the largest. Throws where no world fits the table.
 */
export async function attackClubs(
  table: SeenTable,
  given: Given,
  rule: Rule,
  insider?: string,
): Promise<readonly Breach[]> {
  const { breaches, fits } = await attacked(table, given, rule, insider);
  if (!fits) throw new RangeError(`${table.id} fits no world, not even the true one`);
  return breaches;
}

/** The strongest insiders, at most `most`: clubs that are alone in a place, then those that are the largest in many. */
export function strongest(given: Given, most: number): readonly string[] {
  const strength = new Map<string, number>();
  for (const { clubs } of seenIn(given)) {
    const [first] = [...clubs].toSorted(([, a], [, b]) => b - a);
    if (first) strength.set(first[0], (strength.get(first[0]) ?? 0) + (clubs.size === 1 ? 2 : 1));
  }
  return [...strength]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([club]) => club);
}

/** Why a table is wrong before any attack: a number that is not the true one, or a grand total that is not safe. */
function isFalse(table: SeenTable, given: Given, rule: Rule): boolean {
  const isTrue = (shown: number | null | undefined, sums: Sums): boolean =>
    typeof shown !== 'number' || shown === total(sums);
  const whole = wholeOf(given);
  const isWrong = seenIn(given).some((place) => !isTrue(shownAt(table, place), place.clubs));
  return isWrong || !isTrue(table.total, whole.clubs) || (table.total !== null && levelOf(whole, rule) !== undefined);
}

/** What an attack on all tables found: the ids of those that must not leave, and how many numbers were asked for. */
export type ClubAudit = { readonly broken: readonly string[]; readonly checked: number };

/** How many of the strongest clubs of each table an audit plays before a release is stored. */
const insiders = 10;

/**
 * Attacks tables from outside, and as each of their `most` strongest clubs. `given` are the exact contributions of each
 * table, in the same order. A table that fits no world, or tells an untruth, is broken too.
 */
export async function auditClubs(
  tables: readonly SeenTable[],
  given: readonly Given[],
  rule: Rule,
  most = insiders,
): Promise<ClubAudit> {
  const broken: string[] = [];
  let checked = 0;
  for (const [at, table] of tables.entries()) {
    const own = given[at] ?? [];
    if (isFalse(table, own, rule)) broken.push(table.id);
    for (const insider of [undefined, ...strongest(own, most)]) {
      if (broken.at(-1) === table.id) break;
      const found = await attacked(table, own, rule, insider);
      checked += found.asked;
      if (found.breaches.length > 0 || !found.fits) broken.push(table.id);
    }
  }
  return { broken, checked };
}
