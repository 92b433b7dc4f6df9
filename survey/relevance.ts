import { type Answers, type Fields, missing } from './answer.ts';
import { holds, mentionedItems } from './condition.ts';
import { isOffered } from './items/choice.ts';
import { answeredBy, checkItem } from './items/table.ts';
import { type Item, type Option, optionsOf, type Questionnaire } from './questionnaire.ts';

/** Whether an item is asked after these answers. Items before it must have been decided already. */
export const isRelevant = (item: Item, answers: Answers): boolean => !item.relevant || holds(item.relevant, answers);

/** The answers of an item that is not asked: `not_relevant` in every field it has. */
export const notAsked = (item: Item, questionnaire: Questionnaire): Answers =>
  Object.fromEntries(answeredBy(item, questionnaire).map((field) => [field, missing('not_relevant')]));

/** What is asked and offered after the fields so far; drives the form's script with the server's own rules. */
export type Shown = { readonly items: ReadonlySet<string>; readonly options: ReadonlyMap<string, readonly Option[]> };

/** Walks the items in order and says which are relevant and which options each offers. Never throws on bad input. */
export function shownBy(questionnaire: Questionnaire, fields: Fields): Shown {
  const items = new Set<string>();
  const options = new Map<string, readonly Option[]>();
  let answers: Answers = {};
  for (const item of questionnaire.sections.flatMap((section) => section.items)) {
    if (!isRelevant(item, answers)) {
      answers = { ...answers, ...notAsked(item, questionnaire) };
      continue;
    }
    items.add(item.id);
    if ((item.type === 'select_one' || item.type === 'select_multiple') && item.offered) {
      const earlier = answers;
      options.set(
        item.id,
        optionsOf(questionnaire, item.list).filter((option) => isOffered(item, option, earlier)),
      );
    }
    answers = { ...answers, ...checkItem(item, fields, { questionnaire, earlier: answers, strict: false }).answers };
  }
  return { items, options };
}

/** Ids of the items whose answers decide whether, or with which options, an item is asked. */
export function dependsOn(item: Item): readonly string[] {
  const offered = 'offered' in item && item.offered ? [item.offered.from] : [];
  return [...new Set([...(item.relevant ? mentionedItems(item.relevant) : []), ...offered])];
}
