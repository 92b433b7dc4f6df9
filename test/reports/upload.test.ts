import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fine, hiddenIn, startReports } from './world.ts';

let world: Awaited<ReturnType<typeof startReports>>;
beforeAll(async () => {
  world = await startReports();
});
afterAll(() => world.stop());

const upload = async (secret: string, parts: Readonly<Record<string, string | Blob>>) => {
  const body = new FormData();
  for (const [name, part] of Object.entries(parts)) body.append(name, part);
  const response = await world.app.request(`/r/${secret}/de/upload`, { method: 'POST', body });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};

const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(Object.entries(hiddenIn(html)).map(([name, [value = '']]) => [name, value]));

const draftOf = async (vkz: string) => (await world.reports.draft('sport-2027', vkz)).cells;

const lsb = (...lines: readonly string[]): Blob => new Blob([`${lines.join('\n')}\n`]);
const good = ['0034;1990;m;30', '0034;1990;w;20', '0034;2015;m;5', '0034;2015;w;6'];

describe('a club that brings its file', () => {
  it('sees what was read, and nothing is stored until it confirms', async () => {
    const secret = await world.invite('1001');
    const preview = await upload(secret, { _step: 'read', file: lsb(...good) });
    expect([preview.status, preview.text.includes('4 Zeilen gelesen · 61 Mitglieder')]).toEqual([200, true]);
    expect(await draftOf('1001')).toEqual({});
    const taken = await upload(secret, { ...hidden(preview.text), _step: 'confirm' });
    expect([taken.status, taken.location]).toEqual([303, `/r/${secret}/de?done=taken`]);
    const cells = await draftOf('1001');
    expect(['c.1.association', 'c.1.m', 'c.1.w'].map((field) => cells[field]?.values)).toEqual([
      ['0034'],
      ['35'],
      ['26'],
    ]);
    expect(cells['b.b27_40.m']?.values).toEqual(['30']);
  });

  it('finds every bad line by its number and column, mends them on the page, and the totals agree', async () => {
    const secret = await world.invite('1002');
    const bad = [
      '0034;1990;m;30',
      '0034;1990;x;20',
      '0034;2090;m;5',
      '0034;20x5;w;6',
      'abc;1980;w;4',
      '0034;1990;m;2',
      '0034;1979;w',
      '0034;1978;w;1,5',
    ];
    const preview = await upload(secret, { _step: 'read', file: lsb(...bad) });
    expect(preview.status).toBe(422);
    for (const place of [
      'Zeile 2, Spalte 3',
      'Zeile 3, Spalte 2',
      'Zeile 4, Spalte 2',
      'Zeile 5, Spalte 1',
      'Zeile 6',
      'Zeile 7',
      'Zeile 8, Spalte 4',
    ])
      expect(preview.text).toContain(`>${place}<`);
    expect(preview.text).not.toContain('value="confirm"');
    const refused = await upload(secret, { ...hidden(preview.text), _step: 'confirm' });
    expect([refused.status, await draftOf('1002')]).toEqual([422, {}]);
    expect(preview.text).toContain('0034;20x5;w;6');
    const mended = await upload(secret, { _step: 'read', paste: good.join('\n') });
    await upload(secret, { ...hidden(mended.text), _step: 'confirm' });
    const members = Object.entries(await draftOf('1002')).filter(([field]) => field.startsWith('b.'));
    expect(members.reduce((sum, [, { values }]) => sum + Number(values[0] ?? 0), 0)).toBe(61);
  });

  it('is asked whether lines that are there twice are added up', async () => {
    const secret = await world.invite('1003');
    const file = lsb(...good, '0034;1990;m;1');
    const asked = await upload(secret, { _step: 'read', file });
    expect([asked.status, asked.text.includes('name="add_up"')]).toEqual([422, true]);
    const added = await upload(secret, { ...hidden(asked.text), _step: 'read', add_up: 'yes' });
    expect([added.status, added.text.includes('62 Mitglieder')]).toEqual([200, true]);
  });

  it('says once what the columns of its own table mean, and is not asked the next year', async () => {
    const secret = await world.invite('1004');
    const table = 'x1;1990;30;20\nx2;2015;5;6\n';
    const asked = await upload(secret, { _step: 'read', file: new Blob([table]) });
    expect([asked.status, asked.text.includes('name="column.3"')]).toEqual([422, true]);
    const mapping = { 'column.0': 'name', 'column.1': 'year', 'column.2': 'm', 'column.3': 'w' };
    const preview = await upload(secret, { ...hidden(asked.text), ...mapping, _step: 'read' });
    expect([preview.status, preview.text.includes('61 Mitglieder')]).toEqual([200, true]);
    expect(await world.reports.mapping('1004')).toBeUndefined();
    await upload(secret, { ...hidden(preview.text), ...mapping, _step: 'confirm' });
    const again = await upload(secret, { _step: 'read', file: new Blob([table]) });
    expect([again.status, again.text.includes('61 Mitglieder')]).toEqual([200, true]);
  });

  it('keeps what the file is not about, and learns of cells that a colleague changed meanwhile', async () => {
    const secret = await world.invite('1005');
    await world.cells(secret, 0, { d2: ['counted'], d1: ['12'], 'b.b27_40.m': ['29'] });
    const preview = await upload(secret, { _step: 'read', file: lsb(...good) });
    expect(preview.text).toMatch(/<bdi>29<\/bdi><\/td><td><bdi>30</);
    await world.cells(secret, 1, { 'b.b27_40.m': ['28'] });
    const clash = await upload(secret, { ...hidden(preview.text), _step: 'confirm' });
    expect([clash.status, clash.text.includes('Der andere Wert')]).toEqual([409, true]);
    const cells = await draftOf('1005');
    expect([cells['d1']?.values, cells['b.b27_40.m']?.values, cells['b.b27_40.w']?.values]).toEqual([
      ['12'],
      ['28'],
      ['20'],
    ]);
  });

  it.each([
    ['nothing', new Blob(['']), 'Bitte wählen Sie eine Datei'],
    [
      'an old workbook named otherwise',
      new Blob([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])]),
      'altes Excel-Format (.xls)',
    ],
    ['XML of 2023', new Blob(['<?xml version="1.0"?><a/>']), 'DOSB-Formats von 2023'],
    ['a file of 6 MB', new Blob([new Uint8Array(6_000_000).fill(48)]), 'Mehr als 5 MB'],
    ['markup in a cell', lsb(...good, '<script>alert(1)</script>;1990;m;3'), '„&lt;script>alert(1)&lt;/script>“'],
    ['a formula in a cell', lsb('=cmd();1990;m;3', ...good), '„=cmd()“'],
  ])('with %s reads what is the matter with it', async (_, file, said) => {
    const secret = await world.invite('1006');
    const page = await upload(secret, { _step: 'read', file });
    expect([page.status, page.text.includes(said)]).toEqual([422, true]);
    expect(await draftOf('1006')).toEqual({});
  });

  it('that is of another club, or of another day, is told so and cannot take it', async () => {
    const secret = await world.invite('1008');
    const table = (vkz: string, day: string) =>
      new Blob([`Vereinskennziffer;Stichtag;Jahrgang;männlich;weiblich\n${vkz};${day};1990;30;20\n`]);
    const other = await upload(secret, { _step: 'read', file: table('1009', '01.01.2027') });
    expect([other.status, other.text.includes('Vereinskennziffer 1009, Ihr Verein hat 1008')]).toEqual([422, true]);
    const late = await upload(secret, { _step: 'read', file: table('1008', '01.07.2027') });
    expect([late.status, late.text.includes('Der Stichtag ist der 1. Januar 2027, hier steht 2027-07-01')]).toEqual([
      422,
      true,
    ]);
    for (const page of [other, late])
      expect((await upload(secret, { ...hidden(page.text), _step: 'confirm' })).status).toBe(422);
    const own = await upload(secret, { _step: 'read', file: table('1008', '01.01.2027') });
    expect(own.status).toBe(200);
    expect(await draftOf('1008')).toEqual({});
  });

  it('and sends it, has the same figures in its report', async () => {
    const secret = await world.invite('1007');
    const preview = await upload(secret, { _step: 'read', file: lsb(...good) });
    await upload(secret, { ...hidden(preview.text), _step: 'confirm' });
    const rest = Object.fromEntries(
      Object.entries(await draftOf('1007')).map(([field, { values }]) => [field, values] as const),
    );
    const sent = await world.send(secret, { ...rest, b_total: ['61'], d2: fine['d2'] ?? [], d1: ['3'] });
    expect(sent.status).toBe(303);
    expect((await world.reports.head('sport-2027', '1007'))?.summary).toMatchObject({ members: 61, women: 26 });
  });
});
