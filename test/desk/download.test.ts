import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../survey/release.ts';
import { aWave, noon, startDesk } from './world.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let artifact: Release;

beforeAll(async () => {
  desk = await startDesk();
  const wave = aWave({ id: 'fertig', closes: '2026-11-18T00:00:00.000Z', demo: true });
  await desk.put(wave);
  artifact = await desk.release(wave);
  await desk.api('waves/fertig/notice', { method: 'POST' });
});

afterAll(() => desk.stop());

const download = (query: string) => desk.api(`waves/fertig/releases/1/download?${query}`);

const csvOf = async (query: string): Promise<string> =>
  Buffer.from(await (await download(query)).arrayBuffer()).toString('utf8');

const rowsOf = (text: string, delimiter: string): readonly Record<string, string>[] =>
  parse(text, { bom: true, columns: true, delimiter, record_delimiter: '\r\n' });

describe('a release as CSV', () => {
  it('opens right in a German Excel: byte order mark, semicolons, CRLF', async () => {
    const text = await csvOf('format=csv');
    expect(text.startsWith('\uFEFFtable;item;item_label;option;option_label;')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('Sprockhövel');
  });

  it('has one line a cell, with the counts of the artifact', async () => {
    const rows = rowsOf(await csvOf('format=csv'), ';');
    const cells = artifact.tables.flatMap((table) =>
      table.status === 'published'
        ? table.counts.flat().map((count) => [table.id, count === null ? 'C' : 'published', String(count ?? '')])
        : (table.status === 'margins' ? table.rows : ['']).map(() => [table.id, table.status, '']),
    );
    expect(rows.map(({ table, status, count }) => [table, status, count])).toEqual(cells);
    const row = rows.find(
      ({ table, group, category }) => table === 'q4~town' && group === 'witten' && category === '3_8',
    );
    expect(row).toEqual({
      table: 'q4~town',
      item: 'q4',
      item_label: 'Wie alt?',
      option: '',
      option_label: '',
      breakdown: 'town',
      group: 'witten',
      group_label: 'Witten',
      category: '3_8',
      category_label: '3 bis 8',
      count: '10',
      percent: '33',
      percent_base: '30',
      base: '30',
      status: 'published',
      reason: '',
    });
  });

  it('says in German why a table is withheld, on one line without a number', async () => {
    const rows = rowsOf(await csvOf('format=csv'), ';').filter(({ table }) => table === 'q2.rare');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ count: '', percent: '', base: '', category: '', status: 'withheld' });
    expect(rows[0]?.reason).toMatch(/^Nicht veröffentlicht: /);
  });

  it('runs no formula in a spreadsheet', async () => {
    for (const [separator, delimiter] of [
      ['semicolon', ';'],
      ['comma', ','],
      ['tab', '\t'],
    ] as const) {
      const rows = rowsOf(await csvOf(`format=csv&separator=${separator}`), delimiter);
      const values = rows.flatMap((row) => Object.values(row));
      expect(values.filter((value) => /^[=+\-@\t\r]/.test(value))).toEqual([]);
      expect(values).toContain(`'=Welche "Angebote"; kennen Sie?`);
      expect(values).toContain("'+Elterncafé");
      expect(rows).toHaveLength(rowsOf(await csvOf('format=csv'), ';').length);
    }
  });

  it('is the same, byte for byte, each time', async () => {
    expect(await csvOf('format=csv')).toBe(await csvOf('format=csv'));
  });

  it('is named after wave and release, says that data are made up, and is written down', async () => {
    const before = (await desk.auditOf('fertig')).length;
    desk.clock.now = noon + 5000;
    const response = await download('format=csv&separator=comma');
    desk.clock.now = noon;
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="fertig-veroeffentlichung-1-de-beispieldaten.csv"',
    );
    const entries = await desk.auditOf('fertig');
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)).toMatchObject({ action: 'download_release', by: 'anna', release: 1, format: 'csv' });
  });

  it.each(['', 'format=xls', 'format=csv&separator=pipe', 'format=csv&language=xx', 'format=csv&values=both'])(
    'is refused for "%s"',
    async (query) => {
      const response = await download(query);
      expect([response.status, (await response.json()).code]).toEqual([422, 'invalid_request']);
    },
  );
});

describe('a release as JSON', () => {
  it('is the stored artifact, byte for byte', async () => {
    const response = await download('format=json');
    expect(await response.text()).toBe(JSON.stringify(artifact));
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('content-disposition')).toContain('fertig-veroeffentlichung-1-beispieldaten.json');
  });
});
