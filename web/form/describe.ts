import { missingOf } from '../../survey/items/choice.ts';
import { positionsOf } from '../../survey/items/rank.ts';
import type { Item } from '../../survey/questionnaire.ts';
import { besideId } from './ids.ts';
import { type FormView, issuesAt } from './view.ts';

/** Key of an item's texts: the members of a repeat share theirs over all entries (`offer.2.title` is `offer.title`). */
export const textKey = (id: string): string => id.replace(/\.\d+\./, '.');

/** Ids of what describes an item's controls: its hint, its limit, its errors. */
export const describedBy = (item: Item, view: FormView): string | undefined =>
  [
    item.hint && `${item.id}-hint`,
    limitOf(item, view) && `${item.id}-limit`,
    issuesAt(view, item.id).length > 0 && `${item.id}-error`,
    view.beside?.(item.id) && besideId(item.id),
  ]
    .filter(Boolean)
    .join(' ') || undefined;

const examples = { day: '31 3 2027', month: '3 2027', year: '2027' } as const;

/** The limit of an item in words, where it has one. */
export function limitOf(item: Item, { words, questionnaire }: FormView): string | undefined {
  switch (item.type) {
    case 'text':
      return item.pattern ? undefined : words.count('max_chars', item.max, { max: item.max });
    case 'select_multiple':
      return item.max ? words.count('max_codes', item.max, { max: item.max }) : undefined;
    case 'integer':
    case 'decimal':
      return words.say('range', { min: item.min, max: item.max });
    case 'rank':
      return words.say('rank_hint', { max: positionsOf(item, questionnaire) });
    case 'date':
      return words.say('date_hint', { example: examples[item.precision] });
    default:
      return undefined;
  }
}

/** The explicit non-answers of an item, as choices after its own. */
export const reasonsOf = (item: Item) => missingOf('missing' in item ? item : {});
