import type { Item, Questionnaire, Translation } from '../../survey/questionnaire.ts';
import { ar, de } from './texts.ts';

const support: Item = { id: 'support', type: 'select_one', list: 'SUPPORT' };

/** Twelve items of everyday kinds: what a usual questionnaire weighs. */
export const twelve: Questionnaire = {
  id: 'bench-form',
  version: 1,
  source: 'de',
  languages: ['de', 'ar'],
  field: 'Bildung',
  projects: ['Rucksack KiTa'],
  lists: {
    CARE: [{ code: 'kita' }, { code: 'tagespflege' }, { code: 'spielgruppe' }, { code: 'no_place' }],
    TOWN: ['breckerfeld', 'ennepetal', 'gevelsberg', 'hattingen', 'herdecke', 'schwelm', 'wetter', 'witten'].map(
      (code) => ({ code }),
    ),
    LANG: [
      ...['de', 'tr', 'ar', 'uk', 'pl', 'ro'].map((code) => ({ code })),
      { code: 'other', text: 40 },
      { code: 'none', exclusive: true },
    ],
    SUPPORT: [{ code: 'yes_here' }, { code: 'yes_elsewhere' }, { code: 'no' }],
    SATISFIED: [{ code: 'very' }, { code: 'rather' }, { code: 'little' }, { code: 'not' }],
    AGREE: [{ code: 'agree' }, { code: 'rather_agree' }, { code: 'rather_not' }, { code: 'not' }],
  },
  sections: [
    {
      id: 'child',
      items: [
        { id: 'consent', type: 'consent', required: true },
        { id: 'town', type: 'select_one', list: 'TOWN', appearance: 'dropdown', required: true },
        { id: 'age', type: 'integer', min: 0, max: 7, bands: [0, 3, 6], hint: true },
        { id: 'care', type: 'select_one', list: 'CARE', required: true },
      ],
    },
    {
      id: 'languages',
      items: [
        { id: 'langs', type: 'select_multiple', list: 'LANG', hint: true },
        support,
        {
          id: 'satisfied',
          type: 'select_one',
          list: 'SATISFIED',
          relevant: { item: 'support', in: ['yes_here', 'yes_elsewhere'] },
        },
        { id: 'since', type: 'date', precision: 'month' },
      ],
    },
    {
      id: 'wishes',
      items: [
        { id: 'mood', type: 'scale', min: 1, max: 5 },
        { id: 'change', type: 'grid', list: 'AGREE', rows: ['home', 'helping', 'families'] },
        { id: 'council', type: 'text', max: 100, appearance: 'line' },
        { id: 'wish', type: 'text', max: 500, hint: true },
      ],
    },
  ],
  breakdowns: [{ id: 'town', item: 'town' }],
};

const provenance = 'Written for the bench.';

/** Its texts in a language that runs from left to right and one that runs from right to left. */
export const translations: readonly Translation[] = [
  { language: 'de', status: 'source', provenance, texts: de },
  { language: 'ar', status: 'reviewed', provenance, texts: ar },
];
