import type { Condition } from '../../survey/condition.ts';
import { missingOf } from '../../survey/items/choice.ts';
import { stepsOf } from '../../survey/items/number.ts';
import { type Item, type ItemType, itemsOf, optionsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { blockId, optionId } from './ids.ts';

/** Selects what is chosen in an item, out of some codes; a dropdown's chosen thing is an option. */
function chosen(item: Item, values: string): string {
  const box = `[name="${item.id}"]`;
  const dropdown = item.type === 'select_one' && item.appearance === 'dropdown';
  return dropdown ? `${box} option:checked${values}` : `${box}:checked${values}`;
}

const anyOf = (codes: readonly string[]): string => `:is(${codes.map((code) => `[value="${code}"]`).join(',')})`;

const written: ReadonlySet<ItemType> = new Set(['text', 'integer', 'decimal']);

/** Selects a substantive answer of an item; of a date it is the year, which all of them have. */
function answered(item: Item): string {
  if (written.has(item.type)) return `[name="${item.id}"]:not(:placeholder-shown)`;
  if (item.type === 'date') return `[name="${item.id}.year"]:not(:placeholder-shown)`;
  const reasons = ['', ...missingOf('missing' in item ? item : {})];
  return chosen(item, reasons.map((reason) => `:not([value="${reason}"])`).join(''));
}

/**
 * A selector suffix that matches the form while a condition holds; an item that is not asked holds nothing, so
 * each part also asks for its item's own condition, as the server's walk through the items does.
 */
function suffix(condition: Condition, items: ReadonlyMap<string, Item>): string {
  if ('all' in condition) return condition.all.map((part) => suffix(part, items)).join('');
  if ('any' in condition) return `:is(${condition.any.map((part) => suffix(part, items)).join(',')})`;
  if ('not' in condition) return `:not(${suffix(condition.not, items)})`;
  const item = items.get(condition.item);
  if (!item) return '';
  const asked = item.relevant ? suffix(item.relevant, items) : '';
  return `:has(${selected(condition, item)})${asked}`;
}

function selected(condition: Extract<Condition, { item: string }>, item: Item): string {
  if ('in' in condition) return chosen(item, anyOf(condition.in));
  if ('from' in condition) return chosen(item, anyOf(stepsOf({ min: condition.from, max: condition.to }).map(String)));
  return answered(item);
}

/** Hides what is not asked and not offered, without a script, where the browser knows `:has()`; else all is shown. */
export function conditionStyle(questionnaire: Questionnaire): string {
  const items = new Map(itemsOf(questionnaire).map((item) => [item.id, item]));
  const rules = [...items.values()].flatMap((item) => [
    ...(item.relevant ? [`form:not(${suffix(item.relevant, items)}) #${blockId(item.id)}`] : []),
    ...hiddenOptions(item, questionnaire, items),
  ]);
  return rules.length === 0 ? '' : `@supports selector(:has(*)){.only-if,${rules.join(',')}{display:none}}`;
}

function hiddenOptions(item: Item, questionnaire: Questionnaire, items: ReadonlyMap<string, Item>): readonly string[] {
  if ((item.type !== 'select_one' && item.type !== 'select_multiple') || !item.offered) return [];
  const source = items.get(item.offered.from);
  if (!source) return [];
  return optionsOf(questionnaire, item.list)
    .filter(({ exclusive }) => !exclusive)
    .map(({ code }) => {
      const offered = `:has(${chosen(source, anyOf([code]))})`;
      return `form:has(${answered(source)}):not(${offered}) #${optionId(item.id, code)}`;
    });
}
