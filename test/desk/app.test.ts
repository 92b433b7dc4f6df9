import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../functions/desk/app.ts';
import { wavesKey } from '../../functions/store/catalogue.ts';
import type { Release } from '../../survey/release.ts';
import { aWave, staff, startDesk } from './world.ts';

type Desk = Awaited<ReturnType<typeof startDesk>>;

let desk: Desk;
let artifact: Release;

const open = aWave({ id: 'offen' });
const released = aWave({ id: 'fertig', closes: '2026-11-18T00:00:00.000Z', demo: true });

beforeAll(async () => {
  desk = await startDesk();
  const waves = [
    open,
    released,
    aWave({ id: 'spaeter', opens: '2026-12-01T00:00:00.000Z', closes: '2026-12-09T00:00:00.000Z' }),
  ];
  for (const wave of waves) await desk.put(wave);
  await desk.count(open);
  artifact = await desk.release(released);
});

afterAll(() => desk.stop());

const close = (wave: string) => desk.api(`waves/${wave}/close`, { method: 'POST' });

const codeOf = async (response: Response): Promise<unknown> => (await response.json()).code;

describe('who may', () => {
  it.each([
    ['nobody who is not logged in', {}],
    ['nobody of another group', { 'cognito:groups': '[editors]' }],
    ['nobody of a group that only begins or ends like staff', { 'cognito:groups': '[staff2 a,staff staff,a [staff]]' }],
    ['nobody with a text that is no list', { 'cognito:groups': 'staff' }],
    ['nobody with an empty list', { 'cognito:groups': '[]' }],
  ])('%s', async (_, claims) => {
    for (const path of ['waves', 'waves/fertig/releases/1', 'waves/fertig/releases/1/download?format=csv', 'nothing']) {
      const response = await desk.api(path, {}, claims);
      expect([response.status, response.headers.get('content-type')]).toEqual([403, 'application/problem+json']);
      expect(await codeOf(response)).toBe('forbidden');
    }
    expect((await desk.api('waves/offen/close', { method: 'POST' }, claims)).status).toBe(403);
  });

  it('staff, as a list or in the gateway’s brackets', async () => {
    for (const groups of [['staff'], '[staff]', '[editors staff]'])
      expect((await desk.api('waves', {}, { sub: 'a', 'cognito:groups': groups })).status).toBe(200);
  });

  it('nobody whose request carries no claims at all', async () => {
    expect((await desk.app.request('/api/desk/waves', {}, {})).status).toBe(403);
  });
});

describe('the list of waves', () => {
  it('says of an open wave who took part, and of a place or a mark only from k on', async () => {
    const response = await desk.api('waves');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const waves = await response.json();
    expect(
      waves.map(({ id, phase, released: number }: { id: string; phase: string; released: number | null }) => [
        id,
        phase,
        number,
      ]),
    ).toEqual([
      ['fertig', 'closed', 1],
      ['offen', 'open', null],
      ['spaeter', 'planned', null],
    ]);
    expect(waves[1]).toEqual({
      id: 'offen',
      name: 'Welle offen',
      questionnaire: 'kueche',
      title: 'Küche; alles auf einmal',
      phase: 'open',
      opens: open.opens,
      closes: open.closes,
      languages: [
        { code: 'de', label: 'Deutsch' },
        { code: 'tr', label: 'Türkisch' },
      ],
      places: [{ code: 'sonne', name: 'Kita Sonne' }],
      k: 3,
      demo: false,
      participation: {
        total: 60,
        places: { sonne: null },
        marks: { fast: null, plain: null, trap: null, interview: null },
        day: '2026-11-20',
      },
      released: null,
      interim: 'none',
      correction: null,
      breakdowns: [
        { code: 'town', label: 'In welcher Stadt?', groups: 2 },
        { code: 'language', label: 'Sprache des Fragebogens', groups: 2 },
      ],
    });
    expect(waves[0].demo).toBe(true);
    expect(waves[2].participation).toBeNull();
  });
});

describe('closing a wave', () => {
  it('ends it now, once, keeps what the release function noted, and is written down', async () => {
    const wave = aWave({ id: 'ende' });
    await desk.put(wave);
    await desk.release(wave);
    const card = await (await close('ende')).json();
    expect(card).toMatchObject({ phase: 'closed', closes: '2026-11-20T11:00:00.000Z', name: 'Welle ende' });
    const again = await close('ende');
    expect([again.status, await codeOf(again)]).toEqual([410, 'wave_closed']);
    const key = { pk: { S: wavesKey }, sk: { S: 'ende' } };
    const { Item } = await desk.dynamo.send(new GetItemCommand({ TableName: desk.tables.Catalogue, Key: key }));
    expect(Item?.released?.N).toBe('1');
    expect(JSON.parse(Item?.json?.S ?? '')).toEqual({ ...wave, closes: '2026-11-20T11:00:00.000Z' });
    expect(await desk.auditOf('ende')).toMatchObject([
      { action: 'close_wave', by: 'anna', at: '2026-11-20T11:00:00.000Z', wave: 'ende' },
    ]);
  });

  it('is done by one of many who press at the same time', async () => {
    await desk.put(aWave({ id: 'zugleich' }));
    const statuses = (await Promise.all(Array.from({ length: 6 }, () => close('zugleich')))).map(
      ({ status }) => status,
    );
    expect(statuses.toSorted()).toEqual([200, 410, 410, 410, 410, 410]);
    expect(await desk.auditOf('zugleich')).toHaveLength(1);
  });

  it('keeps a change that somebody made in between', async () => {
    const wave = aWave({ id: 'zwischen' });
    await desk.put(wave);
    const { waves } = desk.deps;
    let reads = 0;
    const read = async (id: string) => {
      const found = await waves.read(id);
      reads += 1;
      if (reads === 1) await desk.put({ ...wave, name: 'Neuer Name' });
      return found;
    };
    const app = createApp({ ...desk.deps, waves: { ...waves, read } });
    const response = await app.request('/api/desk/waves/zwischen/close', { method: 'POST' }, { claims: staff });
    expect(await response.json()).toMatchObject({ name: 'Neuer Name', phase: 'closed' });
    expect(reads).toBe(2);
  });

  it('is refused before it opens and where there is none', async () => {
    const planned = await close('spaeter');
    expect([planned.status, await codeOf(planned)]).toEqual([409, 'wave_planned']);
    const unknown = await close('keine');
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'unknown_wave']);
  });
});

describe('a release on the screen', () => {
  it('has German words for every code, and bases for every row', async () => {
    const view = await (await desk.api('waves/fertig/releases/1')).json();
    expect(view).toMatchObject({
      wave: 'fertig',
      number: 1,
      total: 60,
      demo: true,
      policy: { k: 3 },
      title: 'Küche; alles auf einmal',
    });
    expect(view.tables).toHaveLength(artifact.tables.length);
    const grid = view.tables.find(({ id }: { id: string }) => id === 'q3.speak~language');
    expect(grid).toMatchObject({
      title: 'Wie gut?',
      part: { label: 'Deutsch sprechen' },
      breakdown: { label: 'Sprache des Fragebogens' },
      rows: [
        { code: 'de', label: 'Deutsch' },
        { code: 'tr', label: 'Türkisch' },
      ],
      bases: [30, 30],
    });
    const withheld = view.tables.find(({ id }: { id: string }) => id === 'q2.rare');
    expect(withheld).toMatchObject({
      status: 'withheld',
      reason: { code: 'small_cell' },
      option: { label: '@Selten' },
    });
    expect(withheld).not.toHaveProperty('counts');
    expect(JSON.stringify(view)).not.toMatch(/"label":"(missing|reason|list)\./);
  });

  it.each([
    ['keine', '1', 'unknown_wave'],
    ['offen', '1', 'no_release'],
    ['fertig', '2', 'no_release'],
    ['fertig', '0', 'no_release'],
    ['fertig', '1e0', 'no_release'],
    ['fertig', '99999', 'no_release'],
  ])('is not there for %s %s', async (wave, number, code) => {
    for (const path of ['', '/download?format=csv', '/download?format=json']) {
      const response = await desk.api(`waves/${wave}/releases/${number}${path}`);
      expect([response.status, await codeOf(response)]).toEqual([404, code]);
    }
  });
});

describe('what goes wrong', () => {
  it('answers an unknown address as a problem', async () => {
    const response = await desk.api('nothing');
    expect([response.status, await codeOf(response)]).toEqual([404, 'not_found']);
  });

  it('tells nothing of an unexpected error but a correlation id, which is logged', async () => {
    const waves = async () => {
      throw new TypeError('secret answer of a parent');
    };
    const app = createApp({ ...desk.deps, catalogue: { ...desk.deps.catalogue, waves } });
    const response = await app.request('/api/desk/waves', {}, { claims: staff });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('secret');
    const { code, correlation } = JSON.parse(text);
    expect(code).toBe('internal');
    expect(desk.logged.at(-1)).toMatchObject({ event: 'internal_error', correlation, name: 'TypeError' });
    expect(JSON.stringify(desk.logged)).not.toContain('secret');
  });
});
