import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claims } from '../../functions/gateway.ts';
import { createApp } from '../../functions/research/app.ts';
import { openReading } from '../../functions/store/reading.ts';
import { openOrders } from '../../functions/store/seals.ts';
import { idFor, startRoom } from '../texts/world.ts';

type World = Awaited<ReturnType<typeof startRoom>>;
type Line = Readonly<Record<string, string>>;

const steward: Claims = { sub: 'stefan', 'cognito:groups': '[staff stewards]' };
const purpose = 'Wie hängen Sprache und Zufriedenheit zusammen?';
let world: World;

const appOf = (isOn: boolean) => {
  const { dynamo, tables, deps } = world;
  return createApp({
    ...deps,
    isOn,
    releases: deps.releases,
    responses: openReading(dynamo, tables.Responses),
    orders: openOrders(dynamo, tables.Catalogue),
    audit: deps.waves.audit,
    newSecret: () => 'order',
  });
};

beforeAll(async () => {
  world = await startRoom();
  await world.wave(
    'studie',
    Array.from({ length: 30 }, (_, n) => [`Frau Müller ${n}`, n < 4 ? 'tr' : 'de'] as const),
  );
  await world.responses.withdraw('studie', idFor(29), 4_000_000_000);
});
afterAll(() => world.stop());

const ask = (body: unknown, { isOn = true, claims = steward, wave = 'studie' } = {}) =>
  appOf(isOn).request(`/api/research/waves/${wave}/data`, { method: 'POST', body: JSON.stringify(body) }, { claims });
const codeOf = async (response: Response): Promise<unknown> => (await response.json()).code;

describe('research access', () => {
  it.each([
    [
      'nobody but stewards',
      { claims: { sub: 'a', 'cognito:groups': '[staff reviewers exporters]' } },
      403,
      'right_needed',
    ],
    ['nobody who is no staff', { claims: { sub: 'a', 'cognito:groups': '[stewards]' } }, 403, 'forbidden'],
    ['nobody while the house has it off', { isOn: false }, 403, 'research_off'],
    ['nobody for a wave that is not there', { wave: 'nirgends' }, 404, 'unknown_wave'],
  ])('is for %s', async (_, more, status, code) => {
    const response = await ask({ purpose, part: 1 }, more);
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  });

  it.each([
    [{ part: 1 }, 'purpose'],
    [{ purpose: 'zu kurz', part: 1 }, 'purpose'],
    [{ purpose: `   ${'x'.repeat(19)}    `, part: 1 }, 'purpose'],
    [{ purpose, part: 0 }, 'part'],
    [{ purpose, part: 2 }, 'part'],
  ])('wants a purpose and a part there is: %j', async (body, place) => {
    const response = await ask(body);
    expect(response.status).toBe(422);
    expect((await response.json()).detail).toContain(place);
  });

  it('hands out codes and reasons, shuffled, and no text, id, mark or small group', async () => {
    const response = await ask({ purpose, part: 1 });
    expect(response.headers.get('content-disposition')).toContain('vielstimmig-studie-mikrodaten-1.csv');
    const text = await response.text();
    const lines: readonly Line[] = parse(text, { columns: true, delimiter: ';' });
    expect(lines).toHaveLength(29);
    expect(Object.keys(lines[0] ?? {})).toEqual(['day', 'language', 'place', 'q1', 'q2', 'q3.speak', 'q4', 'q5']);
    expect(new Set(lines.map(({ day, q1, place }) => `${day} ${q1} ${place}`))).toEqual(
      new Set(['2026-11-10 witten sonne']),
    );
    expect(new Set(lines.map(({ language }) => language))).toEqual(new Set(['de', '']));
    expect(lines.slice(0, 4).every(({ language }) => language === '')).toBe(false);
    expect(text).not.toMatch(/Müller/);
    for (let n = 0; n < 30; n += 1) expect(text).not.toContain(idFor(n));
    expect(await (await ask({ purpose, part: 1 })).text()).toBe(text);
  });

  it('is written down with who, what for and which release, each time', async () => {
    const entries = await world.auditOf('studie');
    expect(entries.filter(({ action }) => action === 'research_data')).toHaveLength(2);
    expect(entries.at(-1)).toMatchObject({ by: 'stefan', purpose, release: 1, part: 1, parts: 1 });
  });

  it('says in how many parts a wave comes', async () => {
    const response = await appOf(true).request('/api/research/waves/studie', {}, { claims: steward });
    expect(await response.json()).toMatchObject({ wave: 'studie', parts: 1 });
  });
});
