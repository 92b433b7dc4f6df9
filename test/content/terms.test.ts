import { describe, expect, it } from 'vitest';
import { readReady, readyIds } from '../../questionnaires/all.ts';
import { terms } from '../../questionnaires/terms.ts';
import type { Translation } from '../../survey/questionnaire.ts';
import { termFlaws } from '../../survey/terms.ts';
import type { Texts } from '../../survey/text.ts';

const every = readyIds.map((id) => [id, readReady(id)] as const);
const first = ['de-simple', 'en', 'tr', 'ar', 'uk', 'ru', 'pl', 'it', 'ro', 'fr'];

const textsOf = (translations: readonly Translation[], tag: string): Texts =>
  translations.find(({ language }) => language === tag)?.texts ?? {};

const said = (text: string): Translation => ({
  language: 'uk',
  status: 'unreviewed',
  provenance: '',
  texts: { k: text },
});

describe('the agreed terms', () => {
  it('are said in every language of the first tier, and in every language of a questionnaire that needs them', () => {
    for (const { term, german: pattern, forms } of terms.terms) {
      const needed = every.filter(([, { translations }]) =>
        Object.values(textsOf(translations, 'de')).some((text) => new RegExp(pattern).test(text)),
      );
      const wanted = [...first, ...needed.flatMap(([, { questionnaire }]) => questionnaire.languages)];
      expect([term, wanted.filter((tag) => tag !== 'de' && !forms[tag])]).toEqual([term, []]);
    }
    const asked = every.flatMap(([, { questionnaire }]) => questionnaire.languages).filter((tag) => tag !== 'de');
    expect(asked.filter((tag) => !terms.address[tag])).toEqual([]);
  });

  it('pass their own test, said as they are', () => {
    for (const { term, forms } of terms.terms)
      for (const [language, { say }] of Object.entries(forms)) {
        const translation = { ...said(say), language };
        expect([term, language, termFlaws(terms, { k: term }, translation)]).toEqual([term, language, []]);
      }
  });

  it('claim no review that nobody has done', () => {
    expect(terms.status).toBe('unreviewed');
  });

  it('find a county that is called otherwise, and a familiar form of address', () => {
    const german = { k: 'Leben Sie gern im Kreis?' };
    expect(termFlaws(terms, german, said('Вам подобається жити в районі?'))).toEqual([]);
    expect(termFlaws(terms, german, said('Вам подобається жити в окрузі?')).map(({ place }) => place)).toEqual([
      'uk: k',
    ]);
    expect(termFlaws(terms, { k: '' }, said('Чи ти тут живеш?'))).toHaveLength(1);
    expect(termFlaws(terms, { k: 'Kennen Sie den Arbeitskreis?' }, said('Ви знаєте робочу групу?'))).toEqual([]);
  });
});

describe.each(every)('whoever reads %s', (_, { translations, questionnaire }) => {
  it('finds the same things called the same in every language, and is spoken to politely', () => {
    const german = textsOf(translations, 'de');
    expect(translations.flatMap((translation) => termFlaws(terms, german, translation))).toEqual([]);
  });

  it('finds the names of towns as they stand on signs', () => {
    const german = Object.entries(textsOf(translations, 'de'));
    const signs = german.filter(([key]) => /^list\.TOWN\w*\.(?!remote|elsewhere|several)/.test(key));
    for (const { language, texts } of translations)
      expect([language, signs.filter(([key, name]) => !texts[key]?.includes(name))]).toEqual([language, []]);
    expect(signs.length % 9).toBe(0);
    expect(questionnaire.source).toBe('de');
  });
});
