import type { Fields } from '../answer.ts';
import type { Item, ItemOf, ItemType, Questionnaire } from '../questionnaire.ts';
import { consent, note } from './consent.ts';
import { grid } from './grid.ts';
import type { Checked, Context, Kind, Variable } from './kind.ts';
import { selectMultiple } from './multiple.ts';
import { integer, scale } from './number.ts';
import { selectOne } from './one.ts';
import { text } from './text.ts';

/** From type to behaviour: a type without a row does not compile. */
const kinds: { readonly [T in ItemType]: Kind<T> } = {
  select_one: selectOne,
  select_multiple: selectMultiple,
  grid,
  scale,
  integer,
  text,
  note,
  consent,
};

const kindOf = <T extends ItemType>(item: { type: T }): Kind<T> => kinds[item.type];

/** Names of the form fields an item reads. */
export const fieldsOf = <T extends ItemType>(item: ItemOf<T>, questionnaire: Questionnaire): readonly string[] =>
  kindOf<T>(item).fields(item, questionnaire);

/** Fields of the item that hold an answer or the reason for there being none. */
export const answeredBy = <T extends ItemType>(item: ItemOf<T>): readonly string[] => kindOf<T>(item).answered(item);

/** Reads and checks one item's answer. Shapes: `Checked`. */
export const checkItem = <T extends ItemType>(item: ItemOf<T>, fields: Fields, context: Context): Checked =>
  kindOf<T>(item).check(item, fields, context);

/** What of the item is counted; nothing for free text and notes. */
export const variablesOf = (item: Item, questionnaire: Questionnaire): readonly Variable[] =>
  variablesOfType(item, questionnaire);

const variablesOfType = <T extends ItemType>(item: ItemOf<T>, questionnaire: Questionnaire): readonly Variable[] =>
  kindOf<T>(item).variables(item, questionnaire);
