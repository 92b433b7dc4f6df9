import { stringify } from 'csv-stringify/sync';
import type { LabelledGroup, LabelledTable } from '../../../survey/labels.ts';
import type { Edition } from '../../../web/results/edition.ts';
import { type Shares, shareOf } from '../../../web/results/shares.ts';

/** A column of the file of all cells. */
export type Column = (typeof allColumns)[number];

/** One cell of a release, or what is said in its place. */
export type Line = Readonly<Record<Column, string | number>>;

const allColumns = [
  'table',
  'item',
  'item_label',
  'option',
  'option_label',
  'breakdown',
  'group',
  'group_label',
  'within',
  'within_label',
  'category',
  'category_label',
  'count',
  'percent',
  'percent_base',
  'base',
  'status',
  'reason',
] as const;

/** The columns of the file: without words where codes are wanted, and without what groups lie in where they lie in none. */
export const columnsOf = ({ release }: Edition, values: Edition['values']): readonly Column[] =>
  allColumns.filter(
    (column) => (values === 'labels' || !column.endsWith('_label')) && (release.places || !column.startsWith('within')),
  );

const headOf = (table: LabelledTable): Line => ({
  table: table.id,
  item: table.item,
  item_label: table.part ? `${table.title} – ${table.part.label}` : table.title,
  option: table.option?.code ?? '',
  option_label: table.option?.label ?? '',
  breakdown: table.breakdown?.code ?? '',
  ...{
    group: '',
    group_label: '',
    within: '',
    within_label: '',
    category: '',
    category_label: '',
    count: '',
    percent: '',
    percent_base: '',
    base: '',
  },
  status: table.status,
  reason: '',
});

/** The names of what is pooled, in place of how many there are. */
export const fullLabel = ({ label, members, within }: LabelledGroup): string =>
  members ? `${within ? `${within.label}: ` : ''}${members.join(', ')}` : label;

const groupOf = (group: LabelledGroup, base: number) => ({
  ...{ group: group.code, group_label: fullLabel(group) },
  ...{ within: group.within?.code ?? '', within_label: group.within?.label ?? '', base },
});

const shareIn = (shares: Shares | undefined, row: number, column: number, count: number) => {
  const percent = shareOf(shares, row, column, count);
  return percent === null ? { count } : { count, percent, percent_base: shares?.of[row] ?? '' };
};

/** One line a cell, of status `C` (confidential) where it is hidden; one line in all for a table that is withheld. */
function tableLines(table: LabelledTable, reason: string, shares: Shares | undefined): readonly Line[] {
  const head = headOf(table);
  if (table.status === 'withheld') return [{ ...head, reason }];
  if (table.status === 'margins')
    return table.rows.map((group, row) => ({ ...head, ...groupOf(group, table.bases[row] ?? 0), reason }));
  return table.rows.flatMap((group, row) =>
    table.columns.map((category, column) => {
      const count = table.counts[row]?.[column] ?? null;
      const base = table.bases[row] ?? 0;
      return {
        ...head,
        ...groupOf(group, base),
        ...{ category: category.code, category_label: fullLabel(category) },
        ...(count === null ? { status: 'C' } : shareIn(shares, row, column, count)),
      };
    }),
  );
}

/** Every cell of a release, in the order of its tables. */
export const linesOf = ({ tables, values, shares }: Edition): readonly Line[] =>
  tables.flatMap((table) => {
    const reason = 'reason' in table ? table.reason : { code: '', label: '' };
    return tableLines(table, values === 'codes' ? reason.code : reason.label, shares.get(table.id));
  });

/**
 * A release as CSV (RFC 4180: CRLF), with a byte order mark so that Excel reads UTF-8. A text that a spreadsheet
 * would take for a formula gets an apostrophe in front (OWASP, CSV Injection).
 */
export const csvOf = (edition: Edition, separator: string): string =>
  stringify([...linesOf(edition)], {
    ...{ header: true, columns: [...columnsOf(edition, edition.values)], delimiter: separator },
    ...{ bom: true, record_delimiter: '\r\n', escape_formulas: true },
  });
