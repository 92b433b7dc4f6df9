import type { infer as Infer } from 'zod/mini';
import type { questionnaireSchema, translationSchema } from './schema.ts';
import type { place } from './shape.ts';

/** Where a link or a poster of a wave belongs to. */
export type Place = Infer<typeof place>;

/** A version; with the `places` of a wave that a breakdown tells apart, once it is looked at as that wave has it. */
export type Questionnaire = Infer<typeof questionnaireSchema> & { readonly places?: readonly Place[] };
export type Translation = Infer<typeof translationSchema>;
type Section = Questionnaire['sections'][number];
export type Item = Section['items'][number];
export type ItemType = Item['type'];
export type ItemOf<T extends ItemType> = Extract<Item, { type: T }>;
/** An item inside a `repeat`. */
export type Member = ItemOf<'repeat'>['items'][number];
export type Option = Questionnaire['lists'][string][number];
export type Breakdown = Questionnaire['breakdowns'][number];

/** Every item in the order it is asked. */
export const itemsOf = (questionnaire: Questionnaire): readonly Item[] =>
  questionnaire.sections.flatMap((part) => part.items);

/** The options of a code list. Throws `RangeError` for a list that a checked definition cannot name. */
export function optionsOf(questionnaire: Questionnaire, list: string): readonly Option[] {
  const options = questionnaire.lists[list];
  if (!options) throw new RangeError(`code list "${list}" is not defined`);
  return options;
}
