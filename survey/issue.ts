/** What can be wrong with an answer. Words for each are chosen per language at the edge. */
export const issueCodes = [
  'required',
  'consent_required',
  'unknown_item',
  'unknown_code',
  'one_only',
  'too_many',
  'exclusive',
  'not_relevant',
  'not_offered',
  'not_a_number',
  'too_small',
  'too_large',
  'too_long',
  'pattern',
  'too_precise',
  'rank_twice',
  'rank_gap',
  'not_a_date',
  'incomplete_date',
  'too_early',
  'too_late',
  'wrong_total',
  'too_many_entries',
  'constraint',
] as const;

export type IssueCode = (typeof issueCodes)[number];

/** One thing that is wrong, and where: `field` is the form field, `item` the item it belongs to. */
export type Issue = {
  readonly code: IssueCode;
  readonly item: string;
  readonly field: string;
  readonly values?: Readonly<Record<string, string | number>>;
};
