import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fine, noon, startReports } from './world.ts';

let world: Awaited<ReturnType<typeof startReports>>;
beforeAll(async () => {
  world = await startReports();
});
afterAll(() => world.stop());

const lastYear = Date.parse('2026-01-20T11:00:00Z');

/** Reports for last year, of 100 members each. */
async function reportedBefore(...clubs: readonly string[]): Promise<void> {
  world.clock.now = lastYear;
  for (const vkz of clubs) expect((await world.send(await world.invite(vkz, 'sport-2026'), fine)).status).toBe(303);
  world.clock.now = noon;
}

/** What staff do in the register. */
async function merge(vkz: string, into: string, day = '2026-06-01'): Promise<void> {
  const [from, to] = await Promise.all([world.register.find(vkz), world.register.find(into)]);
  if (!from || !to) throw new Error('no such club');
  const absorbed = [...(to.organisation.absorbed ?? []), vkz];
  expect(await world.register.change(to, { ...to.organisation, absorbed })).toBe(true);
  expect(await world.register.change(from, { ...from.organisation, merged: { into, day } })).toBe(true);
}

const formOf = async (vkz: string) => (await world.get(`/r/${await world.invite(vkz)}/de`)).text;

describe('a club that another one has become part of', () => {
  it('sees the sum of both beside this year, is told whose it is, and is not asked for a jump that is none', async () => {
    await reportedBefore('1001', '1002');
    await merge('1002', '1001');
    const page = await formOf('1001');
    expect(page).toMatch(/TV 1001 &lt;b>.{1,10} und .{1,5}TV 1002 &lt;b>.* getrennt gemeldet/);
    expect(page).toContain('Vorjahr: 60<');
    const double = Object.fromEntries(
      Object.entries(fine).map(([field, [value = '']]) => [
        field,
        [/^(?:b|b_total|c\.1\.[mw]|d1)\b/.test(field) && /^\d+$/.test(value) ? String(2 * Number(value)) : value],
      ]),
    );
    const checked = await world.post(`/r/${await world.invite('1001')}/de`, {
      ...double,
      _shown: ['{}'],
      _step: ['check'],
    });
    expect([checked.status, checked.text.includes('_why.V10')]).toEqual([422, false]);
    expect(checked.text).toContain('_why.V11.b');
  });

  it('learns who did not report last year, and is not in the sum', async () => {
    await reportedBefore('1003');
    await merge('1004', '1003');
    const page = await formOf('1003');
    expect(page).toMatch(/Ohne Meldung im Vorjahr.*TV 1004/);
    expect(page).toContain('Vorjahr: 30<');
    expect(page).not.toContain('<p>Im Vorjahr haben');
  });

  it('finds the figures of a club that came by way of a third, and of no one that was taken out again', async () => {
    await reportedBefore('1005', '1006', '1007', '1008');
    await merge('1007', '1006');
    await merge('1006', '1005');
    await merge('1008', '1005');
    const taken = await world.register.find('1008');
    const { merged: _, ...alone } = taken?.organisation ?? {
      vkz: '1008',
      name: '',
      town: '',
      email: '',
      ids: 'no',
      former: [],
    };
    if (taken) await world.register.change(taken, alone);
    const page = await formOf('1005');
    expect(page).toContain('Vorjahr: 90<');
    expect(page).not.toContain('TV 1008');
  });

  it('of which it was part for years is not missing', async () => {
    await reportedBefore('1009');
    await merge('1010', '1009', '2025-03-01');
    expect(await formOf('1009')).not.toContain('TV 1010');
  });
});

describe('a club that is part of another', () => {
  it('is told so by its link, with whom to ask, and cannot report a second time; what it sent can be read', async () => {
    const secret = await world.invite('1011');
    expect((await world.send(secret, fine)).status).toBe(303);
    await merge('1011', '1012', '2027-01-19');
    for (const path of ['', '/upload']) {
      const page = await world.get(`/r/${secret}/de${path}`);
      expect([page.status, page.text.includes('id="form"')]).toEqual([410, false]);
      expect(page.text).toMatch(/gehört jetzt zu .{1,5}TV 1012 &lt;b>/);
      expect(page.text).toContain('Seit dem 19.01.2027');
    }
    const sent = await world.post(`/r/${secret}/de`, { ...fine, d1: ['11'], _step: ['check'] });
    expect(sent.status).toBe(410);
    expect((await world.get(`/r/${secret}/de/history`)).text).toContain('Fassung 1');
    expect(await world.reports.versions('sport-2027', '1011')).toHaveLength(1);
  });
});
