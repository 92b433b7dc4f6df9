import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUpload } from '../../functions/reports/import/upload.ts';
import { openWords } from '../../functions/words.ts';
import { readReady } from '../../questionnaires/all.ts';
import { type Finding, findingLevels } from '../../survey/clubs/finding.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { translationSchema } from '../../survey/schema.ts';
import { sayFinding } from '../../web/words/finding.ts';
import { root } from '../sources.ts';
import { aReport, evenly, inYear } from './club.ts';

const folder = join(root, 'web/words/clubs');
const files = globSync('*.json', { cwd: folder }).map((file) =>
  translationSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
);
const { questionnaire, translations } = readReady('sportverein-teilnahme');
const places = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
const german = files.find(({ language }) => language === 'de')?.texts ?? {};

/** Findings as the rules and the readers make them, with their values. */
async function someFindings(): Promise<readonly Finding[]> {
  const odd = {
    ...aReport(),
    vkz: '1',
    stichtag: '2026-12-31',
    stated: 133,
    departments: [{ association: '0030', name: 'Fußball', counts: { m: 300 }, bands: evenly({ m: 43 }) }],
    participation: { ...aReport().participation, basis: 'unknown' as const, migrants: 500 },
  };
  const small = aReport({ members: evenly({ m: 0, w: 0 }), stated: 9, departments: [] });
  const one = { ...aReport(), members: { ...evenly({ m: 0, w: 0 }), b7_14: { m: 100_001, w: 2 } }, departments: [] };
  const grown = { ...aReport(), members: evenly({ m: 90, w: 2 }), departments: [] };
  const estimate = aReport({ participation: { ...aReport().participation, basis: 'estimated' } });
  const reports = [
    ...[odd, small, one, grown, estimate].flatMap((report) =>
      checkReport(report, inYear({ before: aReport(), sent: true })),
    ),
    ...checkReport(aReport({ general: { m: 9 } }), inYear({ before: aReport() })),
    ...checkReport(aReport({ members: { ...evenly({ m: 1, w: 0 }), b0_6: {} } }), inYear({ before: aReport() })),
  ];
  const texts = [
    ...[
      '3400;2090;m;1\n3400;1900;x;a\nx;19;m;1\n3400;1;m\n3400;1987;m;2\n3400;1987;m;2\n',
      '30;1987;m;1\n88;1987;m;1\n',
    ],
    ...[
      '<?xml?>',
      '',
      '\0',
      'a;b\n1;2\n',
      '3400;2090;m;1\n'.repeat(300),
      'Jahrgang;m;w\n1987;1;2\nJahrgang;m;w\nSumme;9;9\n',
    ],
    '3400;1987;m;1\n'.repeat(20_001),
    `${' '.repeat(26)}003000011987${'0'.repeat(32)}05.01.2027\n${' '.repeat(26)}0030000119870`,
  ];
  const files = [
    ...texts.map((text) => new TextEncoder().encode(text)),
    new Uint8Array(6_000_000),
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]),
  ];
  const read = await Promise.all(files.map((bytes) => readUpload(bytes, { year: 2027 })));
  return [...reports, ...read.flatMap((upload) => upload.findings)];
}

describe('what a club is told', () => {
  it('is there in every language of its form, unreviewed but in German', () => {
    expect(files.map(({ language }) => language).sort()).toEqual([...questionnaire.languages].sort());
    expect(files.filter(({ language, status }) => (language === 'de') !== (status === 'source'))).toEqual([]);
  });

  it.each(files.map((file) => [file.language, file] as const))(
    'has every sentence in %s, with the same numbers in it',
    (_, { texts }) => {
      expect(Object.keys(texts)).toEqual(Object.keys(german));
      expect(Object.keys(findingLevels).filter((says) => !texts[says]?.trim())).toEqual([]);
      expect(
        Object.keys(german).filter((key) => places(texts[key] ?? '').join() !== places(german[key] ?? '').join()),
      ).toEqual([]);
    },
  );

  it('leaves no place open, whatever rule or reader says it', async () => {
    const words = await openWords(folder)('de');
    const label = (key: string): string => translations[0]?.texts[key] ?? `{${key}}`;
    const findings = await someFindings();
    expect(findings.map((one) => sayFinding(one, words, label)).filter((text) => /[{}]|undefined/.test(text))).toEqual(
      [],
    );
    const seen = new Set(findings.map(({ says }) => says));
    expect(seen.size).toBeGreaterThan(32);
  });

  it('says where in the file it is', async () => {
    const words = await openWords(folder)('uk');
    const { findings } = await readUpload(new TextEncoder().encode('3400;1987;x;1\n3400;1988;m;1\n'), { year: 2027 });
    expect(findings.map((one) => sayFinding(one, words, (key) => key))[0]).toBe(
      'Рядок 1, стовпець 3: «x» — невідома нам стать. Можливі m, w, d та o.',
    );
  });
});
