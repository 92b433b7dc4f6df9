import type { Fields } from '../answer.ts';
import type { ItemOf } from '../questionnaire.ts';
import { issue, single } from './choice.ts';
import { type Checked, given, joined, type Kind } from './kind.ts';
import { checkRange, wholeNumber } from './number.ts';

type Table = ItemOf<'table'>;

/** Sums of a table's cells; a line without a number in it has none, since blank is not 0. */
export type Totals = {
  readonly rows: Readonly<Record<string, number | undefined>>;
  readonly columns: Readonly<Record<string, number | undefined>>;
  readonly total: number | undefined;
};

const cellsOf = ({ id, rows, columns }: Table): readonly string[] =>
  rows.flatMap((row) => columns.map((column) => `${id}.${row}.${column}`));

/** Totals of the cells that hold a whole number, by row, by column and in all; for the form while it is typed in. */
export function totalsOf(item: Table, fields: Fields): Totals {
  const sum = (rows: readonly string[], columns: readonly string[]): number | undefined => {
    const sent = cellsOf({ ...item, rows: [...rows], columns: [...columns] }).flatMap((cell) => given(fields, cell));
    const numbers = sent.map(wholeNumber).filter((number) => number !== undefined);
    return numbers.length > 0 ? numbers.reduce((total, number) => total + number) : undefined;
  };
  return {
    rows: Object.fromEntries(item.rows.map((row) => [row, sum([row], item.columns)])),
    columns: Object.fromEntries(item.columns.map((column) => [column, sum(item.rows, [column])])),
    total: sum(item.rows, item.columns),
  };
}

/** The fields of the totals a respondent is asked for, with what each must be. */
function asked(item: Table, { rows, columns, total }: Totals): readonly (readonly [string, number | undefined])[] {
  if (item.totals !== 'asked') return [];
  return [
    ...item.rows.map((row) => [`${item.id}.${row}.total`, rows[row]] as const),
    ...item.columns.map((column) => [`${item.id}.total.${column}`, columns[column]] as const),
    [`${item.id}.total.total`, total],
  ];
}

function checkTotal(id: string, fields: Fields, field: string, sum = 0): Checked {
  const limits = { id, min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  return single(
    { id },
    fields,
    (sent) => {
      const value = wholeNumber(sent);
      return value === undefined || value === sum
        ? checkRange(limits, sent, value, field)
        : { answers: {}, issues: [issue('wrong_total', id, field, { value, sum })] };
    },
    field,
  );
}

/** `table`: a whole number for each row and column. Totals are compared and not kept. Never tallied. */
export const table: Kind<'table'> = {
  fields: (item) => [...cellsOf(item), ...asked(item, totalsOf(item, {})).map(([field]) => field)],
  answered: cellsOf,
  check(item, fields) {
    const { id } = item;
    const cells = cellsOf(item);
    const { answers, issues } = joined(
      cells.map((cell) => single({ id }, fields, (sent) => checkRange(item, sent, wholeNumber(sent), cell), cell)),
    );
    if (issues.length > 0) return { answers, issues };
    if (item.required && cells.every((cell) => given(fields, cell).length === 0))
      return { answers, issues: [issue('required', id)] };
    const totals = asked(item, totalsOf(item, fields)).map(([field, sum]) => checkTotal(id, fields, field, sum));
    return { answers, issues: joined(totals).issues };
  },
};
