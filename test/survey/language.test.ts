import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, findLanguage, languageOf, negotiateLanguage } from '../../survey/language.ts';
import { languages } from '../../survey/registry.ts';
import { fallbackChain } from '../../survey/text.ts';

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
    ['kmr-Latn-TR', 'ku'],
    ['KU-LATN', 'ku'],
    ['ku-Latn-TR', 'ku'],
    ['ckb-IR', 'ckb'],
    ['prs', 'fa-AF'],
    ['PRS-af', 'fa-AF'],
    ['fa-af', 'fa-AF'],
    ['prs', 'fa'],
    ['fa-IR', 'fa'],
    ['pbu', 'ps'],
    ['pst-PK', 'ps'],
    ['ps-AF', 'ps'],
    ['rmy-RO', 'rom'],
    ['sh', 'sr-Latn'],
    ['SH-ba', 'sr-Latn'],
    ['sr-latn-rs', 'sr-Latn'],
    ['sr-Cyrl-RS', 'sr'],
    ['ua', 'uk'],
    ['uk-UA', 'uk'],
    ['pt-BR', 'pt'],
  ])('who asks for %s in %s', (wish, tag) => {
    expect(negotiateLanguage(wish, ['de', tag])).toBe(tag);
  });

  it.each([
    ['sr', 'sr-Latn'],
    ['SR-rs', 'sr-Latn'],
    ['sr-Latn', 'sr'],
    ['sh', 'sr'],
    ['fa-AF', 'fa'],
  ])('who asks for %s in %s where only that is offered', (wish, tag) => {
    expect(negotiateLanguage(wish, ['de', tag])).toBe(tag);
  });

  it.each(['fa', 'hr', 'bs', 'ku', 'ckb', 'zh', 'zh-Hans'])('who asks for %s never in a neighbour of it', (wish) => {
    expect(negotiateLanguage(wish, ['de', 'fa-AF', 'sr', 'sr-Latn', 'ar'])).toBe('de');
  });

  it('in Serbian by the script they ask for where both are offered', () => {
    expect(['sr', 'sr-Latn', 'sr-Cyrl'].map((wish) => negotiateLanguage(wish, ['de', 'sr-Latn', 'sr']))).toEqual([
      'sr',
      'sr-Latn',
      'sr',
    ]);
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

const tags = languages.map(({ tag }) => tag);
const rightToLeft = ['ar', 'fa', 'fa-AF', 'ckb', 'ps', 'ur'];

describe('the registry', () => {
  it('has the languages of the county, each once, each with a name of its own', () => {
    expect(tags.join(' ')).toBe(
      'de de-simple en tr ar uk ru pl it ro fr bg el sq bs hr sr-Latn sr mk es pt fa fa-AF ku ckb ps ur ti so vi',
    );
    expect(new Set(languages.map(({ name }) => name)).size).toBe(languages.length);
    expect(new Set(languages.map(({ german }) => german)).size).toBe(languages.length);
  });

  it.each(languages)('names $tag in its own script, from a capital where the script has any', ({ name, script }) => {
    const scripts = { Latn: /\p{sc=Latn}/u, Arab: /\p{sc=Arab}/u, Cyrl: /\p{sc=Cyrl}/u, Grek: /\p{sc=Grek}/u };
    const own = new Map([...Object.entries(scripts), ['Ethi', /\p{sc=Ethi}/u]]).get(script);
    expect([...name].filter((letter) => /\p{L}/u.test(letter) && !own?.test(letter))).toEqual([]);
    expect(name[0]).toBe(name[0]?.toLocaleUpperCase('und'));
    expect(name).toBe(name.normalize('NFC'));
  });

  it.each(tags)('runs %s by its script', (tag) => {
    expect(directionOf(tag)).toBe(rightToLeft.includes(tag) ? 'rtl' : 'ltr');
  });

  it('runs what it does not know from left to right', () => {
    expect(directionOf('xx')).toBe('ltr');
  });

  it.each(languages)('writes $tag in the script that the tag stands for', ({ tag, script }) => {
    expect(new Intl.Locale(tag).maximize().script).toBe(script);
  });

  it('falls back to registered languages only, and never in their stead for ever', () => {
    for (const { fallback } of languages) if (fallback) expect(findLanguage(fallback)).toBeDefined();
    expect(languages.flatMap(({ tag, fallback }) => (fallback ? [`${tag} ${fallback}`] : []))).toEqual([
      'de-simple de',
      'sr-Latn sr',
      'sr sr-Latn',
      'fa-AF fa',
    ]);
    expect(fallbackChain('sr', 'de')).toEqual(['sr', 'sr-Latn', 'de']);
  });

  it('refuses a tag it does not know', () => {
    expect(languageOf('tr').german).toBe('Türkisch');
    expect(() => languageOf('xx')).toThrow(RangeError);
  });
});

describe.each(languages)('a reader of $tag', ({ format }) => {
  const march = new Date('2027-03-09T12:00:00Z');

  it('gets numbers, dates and plurals by rules that are there, never by those of the machine', () => {
    expect(Intl.NumberFormat.supportedLocalesOf(format)).toEqual([format]);
    expect(Intl.DateTimeFormat.supportedLocalesOf(format)).toEqual([format]);
    expect(Intl.PluralRules.supportedLocalesOf(format)).toEqual([format]);
  });

  it('reads the year 2027 in digits that every keyboard in the county has', () => {
    const short = new Intl.DateTimeFormat(format, { dateStyle: 'short', timeZone: 'UTC' });
    const whole = new Intl.DateTimeFormat(format, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    const long = new Intl.DateTimeFormat(format, { dateStyle: 'long', timeZone: 'UTC' });
    const said = [
      ...[short, whole, long].map((one) => one.format(march)),
      new Intl.NumberFormat(format).format(-1027.5),
    ];
    expect(
      said
        .join(' ')
        .match(/\p{Nd}/gu)
        ?.join(''),
    ).toMatch(/^[0-9]+$/);
    expect(said[0]).toMatch(/(?<!\d)(?:20)?27(?!\d)/);
    expect([said[1], said[2]]).toEqual([expect.stringMatching(/(?<!\d)2027(?!\d)/), expect.stringContaining('2027')]);
    expect([short, whole].map((one) => one.resolvedOptions().calendar)).toEqual(['gregory', 'gregory']);
  });
});

/** CLDR 48, plural rules of cardinals. */
const plurals = `
       0     1    2     3     5     11    21    100
  ar   zero  one  two   few   few   many  many  other
  uk   many  one  few   few   many  many  one   many
  pl   many  one  few   few   many  many  many  many
  ro   few   one  few   few   few   few   other other
  fr   one   one  other other other other other other
  ti   one   one  other other other other other other
  ckb  other one  other other other other other other
`;

const [counts = [], ...rows] = plurals
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

it.each(rows)('a count in %s takes the form of its number', (tag, ...forms) => {
  const rules = new Intl.PluralRules(languageOf(tag ?? '').format);
  expect(counts.map((count) => rules.select(Number(count)))).toEqual(forms);
});

it('a Turkish reader keeps both kinds of i', () => {
  const { format } = languageOf('tr');
  expect(['ISPARTA', 'İZMİR'].map((town) => town.toLocaleLowerCase(format))).toEqual(['ısparta', 'izmir']);
  expect('izmir'.toLocaleUpperCase(format)).toBe('İZMİR');
});
