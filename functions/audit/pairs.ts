import { type Model, minus, newModel, type Terms } from './model.ts';
import {
  type Given,
  levelIn,
  levelOf,
  type Rule,
  type Seen,
  type SeenTable,
  type Sums,
  seenIn,
  total,
  wholeOf,
  writeTable,
} from './places.ts';
import { solveIntervals, type Target } from './solve.ts';

/** A table of a release with its lines and the exact contributions to it. */
export type Edition = {
  readonly table: SeenTable & { readonly rows: readonly Named[]; readonly columns: readonly Named[] };
  readonly given: Given;
};
type Named = { readonly code: string; readonly members: readonly string[] };

/** How many of the clubs that changed most an audit plays. */
const insiders = 10;

/** By how much each club changed what it gives to a place: what a comparison could tell of it. */
function changesIn(before: Sums, now: Sums): Sums {
  const clubs = new Set([...before.keys(), ...now.keys()]);
  const changes = [...clubs].map((club) => [club, Math.abs((now.get(club) ?? 0) - (before.get(club) ?? 0))] as const);
  return new Map(changes.filter(([, change]) => change > 0));
}

type Pair = { readonly before: Seen; readonly now: Seen; readonly changes: Sums };

const pairsOf = (before: Edition, now: Edition): readonly Pair[] => {
  const later = new Map(seenIn(now.given).map((place) => [place.name, place]));
  return seenIn(before.given).flatMap((place) => {
    const other = later.get(place.name);
    return other ? [{ before: place, now: other, changes: changesIn(place.clubs, other.clubs) }] : [];
  });
};

const linesOf = ({ table: { rows, columns } }: Edition): string =>
  JSON.stringify([rows, columns].map((lines) => lines.map(({ code, members }) => [code, members])));

type Asked = { readonly terms: Terms; readonly low: number; readonly high: number };

/** What is asked of a place: as it was, as it is, and what has come or gone in between. */
function askedOf({ before, now, changes }: Pair, rule: Rule, model: Model, insider: string | undefined) {
  const term = (release: 'before' | 'now'): Terms => [[model.variable(`${release} ${before.name}`), 1]];
  const isTold = (sums: Sums): boolean =>
    insider !== undefined && sums.has(insider) && sums.get(insider) === Math.max(...sums.values());
  const asked: Asked[] = [];
  for (const [release, place] of [
    ['before', before],
    ['now', now],
  ] as const) {
    const level = isTold(place.clubs) ? undefined : levelOf(place, rule);
    const value = total(place.clubs);
    const open = value - ((insider !== undefined && place.clubs.get(insider)) || 0);
    if (level !== undefined)
      asked.push({ terms: term(release), low: value - Math.min(open, level), high: value + level });
  }
  const level = changes.size === 0 || isTold(changes) ? undefined : levelIn(changes, rule);
  const value = total(now.clubs) - total(before.clubs);
  if (level !== undefined)
    asked.push({
      terms: minus(term('now'), term('before')),
      low: Math.max(value - level, -total(before.clubs)),
      high: value + level,
    });
  return asked;
}

/** Whether an attacker with both releases finds a figure, or what changed of it, too well. */
async function isBroken(before: Edition, now: Edition, rule: Rule, insider: string | undefined): Promise<boolean> {
  const model = newModel();
  const pairs = pairsOf(before, now);
  for (const [name, { table, given }] of [['before', before] as const, ['now', now] as const])
    writeTable(model, table, { given, places: seenIn(given), insider, nameOf: (place) => `${name} ${place}` });
  // Who changed is known to whoever attacks: where nobody did, both releases tell of the same number.
  for (const { before: place, changes } of pairs)
    if (changes.size === 0)
      model.equal(minus([[model.variable(`now ${place.name}`), 1]], [[model.variable(`before ${place.name}`), 1]]), 0);
  const asked = pairs.flatMap((pair) => askedOf(pair, rule, model, insider));
  const targets = asked.map(({ terms, low, high }): Target => ({ terms, enough: { low, high } }));
  const { intervals } = await solveIntervals(model, targets);
  return asked.some(({ low, high }, index) => {
    const range = intervals?.[index];
    return !range || range.low > low || range.high < high;
  });
}

/** The change of the grand total, which both releases show. */
function isTotalBroken(before: Edition, now: Edition, rule: Rule): boolean {
  const changes = changesIn(wholeOf(before.given).clubs, wholeOf(now.given).clubs);
  return changes.size > 0 && levelIn(changes, rule) !== undefined;
}

/**
 * Whether a table of a corrected release tells too much beside the same table of an earlier one: of a figure, or of what
 * a club changed. Changes are protected like figures (a change of fewer than `least` clubs, or one that a single club
 * makes up, must stay unsure), since a club that reports late changes from nothing to all. A table whose rows or columns
 * are others than before cannot be compared, and counts as broken.
 */
export async function comparesBadly(before: Edition, now: Edition, rule: Rule): Promise<boolean> {
  if (before.table.status === 'withheld' || now.table.status === 'withheld') return false;
  if (linesOf(before) !== linesOf(now) || isTotalBroken(before, now, rule)) return true;
  const changed = new Map<string, number>();
  for (const { changes } of pairsOf(before, now))
    for (const [club, change] of changes) changed.set(club, (changed.get(club) ?? 0) + change);
  const strongest = [...changed].toSorted(([, a], [, b]) => b - a).slice(0, insiders);
  for (const insider of [undefined, ...strongest.map(([club]) => club)])
    if (await isBroken(before, now, rule, insider)) return true;
  return false;
}
