import { describe, expect, it } from 'vitest';
import { mediaFlaws, textKeys, translationFlaws } from '../../survey/keys.ts';
import type { Translation } from '../../survey/questionnaire.ts';
import { aQuestionnaire } from '../builders.ts';

describe('a translator is told', () => {
  const texts = Object.fromEntries(textKeys(aQuestionnaire()).map((key) => [key, `${key} {number}`]));
  const translation = (change: Translation['texts']): Translation => ({
    language: 'tr',
    status: 'unreviewed',
    provenance: 'test',
    texts: { ...texts, ...change },
  });

  it('nothing where every label is there', () => {
    expect(translationFlaws(aQuestionnaire(), translation({}))).toEqual([]);
    expect(Object.keys(texts)).toEqual(
      expect.arrayContaining([
        'title',
        'intro',
        'section.end',
        'langs.hint',
        'skill.speak',
        'happy.low',
        'list.TOWN.witten',
        'hello.alt',
        'mood.2',
        'until.constraint',
        'postcode.pattern',
        'hours.row.care',
        'hours.column.weekend',
        'kids.one',
        'kids.speaks',
      ]),
    );
  });

  it('that a label is missing, or blank', () => {
    expect(translationFlaws(aQuestionnaire(), translation({ town: ' ' }))).toEqual([
      { place: 'tr: town', flaw: 'this text is missing' },
    ]);
    expect(translationFlaws(aQuestionnaire(), { ...translation({}), texts: {} })).toHaveLength(
      textKeys(aQuestionnaire()).length,
    );
  });

  it('that nothing uses a text', () => {
    expect(translationFlaws(aQuestionnaire(), translation({ k99: 'x' }))).toEqual([
      { place: 'tr: k99', flaw: 'nothing uses this text' },
    ]);
  });

  it('that an entry of a repeat does not say its number', () => {
    expect(translationFlaws(aQuestionnaire(), translation({ 'kids.one': 'Çocuk' }))).toEqual([
      { place: 'tr: kids.one', flaw: 'this text has no place {number}' },
    ]);
  });

  it('that a recording reads no text, or is not there', () => {
    const audio = { town: 'town-tr.mp3', k99: 'town-tr.mp3', care: 'care-tr.mp3' };
    const media = ['house.svg', 'town-tr.mp3', 'lost.ogg'];
    const read = { ...translation({}), audio };
    expect(translationFlaws(aQuestionnaire({ media }), read)).toEqual([
      { place: 'tr: k99', flaw: 'this recording reads no text' },
      { place: 'tr: care', flaw: 'its recording "care-tr.mp3" is not in the media' },
    ]);
    expect(mediaFlaws(aQuestionnaire({ media }), [translation({}), read])).toEqual([
      { place: 'media', flaw: 'nothing uses "lost.ogg"' },
    ]);
  });
});
