import fc from 'fast-check';
import type { Fields } from '../survey/answer.ts';
import { idLength, idOf } from '../survey/id.ts';
import { missingOf } from '../survey/items/choice.ts';
import { type Item, itemsOf, optionsOf, type Questionnaire } from '../survey/questionnaire.ts';
import { acceptResponse, type Response } from '../survey/response.ts';
import type { Wave } from '../survey/wave.ts';

/** A questionnaire with every type of item and every kind of condition; `change` replaces whole parts of it. */
export const aQuestionnaire = (change: Partial<Questionnaire> = {}): Questionnaire => ({
  id: 'kitchen-sink',
  version: 1,
  source: 'de',
  languages: ['de', 'en', 'ar'],
  field: 'Bildung',
  projects: ['Rucksack KiTa'],
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
        { id: 'hello', type: 'note' },
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
  aQuestionnaire({ sections: [{ id: 'only', items }], breakdowns: [], ...change });

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

const blankOr = (item: Item, values: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> =>
  item.required ? values : fc.oneof(values, fc.constant<string[]>([]));

const oneOf = (codes: readonly string[]): fc.Arbitrary<string[]> => fc.constantFrom(...codes).map((code) => [code]);

function severalOf(item: Extract<Item, { type: 'select_multiple' }>, questionnaire: Questionnaire) {
  const options = optionsOf(questionnaire, item.list);
  const open = options.filter(({ exclusive }) => !exclusive).map(({ code }) => code);
  const alone = [...options.filter(({ exclusive }) => exclusive).map(({ code }) => code), ...missingOf(item)];
  const several = fc.subarray(open, { minLength: 1, maxLength: Math.min(item.max ?? open.length, open.length) });
  return fc.oneof({ weight: 4, arbitrary: several }, { weight: 1, arbitrary: oneOf(alone) });
}

/** What a person may send for an item, by field; also where the item turns out not to be asked. */
function fieldsFor(item: Item, questionnaire: Questionnaire): Readonly<Record<string, fc.Arbitrary<string[]>>> {
  switch (item.type) {
    case 'note':
      return {};
    case 'consent':
      return { [item.id]: blankOr(item, fc.constant(['yes'])) };
    case 'text':
      return { [item.id]: blankOr(item, fc.constantFrom(['gut'], ['شكرا'])) };
    case 'integer':
      return {
        [item.id]: blankOr(
          item,
          fc.integer({ min: item.min, max: item.max }).map((n) => [String(n)]),
        ),
      };
    case 'scale':
      return {
        [item.id]: blankOr(
          item,
          fc.integer({ min: item.min, max: item.max }).map((n) => [String(n)]),
        ),
      };
    case 'select_multiple':
      return { [item.id]: blankOr(item, severalOf(item, questionnaire)) };
    case 'grid':
    case 'select_one': {
      const codes = [...optionsOf(questionnaire, item.list).map(({ code }) => code), ...missingOf(item)];
      const fields = item.type === 'grid' ? item.rows.map((row) => `${item.id}.${row}`) : [item.id];
      return Object.fromEntries(fields.map((field) => [field, blankOr(item, oneOf(codes))]));
    }
  }
}

/** Fields as a plain form sends them: every answer possible, and answers to items that are not asked too. */
export function anyFields(questionnaire: Questionnaire): fc.Arbitrary<Fields> {
  const all = itemsOf(questionnaire).map((item) => fieldsFor(item, questionnaire));
  return fc.record<Record<string, string[]>>(Object.assign({}, ...all));
}

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
