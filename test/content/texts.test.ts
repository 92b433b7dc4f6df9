import { describe, expect, it } from 'vitest';
import { renew } from '../../infra/renew.ts';
import { checkTexts, reportTexts } from '../../infra/texts.ts';
import { readReady, readyIds, sourceOf } from '../../questionnaires/all.ts';
import { digestOf, digestsOf, outdatedKeys, renewed } from '../../survey/fresh.ts';
import { easyFlaws, readingEase, tightest } from '../../survey/reading.ts';

describe.each(readyIds)('whoever checks the texts of %s', (id) => {
  const reports = reportTexts(id);

  it('finds a report for every language, and nothing to mend', () => {
    expect(reports.map(({ language }) => language)).toEqual(readReady(id).questionnaire.languages);
    expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('finds Leichte Sprache easier than German', () => {
    const [german, easy] = ['de', 'de-simple'].map(
      (tag) => reports.find(({ language }) => language === tag)?.ease ?? 0,
    );
    expect(easy).toBeGreaterThan(german ?? 100);
  });

  it('finds every translation unreviewed, since nobody has read one', () => {
    const unread = reports.filter(({ language }) => language !== 'de');
    expect(unread.filter(({ texts, unreviewed }) => texts !== unreviewed)).toEqual([]);
  });

  it('knows of every German text what the translations were made from', () => {
    const german = readReady(id).translations.find(({ language }) => language === 'de')?.texts ?? {};
    expect(Object.keys(sourceOf(id).digests)).toEqual(Object.keys(german));
  });
});

describe('the check of texts', () => {
  it('prints a line for each questionnaire and language', () => {
    const { lines, code } = checkTexts();
    expect([lines.length, code]).toEqual([readyIds.flatMap((id) => readReady(id).questionnaire.languages).length, 0]);
    expect(lines.find((line) => line.startsWith('sitzung') && line.includes(' tr '))).toMatch(
      /^sitzung +tr +\d+ texts {2}0 missing {2}0 outdated {2}\d+ unreviewed {2}back \d+\/\d+, 0 outdated {2}fullest \S+ \d+ of \d+$/,
    );
  });

  it('finds translations outdated when the German text changes, until they are made anew', () => {
    const source = { digests: digestsOf({ k1: 'Wo wohnen Sie?', k2: 'Wie alt sind Sie?' }), languages: {} };
    const german = { k1: 'Wo leben Sie?', k2: 'Wie alt sind Sie?', k3: 'Neu' };
    expect(outdatedKeys(german, 'tr', source)).toEqual(['k1', 'k3']);
    const renewed = { ...source, languages: { tr: { k1: digestOf(german.k1), k3: digestOf('Neu') } } };
    expect(outdatedKeys(german, 'tr', renewed)).toEqual([]);
    expect(outdatedKeys(german, 'ar', renewed)).toEqual(['k1', 'k3']);
  });

  it('counts as outdated whatever nobody has named, and shares a digest once every language follows', () => {
    const german = { k1: 'Wo leben Sie?', k2: 'Wie alt sind Sie?', k3: 'Neu' };
    const source = { digests: digestsOf({ k1: 'Wo wohnen Sie?', k2: german.k2, gone: 'Weg' }), languages: {} };
    const languages = ['tr', 'ar'];
    const first = renewed(german, { language: 'tr', keys: ['k1'], languages }, source);
    expect(['tr', 'ar'].map((tag) => outdatedKeys(german, tag, first))).toEqual([['k3'], ['k1', 'k3']]);
    expect(first.languages).toEqual({ tr: { k1: digestOf(german.k1) } });
    expect(Object.keys(first.digests)).toEqual(['k1', 'k2']);
    const rest = renewed(german, { language: 'tr', keys: ['k3'], languages }, first);
    const last = renewed(german, { language: 'ar', keys: ['k1', 'k3'], languages }, rest);
    expect(last).toEqual({ digests: digestsOf(german), languages: {} });
    expect(Object.keys(last.digests)).toEqual(['k1', 'k2', 'k3']);
  });

  it('forgets an old text only where somebody names it, and refuses one that is not outdated', () => {
    const source = sourceOf('sitzung');
    const changed = { ...source, digests: { ...source.digests, z1: '00000000', z2: '00000000' } };
    const { source: anew, lines } = renew({ questionnaire: 'sitzung', language: 'tr', keys: ['z1'] }, changed);
    expect(anew.languages).toEqual({ tr: { z1: source.digests['z1'] } });
    expect(lines).toEqual(['sitzung tr: made anew from the German text: z1', 'sitzung tr: still outdated: z2']);
    const again =
      (keys: readonly string[], language = 'tr') =>
      () =>
        renew({ questionnaire: 'sitzung', language, keys }, anew);
    expect(again(['z1'])).toThrow('z1: outdated in tr of sitzung: z2');
    expect(again([])).toThrow('--key is missing');
    expect(again(['z2'], 'xx')).toThrow('"xx" is no translation of sitzung');
  });

  it.each([
    ['Das ist gut.', 119],
    ['Die Inanspruchnahme integrationspolitischer Beratungsangebote verbessert Teilhabemöglichkeiten.', -128],
  ])('reads "%s" as %i on Amstad’s scale', (text, ease) => {
    expect(readingEase({ k: text })).toBe(ease);
  });

  it.each([
    ['Wir helfen Ihnen gern. Kommen Sie zu uns.', []],
    ['Das ist ein Satz mit sehr vielen Worten und er hört nicht auf.', ['more than 12 words']],
    ['Die Sprachfördergruppe ist neu.', ['more than 15 letters: Sprachfördergruppe']],
    ['Die Sprach-Förder-Gruppe ist neu. Die Sprach·förder·gruppe auch.', []],
    ['Was würden Sie tun?', ['the subjunctive: würden']],
    ['Möchten Sie mitmachen?', []],
  ])('holds "%s" against the rules of Leichte Sprache', (text, found) => {
    const flaws = easyFlaws({ k: text }).map(({ flaw }) => flaw);
    expect(flaws.map((flaw, index) => flaw.slice(0, found[index]?.length))).toEqual(found);
  });

  it('finds the text that is too long for its place', () => {
    expect(tightest({ title: 'x'.repeat(71), intro: 'x'.repeat(100) })).toEqual({ key: 'title', length: 71, room: 70 });
    expect(tightest({ 's7.low': 'x'.repeat(29), 'list.A.b': 'x' })).toEqual({ key: 's7.low', length: 29, room: 30 });
    expect(tightest({})).toBeUndefined();
  });
});
