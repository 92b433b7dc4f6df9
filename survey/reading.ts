import type { Flaw } from './flaw.ts';
import type { Texts } from './text.ts';

/** Words: letters, with hyphens inside, or digits. */
const wordsOf = (text: string): readonly string[] => text.match(/\p{L}+(?:[-·]\p{L}+)*|\d+/gu) ?? [];

/** Sentences and what stands alone as one, such as an option; a colon ends one, as Leichte Sprache writes. */
const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[.!?:])\s+/u).filter((sentence) => wordsOf(sentence).length > 0);

/** Syllables of a German word: groups of vowels. It miscounts words such as „Familie“ by one, either way. */
const syllablesOf = (word: string): number => Math.max(1, word.match(/[aeiouyäöüé]+/giu)?.length ?? 1);

/** Names in lists are no text that is read: languages and towns. */
const isRead = (key: string): boolean => !/^list\.(LANG|TOWN)/.test(key);

/**
 * How easily German texts are read: Flesch's formula for German, 180 - words per sentence - 58.5 * syllables per word
 * (Amstad 1978, "Wie verständlich sind unsere Zeitungen?"). 60 to 70 is plain, 70 to 80 easy; 100 where there is none.
 */
export function readingEase(texts: Texts): number {
  const sentences = Object.entries(texts).flatMap(([key, text]) => (isRead(key) ? sentencesOf(text) : []));
  const words = sentences.flatMap(wordsOf).flatMap((word) => word.split(/[-·]/));
  if (words.length === 0) return 100;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return Math.round(180 - words.length / sentences.length - (58.5 * syllables) / words.length);
}

/** The most words a sentence of Leichte Sprache has here, and letters a word without a hyphen or a Mediopunkt. */
const mostWords = 12;
const mostLetters = 15;

/** The German subjunctive; „möchten“ is let through, as the rules of Netzwerk Leichte Sprache use it. */
const subjunctive =
  /(?<!\p{L})(?:würde|könnte|hätte|wäre|sollte|dürfte|müsste|bräuchte|käme|gäbe|ginge)(?:n|st|t|st)?(?!\p{L})/iu;

/** Where a text breaks rules of Leichte Sprache that can be counted: long sentences, long words, the subjunctive. */
export const easyFlaws = (texts: Texts): readonly Flaw[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    isRead(key) ? faultsOf(text).map((flaw) => ({ place: `de-simple: ${key}`, flaw })) : [],
  );

function faultsOf(text: string): readonly string[] {
  const long = sentencesOf(text).filter((sentence) => wordsOf(sentence).length > mostWords);
  const words = wordsOf(text).flatMap((word) => word.split(/[-·]/));
  const wished = subjunctive.exec(text)?.[0];
  return [
    ...long.map((sentence) => `more than ${mostWords} words: ${sentence}`),
    ...words.filter((word) => word.length > mostLetters).map((word) => `more than ${mostLetters} letters: ${word}`),
    ...(wished === undefined ? [] : [`the subjunctive: ${wished}`]),
  ];
}

/** Longest text that fits its place on a phone of 320 pixels without filling the screen, in characters. */
const room = {
  title: 70,
  section: 90,
  intro: 900,
  notice: 400,
  item: 560,
  hint: 300,
  option: 120,
  part: 140,
  end: 30,
} as const;

type Place = keyof typeof room;

/** The place that a key's text stands in. */
function placeOf(key: string): Place {
  if (key === 'title' || key === 'intro' || key === 'notice') return key;
  if (key.startsWith('section.')) return 'section';
  if (key.startsWith('list.')) return 'option';
  if (/\.(low|high)$/.test(key)) return 'end';
  if (/\.(hint|pattern|constraint)$/.test(key)) return 'hint';
  return key.includes('.') ? 'part' : 'item';
}

export type Fit = { readonly key: string; readonly length: number; readonly room: number };

/** The text that fills most of its place; over it where `length` is above `room`. Undefined where there is no text. */
export const tightest = (texts: Texts): Fit | undefined =>
  Object.entries(texts)
    .map(([key, text]) => ({ key, length: [...text].length, room: room[placeOf(key)] }))
    .toSorted((a, b) => b.length / b.room - a.length / a.room)[0];
