import { describe, expect, it } from 'vitest';
import { musterbogen } from '../../questionnaires/all.ts';
import { missingOf } from '../../survey/items/choice.ts';
import { agreed } from '../../survey/items/consent.ts';
import { type Item, itemsOf, optionsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { wordingOf } from '../../survey/text.ts';
import { paperSheet } from '../../web/print/paper.tsx';
import german from '../../web/words/de.json' with { type: 'json' };
import { wordsOf } from '../../web/words/say.ts';
import { aQuestionnaire, aWave } from '../builders.ts';
import { noAssets } from './world.ts';

/** The paper form in German, as words only. */
function paperOf(questionnaire: Questionnaire, texts: Readonly<Record<string, string>> = {}): string {
  const { html } = paperSheet({
    view: {
      wave: aWave(),
      questionnaire,
      wording: wordingOf({ de: texts }, 'de', 'de'),
      words: wordsOf('de', german.texts, 'de'),
      audio: {},
      reviewed: true,
      assets: noAssets,
      query: '',
    },
    assets: { style: '', script: '' },
    publisher: 'Kreis',
    address: 'https://fragen.example/s/spring-27/de',
    place: undefined,
    now: 0,
  });
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

/** What a person who types an answer in must find on the paper. */
function codesOf(item: Item, questionnaire: Questionnaire, id = item.id): readonly string[] {
  const codes = 'list' in item ? optionsOf(questionnaire, item.list).map(({ code }) => code) : [];
  switch (item.type) {
    case 'note':
      return [];
    case 'select_one':
    case 'select_multiple':
      return [...codes, ...missingOf(item)].map((code) => `${id}=${code}`);
    case 'rank':
      return codes.map((code) => `${id}.${code}`);
    case 'grid':
      return [...item.rows.map((row) => `${id}.${row}`), ...codes.map((code) => `=${code}`)];
    case 'table':
      return [...item.rows.map((row) => `${id}.${row}`), ...item.columns.map((column) => `.${column}`)];
    case 'consent':
      return [`${id}=${agreed}`];
    case 'repeat':
      return [1, 2].flatMap((n) => item.items.flatMap((part) => codesOf(part, questionnaire, `${id}.${n}.${part.id}`)));
    case 'scale':
      return [`${id}=${item.min}`, `${id}=${item.max}`];
    default:
      return [id];
  }
}

describe('the paper form', () => {
  const [source] = musterbogen.translations;
  it.each([
    { name: 'every type', questionnaire: musterbogen.questionnaire, texts: source?.texts },
    { name: 'the kitchen sink', questionnaire: aQuestionnaire(), texts: {} },
  ])('shows whoever types in $name each code', ({ questionnaire, texts }) => {
    const paper = paperOf(questionnaire, texts);
    for (const item of itemsOf(questionnaire))
      for (const code of codesOf(item, questionnaire)) expect(paper).toContain(` ${code} `);
  });

  it('says in words which answer leads to a question', () => {
    const paper = paperOf(aQuestionnaire(), { 'list.CARE.kita': 'in der Kita' });
    expect(paper).toMatch(/Nur wenn Ihre Antwort auf Frage 3 so war: in der Kita/);
  });

  it('leaves a condition that no sentence holds to the reader', () => {
    expect(paperOf(aQuestionnaire())).toContain('Nur beantworten, wenn es auf Sie zutrifft.');
  });

  it('numbers what is asked, passing over notes', () => {
    const paper = paperOf(aQuestionnaire(), { skill: 'Wie gut?' });
    expect(paper).toContain(' 9 Wie gut?');
  });
});
