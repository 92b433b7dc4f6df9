import { missing } from '../answer.ts';
import type { ItemOf } from '../questionnaire.ts';
import { blank, issue, missingOf, reasonOf } from './choice.ts';
import { type Checked, given, type Kind } from './kind.ts';

/** Arabic-Indic and Persian digits as Latin ones: phones set to those languages type them. */
const latinDigits = (text: string): string =>
  text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** Reads a whole number within the item's range. */
function checkNumber(item: ItemOf<'integer'> | ItemOf<'scale'>, sent: string): Checked {
  const text = latinDigits(sent.trim());
  if (!/^[-+]?\d{1,15}$/.test(text))
    return { answers: {}, issues: [issue('not_a_number', item.id, item.id, { value: sent.slice(0, 40) })] };
  const number = Number(text);
  const limits = { min: item.min, max: item.max, value: number };
  if (number < item.min) return { answers: {}, issues: [issue('too_small', item.id, item.id, limits)] };
  if (number > item.max) return { answers: {}, issues: [issue('too_large', item.id, item.id, limits)] };
  return { answers: { [item.id]: number }, issues: [] };
}

/** The bands of an integer item as `[lowest, highest]`, in order. */
function bandsOf(item: ItemOf<'integer'>): readonly (readonly [number, number])[] {
  const starts = item.bands ?? [];
  return starts.map((low, index) => [low, (starts[index + 1] ?? item.max + 1) - 1] as const);
}

/** `integer`: a whole number. Tallied by its declared bands, coded `low_high`. */
export const integer: Kind<'integer'> = {
  fields: (item) => [item.id],
  answered: (item) => [item.id],
  check(item, fields) {
    const [sent, second] = given(fields, item.id);
    if (second !== undefined) return { answers: {}, issues: [issue('one_only', item.id)] };
    return sent === undefined ? blank(item) : checkNumber(item, sent);
  },
  variables: (item) =>
    item.bands
      ? [{ id: item.id, item: item.id, kind: 'one', categories: bandsOf(item).map((band) => band.join('_')) }]
      : [],
};

/** `scale`: a whole number between two named ends; each step is a category. */
export const scale: Kind<'scale'> = {
  fields: (item) => [item.id],
  answered: (item) => [item.id],
  check(item, fields) {
    const [sent, second] = given(fields, item.id);
    if (second !== undefined) return { answers: {}, issues: [issue('one_only', item.id)] };
    if (sent === undefined) return blank(item);
    const reason = reasonOf(item, sent);
    return reason ? { answers: { [item.id]: missing(reason) }, issues: [] } : checkNumber(item, sent);
  },
  variables: (item) => [
    {
      id: item.id,
      item: item.id,
      kind: 'one',
      categories: [...stepsOf(item).map(String), ...missingOf(item)],
    },
  ],
};

/** The steps of a scale, lowest first. */
export const stepsOf = (item: { readonly min: number; readonly max: number }): readonly number[] =>
  Array.from({ length: item.max - item.min + 1 }, (_, index) => item.min + index);
