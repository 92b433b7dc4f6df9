import type { Fields } from '../answer.ts';
import type { ItemOf, ItemType, Questionnaire } from '../questionnaire.ts';
import { table } from './cells.ts';
import { consent, note } from './consent.ts';
import { unmet } from './constraint.ts';
import { grid } from './grid.ts';
import type { Checked, Context, Kind } from './kind.ts';
import { memberKinds } from './members.ts';
import { rank } from './rank.ts';
import { repeat } from './repeat.ts';

/** From type to behaviour: a type without a row does not compile. */
const kinds: { readonly [T in ItemType]: Kind<T> } = {
  ...memberKinds,
  grid,
  rank,
  table,
  repeat,
  note,
  consent,
};

const kindOf = <T extends ItemType>(item: { type: T }): Kind<T> => kinds[item.type];

/** Names of the form fields an item reads. */
export const fieldsOf = <T extends ItemType>(item: ItemOf<T>, questionnaire: Questionnaire): readonly string[] =>
  kindOf<T>(item).fields(item, questionnaire);

/** Fields of the item that always hold an answer or the reason for there being none; a repeat's entries are not in it. */
export const answeredBy = <T extends ItemType>(item: ItemOf<T>, questionnaire: Questionnaire): readonly string[] =>
  kindOf<T>(item).answered(item, questionnaire);

/** Reads and checks one item's answer, and compares it with earlier ones. Shapes: `Checked`. */
export function checkItem<T extends ItemType>(item: ItemOf<T>, fields: Fields, context: Context): Checked {
  const { answers, issues } = kindOf<T>(item).check(item, fields, context);
  return { answers, issues: issues.length > 0 ? issues : unmet(item, answers, context.earlier) };
}
