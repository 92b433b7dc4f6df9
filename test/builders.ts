import fc from 'fast-check';
import type { Fields } from '../survey/answer.ts';
import { idLength, idOf } from '../survey/id.ts';
import type { Item, ItemType, Questionnaire } from '../survey/questionnaire.ts';
import { acceptResponse, type Response } from '../survey/response.ts';
import type { Wave } from '../survey/wave.ts';
import { anyFields } from './anybody.ts';

export { anyFields };

/** Every type of item there is. */
export const itemTypes: readonly ItemType[] = [
  ...(['select_one', 'select_multiple', 'grid', 'rank', 'scale', 'integer', 'decimal'] as const),
  ...(['date', 'text', 'table', 'repeat', 'note', 'consent'] as const),
];

/** A questionnaire with every type of item and every kind of condition; `change` replaces whole parts of it. */
export const aQuestionnaire = (change: Partial<Questionnaire> = {}): Questionnaire => ({
  id: 'kitchen-sink',
  version: 1,
  source: 'de',
  languages: ['de', 'en', 'ar'],
  field: 'Bildung',
  projects: ['Rucksack KiTa'],
  media: ['house.svg'],
  lists: {
    TOWN: [{ code: 'witten' }, { code: 'hattingen' }, { code: 'elsewhere', text: 10 }],
    CARE: [{ code: 'kita' }, { code: 'home' }],
    LANG: [
      { code: 'de' },
      { code: 'tr' },
      { code: 'ar' },
      { code: 'other', text: 10 },
      { code: 'none', exclusive: true },
    ],
    LEVEL: [{ code: 'good' }, { code: 'bad' }],
    YES_NO: [{ code: 'yes' }, { code: 'no' }],
    WISH: [{ code: 'park' }, { code: 'bus' }, { code: 'library' }],
  },
  sections: [
    {
      id: 'start',
      items: [
        { id: 'agree', type: 'consent', required: true },
        { id: 'town', type: 'select_one', list: 'TOWN', appearance: 'dropdown', required: true, missing: ['refused'] },
        { id: 'care', type: 'select_one', list: 'CARE', appearance: 'radio', missing: ['dont_know', 'refused'] },
        { id: 'happy', type: 'scale', min: 1, max: 5, relevant: { item: 'care', in: ['kita'] } },
        { id: 'why', type: 'text', max: 10, relevant: { item: 'happy', answered: true } },
      ],
    },
    {
      id: 'languages',
      items: [
        { id: 'hello', type: 'note', picture: 'house.svg' },
        { id: 'langs', type: 'select_multiple', list: 'LANG', max: 2, hint: true },
        { id: 'main', type: 'select_one', list: 'LANG', offered: { from: 'langs' } },
        {
          id: 'used',
          type: 'select_multiple',
          list: 'LANG',
          offered: { from: 'langs' },
          relevant: { item: 'langs', in: ['de', 'tr', 'ar', 'other'] },
        },
        { id: 'skill', type: 'grid', list: 'LEVEL', rows: ['understand', 'speak'] },
      ],
    },
    {
      id: 'end',
      items: [
        { id: 'children', type: 'integer', min: 0, max: 9, bands: [0, 1, 3] },
        { id: 'year', type: 'integer', min: -5, max: 2100 },
        {
          id: 'visit',
          type: 'select_one',
          list: 'CARE',
          relevant: { all: [{ item: 'town', in: ['witten'] }, { not: { item: 'care', in: ['kita'] } }] },
        },
        {
          id: 'call',
          type: 'scale',
          min: 0,
          max: 2,
          relevant: {
            any: [
              { item: 'langs', in: ['tr'] },
              { item: 'main', in: ['ar'] },
            ],
          },
        },
        { id: 'news', type: 'consent' },
        { id: 'talk', type: 'select_one', list: 'YES_NO', appearance: 'yes_no' },
        {
          id: 'mood',
          type: 'scale',
          min: 1,
          max: 3,
          appearance: 'smileys',
          relevant: { item: 'happy', from: 2, to: 4 },
        },
      ],
    },
    {
      id: 'more',
      items: [
        { id: 'wish', type: 'rank', list: 'WISH', max: 2 },
        { id: 'rent', type: 'decimal', min: 0, max: 2000, places: 2 },
        { id: 'day', type: 'date', precision: 'day', min: '2020-02-29', max: '2027-12-31' },
        { id: 'since', type: 'date', precision: 'month' },
        { id: 'until', type: 'date', precision: 'month', constraints: [{ is: 'at_least', item: 'since' }] },
        { id: 'born', type: 'date', precision: 'year', relevant: { item: 'talk', in: ['yes'] } },
        { id: 'postcode', type: 'text', max: 5, appearance: 'line', pattern: '\\d{5}' },
        {
          id: 'hours',
          type: 'table',
          rows: ['work', 'care'],
          columns: ['week', 'weekend'],
          min: 0,
          max: 80,
          totals: 'asked',
          constraints: [{ is: 'at_most', item: 'rent' }],
        },
        {
          id: 'kids',
          type: 'repeat',
          max: 3,
          items: [
            { id: 'name', type: 'text', max: 10, appearance: 'line' },
            { id: 'age', type: 'integer', min: 0, max: 17, required: true },
            { id: 'speaks', type: 'select_one', list: 'LANG' },
            { id: 'since', type: 'date', precision: 'month' },
          ],
        },
      ],
    },
  ],
  breakdowns: [
    { id: 'town', item: 'town' },
    { id: 'children', item: 'children' },
    { id: 'language', by: 'language' },
  ],
  ...change,
});

/** A questionnaire of one section with these items. */
export const anAsking = (items: Item[], change: Partial<Questionnaire> = {}): Questionnaire =>
  aQuestionnaire({ sections: [{ id: 'only', items }], breakdowns: [], media: [], ...change });

/** A wave of the kitchen sink; in Berlin it opens on 1 March 2027 and closes as 1 April begins. */
export const aWave = (change: Partial<Wave> = {}): Wave => ({
  id: 'spring-27',
  name: 'Frühjahr 2027',
  questionnaire: 'kitchen-sink',
  version: 1,
  languages: ['de', 'en', 'ar'],
  opens: '2027-02-28T23:00:00Z',
  closes: '2027-03-31T22:00:00Z',
  places: [
    { code: 'north', name: 'Kita Nord' },
    { code: 'south', name: 'Kita Süd' },
  ],
  k: 3,
  retentionDays: 90,
  ...change,
});

/** The least a person must answer in the kitchen sink. */
export const leastFields: Fields = { agree: ['yes'], town: ['witten'] };

/** Random responses that were accepted. */
export function anyResponses(questionnaire: Questionnaire, maxLength = 30): fc.Arbitrary<Response[]> {
  const sent = fc.record({
    id: fc.uint8Array({ minLength: idLength, maxLength: idLength }).map(idOf),
    language: fc.constantFrom(...questionnaire.languages),
    place: fc.constantFrom('north', 'south', undefined),
    fields: anyFields(questionnaire),
  });
  return fc.array(sent, { maxLength, size: 'max' }).map((all) =>
    all.map(({ id, language, place, fields }) => {
      const accepted = acceptResponse(questionnaire, fields, { strict: false });
      if (!accepted.ok) throw new Error(JSON.stringify(accepted.issues));
      return { id, language, answers: accepted.answers, ...(place === undefined ? {} : { place }) };
    }),
  );
}

/** The fields of one made-up person: the same seed is the same person. */
export const someFields = (seed: number, questionnaire = aQuestionnaire()): Fields =>
  fc.sample(anyFields(questionnaire), { seed, numRuns: 1 })[0] ?? leastFields;

/** A response with these fields, accepted as a plain form. */
export function aResponse(questionnaire: Questionnaire, fields: Fields, change: Partial<Response> = {}): Response {
  const accepted = acceptResponse(questionnaire, fields, { strict: false });
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.issues));
  return { id: '00000000000000000000', language: 'de', answers: accepted.answers, ...change };
}

/** What comes of fields in a questionnaire of these items alone: what is stored, or `code field` of each issue. */
export function whatComes(
  items: Item[],
  fields: Fields,
  { strict = true, ...change }: Partial<Questionnaire> & { strict?: boolean } = {},
) {
  const accepted = acceptResponse(anAsking(items, change), fields, { strict });
  return accepted.ok ? accepted.answers : accepted.issues.map(({ code, field }) => `${code} ${field}`);
}
