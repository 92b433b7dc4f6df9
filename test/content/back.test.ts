import { describe, expect, it } from 'vitest';
import { backOf, readReady, readyIds } from '../../questionnaires/all.ts';
import { type Back, backFlaws, outdatedBack, withDigests } from '../../survey/back.ts';
import { digestOf } from '../../survey/fresh.ts';
import type { Translation } from '../../survey/questionnaire.ts';

const first = ['de-simple', 'en', 'tr', 'ar', 'uk', 'ru', 'pl', 'it', 'ro', 'fr'];

describe.each(readyIds)('whoever reads German and wonders what %s says in another language', (id) => {
  const { translations } = readReady(id);
  const both = translations.flatMap((translation) => {
    const back = backOf(id, translation.language);
    return back ? [{ translation, back }] : [];
  });

  it('finds every text of a language put back into German, from the words that are there now', () => {
    expect(both.flatMap(({ translation, back }) => backFlaws(translation, back))).toEqual([]);
    for (const { translation, back } of both)
      expect([translation.language, Object.keys(back.texts)]).toEqual([
        translation.language,
        Object.keys(translation.texts),
      ]);
  });

  it('finds it for every language of the first tier', () => {
    const there = both.map(({ translation }) => translation.language);
    expect(first.filter((tag) => !there.includes(tag))).toEqual([]);
  });

  it('reads in plain words that nobody has checked it', () => {
    expect(both.filter(({ back }) => !/not checked by/i.test(back.provenance))).toEqual([]);
  });
});

/** Length from which two sentences that say the same are seldom the same to the letter. */
const long = 80;

it.each(first)('is written from the %s, not taken from the German: few long texts are the same', (language) => {
  const pairs = readyIds.flatMap((id) => {
    const german = readReady(id).translations.find((one) => one.language === 'de')?.texts ?? {};
    const back = backOf(id, language)?.texts ?? {};
    return Object.entries(back).map(([key, text]) => [german[key] ?? '', text] as const);
  });
  const sentences = pairs.filter(([german]) => german.length >= long);
  expect(sentences.length).toBeGreaterThan(50);
  expect(sentences.filter(([german, text]) => german === text).length).toBeLessThanOrEqual(sentences.length / 5);
});

describe('a back-translation', () => {
  const turkish: Translation = {
    ...{ language: 'tr', status: 'unreviewed', provenance: '' },
    texts: { k1: 'Nerede oturuyorsunuz?', k2: 'Evet' },
  };
  const empty: Back = { language: 'tr', day: '2026-11-24', provenance: 'x', digests: {}, texts: {}, noted: {} };
  const whole: Back = { ...empty, texts: { k1: 'Wo wohnen Sie?', k2: 'Ja' } };
  const flawsOf = (back: Back) => backFlaws(turkish, back).map(({ place, flaw }) => `${place}: ${flaw}`);

  it('fits once it holds every text and notes what each was made from', () => {
    expect(flawsOf(withDigests(turkish, whole))).toEqual([]);
    expect(flawsOf(whole)).toEqual([
      'tr: k1: its back-translation has no digest',
      'tr: k2: its back-translation has no digest',
    ]);
  });

  it('is found outdated when the translation is mended, and stays so until its digest is taken out', () => {
    const filled = withDigests(turkish, whole);
    const mended = { ...turkish, texts: { ...turkish.texts, k1: 'Nerede yaşıyorsunuz?' } };
    expect(outdatedBack(mended, withDigests(mended, filled))).toEqual(['k1']);
    expect(backFlaws(mended, filled)).toEqual([{ place: 'tr: k1', flaw: 'it has changed since its back-translation' }]);
    const { k1: _, ...digests } = filled.digests;
    const renewed = withDigests(mended, { ...filled, digests });
    expect(renewed.digests).toEqual({ k1: digestOf('Nerede yaşıyorsunuz?'), k2: digestOf('Evet') });
    expect(outdatedBack(mended, renewed)).toEqual([]);
  });

  it('does not fit with a text missing, one too many, or another language', () => {
    const { k1: _, ...texts } = whole.texts;
    const filled = withDigests(turkish, { ...whole, texts: { ...texts, k3: 'Nein' }, noted: { k4: 'Anders.' } });
    expect(flawsOf({ ...filled, language: 'ar' })).toEqual([
      'tr: its back-translation is of "ar"',
      'tr: k1: it has no back-translation',
      'tr: k1: its back-translation has no digest',
      'tr: k3: the back-translation is of no text',
      'tr: k4: the back-translation is of no text',
    ]);
  });
});
