import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagsOf, partsOf } from '../../survey/texts/flags.ts';
import { normalText } from '../../survey/texts/normal.ts';

const names = ['Kita Sonnenblume (erfunden)', 'Witten', 'Hattingen', 'فيتن'];

/** What is flagged in a text, as `kind: words`. */
const found = (text: string): readonly string[] =>
  flagsOf(text, names).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('flags', () => {
  it.each([
    ['Frau Müller ist toll', ['name: Frau Müller']],
    ['Danke an Herrn Al-Sayed!', ['name: Herrn Al-Sayed']],
    ['Die Erzieherin Sabine Koch hilft', ['name: Erzieherin Sabine Koch']],
    ['mit Ayşe Yılmaz gesprochen', ['name: Ayşe Yılmaz']],
    ['ich heiße Olena', ['name: Olena']],
    ['Fatma Öğretmen çok iyi', ['name: Fatma Öğretmen']],
    ['benim adım Mehmet', ['name: Mehmet']],
    ['الأستاذة فاطمة رائعة', ['name: الأستاذة فاطمة رائعة']],
    ['السيد أحمد', ['name: السيد أحمد']],
    ['اسمي ليلى', ['name: ليلى']],
    ['мене звати Олена', ['name: Олена']],
    ['Rufen Sie an: 02302 123456', ['phone: 02302 123456']],
    ['+49 (0) 176-1234567 bitte', ['phone: +49 (0) 176-1234567']],
    ['هاتفي ٠١٧٦١٢٣٤٥٦٧', ['phone: ٠١٧٦١٢٣٤٥٦٧']],
    ['mama@example.org', ['mail: mama@example.org']],
    ['mama (at) example.org', ['mail: mama (at) example.org']],
    ['siehe https://example.org/a?b und www.kita.de', ['url: https://example.org/a?b', 'url: www.kita.de']],
    ['Wir wohnen Hauptstr. 12a', ['street: Hauptstr. 12a']],
    ['in der Hattinger Straße 5', ['street: Hattinger Straße 5']],
    ['شارع النور 5', ['street: شارع النور 5']],
    ['58452 Witten', ['postcode: 58452', 'place: Witten']],
    ['Kita Sonnenblume', ['place: Kita Sonnenblume']],
    ['bei der Sonnenblume', ['place: Sonnenblume']],
    ["Witten'de oturuyoruz", ["place: Witten'de"]],
    ['في فيتن', ['place: فيتن']],
    ['am 12.03.2024 und am 3. Mai', ['date: 12.03.2024', 'date: 3. Mai']],
    ['geboren 2021-05-06', ['date: 2021-05-06']],
    ['mein 4-jähriger Sohn', ['age: 4-jähriger']],
    ['meine dreijährige Tochter', ['age: dreijährige']],
    ['kızım 5 yaşında', ['age: 5 yaşında']],
    ['عمره 4 سنوات', ['age: 4 سنوات']],
    ['ому 6 років', ['age: 6 років']],
    ['in Gruppe 3', ['number: 3']],
    ['Mehr Zeit zum Vorlesen', []],
    ['Die Kita ist schön, danke', []],
    ['Bitte mehr Deutsch für Eltern', []],
    ['نريد قصصا أكثر', []],
  ])('of „%s“', (text, flags) => {
    expect(found(text)).toEqual(flags);
  });

  it('show a reviewer the whole text in order, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (raw) => {
        const text = normalText(raw);
        const flags = flagsOf(text, names);
        expect(
          partsOf(text, flags)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
        for (const [index, { start, end }] of flags.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(flags[index - 1]?.end ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are found in a long text in no time', () => {
    const text = `${'Ayşe 0'.repeat(900)} ${'1 '.repeat(300)}${'a@'.repeat(300)}`;
    const before = performance.now();
    flagsOf(text, names);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('normal text', () => {
  it.each([
    ['„Hallo“  \t Welt', '"Hallo" Welt'],
    ['Bitte!!!! Danke???', 'Bitte! Danke?'],
    ['a\r\n\r\n\r\nb ', 'a\nb'],
    ['so … gut – ja', 'so ... gut - ja'],
    ['👍🏽👍🏽👍🏽 ok', '👍 ok'],
    ['soooooo', 'sooo'],
    ['e\u0301', 'é'],
    ['  \u200f ', ''],
  ])('%j is %j', (raw, text) => {
    expect(normalText(raw)).toBe(text);
    expect(normalText(text)).toBe(text);
  });
});
