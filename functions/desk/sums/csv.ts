import { stringify } from 'csv-stringify/sync';
import type { LabelledGroup } from '../../../survey/labels.ts';
import { fullName, type SumEdition, type SumTable } from '../../../web/results/sums/edition.ts';

const allColumns = [
  'table',
  'table_label',
  'row',
  'row_label',
  'column',
  'column_label',
  'value',
  'percent',
  'basis',
  'clubs',
  'silent',
  'status',
  'reason',
] as const;

/** A column of the file of all sums. */
export type Column = (typeof allColumns)[number];
/** One sum, or what is said in its place. */
export type Line = Readonly<Record<Column, string | number>>;
export type Values = 'labels' | 'codes';

/** Columns that hold numbers. */
export const numeric: ReadonlySet<Column> = new Set(['value', 'percent', 'clubs', 'silent']);

/** The columns of the file: without words where codes are wanted. */
export const columnsOf = (values: Values): readonly Column[] =>
  values === 'codes' ? allColumns.filter((column) => !column.endsWith('_label')) : allColumns;

type Cell = {
  readonly row: LabelledGroup;
  readonly column: LabelledGroup;
  readonly value: number | null;
  readonly whole: number | null;
};

/** Every cell of a table and its totals, row by row. */
function cellsOf(
  { rows, columns, counts, rowTotals, columnTotals, total }: SumTable,
  together: string,
): readonly Cell[] {
  const all = { code: 'total', label: together };
  const line = (row: LabelledGroup, own: readonly (number | null)[], whole: number | null): readonly Cell[] => [
    ...(columns.length > 1 ? columns.map((column, c) => ({ row, column, value: own[c] ?? null, whole })) : []),
    { row, column: all, value: whole, whole },
  ];
  return [
    ...rows.flatMap((row, r) => line(row, counts[r] ?? [], rowTotals[r] ?? null)),
    ...line(all, columnTotals, total),
  ];
}

/** Shown, hidden, or known to be nothing: no club could give anything there. */
const statusOf = (value: number | null): string => (value === null ? 'C' : value === 0 ? 'none' : 'published');

function tableLines(table: SumTable, say: (key: string) => string, values: Values): readonly Line[] {
  const head: Line = {
    ...{ table: table.id, table_label: table.title, basis: table.basis.code },
    ...{ row: '', row_label: '', column: '', column_label: '', value: '', percent: '', reason: '' },
    ...{ clubs: table.clubs ?? '', silent: table.silent ?? '', status: 'withheld' },
  };
  if (table.reason) return [{ ...head, reason: values === 'codes' ? table.reason.code : table.reason.label }];
  return cellsOf(table, say('total')).map(({ row, column, value, whole }) => ({
    ...head,
    ...{ row: row.code, row_label: fullName(row), column: column.code, column_label: fullName(column) },
    ...{ value: value ?? '', status: statusOf(value) },
    percent: value === null || !whole ? '' : Math.round((100 * value) / whole),
  }));
}

/** Every sum of a release, in the order of its tables. */
export const linesOf = ({ tables, words }: SumEdition, values: Values): readonly Line[] =>
  tables.flatMap((table) => tableLines(table, (key) => words.say(key), values));

/** A release of clubs' figures as CSV, written like that of any other release (`functions/desk/files/csv.ts`). */
export const sumCsv = (edition: SumEdition, values: Values, separator: string): string =>
  stringify([...linesOf(edition, values)], {
    ...{ header: true, columns: [...columnsOf(values)], delimiter: separator },
    ...{ bom: true, record_delimiter: '\r\n', escape_formulas: true },
  });
