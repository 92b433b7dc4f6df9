import { type ClubTable, clubContributions, clubTables, type ReportingClub } from '../../survey/clubs/tables.ts';
import type { Keyed } from '../../survey/disclosure/keyed.ts';
import { auditClubs, type Rule } from '../audit/clubs.ts';

/** A table of clubs' figures that may leave. `audit`: an attack on it succeeded, so nothing of it does. */
export type ReleasedClubTable = Omit<ClubTable, 'reason'> & { readonly reason?: ClubTable['reason'] | 'audit' };

const emptied = ({ id, item, variable, basis }: ClubTable): ReleasedClubTable => ({
  ...{ id, item, variable, breakdown: 'town', basis, clubs: null, silent: null, total: null },
  ...{ rows: [], columns: [], counts: [], rowTotals: [], columnTotals: [] },
  status: 'withheld',
  reason: 'audit',
});

/**
 * The tables of clubs' figures of a closed wave: protected under the wave's secret, attacked, and withheld where an
 * attack succeeds. `audited` is the rule that the attack holds them to, the rule they are protected by unless it is to be
 * stricter.
 */
export async function releaseClubs(
  clubs: readonly ReportingClub[],
  rule: Rule,
  keyed: Keyed,
  audited: Rule = rule,
): Promise<readonly ReleasedClubTable[]> {
  const tables = clubTables(clubs, rule, keyed);
  const broken = new Set(await auditClubs(tables, clubContributions(clubs, rule), audited));
  return tables.map((table) => (broken.has(table.id) ? emptied(table) : table));
}
