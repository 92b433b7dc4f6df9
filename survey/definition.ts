import type { Condition } from './condition.ts';
import { agreed } from './items/consent.ts';
import { findLanguage } from './language.ts';
import { type Item, itemsOf, type Questionnaire, type Translation } from './questionnaire.ts';
import { dependsOn } from './relevance.ts';

/** What is wrong with a definition, and where: an item, a list, or a language and a text key. */
export type Flaw = { readonly place: string; readonly flaw: string };

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
    ...items.flatMap((item) =>
      item.type === 'grid'
        ? twice(item.rows).map((row) => ({ place: item.id, flaw: `the row "${row}" is there twice` }))
        : [],
    ),
    ...items.flatMap((item) => (item.relevant ? codeFlaws(item.id, item.relevant, questionnaire) : [])),
    ...Object.entries(questionnaire.lists).flatMap(([list, options]) =>
      twice(options.map(({ code }) => code)).map((code) => ({
        place: `list ${list}`,
        flaw: `the code "${code}" is used twice`,
      })),
    ),
    ...items.flatMap((item) => listFlaws(item, questionnaire)),
    ...items.flatMap((item, index) => orderFlaws(item, items, index)),
    ...items.flatMap(rangeFlaws),
    ...breakdownFlaws(questionnaire),
  ];
}

const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

const languageFlaws = ({ source, languages }: Questionnaire): readonly Flaw[] => [
  ...languages
    .filter((tag) => !findLanguage(tag))
    .map((tag) => ({ place: 'languages', flaw: `"${tag}" is not in the language registry` })),
  ...(languages.includes(source) ? [] : [{ place: 'source', flaw: `"${source}" is not one of the languages` }]),
];

const listFlaws = (item: Item, { lists }: Questionnaire): readonly Flaw[] =>
  'list' in item && !lists[item.list] ? [{ place: item.id, flaw: `the code list "${item.list}" is not defined` }] : [];

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

/** Codes a condition asks for must be codes its item can give. */
function codeFlaws(place: string, condition: Condition, questionnaire: Questionnaire): readonly Flaw[] {
  if ('all' in condition) return condition.all.flatMap((part) => codeFlaws(place, part, questionnaire));
  if ('any' in condition) return condition.any.flatMap((part) => codeFlaws(place, part, questionnaire));
  if ('not' in condition) return codeFlaws(place, condition.not, questionnaire);
  const item = itemsOf(questionnaire).find(({ id }) => id === condition.item);
  if (!item || 'answered' in condition) return [];
  const codes = codesGiven(item, questionnaire);
  return condition.in
    .filter((code) => !codes.includes(code))
    .map((code) => ({ place, flaw: `its condition asks for "${code}", which "${item.id}" cannot give` }));
}

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

function rangeFlaws(item: Item): readonly Flaw[] {
  if (item.type !== 'integer' && item.type !== 'scale') return [];
  if (item.min >= item.max) return [{ place: item.id, flaw: `its lowest number ${item.min} is not below ${item.max}` }];
  const bands = item.type === 'integer' ? (item.bands ?? [item.min]) : [item.min];
  const rising = bands.every((low, i) => i === 0 || low > (bands[i - 1] ?? low));
  return rising && bands[0] === item.min && (bands.at(-1) ?? item.max) <= item.max
    ? []
    : [{ place: item.id, flaw: `its bands must rise from ${item.min} and stay within ${item.max}` }];
}

const breakdownFlaws = (questionnaire: Questionnaire): readonly Flaw[] =>
  questionnaire.breakdowns.flatMap((breakdown) => {
    if ('by' in breakdown) return [];
    const item = itemsOf(questionnaire).find(({ id }) => id === breakdown.item);
    const place = `breakdown ${breakdown.id}`;
    if (!item) return [{ place, flaw: `the item "${breakdown.item}" is not defined` }];
    const closed = item.type === 'select_one' || item.type === 'scale' || (item.type === 'integer' && item.bands);
    return closed ? [] : [{ place, flaw: `the item "${breakdown.item}" has no single closed answer` }];
  });

/** Every text key a questionnaire needs: titles, labels, hints, rows, options, ends of scales. */
export function textKeys(questionnaire: Questionnaire): readonly string[] {
  const used = new Set(itemsOf(questionnaire).flatMap((item) => ('list' in item ? [item.list] : [])));
  return [
    'title',
    'intro',
    ...questionnaire.sections.map(({ id }) => `section.${id}`),
    ...itemsOf(questionnaire).flatMap(itemKeys),
    ...[...used].flatMap((list) => (questionnaire.lists[list] ?? []).map(({ code }) => `list.${list}.${code}`)),
  ];
}

const itemKeys = (item: Item): readonly string[] => [
  item.id,
  ...(item.hint ? [`${item.id}.hint`] : []),
  ...(item.type === 'grid' ? item.rows.map((row) => `${item.id}.${row}`) : []),
  ...(item.type === 'scale' ? [`${item.id}.low`, `${item.id}.high`] : []),
];

/** Labels a translation lacks or that no item uses. */
export function translationFlaws(questionnaire: Questionnaire, translation: Translation): readonly Flaw[] {
  const keys = new Set(textKeys(questionnaire));
  const place = (key: string): string => `${translation.language}: ${key}`;
  return [
    ...[...keys]
      .filter((key) => !translation.texts[key]?.trim())
      .map((key) => ({ place: place(key), flaw: 'this text is missing' })),
    ...Object.keys(translation.texts)
      .filter((key) => !keys.has(key))
      .map((key) => ({ place: place(key), flaw: 'nothing uses this text' })),
  ];
}
