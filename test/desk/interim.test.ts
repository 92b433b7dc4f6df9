import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInterimWriter } from '../../functions/store/interim.ts';
import { released } from '../released.ts';
import { aWave, plan, startDesk, tally } from './world.ts';

type Desk = Awaited<ReturnType<typeof startDesk>>;
let desk: Desk;
const open = aWave({ id: 'offen' });
const done = aWave({ id: 'fertig', closes: '2026-11-18T00:00:00.000Z' });

beforeAll(async () => {
  desk = await startDesk();
  await desk.put(open);
  await desk.put(aWave({ id: 'leer' }));
  await desk.put(done);
  await desk.count(open);
  await desk.release(done);
});
afterAll(() => desk.stop());

const ask = (wave: string, what: string) => desk.api(`waves/${wave}/${what}`, { method: 'POST' });
const codeOf = async (response: Response): Promise<unknown> => (await response.json()).code;

describe('asking for an interim release', () => {
  it.each([
    ['of a wave that nobody has answered', 'leer', 'interim_early'],
    ['of a wave that is closed', 'fertig', 'wave_closed'],
    ['of a wave that is not there', 'nirgends', 'unknown_wave'],
  ])('%s is refused', async (_, wave, code) => {
    expect(await codeOf(await ask(wave, 'interim'))).toBe(code);
  });

  it('is noted once, with who asked, and shows until it is there', async () => {
    expect(await (await ask('offen', 'interim')).json()).toMatchObject({ interim: 'asked' });
    expect(await codeOf(await ask('offen', 'interim'))).toBe('interim_asked');
    expect(await desk.auditOf('offen')).toMatchObject([{ action: 'ask_interim', by: 'anna' }]);
    expect(await codeOf(await desk.api('waves/offen/interim'))).toBe('no_release');
    const release = { ...released(plan, open, tally, '2026-11-20'), interim: true as const };
    await openInterimWriter(desk.dynamo, desk.tables.Catalogue).keep(release);
    const view = await (await desk.api('waves/offen/interim')).json();
    expect(view).toMatchObject({ name: 'Welle offen', day: '2026-11-20' });
    const waves = await (await desk.api('waves')).json();
    expect(waves.find(({ id }: { id: string }) => id === 'offen')).toMatchObject({ interim: 'made', released: null });
  });
});

describe('asking for a corrected release', () => {
  it('needs one to correct, and says why it waits', async () => {
    expect(await codeOf(await ask('offen', 'correct'))).toBe('no_release');
    expect(await (await ask('fertig', 'correct')).json()).toMatchObject({ correction: { reason: null } });
    const writer = openInterimWriter(desk.dynamo, desk.tables.Catalogue);
    await writer.hold('fertig', { number: 2, reason: 'too_few', day: '2026-11-20' });
    const waves = await (await desk.api('waves')).json();
    expect(waves.find(({ id }: { id: string }) => id === 'fertig')).toMatchObject({
      correction: { reason: 'too_few' },
    });
  });
});
