import type { Condition } from '../../survey/condition.ts';
import { missingOf } from '../../survey/items/choice.ts';
import { stepsOf } from '../../survey/items/number.ts';
import {
  type Item,
  type ItemOf,
  type ItemType,
  itemsOf,
  optionsOf,
  type Questionnaire,
} from '../../survey/questionnaire.ts';
import { blockId, optionId } from './ids.ts';

/** Selects what is chosen in an item, out of some codes; a dropdown's chosen thing is an option. */
function chosen(item: Item, values: string): string {
  const box = `[name="${item.id}"]`;
  const dropdown = item.type === 'select_one' && item.appearance === 'dropdown';
  return dropdown ? `${box} option:checked${values}` : `${box}:checked${values}`;
}

const anyOf = (codes: readonly string[]): string =>
  codes.length === 1 ? `[value="${codes[0]}"]` : either(codes.map((code) => `[value="${code}"]`));

const written: ReadonlySet<ItemType> = new Set(['text', 'integer', 'decimal']);

/** Selects a substantive answer of an item; of a date it is the year, which all of them have. */
function answered(item: Item): string {
  const { id } = item;
  if (written.has(item.type)) return `[name="${id}"]:not(:placeholder-shown)`;
  if (item.type === 'date') return `[name="${id}.year"]:not(:placeholder-shown)`;
  if (item.type === 'repeat') return inEntries(id);
  const reasons = ['', ...missingOf('missing' in item ? item : {})];
  return chosen(item, reasons.map((reason) => `:not([value="${reason}"])`).join(''));
}

/** Selects anything that is filled in in an entry of a repeat; its buttons and its count are no answers. */
const inEntries = (id: string): string =>
  [':checked', '[placeholder]:not(:placeholder-shown)', ' option:checked:not([value=""])']
    .map((filled) => `[name^="${id}."]${filled}`)
    .join(',');

type Known = { readonly questionnaire: Questionnaire; readonly items: ReadonlyMap<string, Item> };

type Offering = (ItemOf<'select_one'> | ItemOf<'select_multiple'>) & { readonly offered: { readonly from: string } };

const isOffering = (item: Item): item is Offering =>
  (item.type === 'select_one' || item.type === 'select_multiple') && item.offered !== undefined;

/**
 * A selector suffix that matches the form while a condition holds; an item that is not asked holds nothing, so
 * each part also asks for its item's own condition, as the server's walk through the items does.
 */
function suffix(condition: Condition, known: Known): string {
  if ('all' in condition) return condition.all.map((part) => suffix(part, known)).join('');
  if ('any' in condition) return either(condition.any.map((part) => suffix(part, known)));
  if ('not' in condition) return `:not(${suffix(condition.not, known)})`;
  const item = known.items.get(condition.item);
  if (!item) return '';
  const asked = item.relevant ? suffix(item.relevant, known) : '';
  return `${holding(condition, item, known)}${asked}`;
}

const either = (suffixes: readonly string[]): string => `:is(${suffixes.join(',')})`;

/** The form holds the answer that a condition looks for, and it is one that the item offers. */
function holding(condition: Extract<Condition, { item: string }>, item: Item, known: Known): string {
  if ('from' in condition) {
    const steps = stepsOf({ min: condition.from, max: condition.to }).map(String);
    return `:has(${chosen(item, anyOf(steps))})`;
  }
  const codes = 'in' in condition ? condition.in : undefined;
  if (isOffering(item)) return either((codes ?? codesOf(item, known)).map((code) => choosing(item, code, known)));
  return `:has(${codes ? chosen(item, anyOf(codes)) : answered(item)})`;
}

const codesOf = (item: Offering, { questionnaire }: Known): readonly string[] =>
  optionsOf(questionnaire, item.list).map(({ code }) => code);

/** A code is chosen that the item offers: what was chosen before it ceased to be offered is no answer. */
function choosing(item: Offering, code: string, known: Known): string {
  const offered = isAlways(item, code, known)
    ? ''
    : `:not(${narrowed(item, known)}:not(${choosingIn(item.offered.from, code, known)}))`;
  return `:has(${chosen(item, anyOf([code]))})${offered}`;
}

/** Something was chosen in the item that the options come from. */
const narrowed = ({ offered: { from } }: Offering, known: Known): string =>
  suffix({ item: from, answered: true }, known);

const choosingIn = (item: string, code: string, known: Known): string => suffix({ item, in: [code] }, known);

const isAlways = (item: Offering, code: string, { questionnaire }: Known): boolean =>
  optionsOf(questionnaire, item.list).some((option) => option.code === code && option.exclusive === true);

/** Hides what is not asked and not offered, without a script, where the browser knows `:has()`; else all is shown. */
export function conditionStyle(questionnaire: Questionnaire): string {
  const known = { questionnaire, items: new Map(itemsOf(questionnaire).map((item) => [item.id, item])) };
  const items = itemsOf(questionnaire);
  const asked = items.flatMap((item) =>
    item.relevant ? [`form:not(${suffix(item.relevant, known)}) #${blockId(item.id)}`] : [],
  );
  const offered = items.filter(isOffering).map((item) => hiddenOptions(item, known));
  const none = '{display:none}';
  if (asked.length + offered.length === 0) return '';
  return `@supports selector(:has(*)){.only-if${asked.map((rule) => `,${rule}`).join('')}${none}${offered.join('')}}`;
}

/** One rule for all options of an item, nested: what they share is said once, so that long lists stay small. */
function hiddenOptions(item: Offering, known: Known): string {
  const rules = codesOf(item, known)
    .filter((code) => !isAlways(item, code, known))
    .map((code) => `&:not(${choosingIn(item.offered.from, code, known)}) #${optionId(item.id, code)}`);
  return rules.length === 0 ? '' : `form${narrowed(item, known)}{${rules.join(',')}{display:none}}`;
}
