import type { Flaw } from './flaw.ts';
import { stepsOf } from './items/number.ts';
import { type Item, itemsOf, type Member, type Questionnaire, type Translation } from './questionnaire.ts';

/** Every text key a questionnaire needs: titles, labels, hints, rows, options, ends of scales. */
export function textKeys(questionnaire: Questionnaire): readonly string[] {
  const all = itemsOf(questionnaire).flatMap((item) => (item.type === 'repeat' ? item.items : [item]));
  const used = new Set(all.flatMap((item) => ('list' in item ? [item.list] : [])));
  return [
    'title',
    'intro',
    ...(questionnaire.about ? ['notice'] : []),
    ...questionnaire.sections.map(({ id }) => `section.${id}`),
    ...itemsOf(questionnaire).flatMap(itemKeys),
    ...[...used].flatMap((list) => (questionnaire.lists[list] ?? []).map(({ code }) => `list.${list}.${code}`)),
  ];
}

const itemKeys = (item: Item | Member): readonly string[] => [
  item.id,
  ...[...(item.hint ? ['hint'] : []), ...ownKeys(item)].map((key) => `${item.id}.${key}`),
  ...(item.type === 'repeat'
    ? item.items.flatMap((member) => itemKeys({ ...member, id: `${item.id}.${member.id}` }))
    : []),
];

function ownKeys(item: Item | Member): readonly string[] {
  const constraint = 'constraints' in item && item.constraints ? ['constraint'] : [];
  switch (item.type) {
    case 'grid':
      return item.rows;
    case 'scale':
      return item.appearance === 'smileys' ? stepsOf(item).map(String) : ['low', 'high'];
    case 'text':
      return item.pattern ? ['pattern'] : [];
    case 'table':
      return [
        ...item.rows.map((row) => `row.${row}`),
        ...item.columns.map((column) => `column.${column}`),
        ...constraint,
      ];
    case 'repeat':
      return ['one'];
    case 'note':
      return item.picture ? ['alt'] : [];
    default:
      return constraint;
  }
}

/** Texts a translation lacks or that nothing uses, and recordings of no text or without a file in the media. */
export function translationFlaws(questionnaire: Questionnaire, translation: Translation): readonly Flaw[] {
  const keys = new Set(textKeys(questionnaire));
  const place = (key: string): string => `${translation.language}: ${key}`;
  const audio = Object.entries(translation.audio ?? {});
  return [
    ...[...keys]
      .filter((key) => !translation.texts[key]?.trim())
      .map((key) => ({ place: place(key), flaw: 'this text is missing' })),
    ...Object.keys(translation.texts)
      .filter((key) => !keys.has(key))
      .map((key) => ({ place: place(key), flaw: 'nothing uses this text' })),
    ...itemsOf(questionnaire)
      .filter(({ id, type }) => type === 'repeat' && translation.texts[`${id}.one`]?.includes('{number}') === false)
      .map(({ id }) => ({ place: place(`${id}.one`), flaw: 'this text has no place {number}' })),
    ...audio
      .filter(([key]) => !keys.has(key))
      .map(([key]) => ({ place: place(key), flaw: 'this recording reads no text' })),
    ...audio
      .filter(([, name]) => !questionnaire.media?.includes(name))
      .map(([key, name]) => ({ place: place(key), flaw: `its recording "${name}" is not in the media` })),
  ];
}

/** Media that no picture and no translation's recording uses. */
export function mediaFlaws(questionnaire: Questionnaire, translations: readonly Translation[]): readonly Flaw[] {
  const pictures = itemsOf(questionnaire).flatMap((item) => (item.type === 'note' && item.picture) || []);
  const used = new Set([...pictures, ...translations.flatMap(({ audio }) => Object.values(audio ?? {}))]);
  return (questionnaire.media ?? [])
    .filter((name) => !used.has(name))
    .map((name) => ({ place: 'media', flaw: `nothing uses "${name}"` }));
}
