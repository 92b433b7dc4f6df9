import type { Condition } from './condition.ts';
import { type Flaw, itemFlaws, twice } from './flaw.ts';
import { agreed } from './items/consent.ts';
import { findLanguage } from './language.ts';
import { type Breakdown, type Item, type ItemType, itemsOf, type Questionnaire } from './questionnaire.ts';
import { dependsOn } from './relevance.ts';
import { placeBreakdown } from './table.ts';

/** Everything wrong with a questionnaire's structure: codes used twice, unknown lists, conditions that cannot hold. */
export function flawsOf(questionnaire: Questionnaire): readonly Flaw[] {
  const items = itemsOf(questionnaire);
  return [
    ...languageFlaws(questionnaire),
    ...twice(items.map(({ id }) => id)).map((id) => ({ place: id, flaw: 'this item id is used twice' })),
    ...twice(questionnaire.sections.map(({ id }) => id)).map((id) => ({
      place: `section ${id}`,
      flaw: 'this section id is used twice',
    })),
    ...twice(questionnaire.breakdowns.map(({ id }) => id)).map((id) => ({
      place: `breakdown ${id}`,
      flaw: 'this breakdown id is used twice',
    })),
    ...items.flatMap((item) => (item.relevant ? codeFlaws(item.id, item.relevant, questionnaire) : [])),
    ...Object.entries(questionnaire.lists).flatMap(([list, options]) =>
      twice(options.map(({ code }) => code)).map((code) => ({
        place: `list ${list}`,
        flaw: `the code "${code}" is used twice`,
      })),
    ),
    ...items.flatMap((item) => itemFlaws(item, questionnaire)),
    ...twice(questionnaire.media ?? []).map((name) => ({ place: 'media', flaw: `"${name}" is there twice` })),
    ...items.flatMap((item, index) => orderFlaws(item, items, index)),
    ...items.flatMap((item) => offerFlaws(item, items)),
    ...items.flatMap((item, index) => constraintFlaws(item, items.slice(0, index))),
    ...breakdownFlaws(questionnaire),
  ];
}

const languageFlaws = ({ source, languages }: Questionnaire): readonly Flaw[] => [
  ...languages
    .filter((tag) => !findLanguage(tag))
    .map((tag) => ({ place: 'languages', flaw: `"${tag}" is not in the language registry` })),
  ...(languages.includes(source) ? [] : [{ place: 'source', flaw: `"${source}" is not one of the languages` }]),
];

/** A condition may look back only: anything else would be unknown, or circular. */
function orderFlaws(item: Item, items: readonly Item[], index: number): readonly Flaw[] {
  return dependsOn(item).flatMap((id) => {
    const target = items.findIndex((other) => other.id === id);
    if (target < 0) return [{ place: item.id, flaw: `its condition looks at "${id}", which is not defined` }];
    const other = items[target];
    if (target < index) return [];
    const circular = target === index || (other !== undefined && reaches(other, item.id, items));
    const why = circular ? 'a circular condition' : 'a later item';
    return [{ place: item.id, flaw: `its condition looks at "${id}": ${why}` }];
  });
}

/** Options come from a choice: any other answer would withhold every one of them. */
function offerFlaws(item: Item, items: readonly Item[]): readonly Flaw[] {
  const source = 'offered' in item && item.offered ? item.offered.from : undefined;
  const found = items.find(({ id }) => id === source);
  return found === undefined || found.type === 'select_one' || found.type === 'select_multiple'
    ? []
    : [{ place: item.id, flaw: `its options come from "${found.id}", which is no choice` }];
}

/** Codes a condition asks for must be codes its item can give. */
function codeFlaws(place: string, condition: Condition, questionnaire: Questionnaire): readonly Flaw[] {
  if ('all' in condition) return condition.all.flatMap((part) => codeFlaws(place, part, questionnaire));
  if ('any' in condition) return condition.any.flatMap((part) => codeFlaws(place, part, questionnaire));
  if ('not' in condition) return codeFlaws(place, condition.not, questionnaire);
  const item = itemsOf(questionnaire).find(({ id }) => id === condition.item);
  if (!item) return [];
  if ('answered' in condition)
    return several.has(item.type)
      ? [{ place, flaw: `its condition looks at "${item.id}", which has no single answer` }]
      : [];
  if ('from' in condition) return stepFlaws(place, condition, item);
  const codes = codesGiven(item, questionnaire);
  return condition.in
    .filter((code) => !codes.includes(code))
    .map((code) => ({ place, flaw: `its condition asks for "${code}", which "${item.id}" cannot give` }));
}

/** Types whose answers stand in several fields, or in none: no condition can ask whether they are answered. */
const several: ReadonlySet<ItemType> = new Set(['grid', 'rank', 'table', 'note']);

function stepFlaws(place: string, { from, to }: { from: number; to: number }, item: Item): readonly Flaw[] {
  if (item.type !== 'scale')
    return [{ place, flaw: `its condition asks for steps of "${item.id}", which is no scale` }];
  if (from <= to && from >= item.min && to <= item.max) return [];
  return [
    {
      place,
      flaw: `its condition asks for steps ${from} to ${to} of "${item.id}", which has ${item.min} to ${item.max}`,
    },
  ];
}

/** What an item's answer is compared as; items compare where it is the same. */
function measureOf(item: Item): string | undefined {
  if (item.type === 'date') return item.precision;
  return item.type === 'integer' || item.type === 'decimal' || item.type === 'table' ? 'number' : undefined;
}

/** A constraint may look back only, at something of the same kind. */
const constraintFlaws = (item: Item, earlier: readonly Item[]): readonly Flaw[] =>
  (('constraints' in item && item.constraints) || []).flatMap((constraint) => {
    const other = earlier.find(({ id }) => id === constraint.item);
    if (!other)
      return [{ place: item.id, flaw: `its constraint looks at "${constraint.item}", which is no earlier item` }];
    if (measureOf(other) === measureOf(item)) return [];
    return [{ place: item.id, flaw: `its constraint looks at "${other.id}", which does not compare with it` }];
  });

function codesGiven(item: Item, { lists }: Questionnaire): readonly string[] {
  if (item.type === 'consent') return [agreed];
  if (item.type !== 'select_one' && item.type !== 'select_multiple') return [];
  return (lists[item.list] ?? []).map(({ code }) => code);
}

function reaches(from: Item, id: string, items: readonly Item[], seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(from.id)) return false;
  return dependsOn(from).some((next) => {
    const item = items.find((other) => other.id === next);
    return next === id || (item !== undefined && reaches(item, id, items, new Set([...seen, from.id])));
  });
}

/** Places lie in the answers of an earlier breakdown, and only one breakdown tells them apart. */
function placeFlaws(breakdown: Extract<Breakdown, { by: 'place' }>, questionnaire: Questionnaire): readonly string[] {
  const earlier = questionnaire.breakdowns.slice(0, questionnaire.breakdowns.indexOf(breakdown));
  const isInside = earlier.some((one) => 'item' in one && one.id === breakdown.in);
  return [
    ...(placeBreakdown(questionnaire) === breakdown ? [] : ['another breakdown is by places already']),
    ...(isInside ? [] : [`"${breakdown.in}" is no earlier breakdown by an item`]),
  ];
}

const breakdownFlaws = (questionnaire: Questionnaire): readonly Flaw[] =>
  questionnaire.breakdowns.flatMap((breakdown) => {
    const place = `breakdown ${breakdown.id}`;
    if ('by' in breakdown)
      return breakdown.by === 'place' ? placeFlaws(breakdown, questionnaire).map((flaw) => ({ place, flaw })) : [];
    const item = itemsOf(questionnaire).find(({ id }) => id === breakdown.item);
    if (!item) return [{ place, flaw: `the item "${breakdown.item}" is not defined` }];
    const closed = item.type === 'select_one' || item.type === 'scale' || (item.type === 'integer' && item.bands);
    return closed ? [] : [{ place, flaw: `the item "${breakdown.item}" has no single closed answer` }];
  });
