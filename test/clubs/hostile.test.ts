import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { readUpload } from '../../functions/reports/import/upload.ts';
import { rowXml, workbook, zipped } from './zip.ts';

const year = 2027;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const said = async (bytes: Uint8Array) => (await readUpload(bytes, { year })).findings.map(({ says }) => says);
const head = rowXml(1, ['Jahrgang', 'Geschlecht', 'Anzahl']) + rowXml(2, [1987, 'm', 3]);
const zeros = (size: number): string => '0'.repeat(size);

/** Milliseconds and megabytes of heap and buffers beyond what was there. */
async function cost(act: () => Promise<unknown>) {
  const from = { at: performance.now(), memory: process.memoryUsage().rss };
  await act();
  return { ms: performance.now() - from.at, mb: (process.memoryUsage().rss - from.memory) / 1e6 };
}

describe('a file that is not what it says', () => {
  it('a workbook made by hand is read: the others below are not refused for its sake', async () => {
    const { result } = await readUpload(workbook(head), { year });
    expect(result?.totals.all).toBe(3);
  });

  it.each<[string, Uint8Array, string]>([
    ['an .xls renamed .xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'F_old'],
    ['an XML file of the DOSB of 2023', utf8('<?xml version="1.0"?><a/>'), 'F_xml'],
    ['a web page', utf8('<html><body>Mitglieder</body></html>'), 'F_xml'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'F_kind'],
    ['nothing', new Uint8Array(0), 'F_empty'],
    ['blank lines', utf8('\uFEFF\r\n \r\n\r\n'), 'F_empty'],
    ['an empty workbook', workbook(''), 'F_empty'],
    ['a workbook cut off', workbook(head).slice(0, -30), 'F_broken'],
    [
      'a workbook with noise in it',
      workbook(head).map((byte, index) => (index > 40 && index < 1200 ? byte ^ 0x5a : byte)),
      'F_broken',
    ],
    ['a ZIP file of something else', zipped([{ name: 'a.txt', text: 'a' }]), 'F_broken'],
    ['50 MB', new Uint8Array(50_000_000).fill(0x31), 'F_size'],
  ])('%s is refused with a word of its own', async (_, bytes, expected) => {
    expect(await said(bytes)).toEqual([expected]);
  });

  it('a file of 50 MB costs nothing to refuse', async () => {
    const bytes = new Uint8Array(50_000_000).fill(0x31);
    expect((await cost(() => readUpload(bytes, { year }))).ms).toBeLessThan(50);
  });
});

describe('a file that would fill the memory', () => {
  it('is refused before it is unpacked', async () => {
    const bomb = workbook(head, [{ name: 'xl/media/bomb.bin', text: zeros(100_000_000) }]);
    expect(bomb.length).toBeLessThan(200_000);
    const { ms, mb } = await cost(async () => expect(await said(bomb)).toEqual(['F_packed']));
    expect(ms).toBeLessThan(200);
    expect(mb).toBeLessThan(30);
  });

  it('is not unpacked further than it says where it lies about its size', async () => {
    const rows = head + ' '.repeat(100_000_000);
    for (const claims of [1000, 0]) {
      const bomb = workbook(rows, [], claims);
      const { mb } = await cost(async () => expect(await said(bomb)).toEqual([claims === 0 ? 'F_packed' : 'F_broken']));
      expect(mb).toBeLessThan(60);
    }
  });

  it('is refused for its 501 parts', async () => {
    const parts = Array.from({ length: 501 }, (_, index) => ({ name: `xl/media/${index}.bin`, text: '0' }));
    expect(await said(workbook(head, parts))).toEqual(['F_packed']);
  });

  it('declares no entities that grow', async () => {
    const entities = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('');
    const sheet = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "0000000000">${entities}]><worksheet><sheetData>${rowXml(1, ['&e30;', 'Jahrgang'])}</sheetData></worksheet>`;
    const bytes = zipped([{ name: 'xl/worksheets/sheet1.xml', text: sheet }]);
    const grown = workbook(rowXml(1, ['&e30;', 'Jahrgang', 'm']) + rowXml(2, ['x', 1987, 3]));
    for (const one of [bytes, grown]) {
      const { ms } = await cost(() => said(one));
      expect(ms).toBeLessThan(500);
    }
  });
});

describe('a sheet that is larger than it looks', () => {
  it('is read to its last filled row where it is formatted to row 1,048,576', async () => {
    const formatted = Array.from(
      { length: 300_000 },
      (_, index) => `<row r="${index + 3}" s="1" customFormat="1"/>`,
    ).join('');
    const bytes = workbook(
      `${head}${formatted}<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>`,
    );
    const { ms } = await cost(async () => {
      const { result } = await readUpload(bytes, { year });
      expect(result?.totals.all).toBe(3);
    });
    expect(ms).toBeLessThan(5000);
  });

  it('is refused with more than 20,000 rows, as a sheet and as text', async () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => [1950 + (index % 70), 'm', 1]);
    const sheet = await writeXlsx({
      sheets: [{ name: 'Meldung', rows: [['Jahrgang', 'Geschlecht', 'Anzahl'], ...rows] }],
    });
    expect(await said(sheet)).toEqual(['F_rows']);
    expect(await said(utf8(rows.map((row) => `30;${row.join(';')}`).join('\n')))).toEqual(['F_rows']);
  });

  it('of a thousand wrong lines names two hundred, and counts the others', async () => {
    const { findings } = await readUpload(
      utf8('3400;1987;m;3\n3400;1988;m;3\n3400;1989;m;1\n'.concat('3400;2090;m;1\n'.repeat(2)).repeat(500)),
      { year },
    );
    expect(findings.length).toBe(201);
    expect(findings.at(-1)).toMatchObject({ says: 'F_more' });
  });
});

describe('text in a table', () => {
  it.each([
    '30;"1987;m;3\n30;1988;m;3\n30;1989;m;3\n',
    '30;1987;m;3\0\n',
    '\u202E30;1987;m;3\n',
    `30;${'9'.repeat(100_000)};m;3\n30;1988;m;3\n30;1989;m;3\n`,
    '30;1987;__proto__;3\n30;1988;constructor;1\n30;1989;m;1\n',
    `${';'.repeat(200_000)}\n`,
  ])('that is odd is read or named, and never throws: %#', async (text) => {
    const { findings } = await readUpload(utf8(text), { year });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ values }) => Object.values(values).every((value) => String(value).length < 100))).toBe(
      true,
    );
  });
});
