import { unzipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { elternKita } from '../../questionnaires/all.ts';
import { type LabelledGroup, type LabelledTable, percentOf } from '../../survey/labels.ts';
import type { Edition } from '../../web/results/edition.ts';
import { readOds, xmlOf } from './ods.ts';
import { anEdition, aRelease, cellsOf, onScreen, textsOfKita, write } from './world.ts';

type Row = readonly unknown[];
type Read = ReadonlyMap<string, readonly Row[]>;

const { questionnaire } = elternKita;
const release = aRelease(questionnaire, 260);
const editionIn = (language: string): Edition => anEdition({ release, questionnaire, texts: textsOfKita, language });

/** Rows without what is empty at their ends, so that readers can be compared. */
const trimmed = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null && cell !== '') + 1));

async function readXlsx(bytes: Buffer): Promise<Read> {
  const sheets = await readExcel(bytes);
  return new Map(sheets.map(({ sheet, data }) => [sheet, trimmed(data)]));
}

const readOpen = (bytes: Buffer): Read => new Map([...readOds(bytes)].map(([name, rows]) => [name, trimmed(rows)]));

const edition = editionIn('de');
let read: Record<'xlsx' | 'ods', Read>;
beforeAll(async () => {
  const [xlsx, ods] = await Promise.all([write(edition, 'xlsx'), write(edition, 'ods')]);
  read = { xlsx: await readXlsx(xlsx), ods: readOpen(ods) };
}, 30_000);

const sheetOf = (format: 'xlsx' | 'ods', name: string): readonly Row[] => read[format].get(name) ?? [];

const full = ({ label, members }: LabelledGroup): string => members?.join(', ') ?? label;

/** What must stand in a cell: the number, or the mark. */
const shown = (count: number | null | undefined): unknown => (typeof count === 'number' ? count : '•');

const screen = onScreen(edition);

/** The share that the screen shows: of the answers where these are known, else of all; none of who is not in the base. */
function shareOf(count: number | null | undefined, table: string, row: number, column: number): unknown {
  if (typeof count !== 'number') return '•';
  const { of = [], silent = [] } = screen.get(table) ?? {};
  return silent[column] ? null : percentOf(count, of[row] ?? 0) / 100;
}

/** The lines of a table on the sheet of its breakdown: what stands under each group's heading. */
function expectedLines(table: LabelledTable, header: Row): readonly (readonly unknown[])[] {
  if (table.status === 'withheld') return [['', []]];
  const at = (group: LabelledGroup): number => header.indexOf(`${full(group)}: Anzahl`);
  const sizes = table.rows.map((group, y) => [at(group), table.bases[y], null]);
  if (table.status === 'margins') return [['Basis (N)', sizes]];
  const { base, of = [] } = screen.get(table.id) ?? {};
  const valid = table.rows.map((group, y) => [at(group), of[y], null]);
  return [
    ['Basis (N)', sizes],
    ...(base === 'valid' ? [['Basis (gültige Antworten)', valid] as const] : []),
    ...table.columns.map((answer, x) => [
      full(answer),
      table.rows.map((group, y) => {
        const count = table.counts[y]?.[x];
        return [at(group), shown(count), shareOf(count, table.id, y, x)];
      }),
    ]),
  ];
}

describe('the wave of these tests', () => {
  it('has everything that can stand in a file', () => {
    const cells = cellsOf(release.tables);
    const statuses = new Set(release.tables.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['margins', 'published', 'withheld']);
    expect(cells.filter(([, , , count]) => count === null).length).toBeGreaterThan(20);
    expect(edition.tables.some(({ rows, columns }) => [...rows, ...columns].some(({ members }) => members))).toBe(true);
  });
});

describe.each(['xlsx', 'ods'] as const)('a release as %s, read back', (format) => {
  it('has a list of every cell, with the numbers and marks of the artifact', () => {
    const [header = [], ...rows] = sheetOf(format, 'Daten');
    const column = (name: string): number => header.indexOf(name);
    const names = ['table', 'group', 'category', 'count', 'base', 'status', 'percent'].map(column);
    const found = rows
      .map((row) => names.map((at) => row[at] ?? null))
      .filter(([, , , , , status]) => status === 'published' || status === 'C');
    const places = release.tables.flatMap((table) =>
      table.status === 'published' ? table.rows.flatMap((_, y) => table.columns.map((_, x) => [y, x] as const)) : [],
    );
    const expected = cellsOf(release.tables).map(([table, group, category, count, base], index) => {
      const [y = 0, x = 0] = places[index] ?? [];
      const share = count === null ? null : shareOf(count, table, y, x);
      return [table, group, category, count, base, count === null ? 'C' : 'published', share];
    });
    expect(found).toEqual(expected);
    expect(rows.filter((row) => row[column('status')] === 'withheld').length).toBe(
      release.tables.filter(({ status }) => status === 'withheld').length,
    );
  });

  it('has all questions on one sheet, an answer a line', () => {
    const [header = [], ...rows] = sheetOf(format, 'Gesamt');
    expect(header).toEqual([
      'Nummer',
      'Frage',
      'Teilfrage oder Antwortmöglichkeit',
      'Antwort',
      'Anzahl',
      'Prozent',
      'Prozent von',
      'Basis (N)',
      'Hinweis',
    ]);
    const tables = edition.tables.filter(({ breakdown }) => !breakdown);
    const expected = tables.flatMap((table) =>
      table.status === 'published'
        ? table.columns.map((answer, x) => {
            const [count, base] = [table.counts[0]?.[x], table.bases[0] ?? 0];
            const share = shareOf(count, table.id, 0, x);
            const of = typeof share === 'number' ? screen.get(table.id)?.of[0] : null;
            return [table.item, full(answer), shown(count), share, of, base];
          })
        : [[table.item, null, null, null, null, table.status === 'margins' ? table.bases[0] : null]],
    );
    expect(rows.map((row) => [0, 3, 4, 5, 6, 7].map((at) => row[at] ?? null))).toEqual(expected);
  });

  it('has a sheet by each breakdown, groups beside each other, with the same numbers and marks', () => {
    const names = [...read[format].keys()];
    expect(names).toHaveLength(edition.breakdowns.length + 3);
    for (const [index, { code }] of edition.breakdowns.entries()) {
      const [header = [], ...rows] = sheetOf(format, names[index + 2] ?? '');
      const tables = edition.tables.filter(({ breakdown }) => breakdown?.code === code);
      const expected = tables.flatMap((table) => expectedLines(table, header));
      const found = rows.map((row, at) => {
        const [, groups] = expected[at] ?? [];
        const columns = Array.isArray(groups) ? groups.map(([first]) => Number(first)) : [];
        const cells = columns.map((column) => [column, row[column] ?? null, row[column + 1] ?? null]);
        const others = row
          .slice(4, -1)
          .filter((cell, x) => cell !== null && cell !== '' && !columns.includes(x + 4) && !columns.includes(x + 3));
        expect(others.filter((cell) => typeof cell === 'number')).toEqual([]);
        return [row[3] ?? '', cells];
      });
      expect(found).toEqual(expected);
    }
  });

  it('says on its first sheet what it is, what the mark means, and that nobody may be recognised', () => {
    const notes = JSON.stringify(sheetOf(format, 'Hinweise'));
    for (const text of [
      'Kita und Familiensprache',
      'eltern-kita-2026',
      '1 vom 19.11.2026',
      'mindestens 5 Menschen',
      'untersagt',
    ])
      expect(notes).toContain(text);
    expect(notes).toContain('Zum Schutz der Befragten nicht ausgewiesen');
    for (const name of [...read[format].keys()].slice(1)) expect(notes).toContain(name);
  });
});

describe('what Excel takes for damage', () => {
  it('is not in a workbook: names of sheets in formulas are quoted, fonts are whole', async () => {
    const parts = unzipSync(await write(edition, 'xlsx'));
    const workbook = xmlOf(Buffer.from(parts['xl/workbook.xml'] ?? []).toString('utf8'));
    const names = [...read.xlsx.keys()];
    const defined = [...workbook.getElementsByTagName('definedName')];
    expect(defined.map(({ textContent }) => textContent)).toEqual(names.map((name) => `'${name}'!$1:$1`));
    expect(defined.map((one) => Number(one.getAttribute('localSheetId')))).toEqual([...names.keys()]);
    const styles = xmlOf(Buffer.from(parts['xl/styles.xml'] ?? []).toString('utf8'));
    for (const font of styles.getElementsByTagName('font'))
      for (const part of ['name', 'sz']) expect(font.getElementsByTagName(part)).toHaveLength(1);
  });
});

describe('both spreadsheet formats', () => {
  it('say the same in every cell', () => {
    expect([...read.ods.keys()]).toEqual([...read.xlsx.keys()]);
    for (const [name, rows] of read.xlsx) expect(read.ods.get(name)).toEqual(rows);
  });

  it.each(['xlsx', 'ods'] as const)('have fixed times, a title, a language and a direction: %s', async (format) => {
    const partsOf = async (language: string) => {
      const bytes = await write(editionIn(language), format);
      const parts = unzipSync(bytes);
      return {
        bytes,
        text: Object.entries(parts)
          .map(([name, part]) => `${name}\n${Buffer.from(part).toString('utf8')}`)
          .join('\n'),
      };
    };
    const [german, arabic] = await Promise.all([partsOf('de'), partsOf('ar')]);
    // 1 January 1980, midnight, in each local header (APPNOTE 4.4.6).
    for (
      let at = german.bytes.indexOf('PK\u0003\u0004', 0, 'latin1');
      at >= 0;
      at = german.bytes.indexOf('PK\u0003\u0004', at + 1, 'latin1')
    )
      expect(german.bytes.readUInt32LE(at + 10)).toBe(0x00210000);
    expect(german.text).toMatch(/<dc:title>Kita und Familiensprache – eltern-kita-2026 – Veröffentlichung 1</);
    expect(german.text).toContain('<dc:language>de</dc:language>');
    expect(arabic.text).toContain('<dc:language>ar</dc:language>');
    const rightToLeft = format === 'xlsx' ? /rightToLeft="1"/ : /writing-mode="rl-tb"/;
    expect(arabic.text).toMatch(rightToLeft);
    expect(german.text).not.toMatch(rightToLeft);
    expect(german.text).toContain('2026-11-19T00:00:00');
    expect(german.text).not.toMatch(/mergeCell|number-columns-spanned|state="(?:very)?[hH]idden"/);
    expect(german.text).toMatch(format === 'xlsx' ? /<pane [^>]*state="frozen"/ : /VerticalSplitMode/);
  });

  it('begin an OpenDocument file with its type, not compressed', async () => {
    const bytes = await write(edition, 'ods');
    expect(bytes.subarray(30, 38 + 46).toString('latin1')).toBe(
      'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    );
    expect(bytes.readUInt16LE(8)).toBe(0);
  });
});
