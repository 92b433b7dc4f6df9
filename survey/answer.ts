/** Why an item has no substantive answer. Four reasons, never merged and never null (AAPOR Standard Definitions). */
export const missingReasons = ['refused', 'dont_know', 'not_relevant', 'not_reached'] as const;

/**
 * - `refused` the respondent chose "no answer"
 * - `dont_know` the respondent chose "don't know"
 * - `not_relevant` the item or option was not asked, by its condition
 * - `not_reached` it was asked and left blank
 */
export type MissingReason = (typeof missingReasons)[number];

export type Missing = { readonly missing: MissingReason };

/** A code or a text, a number, the chosen codes, or a reason for there being none. */
export type Value = string | number | readonly string[] | Missing;

/**
 * Answers by field: an item's id, `item.row` in a grid, `item.code` in a rank, `item.row.column` in a table,
 * `item.2.member` in the second entry of a repeat, `item.other` for the text beside an option.
 */
export type Answers = Readonly<Record<string, Value>>;

/** What arrives, by field, before it is checked: a form sends every value as text. */
export type Fields = Readonly<Record<string, readonly string[]>>;

export const missing = (reason: MissingReason): Missing => ({ missing: reason });

export const isMissing = (value: Value | undefined): value is Missing =>
  typeof value === 'object' && !Array.isArray(value) && 'missing' in value;

/** The codes an answer holds: one, several or none. Numbers and reasons hold none. */
export function codesOf(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}
