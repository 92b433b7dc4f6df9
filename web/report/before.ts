import type { Answers, Fields } from '../../survey/answer.ts';
import { type Change, changeOf } from '../../survey/clubs/change.ts';
import { totalsOf } from '../../survey/items/cells.ts';
import { datePartsOf } from '../../survey/items/date.ts';
import { wholeNumber } from '../../survey/items/number.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import type { Words } from '../words/say.ts';

/** A number by its field, with the sums that a table shows. */
export type Numbers = ReadonlyMap<string, number>;

/** The repeat whose entries are matched with last year's by this member, and not by their number. */
const matched = { item: 'c', by: 'association' } as const;

/** Every number in the fields, and every sum of the tables. */
function numbersIn(questionnaire: Questionnaire, fields: Fields): Numbers {
  const numbers = new Map<string, number>();
  for (const [field, values] of Object.entries(fields)) {
    const number = wholeNumber(values[0] ?? '');
    if (number !== undefined) numbers.set(field, number);
  }
  for (const item of itemsOf(questionnaire)) {
    if (item.type !== 'table') continue;
    const { rows, columns, total } = totalsOf(item, fields);
    const sums = [
      ...Object.entries(rows).map(([row, sum]) => [`${item.id}.${row}.total`, sum] as const),
      ...Object.entries(columns).map(([column, sum]) => [`${item.id}.total.${column}`, sum] as const),
      [`${item.id}.total.total`, total] as const,
    ];
    for (const [field, sum] of sums) if (sum !== undefined) numbers.set(field, sum);
  }
  return numbers;
}

/** Answers as fields: what a form would show of them, a date in its parts. */
export function fieldsOfAnswers(questionnaire: Questionnaire, answers: Answers): Fields {
  const dates = new Map(
    itemsOf(questionnaire).flatMap((item) => (item.type === 'date' ? [[item.id, item] as const] : [])),
  );
  const entries = Object.entries(answers).flatMap(
    ([field, value]): readonly (readonly [string, readonly string[]])[] => {
      const item = dates.get(field);
      if (item && typeof value === 'string') {
        const parts = value.split('-').reverse();
        return datePartsOf(item).map((part, index) => [`${field}.${part}`, [parts[index] ?? '']]);
      }
      if (typeof value === 'string' || typeof value === 'number') return [[field, [String(value)]]];
      return 'missing' in value ? [] : [[field, value]];
    },
  );
  return Object.fromEntries(entries);
}

/** Where this year's field stood last year: an entry of the matched repeat may have had another number. */
function formerField(field: string, now: Fields, then: Fields): string | undefined {
  const [item, entry, member] = field.split('.');
  if (item !== matched.item || member === undefined) return field;
  const wanted = now[`${item}.${entry}.${matched.by}`]?.[0]?.trim();
  if (!wanted) return undefined;
  const found = Object.keys(then).find(
    (key) => key.startsWith(`${item}.`) && key.endsWith(`.${matched.by}`) && then[key]?.[0] === wanted,
  );
  return found?.replace(`.${matched.by}`, `.${member}`);
}

/** Last year beside this year for a field; undefined where last year has no such number. */
export function comparing(questionnaire: Questionnaire, fields: Fields, before: Answers) {
  const then = fieldsOfAnswers(questionnaire, before);
  const [numbers, former] = [numbersIn(questionnaire, fields), numbersIn(questionnaire, then)];
  return (field: string): Change | undefined => {
    const was = former.get(formerField(field, fields, then) ?? '');
    return was === undefined ? undefined : changeOf(was, numbers.get(field));
  };
}

const signed = (format: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  new Intl.NumberFormat(format, { signDisplay: 'exceptZero', ...options });

/** A difference with its sign, and what it is in percent of last year; empty where there is none to be told. */
export function sayDifference({ difference, percent }: Change, format: string): string {
  if (difference === undefined) return '';
  const change = signed(format).format(difference);
  if (percent === undefined || percent === null) return change;
  return `${change}; ${signed(format, { style: 'percent' }).format(percent / 100)}`;
}

/** A change in words: last year's number, the difference, and what that is in percent of last year. */
export function sayChange({ before = 0, difference, percent }: Change, words: Words, format: string): string {
  const plain = new Intl.NumberFormat(format).format(before);
  if (difference === undefined) return words.say('before.only', { before: plain });
  const change = signed(format).format(difference);
  if (percent === undefined || percent === null) return words.say('before.change', { before: plain, change });
  const share = signed(format, { style: 'percent' }).format(percent / 100);
  return words.say('before.percent', { before: plain, change, share });
}
