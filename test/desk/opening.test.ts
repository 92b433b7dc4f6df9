import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublisher } from '../../functions/store/publish.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { WaveCard } from '../../web/desk/contract.ts';
import { aWave, questionnaire, startDesk } from './world.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
const later = { opens: '2026-12-01T00:00:00.000Z', closes: '2026-12-09T00:00:00.000Z' };

beforeAll(async () => {
  desk = await startDesk();
  for (const id of ['bald', 'angepasst', 'kaputt', 'zugleich']) await desk.put(aWave({ id, ...later }));
  await desk.put(aWave({ id: 'offen' }));
  await desk.put(aWave({ id: 'vorbei', closes: '2026-11-18T00:00:00.000Z' }));
});
afterAll(() => desk.stop());

const send = (wave: string, body?: string) =>
  desk.api(`waves/${wave}/open`, { method: 'POST', ...(body === undefined ? {} : { body }) });
const open = (wave: string, wish: object) => send(wave, JSON.stringify(wish));

describe('staff who open a planned wave', () => {
  it('open it as it is, now, and leave a trace', async () => {
    const response = await send('bald');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ...{ phase: 'open', opens: '2026-11-20T11:00:00.000Z', closes: later.closes },
      places: [{ code: 'sonne', name: 'Kita Sonne' }],
    });
    expect(await desk.auditOf('bald')).toMatchObject([{ action: 'open_wave', by: 'anna', wave: 'bald' }]);
  });

  it('read beforehand what it is for and what to heed, and no more of it once it is open', async () => {
    const about: NonNullable<Questionnaire['about']> = {
      ...{
        purpose: 'Probe.',
        audience: 'Alle.',
        minutes: 2,
        basis: 'public_task',
        special: [],
        notes: ['Erst fragen.'],
      },
      defaults: { k: 5, retentionDays: 90 },
    };
    const { dynamo, tables } = desk;
    const version = { ...questionnaire, id: 'kueche-b', about };
    await openPublisher(dynamo, tables.Catalogue).questionnaire(version, []);
    await desk.put(aWave({ id: 'gewusst', questionnaire: version.id, ...later }));
    const cards: WaveCard[] = await (await desk.api('waves')).json();
    expect(cards.find(({ id }) => id === 'gewusst')?.about).toEqual(about);
    expect((await (await send('gewusst')).json()).about).toBeUndefined();
  });

  it('settle its name, its end, its languages and its places', async () => {
    const wish = {
      ...{ name: 'Befragung der Kitas', closes: '2026-12-20T23:00:00.000Z' },
      ...{ languages: ['de'], places: ['Kita Grüne Höhe', 'Kita Grüne Höhe', '幼稚園'] },
    };
    const card = await (await open('angepasst', wish)).json();
    expect(card).toMatchObject({ name: wish.name, closes: wish.closes, languages: [{ code: 'de' }] });
    expect(card.places).toEqual([
      { code: 'kita_gruene_hoehe_1', name: 'Kita Grüne Höhe' },
      { code: 'kita_gruene_hoehe_2', name: 'Kita Grüne Höhe' },
      { code: 'ort_3', name: '幼稚園' },
    ]);
  });

  it.each([
    ['{', 400, 'broken_body'],
    ['{"k":3}', 422, 'invalid_request'],
    ['{"name":""}', 422, 'invalid_request'],
    ['{"closes":"morgen"}', 422, 'invalid_request'],
    ['{"closes":"2026-11-19T00:00:00.000Z"}', 422, 'invalid_request'],
    ['{"languages":["pl"]}', 404, 'unknown_language'],
    ['{"places":[""]}', 422, 'invalid_request'],
  ])('are told what does not fit: %s', async (body, status, code) => {
    const response = await send('kaputt', body);
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
    expect(await desk.auditOf('kaputt')).toEqual([]);
  });

  it.each([
    ['offen', 409, 'wave_open'],
    ['vorbei', 410, 'wave_closed'],
    ['nichts', 404, 'unknown_wave'],
  ])('cannot open %s', async (wave, status, code) => {
    const response = await open(wave, {});
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
  });

  it('open it once, however many press at the same time', async () => {
    const statuses = (await Promise.all(Array.from({ length: 4 }, () => open('zugleich', {})))).map(
      ({ status }) => status,
    );
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409]);
    expect(await desk.auditOf('zugleich')).toHaveLength(1);
  });

  it('are staff', async () => {
    const response = await desk.api('waves/kaputt/open', { method: 'POST' }, { sub: 'x' });
    expect(response.status).toBe(403);
  });
});
