import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, fallbackChain, fill, textLength, wordingOf } from '../../survey/text.ts';

describe('a text that is missing', () => {
  const texts = {
    'de-simple': { title: 'Kita' },
    de: { title: 'Kindertagesstätte', intro: 'Guten Tag', only: '' },
    tr: { title: 'Anaokulu', intro: '' },
  };

  it('is said in the registry fallback, then in the source language', () => {
    expect(fallbackChain('de-simple', 'en')).toEqual(['de-simple', 'de', 'en']);
    expect(fallbackChain('tr', 'de')).toEqual(['tr', 'de']);
    expect(fallbackChain('de', 'de')).toEqual(['de']);
    expect(fallbackChain('xx', 'de')).toEqual(['xx', 'de']);
  });

  it('says which language it is really in', () => {
    expect(wordingOf(texts, 'tr', 'de').say('title')).toEqual({ text: 'Anaokulu', language: 'tr' });
    expect(wordingOf(texts, 'tr', 'de').say('intro')).toEqual({ text: 'Guten Tag', language: 'de' });
    expect(wordingOf(texts, 'de-simple', 'tr').say('intro')).toEqual({ text: 'Guten Tag', language: 'de' });
  });

  it('shows its key rather than nothing', () => {
    expect(wordingOf(texts, 'tr', 'de').say('only')).toEqual({ text: 'only', language: 'de' });
    expect(wordingOf({}, 'tr', 'de').say('k1')).toEqual({ text: 'k1', language: 'de' });
  });
});

describe('a place in a text', () => {
  it('is filled, and stays as written without a value', () => {
    expect(fill('Teil {current} von {total}, {current}', { current: 1 })).toBe('Teil 1 von {total}, 1');
  });

  it('takes a value as it is', () => {
    expect(fill('{a}', { a: '$& {b}' })).toBe('$& {b}');
  });
});

describe('a free text', () => {
  it.each([
    ['loses characters that turn a page round', 'a\u202Eb\u2066c\u2069\u200Fd\u061C', 'abcd'],
    ['is composed', 'u\u0308ben', 'üben'],
    ['is composed even where a hidden mark split the letter', 'u\u200F\u0308ben', 'üben'],
    ['has one kind of line end', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['loses control characters', 'a\u0000b\u0007c\u009F\uFFF9', 'abc'],
    ['loses the blanks about it', ' \n a b \t', 'a b'],
    ['keeps the joiners that Persian and emoji need', 'می‌خواهم 👨‍👩‍👧', 'می‌خواهم 👨‍👩‍👧'],
  ])('%s', (_, typed, stored) => {
    expect(cleanText(typed)).toBe(stored);
  });

  it('is clean after one cleaning, composed and without controls', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('e', '\u0301', '\u200F', '\u202E', '\r', '\n', ' ', '\u0000', '\u0308', 'u'),
    );
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        const once = cleanText(parts.join(''));
        expect(cleanText(once)).toBe(once);
        expect(once.normalize('NFC')).toBe(once);
        expect(once).not.toMatch(/[\u202A-\u202E\u2066-\u2069\r]/);
      }),
    );
  });

  it.each([
    ['abc', 3],
    ['', 0],
    ['🇺🇦', 1],
    ['👨‍👩‍👧', 1],
    ['e\u0301', 1],
    ['நி', 1],
    ['شكرا', 4],
  ])('%j is as long as a person counts it', (text, length) => {
    expect(textLength(text)).toBe(length);
  });

  it('of one letter under a thousand marks is not one letter long', () => {
    expect(textLength(`a${'\u0301'.repeat(1199)}`)).toBe(100);
  });
});
