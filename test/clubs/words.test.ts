import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUpload } from '../../functions/reports/import/upload.ts';
import { openWords } from '../../functions/words.ts';
import { readReady } from '../../questionnaires/all.ts';
import { type Finding, findingLevels } from '../../survey/clubs/finding.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { wordingOf } from '../../survey/text.ts';
import { sayFinding } from '../../web/report/findings.tsx';
import { root } from '../sources.ts';
import { aReport, evenly, inYear } from './club.ts';

const { questionnaire, translations } = readReady('sportverein-teilnahme');
const texts = Object.fromEntries(translations.map(({ language, texts: own }) => [language, own]));
const viewOf = async (language: string) => ({
  report: await openWords(join(root, 'web/report/words'))(language),
  wording: wordingOf(texts, language, 'de'),
});

/** Findings as the rules make them, with their values. */
function foundByRules(): readonly Finding[] {
  const odd = {
    ...aReport(),
    vkz: '1',
    stichtag: '2026-12-31',
    stated: 133,
    departments: [{ association: '0030', name: '', counts: { m: 300 }, bands: evenly({ m: 43 }) }],
    general: { w: 500 },
    participation: { ...aReport().participation, basis: 'unknown' as const, migrants: 500 },
  };
  const small = aReport({ members: evenly({ m: 0, w: 0 }), stated: 9, departments: [] });
  const one = { ...aReport(), members: { ...evenly({ m: 0, w: 0 }), b7_14: { m: 100_001, w: 2 } }, departments: [] };
  const tiny = aReport({ members: { ...evenly({ m: 0, w: 0 }), b19_26: { m: 2, w: 2 } }, departments: [] });
  const grown = { ...aReport(), members: evenly({ m: 90, w: 2 }), departments: [] };
  const gone = { ...aReport(), members: { ...aReport().members, ...evenly({ m: 0, w: 0 }), b61: { m: 9, w: 9 } } };
  const estimate = aReport({ participation: { ...aReport().participation, basis: 'estimated' } });
  const dropped = aReport({ members: evenly({ m: 3, w: 3, d: 1 }), stated: 42, departments: [] });
  return [
    ...[odd, small, one, tiny, grown, gone, estimate, dropped].flatMap((report) =>
      checkReport(report, inYear({ before: aReport(), sent: true })),
    ),
    ...checkReport(aReport(), inYear({ before: aReport({ members: evenly({ m: 10, w: 9, d: 1 }) }) })),
    ...checkReport(aReport({ general: { m: 9 } }), inYear({ before: aReport() })),
    ...checkReport(aReport({ members: { ...evenly({ m: 1, w: 0 }), b0_6: {} } }), inYear({ before: aReport() })),
  ];
}

/** Findings as the readers of files make them. */
async function foundInFiles(): Promise<readonly Finding[]> {
  const files = [
    ...[
      'FV;Jg;G;Anz\n3400;2090;m;1\n3400;1900;x;1\nx;19;m;1\n3400;1;m\n3400;1987;m;2\n3400;1987;m;2\n3400;1900;m;2\n3400;1988;m;2\n',
      '30;1987;m;1\n88;1987;m;1\n',
      'Fachverband;Jahrgang;Geschlecht;Anzahl\n0012;1987;m;1\n',
      '<?xml?>',
      '',
      '\0',
      'a;b\n1;2\n',
      '3400;2090;m;1\n'.repeat(300),
      'Jahrgang;m;w\n1987;1;2\nJahrgang;m;w\nJahrgang;w;m\nSumme;9;9\n',
      '3400;1987;m;1\n'.repeat(20_001),
      `${' '.repeat(26)}003000011987${'0'.repeat(32)}05.01.2027\n${' '.repeat(26)}0030000119870`,
    ].map((text) => new TextEncoder().encode(text)),
    Uint8Array.from([...new TextEncoder().encode('0030;1987;m;3\n0030;'), 0x8f, 0x0a]),
    new Uint8Array(6_000_000),
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]),
    Uint8Array.from([0x50, 0x4b, 0x03, 0x04]),
  ];
  const read = await Promise.all(files.map((bytes) => readUpload(bytes, { year: 2027 })));
  return read.flatMap(({ findings }) => findings);
}

describe('what a club is told', () => {
  it.each(questionnaire.languages)('leaves no place open in %s, whatever rule or reader says it', async (language) => {
    const view = await viewOf(language);
    const findings = [...foundByRules(), ...(await foundInFiles())];
    const said = findings.map((one) => sayFinding(one, view));
    expect(said.filter((text) => /[{}]|undefined|^ ?:|\( ?\)/.test(text))).toEqual([]);
    expect(view.report.language).toBe(language);
    const seen = new Set<string>(findings.map(({ says }) => says));
    // Those of workbooks are said in `import.test.ts` and `hostile.test.ts`.
    const ofWorkbooks = ['F_packed', 'F_formula', 'F_merged', 'F_hidden', 'F_sheets', 'F_width'];
    expect(Object.keys(findingLevels).filter((says) => !seen.has(says) && !ofWorkbooks.includes(says))).toEqual([]);
  });

  it('names a band and a department without a name by their labels', async () => {
    const view = await viewOf('de');
    const said = foundByRules().map((one) => sayFinding(one, view));
    expect(said).toContain(
      '0030: In der Altersgruppe 0 bis 6 Jahre sind es 43, im ganzen Verein aber nur 12. Bitte prüfen Sie beide Zahlen.',
    );
    expect(said.filter((text) => text.startsWith('sportartübergreifend: Hier sind es 500'))).toHaveLength(1);
  });
});
