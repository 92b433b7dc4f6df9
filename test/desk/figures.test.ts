import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyedBy } from '../../functions/release/seal.ts';
import { openClubReleaseWriter } from '../../functions/store/clubs.ts';
import { openInterimWriter } from '../../functions/store/interim.ts';
import { openReleaseWriter } from '../../functions/store/releases.ts';
import { madeClubs } from '../../survey/clubs/generate.ts';
import { makeClubRelease } from '../../survey/clubs/release.ts';
import type { ClubsView, FiguresView } from '../../web/desk/clubs/contract.ts';
import { aWave, startDesk } from './world.ts';

const wave = aWave({ id: 'sport', k: 3, places: [], invited: { year: 2026 }, closes: '2026-11-10T00:00:00.000Z' });
const clubs = madeClubs(2026, { count: 60 }).flatMap(({ row, years }, index) => {
  const report = years.at(-1)?.report;
  return report ? [{ holding: row.vkz, town: row.town, name: row.name, named: index % 10 === 0, report }] : [];
});
const release = {
  ...makeClubRelease(wave, clubs, {
    ...{ number: 1, day: '2026-11-10', keyed: keyedBy('secret') },
    rule: { least: 3, percent: 10 },
  }),
  ...{ data: 'a'.repeat(64), audit: { checked: 900, withheld: 0 } },
};

let desk: Awaited<ReturnType<typeof startDesk>>;
beforeAll(async () => {
  desk = await startDesk();
  const { dynamo, tables } = desk;
  await desk.put(wave);
  await desk.put(aWave({ id: 'open' }));
  await openClubReleaseWriter(dynamo, tables.Catalogue).publish(release, [['1001', 1, 'witten', '1001']]);
  await openReleaseWriter(dynamo, tables.Catalogue, tables.Responses).announce('sport', 1);
  for (const vkz of ['1001', '1002'])
    await desk.deps.register.add({ vkz, name: `TV ${vkz}`, town: 'witten', email: '', ids: 'no', former: [] });
});
afterAll(() => desk.stop());

const path = 'clubs/sport/releases/1';
const codeOf = async (response: Response | Promise<Response>): Promise<unknown> => (await (await response).json()).code;

describe('the staff API', () => {
  it('gives a release of clubs’ figures with words, and nothing beside what is in it', async () => {
    const view: FiguresView = await (await desk.api(path)).json();
    expect([view.clubs, view.least, view.number, view.year]).toEqual([clubs.length, 3, 1, 2026]);
    expect(view.tables.map(({ counts }) => counts)).toEqual(release.tables.map(({ counts }) => counts));
    expect(view.tables[0]?.columns[0]?.label).toBe('0 bis 6, männlich');
    expect(view.tables.map(({ basis }) => basis.label)).toContain('geschätzt');
    expect(view.named.length).toBe(release.named.length);
    expect(view.towns.find(({ name }) => name === 'Witten')?.registered).toBe(2);
    expect(JSON.stringify(view)).not.toContain('percent');
  });

  it('knows no release that is not there, and none of a wave without clubs', async () => {
    expect(await codeOf(desk.api('clubs/sport/releases/2'))).toBe('no_release');
    expect(await codeOf(desk.api('clubs/sport/releases/x'))).toBe('no_release');
    expect(await codeOf(desk.api('clubs/open/releases/1'))).toBe('unknown_wave');
    expect(await codeOf(desk.api('waves/sport/releases/1'))).toBe('no_release');
    expect((await desk.api('fields')).status).toBe(200);
  });

  it('hands out a file after the ban was confirmed, and notes it', async () => {
    expect(await codeOf(desk.api(`${path}/download?format=csv`))).toBe('notice_required');
    expect((await desk.api('waves/sport/notice', { method: 'POST' })).status).toBe(204);
    expect(await codeOf(desk.api(`${path}/download?format=exe`))).toBe('invalid_request');
    const file = await desk.api(`${path}/download?format=json`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="sport-veroeffentlichung-1.json"');
    expect(await file.text()).toBe(JSON.stringify(release));
    const entries = await desk.auditOf('sport');
    expect(entries.at(-1)).toMatchObject({ action: 'download_release', release: 1, format: 'json', by: 'anna' });
  });

  it('says that there is a release, and why a corrected one waits', async () => {
    const seen = async (): Promise<ClubsView> => (await desk.api('clubs/sport')).json();
    expect(await seen()).toMatchObject({ released: 1, correction: null });
    expect((await desk.api('waves/sport/correct', { method: 'POST' })).status).toBe(200);
    expect((await seen()).correction).toEqual({ reason: null });
    const held = { number: 2, reason: 'too_few', day: '2026-11-20' } as const;
    await openInterimWriter(desk.dynamo, desk.tables.Catalogue).hold('sport', held);
    expect((await seen()).correction).toEqual({ reason: 'too_few' });
  });
});
