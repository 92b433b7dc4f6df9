import type { Questionnaire } from '../../survey/questionnaire.ts';
import { declaredTables, placeBreakdown, type Table } from '../../survey/table.ts';
import { type Artifact, type AuditedTable, type Group, readArtifact } from './artifact.ts';
import { audit } from './audit.ts';
import { branchIntervals } from './branches.ts';
import { asFielded, type Finding, malformed, plainFindings } from './checks.ts';
import { flowIntervals, type Interval } from './flow.ts';
import { type Audited, type Budget, nothing } from './near.ts';
import { type Exact, exposedBy } from './question.ts';

const failed = (findings: readonly Finding[]): Audited => ({
  ok: false,
  findings,
  checked: nothing,
});

const blank = { table: null, row: null, column: null, low: null, high: null };

type Cell = Interval & { readonly table: AuditedTable; readonly row: Group; readonly column: Group };

/** What was asked of some tables: undefined where no counts fit them. */
type Asked = { readonly id: string; readonly cells: readonly Cell[] | undefined };

/** What the totals of one table and its shown cells tell of each hidden one. */
function flatCells(table: AuditedTable): readonly Cell[] | undefined {
  const { rows, columns, counts = [], rowTotals = [], columnTotals = [] } = table;
  return flowIntervals({ counts, rowTotals, columnTotals })?.flatMap(({ row, column, ...ends }) => {
    const [group, answer] = [rows[row], columns[column]];
    return group && answer ? [{ table, row: group, column: answer, ...ends }] : [];
  });
}

/** Both levels of a tree together, where something is shown of both; else the tables that are published one by one. */
function askedOf({ tables, policy: { k, c } }: Artifact, questionnaire: Questionnaire): readonly Asked[] {
  const tree = placeBreakdown(questionnaire);
  const pairs = tables.flatMap((fine) => {
    if (tree === undefined || fine.breakdown !== tree.id || fine.status !== 'published') return [];
    const isAbove = ({ breakdown, variable, option, status }: AuditedTable): boolean =>
      breakdown === tree.in && variable === fine.variable && option === fine.option && status !== 'withheld';
    return tables.filter(isAbove).map((wide) => ({ wide, fine }));
  });
  const paired = new Set(pairs.flatMap(({ wide, fine }) => [wide, fine]));
  return [
    ...pairs.map(({ wide, fine }) => ({ id: fine.id, cells: branchIntervals(wide, fine, k + c) })),
    ...tables
      .filter((table) => table.status === 'published' && !paired.has(table))
      .map((table) => ({ id: table.id, cells: flatCells(table) })),
  ];
}

/** What of the numbers of some tables can be told too well, where the true ones are known. */
function flowFindings({ id, cells }: Asked, { policy }: Artifact, declared: Declared, exact: Exact) {
  if (!cells) return { hidden: 0, findings: [{ ...blank, table: id, why: 'impossible' }] };
  const findings = cells.flatMap(({ table, row, column, low, high }): Finding[] => {
    const [counts, codes] = [exact.get(table.id), declared.get(table.id)];
    const value = row.members
      .flatMap((level) =>
        column.members.map((code) => counts?.[codes?.rows.indexOf(level) ?? -1]?.[codes?.columns.indexOf(code) ?? -1]),
      )
      .reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
    const asked = { kind: 'hidden', table: table.id, row: '', column: '', terms: () => [], within: [], value } as const;
    const why = exposedBy(asked, { low, high }, policy);
    const [at, answer] = [row.members.join('+'), column.members.join('+')];
    return why === undefined ? [] : [{ table: table.id, row: at, column: answer, low, high, why }];
  });
  return { hidden: cells.length, findings };
}

type Declared = ReadonlyMap<string, Table>;

/**
 * Attacks each table of a release by itself, and both levels of a tree together, by maximum flow, and compares what is shown with the true counts: in
 * moments, where `audit` takes minutes. What tables tell together is left to that one.
 */
export function quickAudit(text: string, asked: Questionnaire, exact: Exact): Audited {
  const read = readArtifact(text);
  if (!read.ok) return failed([{ ...blank, why: `unreadable: ${read.why}` }]);
  const { artifact } = read;
  const wrong = malformed(artifact, asked);
  if (wrong.length > 0) return failed(wrong);
  const questionnaire = asFielded(asked, artifact);
  const declared = new Map(declaredTables(questionnaire).map((table) => [table.id, table]));
  const flows = askedOf(artifact, questionnaire).map((one) => flowFindings(one, artifact, declared, exact));
  const findings = [
    ...plainFindings(artifact, questionnaire, exact),
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
