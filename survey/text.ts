import { findLanguage } from './language.ts';

/** The texts of one language by key: `k1`, `k1.hint`, `k6.speak`, `list.TOWN.witten`, `title`. */
export type Texts = Readonly<Record<string, string>>;

/** Texts of several languages by BCP 47 tag. */
export type LocalizedTexts = Readonly<Record<string, Texts>>;

/** A text as it is shown, with the language it really is in: another than asked for where it fell back. */
type Said = { readonly text: string; readonly language: string };

/** What says a key in one language: never blank, it falls back rather than staying silent. */
export type Wording = {
  readonly language: string;
  readonly say: (key: string) => Said;
};

/** The languages to try for a text, in order: the one asked for, the registry's fallback, the source language. */
export function fallbackChain(language: string, source: string): readonly string[] {
  const chain = [language];
  for (let next = findLanguage(language)?.fallback; next && !chain.includes(next); next = findLanguage(next)?.fallback)
    chain.push(next);
  return chain.includes(source) ? chain : [...chain, source];
}

/** A `Wording` over the texts at hand. A key that no language of the chain has is shown as the key itself. */
export function wordingOf(texts: LocalizedTexts, language: string, source: string): Wording {
  const chain = fallbackChain(language, source);
  const say = (key: string): Said => {
    for (const tag of chain) {
      const text = texts[tag]?.[key];
      if (text) return { text, language: tag };
    }
    return { text: key, language: source };
  };
  return { language, say };
}

/** A text with its `{name}` places filled. A place without a value stays as written, so that a test can find it. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** A text inside a sentence, kept from turning it round where that runs from right to left (UAX 9, FSI). */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/**
 * Digits of any script as Latin ones: phones set to other languages type them. The ten digits of a script stand in a
 * row from zero (Unicode Standard, 4.6), so a digit is as far from its zero as it is worth.
 */
export const latinDigits = (text: string): string =>
  text.replaceAll(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });

const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Controls, annotations, and halves of surrogate pairs, which no encoding can say. */
const otherControls = /[\p{Cc}\p{Cs}\u{FFF9}-\u{FFFB}]/gu;

/** No word has more marks on a letter (UAX 15, 13 Stream-Safe Text Format); putting thousands in order takes seconds. */
const manyMarks = /(\p{M}{30})\p{M}+/gu;

/** Free text as it is stored: NFC, one kind of line end, without control characters that could reorder a page. */
export const cleanText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(bidiControls, '')
    .replaceAll(otherControls, (c) => (c === '\n' ? c : ''))
    .replaceAll(manyMarks, '$1')
    .normalize('NFC')
    .trim();

/** Made when a text is first counted: it takes a phone tens of milliseconds, and most pages never count. */
let segmenter: Intl.Segmenter | undefined;

/** UTF-16 units that count as one character at most: one letter with a hundred marks on it is not one letter. */
const unitsPerGrapheme = 12;

/** Length in user-perceived characters (UAX 29), the same in every script. */
export function textLength(text: string): number {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return Math.max([...segmenter.segment(text)].length, Math.ceil(text.length / unitsPerGrapheme));
}
