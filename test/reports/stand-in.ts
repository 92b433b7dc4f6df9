import { bands, genders } from '../../survey/clubs/figures.ts';
import { textKeys } from '../../survey/keys.ts';
import type { Questionnaire, Translation } from '../../survey/questionnaire.ts';

const integer = (id: string) => ({ id, type: 'integer', min: 0, max: 99_999 }) as const;

export const questionnaire: Questionnaire = {
  id: 'vereine',
  version: 1,
  source: 'de',
  languages: ['de', 'en', 'ar'],
  field: 'Sport',
  projects: [],
  breakdowns: [],
  lists: { BASIS: [{ code: 'counted' }, { code: 'estimated' }, { code: 'unknown' }] },
  sections: [
    {
      id: 'members',
      items: [
        {
          id: 'b',
          type: 'table',
          rows: [...bands],
          columns: [...genders],
          min: 0,
          max: 99_999,
          totals: 'shown',
          required: true,
        },
        integer('b_total'),
        {
          id: 'c',
          type: 'repeat',
          max: 20,
          items: [
            { id: 'association', type: 'text', max: 4, appearance: 'line' },
            { id: 'name', type: 'text', max: 60, appearance: 'line' },
            ...genders.map(integer),
          ],
        },
        {
          id: 'c_general',
          type: 'table',
          rows: ['general'],
          columns: [...genders],
          min: 0,
          max: 99_999,
          totals: 'shown',
        },
      ],
    },
    {
      id: 'part',
      items: [
        { id: 'd2', type: 'select_one', list: 'BASIS', missing: [] },
        { ...integer('d1'), relevant: { item: 'd2', in: ['counted', 'estimated'] } },
      ],
    },
  ],
};

export const translations: readonly Translation[] = questionnaire.languages.map((language) => ({
  language,
  status: language === 'de' ? 'source' : 'unreviewed',
  provenance: 'test',
  texts: Object.fromEntries(
    textKeys(questionnaire).map((key) => [key, key === 'c.one' ? 'Abteilung {number}' : `${key} ${language}`]),
  ),
}));
