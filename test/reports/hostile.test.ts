import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowXml, workbook } from '../clubs/zip.ts';
import { fine, hiddenIn, startReports } from './world.ts';

let world: Awaited<ReturnType<typeof startReports>>;
beforeAll(async () => {
  world = await startReports();
});
afterAll(() => world.stop());

type Sent = Readonly<Record<string, string | Blob>>;

async function upload(secret: string, fields: Sent, name = 'meldung.xlsx') {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields))
    if (typeof value === 'string') body.set(field, value);
    else body.set(field, value, name);
  const response = await world.app.request(`/r/${secret}/de/upload`, { method: 'POST', body });
  return { status: response.status, text: (await response.text()).replaceAll(/<[^>]+>/g, '') };
}

const draftOf = async (vkz: string) => (await world.reports.draft('sport-2027', vkz)).cells;
const bytes = (given: Uint8Array): Blob => new Blob([Uint8Array.from(given)]);
const head = rowXml(1, ['Jahrgang', 'm', 'w']) + rowXml(2, [1987, 3, 2]);

describe('a file that is not what it says, sent through the page', () => {
  it.each<[string, () => Blob, string]>([
    ['of 50 MB', () => bytes(new Uint8Array(50_000_000).fill(0x31)), 'Mehr als 5 MB nehmen wir nicht an'],
    [
      'that would fill the memory',
      () => bytes(workbook(head, [{ name: 'xl/media/bomb.bin', text: '0'.repeat(100_000_000) }])),
      'würde beim Öffnen viel zu groß',
    ],
    [
      'of Excel before 2007 under a new name',
      () => bytes(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
      'altes Excel-Format (.xls)',
    ],
    ['that is cut off', () => bytes(workbook(head).slice(0, -30)), 'beschädigt'],
  ])('%s is refused with a word of its own, and nothing is stored', async (_, fileOf, said) => {
    const secret = await world.invite('1001');
    const page = await upload(secret, { _step: 'read', file: fileOf() });
    expect([page.status, page.text.includes(said)]).toEqual([422, true]);
    expect((await upload(secret, { _step: 'confirm', file: fileOf() })).status).toBe(422);
    expect(await draftOf('1001')).toEqual({});
  });

  it('and a good workbook is read: the others are not refused for its sake', async () => {
    const page = await upload(await world.invite('1001'), { _step: 'read', file: bytes(workbook(head)) });
    expect([page.status, page.text.includes('2 Zeilen gelesen · 5 Mitglieder')]).toEqual([200, true]);
    expect(page.text).toContain('Summe: 5');
  });
});

describe('a form that somebody has tampered with', () => {
  it.each<[string, Sent, number]>([
    ['without a file', { _step: 'confirm' }, 422],
    ['with carried bytes that are none', { _step: 'confirm', carried: '%%%%' }, 422],
    [
      'with columns that mean nothing',
      { _step: 'read', paste: '1;2\n', 'column.0': 'evil', 'column.1': '__proto__' },
      422,
    ],
    ['with a step that there is not', { _step: 'x'.repeat(5000), paste: 'Jahrgang;m\n1987;3\n' }, 200],
  ])('%s stores nothing, and never fails', async (_, fields, status) => {
    expect((await upload(await world.invite('1002'), fields)).status).toBe(status);
    expect(await draftOf('1002')).toEqual({});
  });

  it('that is longer than any report is refused as a page that says so', async () => {
    const page = await world.post(`/r/${await world.invite('1002')}/de`, { b_total: ['1'.repeat(1_100_000)] });
    expect([page.status, page.text.includes('<h1')]).toEqual([413, true]);
  });
});

describe('the link of another club', () => {
  it('leads to that club alone: its cells, its versions and its name', async () => {
    const [own, other] = [await world.invite('1003'), await world.invite('1004')];
    await world.cells(own, 0, { d1: ['77'] });
    const page = await world.get(`/r/${other}/de`);
    expect([page.text.includes('TV 1004'), page.text.includes('TV 1003'), page.text.includes('77')]).toEqual([
      true,
      false,
      false,
    ]);
    await world.send(other, fine);
    expect(await world.reports.versions('sport-2027', '1003')).toEqual([]);
    expect((await draftOf('1003'))['d1']?.values).toEqual(['77']);
  });

  it('does not take a page that was made for the own one to the other’s draft: what is there clashes', async () => {
    const [own, other] = [await world.invite('1005'), await world.invite('1006')];
    await world.cells(other, 0, { d1: ['5'] });
    const { text } = await world.get(`/r/${own}/de`);
    const sent = await world.post(`/r/${other}/de`, { ...hiddenIn(text), d1: ['9'], _step: ['save'] });
    expect(sent.status).toBe(409);
    expect((await draftOf('1006'))['d1']?.values).toEqual(['5']);
  });
});

describe('a link that is over', () => {
  it('takes nothing any more, though a page of it is still open', async () => {
    const secret = await world.invite('1007');
    const { text } = await world.get(`/r/${secret}/de`);
    await world.invitations.renew('sport-2027', '1007');
    const sent = await world.post(`/r/${secret}/de`, { ...hiddenIn(text), ...fine, _step: ['check'] });
    expect([sent.status, sent.text.includes('neueren Link')]).toEqual([410, true]);
    expect((await world.cells(secret, 0, { d1: ['1'] }).catch(() => ({ status: 410 }))).status).toBe(410);
    expect((await upload(secret, { _step: 'confirm', paste: 'Jahrgang;m;w\n1987;3;2\n' })).status).toBe(410);
    expect(await draftOf('1007')).toEqual({});
  });

  it('of last year names the new one, and shows what was sent with it', async () => {
    const secret = await world.invite('1008', 'sport-2026');
    world.clock.now = Date.parse('2026-01-20T11:00:00Z');
    await world.send(secret, fine);
    world.clock.now = Date.parse('2027-01-20T11:00:00Z');
    const page = await world.get(`/r/${secret}/de`);
    expect([page.status, page.text.includes('neuen Link bekommen'), page.text.includes('Fassung 1')]).toEqual([
      410,
      true,
      true,
    ]);
    expect((await world.post(`/r/${secret}/de`, { ...fine, _step: ['check'] })).status).toBe(410);
    expect(await world.reports.versions('sport-2026', '1008')).toHaveLength(1);
  });
});
