import type { Fields } from '../answer.ts';
import type { IssueCode } from '../issue.ts';
import type { ItemOf } from '../questionnaire.ts';
import { blank, issue } from './choice.ts';
import { type Checked, given, type Kind } from './kind.ts';
import { plainNumber } from './number.ts';

type DateItem = Pick<ItemOf<'date'>, 'precision' | 'min' | 'max'>;

const shapes = { day: /^(?:0?[1-9]|[12]\d|3[01])$/, month: /^(?:0?[1-9]|1[0-2])$/, year: /^\d{4}$/ };

/** The parts of a date that are asked for, smallest first. Each is a form field `<id>.<part>`. */
export const datePartsOf = ({ precision }: DateItem): readonly ('day' | 'month' | 'year')[] =>
  (['day', 'month', 'year'] as const).slice({ day: 0, month: 1, year: 2 }[precision]);

/** Whether a text is a date of the item's precision in ISO 8601, and in the Gregorian calendar. */
export function isDate(item: DateItem, iso: string): boolean {
  const [year, month, day] = iso.split('-').map(Number);
  const shape = { day: /^\d{4}-\d\d-\d\d$/, month: /^\d{4}-\d\d$/, year: /^\d{4}$/ }[item.precision];
  if (!shape.test(iso) || year === undefined) return false;
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day > 0 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** First and last date an item takes, as ISO 8601: its own limits, else the years 1900 to 2100. */
export function dateLimits(item: DateItem): { readonly min: string; readonly max: string } {
  const length = { day: 10, month: 7, year: 4 }[item.precision];
  return { min: item.min ?? '1900-01-01'.slice(0, length), max: item.max ?? '2100-12-31'.slice(0, length) };
}

const wrong = (code: IssueCode, item: string, field = item, values?: Record<string, string>): Checked => ({
  answers: {},
  issues: [issue(code, item, field, values)],
});

function checkIso(item: ItemOf<'date'>, iso: string, field: string): Checked {
  const { min, max } = dateLimits(item);
  if (!isDate(item, iso)) return wrong('not_a_date', item.id, field);
  if (iso < min) return wrong('too_early', item.id, item.id, { min });
  if (iso > max) return wrong('too_late', item.id, item.id, { max });
  return { answers: { [item.id]: iso }, issues: [] };
}

function checkParts(item: ItemOf<'date'>, typed: readonly string[]): Checked {
  const parts = datePartsOf(item);
  const at = (index: number) => `${item.id}.${parts[index]}`;
  const empty = typed.indexOf('');
  if (empty >= 0) return wrong('incomplete_date', item.id, at(empty));
  const bad = parts.findIndex((part, index) => !shapes[part].test(typed[index] ?? ''));
  if (bad >= 0) return wrong('not_a_date', item.id, at(bad));
  const iso = typed.map((part) => part.padStart(2, '0')).reverse();
  return checkIso(item, iso.join('-'), at(0));
}

const fieldsOf = (item: ItemOf<'date'>): readonly string[] => [
  item.id,
  ...datePartsOf(item).map((part) => `${item.id}.${part}`),
];

/** `date`: a day, a month or a year, from one field for each part or as ISO 8601 in one. Never tallied. */
export const date: Kind<'date'> = {
  fields: fieldsOf,
  answered: (item) => [item.id],
  check(item, fields: Fields) {
    const all = fieldsOf(item).map((field) => ({ field, sent: given(fields, field) }));
    const several = all.find(({ sent }) => sent.length > 1);
    if (several) return wrong('one_only', item.id, several.field);
    const [iso = '', ...typed] = all.map(({ sent: [text = ''] }) => plainNumber(text));
    const inParts = typed.some((part) => part !== '');
    if (iso !== '') return inParts ? wrong('one_only', item.id) : checkIso(item, iso, item.id);
    return inParts ? checkParts(item, typed) : blank(item);
  },
};
