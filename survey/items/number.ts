import { missing } from '../answer.ts';
import type { IssueCode } from '../issue.ts';
import { latinDigits } from '../text.ts';
import { issue, reasonOf, single } from './choice.ts';
import { type Checked, type Kind, oneField } from './kind.ts';

/**
 * A number as it was typed, in Latin digits, with a plain minus and without blanks and marks of direction about it. An
 * override (U+202D, U+202E) stays, and makes it none: what stood on the screen was another number.
 */
export const plainNumber = (sent: string): string =>
  latinDigits(sent.replaceAll(/[\u061C\u200E\u200F\u202A-\u202C\u2066-\u2069]/g, '').trim()).replace('\u2212', '-');

/** The whole number of at most 15 digits in a text; undefined where it is none. */
export function wholeNumber(sent: string): number | undefined {
  const text = plainNumber(sent);
  return /^[-+]?\d{1,15}$/.test(text) ? Number(text) || 0 : undefined;
}

type Range = { readonly id: string; readonly min: number; readonly max: number };

/** The answer in a field if the number is one and in the range, both ends included; else what is wrong with it. */
export function checkRange(item: Range, sent: string, number: number | undefined, field = item.id): Checked {
  const { id, min, max } = item;
  const wrong = (code: IssueCode, values: Record<string, string | number>): Checked => ({
    answers: {},
    issues: [issue(code, id, field, values)],
  });
  if (number === undefined) return wrong('not_a_number', { value: sent.slice(0, 40) });
  if (number < min) return wrong('too_small', { min, max, value: number });
  if (number > max) return wrong('too_large', { min, max, value: number });
  return { answers: { [field]: number }, issues: [] };
}

/** `integer`: a whole number. Tallied by its declared bands, coded `low_high`. */
export const integer: Kind<'integer'> = {
  ...oneField,
  check: (item, fields) => single(item, fields, (sent) => checkRange(item, sent, wholeNumber(sent))),
};

/** `scale`: a whole number between two named ends; each step is a category. */
export const scale: Kind<'scale'> = {
  ...oneField,
  check: (item, fields) =>
    single(item, fields, (sent) => {
      const reason = reasonOf(item, sent);
      return reason
        ? { answers: { [item.id]: missing(reason) }, issues: [] }
        : checkRange(item, sent, wholeNumber(sent));
    }),
};

/** The steps of a scale, lowest first. */
export const stepsOf = (item: { readonly min: number; readonly max: number }): readonly number[] =>
  Array.from({ length: item.max - item.min + 1 }, (_, index) => item.min + index);
