import { type AuditedTable, readArtifact } from './artifact.ts';

import type { Finding } from './checks.ts';
import { flowIntervals } from './flow.ts';
import { type Audited, nothing } from './near.ts';

const blank = { table: null, row: null, column: null, low: null, high: null };

const meets = (a: readonly string[], b: readonly string[]): boolean => a.some((code) => b.includes(code));

const isShown = ({ breakdown, status }: AuditedTable): boolean => breakdown === undefined && status !== 'withheld';

/**
 * What two tables of one growing wave tell of those who came between: a transport from the blocks of the smaller one,
 * and from "new", to the blocks of the larger one. Somebody of a block can be in each block that shares a category.
 */
function batchFindings(smaller: AuditedTable, larger: AuditedTable, k: number): readonly Finding[] {
  const { id } = larger;
  const [from = [], to = []] = [smaller.columnTotals, larger.columnTotals];
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  const came = total(to) - total(from);
  if (came < 0) return [{ ...blank, table: id, why: 'impossible' }];
  const counts = smaller.columns.map((block) =>
    larger.columns.map(({ members }) => (meets(block.members, members) ? null : 0)),
  );
  const intervals = flowIntervals({
    counts: [...counts, larger.columns.map(() => null)],
    rowTotals: [...from, came],
    columnTotals: to,
  });
  if (!intervals) return [{ ...blank, table: id, why: 'impossible' }];
  return intervals
    .filter(({ high }) => high < k)
    .map(({ row, column, low, high }): Finding => {
      const block = smaller.columns[row]?.members.join('+') ?? 'new';
      const codes = larger.columns[column]?.members.join('+') ?? '';
      return { table: id, row: block, column: codes, low, high, why: 'small' };
    });
}

/** Whether two tables say the same of the same people. */
const isSame = (a: AuditedTable, b: AuditedTable): boolean =>
  JSON.stringify([a.columns, a.columnTotals]) === JSON.stringify([b.columns, b.columnTotals]);

/**
 * Attacks a release by comparison with an earlier one of the same wave, table by table, by maximum flow: of those who
 * came between, or of those who were taken out, nobody may be certain to be one of fewer than k.
 */
export function auditBatches(earlier: string, later: string): Audited {
  const [first, second] = [readArtifact(earlier), readArtifact(later)];
  if (!first.ok || !second.ok) return { ok: false, findings: [{ ...blank, why: 'unreadable' }], checked: nothing };
  const before = new Map(first.artifact.tables.filter(isShown).map((table) => [table.id, table]));
  const pairs = second.artifact.tables.filter(isShown).flatMap((now) => {
    const then = before.get(now.id);
    return then && !isSame(then, now) ? [[then, now] as const] : [];
  });
  const shrinks = (second.artifact.total ?? 0) < (first.artifact.total ?? 0);
  const { k } = second.artifact.policy;
  const findings = pairs.flatMap(([then, now]) =>
    shrinks ? batchFindings(now, then, k) : batchFindings(then, now, k),
  );
  return { ok: findings.length === 0, findings, checked: { ...nothing, questions: pairs.length } };
}
