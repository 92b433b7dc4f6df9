import { missingOf } from '../../survey/items/choice.ts';
import type { Item } from '../../survey/questionnaire.ts';
import { type FormView, issuesAt } from './view.ts';

/** Ids of what describes an item's controls: its hint, its limit, its errors. */
export const describedBy = (item: Item, view: FormView): string | undefined =>
  [
    item.hint && `${item.id}-hint`,
    limitOf(item, view) && `${item.id}-limit`,
    issuesAt(view, item.id).length > 0 && `${item.id}-error`,
  ]
    .filter(Boolean)
    .join(' ') || undefined;

/** The limit of an item in words, where it has one. */
export function limitOf(item: Item, { words }: FormView): string | undefined {
  if (item.type === 'text') return words.count('max_chars', item.max, { max: item.max });
  if (item.type === 'select_multiple' && item.max) return words.count('max_codes', item.max, { max: item.max });
  return undefined;
}

/** The explicit non-answers of an item, as choices after its own. */
export const reasonsOf = (item: Item) => missingOf('missing' in item ? item : {});
