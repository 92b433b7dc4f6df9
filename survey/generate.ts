import type { Answers, Fields } from './answer.ts';
import { checkItem } from './items/table.ts';
import { type Making, madeUp } from './made.ts';
import { type Item, type ItemOf, itemsOf, type Questionnaire } from './questionnaire.ts';
import { isRelevant, notAsked } from './relevance.ts';

/** Numbers in [0, 1), the same ones for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How often an answer is made anew where it does not meet the item's constraints. */
const tries = 20;

/** A number dealt out over a table's cells. */
function dealt(item: ItemOf<'table'>, number: number, chance: () => number): Fields {
  const counts = new Map<string, number>();
  for (let left = Math.min(number, 1000); left > 0; left -= 1) {
    const at = (codes: readonly string[]) => codes[Math.floor(chance() * codes.length)];
    const cell = `${item.id}.${at(item.rows)}.${at(item.columns)}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].map(([cell, count]) => [cell, [String(count)]]));
}

/** What another item's value suggests where chance found nothing: the same value meets three of five comparisons. */
const copied = (item: Item, { earlier, chance }: Making): readonly Fields[] =>
  (('constraints' in item && item.constraints) || []).flatMap((constraint): Fields[] => {
    const value = earlier[constraint.item];
    if (typeof value === 'number' && item.type === 'table')
      return Array.from({ length: tries }, () => dealt(item, value, chance));
    return typeof value === 'number' || typeof value === 'string' ? [{ [item.id]: [String(value)] }] : [];
  });

/** Makes up an answer to one item. */
type Make = (item: Item, making: Making) => Fields;

/** An answer that is right after the earlier ones; blank where none was found. */
function answer(item: Item, making: Making, make: Make): Fields {
  const { questionnaire, earlier } = making;
  const isRight = (fields: Fields): boolean =>
    checkItem(item, fields, { questionnaire, earlier, strict: true }).issues.length === 0;
  const first = make(item, making);
  if (isRight(first)) return first;
  const more = Array.from({ length: tries }, () => make(item, making));
  const filled = [...more, ...copied(item, making)].filter((fields) => Object.keys(fields).length > 0);
  return filled.find(isRight) ?? {};
}

/**
 * One respondent's fields, valid for the questionnaire, as `make` makes them up. An item stays blank where nothing made
 * up meets its pattern or its constraints, so such an item should not be required.
 */
export function filled(questionnaire: Questionnaire, chance: () => number, make: Make): Fields {
  let fields: Fields = {};
  let answers: Answers = {};
  for (const item of itemsOf(questionnaire)) {
    if (!isRelevant(item, answers)) {
      answers = { ...answers, ...notAsked(item, questionnaire) };
      continue;
    }
    const given = answer(item, { questionnaire, earlier: answers, chance }, make);
    fields = { ...fields, ...Object.fromEntries(Object.entries(given).filter(([, values]) => values.length > 0)) };
    answers = { ...answers, ...checkItem(item, given, { questionnaire, earlier: answers, strict: true }).answers };
  }
  return fields;
}

/** Made-up fields of one respondent whose answers have nothing to do with each other: for tests and measurements. */
export const madeUpFields = (questionnaire: Questionnaire, chance: () => number): Fields =>
  filled(questionnaire, chance, madeUp);
