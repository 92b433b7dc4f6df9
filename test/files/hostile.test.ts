import { DOMParser } from '@xmldom/xmldom';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { contributionOf, mergeTallies } from '../../survey/tally.ts';
import { someResponses } from '../attack/world.ts';
import { aWave, german, plan, questionnaire, tally } from '../desk/world.ts';
import { released } from '../released.ts';
import { readOds, xmlOf } from './ods.ts';
import { anEdition, writeAll } from './world.ts';

/** A text that means harm, and what is left of it in a file. */
const hostile = [
  ["=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
  ['+1+1', '+1+1'],
  ['@SUM(1;2)', '@SUM(1;2)'],
  ['-2+3', '-2+3'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['</title><img src=x onerror=alert(1)>', '</title><img src=x onerror=alert(1)>'],
  [']]>&amp;&#0;<!--', ']]>&amp;&#0;<!--'],
  ['a "quote", an \'apostrophe\'; a semicolon', 'a "quote", an \'apostrophe\'; a semicolon'],
  ['one\r\ntwo\n\nthree\u2028four', 'one two three four'],
  ['\u202Eevil\u202C \u2066inner', 'evil inner'],
  ['bell\u0007 nul\u0000 vt\u000B ffff\uFFFF half\uD800', 'bell nul vt ffff half'],
  ['👨‍👩‍👧 family', '👨‍👩‍👧 family'],
  ['back\\slash "); system("ls"); #', 'back\\slash "); system("ls"); #'],
  ["'. EXECUTE. ERASE FILE='x'.", "'. EXECUTE. ERASE FILE='x'."],
  ['_x0041_ {title} %s', '_x0041_ {title} %s'],
  ['x'.repeat(10_000), 'x'.repeat(10_000)],
] as const;

const wave = aWave({ id: 'welle', k: 3 });
const release = released(plan, wave, tally, '2026-11-19');

/** The same release with this text as the name of everything. */
async function filesWith(text: string) {
  const keys = [
    'q1',
    'q2',
    'q4',
    'title',
    'section.all',
    'list.TOWN.sprockhoevel',
    'list.OFFER.cafe',
    'list.GOOD.good',
    'q5.low',
  ];
  const texts = { de: { ...german.texts, ...Object.fromEntries(keys.map((key) => [key, text])) } };
  return writeAll(anEdition({ release, questionnaire, texts }));
}

const textOf = (bytes: Buffer | undefined): string => bytes?.toString('utf8') ?? '';

describe.each(hostile)('a label that is %j', (label, left) => {
  const made = filesWith(label);

  it('is a text in a spreadsheet and no formula', async () => {
    const { xlsx = Buffer.of(), ods = Buffer.of() } = await made;
    const sheets = await readExcel(xlsx);
    const cells = sheets.flatMap(({ data }) => data.flat());
    expect(cells).toContain(left);
    const open = [...readOds(ods).values()].flat(2);
    expect(open).toContain(left);
    for (const bytes of [xlsx, ods])
      for (const [name, part] of Object.entries(unzipSync(bytes))) {
        const text = Buffer.from(part).toString('utf8');
        if (name.endsWith('.xml') || name.endsWith('.rels')) xmlOf(text);
        expect(text).not.toMatch(/<f[ >]|table:formula|oooc:|of:=/);
      }
    for (const { sheet } of sheets) {
      expect(sheet.length).toBeLessThanOrEqual(31);
      expect(sheet).not.toMatch(/[[\]:*?/\\]|^'|'$/);
    }
    expect(new Set(sheets.map(({ sheet }) => sheet.toLowerCase())).size).toBe(sheets.length);
  });

  it('is a text on a page and no part of it', async () => {
    const { report, codebook, ddi } = await made;
    for (const file of [report, codebook]) {
      const page = new DOMParser({ onError: () => undefined }).parseFromString(textOf(file), 'text/html');
      expect(page.getElementsByTagName('script')).toHaveLength(0);
      expect(page.getElementsByTagName('img')).toHaveLength(0);
      expect(page.getElementsByTagName('title')[0]?.textContent).toContain(left);
      expect(page.getElementsByTagName('h1')[0]?.textContent).toBe(left);
    }
    const labels = [...xmlOf(textOf(ddi)).getElementsByTagName('qstnLit')].map(({ textContent }) => textContent);
    expect(labels).toContain(left);
  });

  it('is a value in a CSV and ends no text in a script', async () => {
    const { csv, spss, r } = await made;
    const rows: readonly Record<string, string>[] = parse(textOf(csv), { bom: true, columns: true, delimiter: ';' });
    const values = rows.flatMap((row) => Object.values(row));
    expect(values.map((value) => value.replace(/^'(?=[=+\-@])/, ''))).toContain(left);
    expect(values.filter((value) => /^[=+\-@\t\r]/.test(value))).toEqual([]);
    for (const line of textOf(spss).split('\r\n').slice(3))
      expect(line.replaceAll(/'(?:[^']|'')*'/g, '')).not.toContain("'");
    expect(textOf(spss).replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
    const bare = textOf(r)
      .split('\n')
      .map((line) => line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '0'));
    for (const line of bare) if (!line.startsWith('#')) expect(line).not.toMatch(/["'\\]|system/);
    expect(textOf(r).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('a wave of nobody', () => {
  it.each([0, 1, 2])('can be written in every format: %i responses', async (size) => {
    const few = mergeTallies(someResponses(questionnaire, size, 1).map((one) => contributionOf(plan, one)));
    const files = await writeAll(
      anEdition({ release: released(plan, wave, few, '2026-11-19'), questionnaire, texts: { de: german.texts } }),
    );
    for (const bytes of Object.values(files)) expect(bytes.length).toBeGreaterThan(100);
    expect(textOf(files['report'])).toContain('weniger als 3');
  });
});
