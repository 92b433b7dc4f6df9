import { stringify } from 'csv-stringify/sync';
import { type LabelledGroup, type LabelledTable, percentOf } from '../../survey/labels.ts';

type Line = Readonly<Record<(typeof columns)[number], string | number>>;

const columns = [
  'table',
  'item',
  'item_label',
  'option',
  'option_label',
  'breakdown',
  'group',
  'group_label',
  'category',
  'category_label',
  'count',
  'percent',
  'base',
  'status',
  'reason',
] as const;

const headOf = (table: LabelledTable): Line => ({
  table: table.id,
  item: table.item,
  item_label: table.part ? `${table.title} – ${table.part.label}` : table.title,
  option: table.option?.code ?? '',
  option_label: table.option?.label ?? '',
  breakdown: table.breakdown?.code ?? '',
  ...{ group: '', group_label: '', category: '', category_label: '', count: '', percent: '', base: '' },
  status: table.status,
  reason: '',
});

/** The names of what is pooled, in place of how many there are. */
const labelOf = ({ label, members }: LabelledGroup): string => members?.join(', ') ?? label;

const groupOf = (group: LabelledGroup, base: number) => ({ group: group.code, group_label: labelOf(group), base });

/** How many there are in each group, and why not more. */
const marginsOf = (table: Extract<LabelledTable, { status: 'margins' }>): readonly Line[] =>
  table.rows.map((group, row) => ({
    ...headOf(table),
    ...groupOf(group, table.bases[row] ?? 0),
    reason: table.reason.label,
  }));

/** One line a cell, of status `C` (confidential) where it is hidden; one line in all for a table that is withheld. */
function linesOf(table: LabelledTable): readonly Line[] {
  const head = headOf(table);
  if (table.status === 'withheld') return [{ ...head, reason: table.reason.label }];
  if (table.status === 'margins') return marginsOf(table);
  return table.rows.flatMap((group, row) =>
    table.columns.map((category, column) => {
      const count = table.counts[row]?.[column] ?? null;
      const base = table.bases[row] ?? 0;
      return {
        ...head,
        ...groupOf(group, base),
        ...{ category: category.code, category_label: labelOf(category) },
        ...(count === null ? { status: 'C' } : { count, percent: percentOf(count, base) }),
      };
    }),
  );
}

/**
 * Labelled tables as CSV (RFC 4180: CRLF), with a byte order mark so that Excel reads UTF-8. A text that a spreadsheet
 * would take for a formula gets an apostrophe in front (OWASP, CSV Injection).
 */
export const csvOf = (tables: readonly LabelledTable[], separator: string): string =>
  stringify(tables.flatMap(linesOf), {
    ...{ header: true, columns: [...columns], delimiter: separator },
    ...{ bom: true, record_delimiter: '\r\n', escape_formulas: true },
  });
