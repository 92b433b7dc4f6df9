import type { Place, Questionnaire } from '../../survey/questionnaire.ts';
import { branchesOf, declaredTables, fielded, placeBreakdown, type Table } from '../../survey/table.ts';
import type { Artifact, AuditedTable, Group } from './artifact.ts';
import type { Exact } from './question.ts';

/** What an auditor found; `row` and `column` are members of a group joined by `+`, or null for a whole table. */
export type Finding = {
  readonly table: string | null;
  readonly row: string | null;
  readonly column: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly why: string;
};

type Told = (why: string, row?: Group, column?: Group, value?: number) => Finding;

const teller =
  (table: string | null): Told =>
  (why, row, column, value) => ({
    table,
    row: row?.members.join('+') ?? null,
    column: column?.members.join('+') ?? null,
    low: value ?? null,
    high: value ?? null,
    why,
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const isSame = (a: AuditedTable, b: Table): boolean =>
  a.item === b.item && a.variable === b.variable && a.option === b.option && a.breakdown === b.breakdown;

/** Whether groups are a partition of the declared codes: nothing twice, nothing left out, nothing else. */
function isPartition(groups: readonly Group[], codes: readonly string[]): boolean {
  const members = groups.flatMap((group) => group.members);
  const isUnique = new Set(groups.map(({ code }) => code)).size === groups.length;
  const isAll = new Set(members).size === codes.length && members.every((member) => codes.includes(member));
  return isUnique && isAll && members.length === codes.length;
}

const isEmpty = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;

/** Whether a table's numbers are as many as its groups; one of margins has no counts, a withheld one has nothing. */
function hasShape({ status, rows, columns, counts, rowTotals, columnTotals }: AuditedTable): boolean {
  if (status === 'withheld') return isEmpty(counts) && isEmpty(rowTotals) && isEmpty(columnTotals);
  if (rowTotals?.length !== rows.length || columnTotals?.length !== columns.length) return false;
  if (status === 'margins') return (counts ?? []).flat().every((cell) => cell === null);
  return counts?.length === rows.length && counts.every((row) => row.length === columns.length);
}

/** A table's place in the closed list, and that its groups and numbers have its shape. */
function shape(table: AuditedTable, declared: Table | undefined): readonly Finding[] {
  const tell = teller(table.id);
  if (!declared || !isSame(table, declared)) return [tell('undeclared')];
  const isBare = table.status === 'withheld' && isEmpty(table.rows) && isEmpty(table.columns);
  const isWhole = isPartition(table.rows, declared.rows) && isPartition(table.columns, declared.columns);
  if (!isBare && !isWhole) return [tell('groups')];
  return hasShape(table) ? [] : [tell('shape')];
}

export const apart = (codes: readonly string[]): Group[] => codes.map((code) => ({ code, members: [code] }));

/** An artifact whose withheld tables have their declared rows and columns, so that something can be asked about them. */
export function filledUp(artifact: Artifact, questionnaire: Questionnaire): Artifact {
  const declared = byId(questionnaire);
  const tables = artifact.tables.map((table): AuditedTable => {
    const { counts: _, ...rest } = table;
    if (table.status === 'margins') return rest;
    const own = declared.get(table.id);
    return table.status === 'withheld' && own ? { ...rest, rows: apart(own.rows), columns: apart(own.columns) } : table;
  });
  return { ...artifact, tables };
}

/** Totals agree with each other, with the cells and with the total of the release. */
function totals(table: AuditedTable, total: number | null): readonly Finding[] {
  const tell = teller(table.id);
  const { rowTotals = [], columnTotals = [], counts = [] } = table;
  if (table.status === 'withheld') return [];
  if (total === null) return [tell('total')];
  const isOff = (cells: readonly (number | null | undefined)[], all: number | undefined): boolean => {
    const shown = cells.flatMap((cell) => (typeof cell === 'number' ? [cell] : []));
    const rest = (all ?? 0) - sum(shown);
    return shown.length === cells.length ? rest !== 0 : rest < 0;
  };
  return [
    ...(sum(rowTotals) === total && sum(columnTotals) === total ? [] : [tell('total')]),
    ...counts.flatMap((row, y) => (isOff(row, rowTotals[y]) ? [tell('sum', table.rows[y])] : [])),
    ...(counts.length === 0 ? [] : columnTotals).flatMap((all, x) =>
      isOff(
        counts.map((row) => row[x]),
        all,
      )
        ? [tell('sum', undefined, table.columns[x])]
        : [],
    ),
  ];
}

/**
 * Totals reach their threshold, no published cell is small, and none leaves fewer than k to the rest of its row or
 * column. Who was not asked is known from the condition's own tables, so that column need not be pooled beyond k.
 */
export function sizeFindings(table: AuditedTable, { k, minGroup }: Artifact['policy']): readonly Finding[] {
  const tell = teller(table.id);
  const { rowTotals = [], columnTotals = [], counts = [] } = table;
  const least = table.breakdown === undefined ? k : minGroup;
  const isFew = (rest: number, groups: number): boolean => groups > 1 && rest < k;
  const leastOf = (column: Group | undefined): number =>
    table.status === 'margins' || column?.members.includes('not_relevant') ? k : least;
  return [
    ...rowTotals.flatMap((all, y) => (all < least ? [tell('group', table.rows[y], undefined, all)] : [])),
    ...columnTotals.flatMap((all, x) =>
      all < leastOf(table.columns[x]) ? [tell('group', undefined, table.columns[x], all)] : [],
    ),
    ...counts.flatMap((cells, y) =>
      cells.flatMap((cell, x) => {
        if (cell === null) return [];
        if (cell < k) return [tell('shown', table.rows[y], table.columns[x], cell)];
        const isCertain =
          isFew((rowTotals[y] ?? 0) - cell, table.columns.length) ||
          isFew((columnTotals[x] ?? 0) - cell, table.rows.length);
        return isCertain ? [tell('certain', table.rows[y], table.columns[x], cell)] : [];
      }),
    ),
  ];
}

/** Published numbers are the true ones, where the auditor knows those. */
function truth(table: AuditedTable, declared: Table | undefined, exact: Exact | undefined): readonly Finding[] {
  const cells = exact?.get(table.id);
  if (!cells || !declared || !table.counts) return [];
  const trueCount = (row: Group, column: Group): number =>
    sum(
      row.members.flatMap((level) =>
        column.members.map((code) => cells[declared.rows.indexOf(level)]?.[declared.columns.indexOf(code)] ?? 0),
      ),
    );
  return table.rows.flatMap((row, y) =>
    table.columns.flatMap((column, x) => {
      const shown = table.counts?.[y]?.[x] ?? null;
      return shown === null || shown === trueCount(row, column) ? [] : [teller(table.id)('false', row, column, shown)];
    }),
  );
}

const byId = (questionnaire: Questionnaire): ReadonlyMap<string, Table> =>
  new Map(declaredTables(questionnaire).map((table) => [table.id, table]));

/** The questionnaire as the wave of this artifact asked it, by the places that the artifact names. */
export const asFielded = (questionnaire: Questionnaire, { places = [] }: Artifact): Questionnaire =>
  fielded(questionnaire, places);

/** Whether the artifact names other places than the wave has; where these are not known it is taken at its word. */
const hasOtherPlaces = ({ places }: Artifact, { places: own }: Questionnaire): boolean =>
  own !== undefined && places !== undefined && JSON.stringify(own.map(nameOf)) !== JSON.stringify(places.map(nameOf));

const nameOf = ({ code, name, in: inside }: Place): readonly unknown[] => [code, name, inside];

/** Rows of a tree's finer table that lie in no row of the wider one, or in several. */
function strayRows(table: AuditedTable, tables: readonly AuditedTable[], questionnaire: Questionnaire) {
  const tree = placeBreakdown(questionnaire);
  if (tree === undefined || table.breakdown !== tree.id)
    return table.rows.some((row) => row.in !== undefined) ? [teller(table.id)('branch')] : [];
  const inside = branchesOf(questionnaire, tree.id);
  const above = tables.find(
    ({ breakdown, variable, option }) =>
      breakdown === tree.in && variable === table.variable && option === table.option,
  );
  const isStray = ({ members, in: code }: Group): boolean => {
    const own = above?.rows.find((row) => row.code === code);
    if (above?.status === 'withheld') return code === undefined;
    return code === undefined || !members.every((place) => own?.members.includes(inside.get(place) ?? ''));
  };
  return table.rows.filter(isStray).map((row) => teller(table.id)('branch', row));
}

/** Tables that are not in the closed list, are there twice, or have another shape than it says. */
export function malformed(artifact: Artifact, asked: Questionnaire): readonly Finding[] {
  const { tables } = artifact;
  const questionnaire = asFielded(asked, artifact);
  if (hasOtherPlaces(artifact, asked)) return [teller(null)('places')];
  const declared = byId(questionnaire);
  const repeated = tables.filter(({ id }, index) => tables.findIndex((other) => other.id === id) !== index);
  return [
    ...repeated.map(({ id }) => teller(id)('twice')),
    ...tables.flatMap((table) => shape(table, declared.get(table.id))),
    ...tables.flatMap((table) => strayRows(table, tables, questionnaire)),
  ];
}

/** What can be seen in a well-formed artifact without solving anything. */
export function plainFindings(artifact: Artifact, questionnaire: Questionnaire, exact?: Exact): readonly Finding[] {
  const { policy, total, tables } = artifact;
  const declared = byId(questionnaire);
  const tell = teller(null);
  return [
    ...(policy.minGroup < policy.k ? [tell('policy')] : []),
    ...(total !== null && total < policy.k ? [tell('total')] : []),
    ...tables.flatMap((table) => [...totals(table, total), ...truth(table, declared.get(table.id), exact)]),
  ];
}
