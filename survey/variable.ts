import { missingOf } from './items/choice.ts';
import { agreed } from './items/consent.ts';
import { stepsOf } from './items/number.ts';
import { positionsOf, rankedFields } from './items/rank.ts';
import { type Item, type ItemOf, type ItemType, optionsOf, type Questionnaire } from './questionnaire.ts';

/** What is counted: one category each (`one`), or any number of the categories (`many`). */
export type Variable = {
  readonly id: string;
  readonly item: string;
  readonly kind: 'one' | 'many';
  readonly categories: readonly string[];
  /** It may be left blank even where its item is required. */
  readonly leftOut?: boolean;
};

type Counting<T extends ItemType> = (item: ItemOf<T>, questionnaire: Questionnaire) => readonly Variable[];

const nothing = (): readonly Variable[] => [];

const one = (item: { readonly id: string }, categories: readonly string[]): readonly Variable[] => [
  { id: item.id, item: item.id, kind: 'one', categories },
];

/** Codes of a list and the non-answers that the item offers. */
const codesOf = (item: ItemOf<'select_one' | 'select_multiple' | 'grid'>, questionnaire: Questionnaire): string[] => [
  ...optionsOf(questionnaire, item.list).map(({ code }) => code),
  ...missingOf(item),
];

/** The bands of an integer item as `[lowest, highest]`, in order. */
function bandsOf(item: ItemOf<'integer'>): readonly (readonly [number, number])[] {
  const starts = item.bands ?? [];
  return starts.map((low, index) => [low, (starts[index + 1] ?? item.max + 1) - 1] as const);
}

/** What of each type is counted. It stands apart from the types' checks, which every form carries into the browser. */
const countings: { readonly [T in ItemType]: Counting<T> } = {
  select_one: (item, questionnaire) => one(item, codesOf(item, questionnaire)),
  select_multiple: (item, questionnaire) => [
    { id: item.id, item: item.id, kind: 'many', categories: codesOf(item, questionnaire) },
  ],
  grid: (item, questionnaire) =>
    item.rows.map((row) => ({
      id: `${item.id}.${row}`,
      item: item.id,
      kind: 'one',
      categories: codesOf(item, questionnaire),
    })),
  rank(item, questionnaire) {
    const max = positionsOf(item, questionnaire);
    const categories = Array.from({ length: max }, (_, index) => String(index + 1));
    const leftOut = max < optionsOf(questionnaire, item.list).length;
    return rankedFields(item, questionnaire).map((id) => ({ id, item: item.id, kind: 'one', categories, leftOut }));
  },
  scale: (item) => one(item, [...stepsOf(item).map(String), ...missingOf(item)]),
  integer: (item) =>
    item.bands
      ? one(
          item,
          bandsOf(item).map((band) => band.join('_')),
        )
      : [],
  consent: (item) => one(item, [agreed]),
  decimal: nothing,
  date: nothing,
  text: nothing,
  table: nothing,
  repeat: nothing,
  note: nothing,
};

const countingOf = <T extends ItemType>(item: { type: T }): Counting<T> => countings[item.type];

const variablesOfType = <T extends ItemType>(item: ItemOf<T>, questionnaire: Questionnaire): readonly Variable[] =>
  countingOf<T>(item)(item, questionnaire);

/** What of the item is counted; nothing for free text, dates, tables, repeats and notes. */
export const variablesOf = (item: Item, questionnaire: Questionnaire): readonly Variable[] =>
  variablesOfType(item, questionnaire);
