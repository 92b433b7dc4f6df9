import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, findLanguage, languageOf, languages, negotiateLanguage } from '../../survey/language.ts';

const offered = ['de', 'en', 'tr', 'ar', 'uk'];

describe('a person meets the form', () => {
  it.each([
    ['in the language their phone asks for', 'tr', 'tr'],
    ['in the language of their region', 'de-AT', 'de'],
    ['whatever the case of the tag', 'AR-sy', 'ar'],
    ['in the first wish that is offered', 'so, uk, en', 'uk'],
    ['in the weightiest wish, not the first', 'en;q=0.5, tr;q=0.9', 'tr'],
    ['in the first of two equal wishes', 'uk;q=0.8, en;q=0.8', 'uk'],
    ['never in a language they refuse', 'tr;q=0, en;q=0.1', 'en'],
    ['in Ukrainian where an old system says ua', 'ua', 'uk'],
    ['in Ukrainian where an old system says ua-UA', 'ua-UA', 'uk'],
    ['with a weight written in capitals', 'en;Q=0.2, tr;q=0.5', 'tr'],
    ['with spaces about the weight', 'en ; q=0.2 , tr ; q=0.5', 'tr'],
    ['in the first offered one where any will do', '*', 'de'],
    ['in the first offered one where none suits', 'fr, it;q=0.5', 'de'],
    ['in the first offered one where nothing is asked for', '', 'de'],
  ])('%s', (_, header, tag) => {
    expect(negotiateLanguage(header, offered)).toBe(tag);
  });

  it.each([',,;;', ';q=1', 'q=', 'tr;q=1.2.3', '-', '\u0000', ',,,,;q=,'])(
    'in German for the broken header %j',
    (header) => {
      expect(negotiateLanguage(header, offered)).toBe('de');
    },
  );

  it('in a good wish that stands between broken ones', () => {
    expect(negotiateLanguage(';;, ,tr;q=0.3,-;q=', offered)).toBe('tr');
  });

  it('in German where no header comes and nothing is offered', () => {
    expect([negotiateLanguage(undefined, offered), negotiateLanguage(undefined, [])]).toEqual(['de', 'de']);
  });

  it.each([
    ['kmr', 'ku'],
    ['prs', 'fa-AF'],
    ['rmy-RO', 'rom'],
    ['sh', 'sr-Latn'],
  ])('in the registry tag for the alias %s', (alias, tag) => {
    expect(negotiateLanguage(alias, ['de', tag])).toBe(tag);
  });

  it('in an offered language whatever the header holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => offered.includes(negotiateLanguage(header, offered))),
    );
  });

  it('soon, even where the header is endless', () => {
    expect(negotiateLanguage(`${'x-'.repeat(100_000)},tr`, offered)).toBe('de');
  });
});

describe('the registry', () => {
  it.each([
    ['ar', 'rtl'],
    ['de', 'ltr'],
    ['uk', 'ltr'],
    ['xx', 'ltr'],
  ])('has %s run %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });

  it('runs exactly the languages in a right-to-left script from right to left', () => {
    for (const { tag, script } of languages) expect(directionOf(tag)).toBe(script === 'Arab' ? 'rtl' : 'ltr');
  });

  it('has every tag once, each one Intl can format in Latin digits and Gregorian years', () => {
    expect(new Set(languages.map(({ tag }) => tag)).size).toBe(languages.length);
    for (const { format } of languages) {
      expect(new Intl.NumberFormat(format).resolvedOptions().numberingSystem).toBe('latn');
      expect(new Intl.DateTimeFormat(format).resolvedOptions().calendar).toBe('gregory');
    }
  });

  it('falls back to registered languages only', () => {
    for (const { fallback } of languages) if (fallback) expect(findLanguage(fallback)).toBeDefined();
  });

  it('refuses a tag it does not know', () => {
    expect(languageOf('tr').german).toBe('Türkisch');
    expect(() => languageOf('xx')).toThrow(RangeError);
  });
});
