import type { Questionnaire } from '../../survey/questionnaire.ts';
import { declaredTables } from '../../survey/table.ts';
import { type Artifact, type AuditedTable, readArtifact } from './artifact.ts';
import { audit } from './audit.ts';
import { type Finding, malformed, plainFindings } from './checks.ts';
import { flowIntervals } from './flow.ts';
import { type Audited, type Budget, nothing } from './near.ts';
import { type Exact, exposedBy } from './question.ts';

const failed = (findings: readonly Finding[]): Audited => ({
  ok: false,
  findings,
  checked: nothing,
});

const blank = { table: null, row: null, column: null, low: null, high: null };

/** What the totals of one table and its shown cells tell of each hidden one. */
function flowFindings(table: AuditedTable, { policy }: Artifact, questionnaire: Questionnaire, exact: Exact) {
  const { id, rows, columns, counts = [], rowTotals = [], columnTotals = [] } = table;
  const intervals = flowIntervals({ counts, rowTotals, columnTotals });
  if (!intervals) return { hidden: 0, findings: [{ ...blank, table: id, why: 'impossible' }] };
  const declared = declaredTables(questionnaire).find((one) => one.id === id);
  const findings = intervals.flatMap(({ row, column, low, high }): Finding[] => {
    const [levels, codes] = [rows[row]?.members ?? [], columns[column]?.members ?? []];
    const cells = levels.flatMap((level) =>
      codes.map(
        (code) => exact.get(id)?.[declared?.rows.indexOf(level) ?? -1]?.[declared?.columns.indexOf(code) ?? -1],
      ),
    );
    const value = cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
    const asked = { kind: 'hidden', table: id, row: '', column: '', terms: () => [], within: [], value } as const;
    const why = exposedBy(asked, { low, high }, policy);
    return why === undefined ? [] : [{ table: id, row: levels.join('+'), column: codes.join('+'), low, high, why }];
  });
  return { hidden: intervals.length, findings };
}

/**
 * Attacks each table of a release by itself, by maximum flow, and compares what is shown with the true counts: in
 * moments, where `audit` takes minutes. What tables tell together is left to that one.
 */
export function quickAudit(text: string, questionnaire: Questionnaire, exact: Exact): Audited {
  const read = readArtifact(text);
  if (!read.ok) return failed([{ ...blank, why: `unreadable: ${read.why}` }]);
  const wrong = malformed(read.artifact, questionnaire);
  if (wrong.length > 0) return failed(wrong);
  const published = read.artifact.tables.filter(({ status }) => status === 'published');
  const flows = published.map((table) => flowFindings(table, read.artifact, questionnaire, exact));
  const findings = [
    ...plainFindings(read.artifact, questionnaire, exact),
    ...flows.flatMap((flow): readonly Finding[] => flow.findings),
  ];
  const hidden = flows.reduce((sum, flow) => sum + flow.hidden, 0);
  return { ok: findings.length === 0, findings, checked: { ...nothing, questions: hidden, hidden } };
}

/**
 * Attacks a release before it is stored: table by table, and what stands that also all together, as far as the budget
 * is expected to go. What is left of the questionnaire then is left to an audit afterwards.
 */
export const auditWithin =
  (budget: Budget) =>
  async (text: string, questionnaire: Questionnaire, exact: Exact): Promise<Audited> => {
    const quick = quickAudit(text, questionnaire, exact);
    if (!quick.ok) return quick;
    const { checked, ...whole } = await audit(text, questionnaire, exact, budget);
    return { ...whole, checked: { ...checked, questions: Math.max(checked.questions, quick.checked.questions) } };
  };
