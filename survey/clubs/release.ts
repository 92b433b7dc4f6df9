import type { infer as Infer } from 'zod/mini';
import type { Keyed } from '../disclosure/keyed.ts';
import type { Dominance } from '../disclosure/magnitude.ts';
import type { Wave } from '../wave.ts';
import { pooledLines } from './layouts.ts';
import type { clubReleaseSchema, countedSchema } from './schema.ts';
import { type ClubTable, clubTables, type ReportingClub } from './tables.ts';

/** An immutable, numbered, disclosure-controlled set of sums over clubs. */
export type ClubRelease = Infer<typeof clubReleaseSchema>;

/** Which version of each report a release was made of. */
export type Counted = Infer<typeof countedSchema>;

/** A release of clubs' figures before it is attacked. */
export type ClubDraft = Omit<ClubRelease, 'data' | 'audit'>;

/** A club whose report is counted; one that is `named` agreed to stand by name among those that took part. */
export type CountedClub = ReportingClub & { readonly name: string; readonly named: boolean };

/** Version of the way sums over clubs are protected: the same figures, policy and key give the same tables. */
const clubEngine = 1;

/** Clubs by town, a holding once in each; towns of few together. Nothing where all are few. */
export const clubsByTown = (clubs: readonly ReportingClub[], least: number): ClubRelease['towns'] => {
  const lines = pooledLines(clubs, ({ town }) => [town], least).map(({ code, members }) => ({
    ...{ code, members },
    clubs: new Set(clubs.flatMap(({ town, holding }) => (members.includes(town) ? [holding] : []))).size,
  }));
  return lines.some((one) => one.clubs < least) ? [] : lines;
};

/** A table of which nothing leaves but that it is withheld, and why. */
export const withholdClubs = (
  { id, item, basis }: Pick<ClubTable, 'id' | 'item' | 'basis'>,
  reason: 'linked' | 'audit',
): ClubTable => ({
  ...{ id, item, basis, status: 'withheld', reason, clubs: null, silent: null, total: null },
  ...{ rows: [], columns: [], counts: [], rowTotals: [], columnTotals: [] },
});

type Making = {
  readonly number: number;
  readonly day: string;
  /** Fewest contributors, and p of the p% rule, which stays inside. */
  readonly rule: Dominance;
  readonly keyed: Keyed;
  /** Tables of the wave's earlier releases, whose rows and columns are kept. */
  readonly earlier?: readonly ClubTable[];
};

/** Makes a wave's release from the clubs that are counted. The same clubs, rule and key give the same release. */
export function makeClubRelease(
  wave: Wave,
  clubs: readonly CountedClub[],
  { number, day, rule, keyed, earlier }: Making,
): ClubDraft {
  const holdings = new Set(clubs.map(({ holding }) => holding)).size;
  const byName = clubs.filter(({ named }) => named).map(({ name, town }) => ({ name, town }));
  return {
    kind: 'clubs',
    ...{ wave: wave.id, number, questionnaire: wave.questionnaire, version: wave.version },
    ...{ year: wave.invited?.year ?? 0, day },
    policy: { rule: 'dominance', least: rule.least },
    engine: clubEngine,
    clubs: holdings < rule.least ? null : holdings,
    towns: clubsByTown(clubs, rule.least),
    named: byName.toSorted((a, b) => (`${a.town} ${a.name}` < `${b.town} ${b.name}` ? -1 : 1)),
    tables: clubTables(clubs, { rule, keyed, earlier }),
  };
}

const at = (lines: ClubTable['rows'], code: string): number => lines.findIndex((line) => line.code === code);

/**
 * A table of a corrected release without the numbers that an earlier one hides: what was hidden stays so. Hiding more
 * tells nobody more.
 */
export function heedTable(table: ClubTable, earlier: readonly ClubTable[]): ClubTable {
  const before = earlier.filter(({ id }) => id === table.id);
  if (before.some(({ status }) => status === 'withheld')) return withholdClubs(table, 'linked');
  const kept = (number: number | null, was: (one: ClubTable) => number | null | undefined): number | null =>
    before.every((one) => typeof was(one) === 'number') ? number : null;
  const rows = table.rows.map(({ code }) => code);
  const columns = table.columns.map(({ code }) => code);
  return {
    ...table,
    counts: table.counts.map((counts, r) =>
      counts.map((count, c) =>
        kept(count, (one) => one.counts[at(one.rows, rows[r] ?? '')]?.[at(one.columns, columns[c] ?? '')]),
      ),
    ),
    rowTotals: table.rowTotals.map((total, r) => kept(total, (one) => one.rowTotals[at(one.rows, rows[r] ?? '')])),
    columnTotals: table.columnTotals.map((total, c) =>
      kept(total, (one) => one.columnTotals[at(one.columns, columns[c] ?? '')]),
    ),
  };
}
