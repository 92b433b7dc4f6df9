import type { Answers, Fields } from '../answer.ts';
import type { Issue } from '../issue.ts';
import type { ItemOf, ItemType, Questionnaire } from '../questionnaire.ts';

/** The answers found in the fields, and what is wrong with them. An item with issues still gives what it could read. */
export type Checked = { readonly answers: Answers; readonly issues: readonly Issue[] };

/** What an item is checked against: the questionnaire and the answers before it. */
export type Context = {
  readonly questionnaire: Questionnaire;
  readonly earlier: Answers;
  /** An answer that could not have been given is an issue; else it is dropped, as a plain form may still send it. */
  readonly strict: boolean;
};

/** What a type of item can do. One file per type; `items/table.ts` joins them. */
export type Kind<T extends ItemType> = {
  /** Names of the form fields the item reads. */
  readonly fields: (item: ItemOf<T>, questionnaire: Questionnaire) => readonly string[];
  /** Fields of the item that hold an answer: they become `not_relevant` where the item is not asked. */
  readonly answered: (item: ItemOf<T>, questionnaire: Questionnaire) => readonly string[];
  readonly check: (item: ItemOf<T>, fields: Fields, context: Context) => Checked;
};

const itself = (item: { readonly id: string }): readonly string[] => [item.id];

/** What the kinds of item with one field under the item's own id share. */
export const oneField = { fields: itself, answered: itself };

/** Several checks as one: all answers, all issues in their order. */
export const joined = (parts: readonly Checked[]): Checked => ({
  answers: Object.assign({}, ...parts.map(({ answers }) => answers)),
  issues: parts.flatMap(({ issues }) => issues),
});

/** The values of a field that are not blank. */
export const given = (fields: Fields, field: string): readonly string[] =>
  (fields[field] ?? []).filter((value) => value.trim() !== '');
