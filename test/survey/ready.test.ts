import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReady, readyIds } from '../../questionnaires/all.ts';
import { flawsOf } from '../../survey/definition.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { translationFlaws } from '../../survey/keys.ts';
import { findLanguage } from '../../survey/language.ts';
import { itemsOf } from '../../survey/questionnaire.ts';
import { acceptResponse } from '../../survey/response.ts';
import { root } from '../sources.ts';

const every = readyIds.map((id) => [id, readReady(id)] as const);

describe.each(every)('the ready questionnaire %s', (id, { questionnaire, translations }) => {
  it('stands in a folder of its name and has no flaw', () => {
    expect(questionnaire.id).toBe(id);
    expect(flawsOf(questionnaire)).toEqual([]);
  });

  it('reads in every language it promises, without a gap and with nothing left over', () => {
    expect(translations.map(({ language }) => language)).toEqual(questionnaire.languages);
    expect(translations.flatMap((translation) => translationFlaws(questionnaire, translation))).toEqual([]);
  });

  it('is offered in every language that somebody has written it in', () => {
    const names = readdirSync(join(root, 'questionnaires', id)).map((file) => basename(file, '.json'));
    expect(names.filter((name) => findLanguage(name)).toSorted()).toEqual(questionnaire.languages.toSorted());
  });

  it('is German at the source, and says of every other language that nobody has checked it', () => {
    const statuses = translations.map(({ language, status }) => [language === 'de', status] as const);
    expect(statuses.filter(([isSource, status]) => status !== (isSource ? 'source' : 'unreviewed'))).toEqual([]);
  });

  it('can be answered by anybody, whatever they tell and leave out', () => {
    const chance = seeded(7);
    for (let person = 0; person < 60; person += 1) {
      const accepted = acceptResponse(questionnaire, madeUpFields(questionnaire, chance), { strict: true });
      expect(accepted.ok || accepted.issues).toBe(true);
    }
  });

  it('asks nothing sensitive without a way to leave it out', () => {
    const sensitive = itemsOf(questionnaire).filter((item) => 'sensitive' in item && item.sensitive);
    expect(sensitive.filter(({ required, relevant }) => required || !relevant).map((item) => item.id)).toEqual([]);
  });

  it('compares nothing finer than towns, ages and languages', () => {
    const cut = questionnaire.breakdowns.flatMap((one) => ('item' in one ? [one.item] : []));
    expect(itemsOf(questionnaire).filter((item) => cut.includes(item.id) && 'sensitive' in item)).toEqual([]);
  });
});

it('has the questionnaires of the county’s projects', () => {
  expect(readyIds).toEqual([
    ...['akteure', 'alter-wohnen-migration', 'arbeitsmarktlotsen', 'eltern-kita', 'eltern-schule'],
    ...['musterbogen', 'polizei-und-muslime', 'sitzung', 'sportverein-teilnahme', 'teilhabe-sport-kultur'],
  ]);
});

const firstTier = ['de', 'de-simple', 'en', 'tr', 'ar', 'uk', 'ru', 'pl', 'it', 'ro', 'fr'];
const secondTier = ['bg', 'el', 'sq', 'bs', 'hr', 'sr-Latn', 'sr', 'mk', 'es', 'pt', 'fa', 'fa-AF', 'ku'];

it.each(readyIds)(
  'speaks with %s to whoever lives in the county, and to parents and guests in more languages',
  (id) => {
    const many = ['eltern-kita', 'eltern-schule', 'sitzung'].includes(id);
    const { languages } = readReady(id).questionnaire;
    expect([...firstTier, ...(many ? secondTier : [])].filter((language) => !languages.includes(language))).toEqual([]);
  },
);
