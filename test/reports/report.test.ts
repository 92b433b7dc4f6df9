import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLoader } from '../../functions/collect/load.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { fine, hiddenIn, noon, startReports } from './world.ts';

let world: Awaited<ReturnType<typeof startReports>>;
beforeAll(async () => {
  world = await startReports();
});
afterAll(() => world.stop());

const day = 86_400_000;

describe('a club that opens its link', () => {
  it('gets its form in its language, and the day is noted', async () => {
    const secret = await world.invite('1001');
    const first = await world.app.request(`/r/${secret}`, { headers: { 'accept-language': 'ar' } });
    expect([first.status, first.headers.get('location')]).toEqual([302, `/r/${secret}/ar`]);
    const page = await world.get(`/r/${secret}/ar`);
    expect([page.status, page.text.includes('dir="rtl"'), page.text.includes('TV 1001 &lt;b>')]).toEqual([
      200,
      true,
      true,
    ]);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await world.invitations.find('sport-2027', '1001'))?.opened).toBe('2027-01-20');
  });

  it.each([
    ['of nobody', async () => 'x'.repeat(26), 404, 'Link nicht gefunden'],
    ['that is half copied', async () => (await world.invite('1002')).slice(0, 20), 404, 'Link nicht gefunden'],
    [
      'that was revoked',
      async () => {
        const secret = await world.invite('1003');
        await world.invitations.revoke('sport-2027', '1003');
        return secret;
      },
      410,
      'gilt nicht mehr',
    ],
    [
      'that was replaced',
      async () => {
        const secret = await world.invite('1004');
        await world.invitations.renew('sport-2027', '1004');
        return secret;
      },
      410,
      'neueren Link',
    ],
    ['of staff, a day later', () => world.invite('1004', 'sport-2027', 'staff', '2027-01-19'), 410, 'abgelaufen'],
    ['of last year', () => world.invite('1004', 'sport-2026'), 410, 'neuen Link bekommen'],
    ['of next year', () => world.invite('1004', 'sport-2028'), 200, 'noch nicht begonnen'],
  ] as const)('reads what is the matter with a link %s', async (_, linkOf, status, said) => {
    const page = await world.get(`/r/${await linkOf()}/de`);
    expect([page.status, page.text.includes(said)]).toEqual([status, true]);
    expect(page.text).not.toContain('id="form"');
  });

  it('never finds its secret in a log, whatever fails', async () => {
    const secret = await world.invite('1001');
    for (const path of [`/r/${secret}/xx`, `/r/${secret}/de/nowhere`, `/r/${secret}/%E0%A4%A`])
      expect((await world.app.request(path)).status).toBeGreaterThanOrEqual(400);
    const cells = await world.app.request(`/r/${secret}/de/cells`, { method: 'POST', body: '{' });
    expect([cells.status, (await cells.text()).includes(secret)]).toEqual([415, false]);
    expect(JSON.stringify(world.logged)).not.toContain(secret);
  });
});

describe('a report without a script', () => {
  it('is saved, checked, sent, and corrected the next day by the same link', async () => {
    const secret = await world.invite('1005');
    const sent = await world.send(secret, fine);
    expect([sent.status, sent.location]).toEqual([303, `/r/${secret}/de/sent`]);
    expect((await world.get(`/r/${secret}/de/sent`)).text).toContain('Fassung 1');
    world.clock.now = noon + day;
    const again = await world.send(secret, { ...fine, 'b.b27_40.m': ['31'], b_total: ['101'], 'c.1.m': ['61'] });
    expect(again.status).toBe(303);
    world.clock.now = noon;
    const history = (await world.get(`/r/${secret}/de/history`)).text;
    expect(history).toContain('Fassung 2 vom 21.01.2027, vom Verein');
    expect(history).toMatch(/b de – b\.row\.b27_40 de – b\.column\.m de<\/th><td><bdi>30<\/bdi><\/td><td><bdi>31</);
    const versions = await world.reports.versions('sport-2027', '1005');
    expect(versions.map(({ number, day: on, role }) => [number, on, role])).toEqual([
      [1, '2027-01-20', 'club'],
      [2, '2027-01-21', 'club'],
    ]);
    expect((await world.reports.head('sport-2027', '1005'))?.summary).toEqual({
      members: 101,
      women: 40,
      associations: ['0034'],
      warnings: 0,
    });
  });

  it('that is sent twice by a double press is one version', async () => {
    const secret = await world.invite('1006');
    const path = `/r/${secret}/de`;
    const { text } = await world.get(path);
    const checked = await world.post(path, { ...hiddenIn(text), ...fine, _step: ['check'] });
    const send = () => world.post(path, { ...hiddenIn(checked.text), _step: ['send'] });
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toContain(303);
    await send();
    expect(await world.reports.versions('sport-2027', '1006')).toHaveLength(1);
  });

  it('with faults names each with a link to its cell, and keeps what was typed', async () => {
    const secret = await world.invite('1007');
    const wrong = { ...fine, 'b.b0_6.m': ['zwölf'], 'b.b7_14.w': [''], 'c.1.w': ['999'], d1: ['500'] };
    const page = await world.send(secret, wrong);
    expect(page.status).toBe(422);
    for (const said of ['href="#row-b-b0_6-m"', 'ganze Zahl ein', 'value="zwölf"', 'value="999"'])
      expect(page.text).toContain(said);
    expect(await world.reports.versions('sport-2027', '1007')).toEqual([]);
  });

  it('with a warning is sent once there is a reason, which stands in the version', async () => {
    const secret = await world.invite('1008');
    const few = { ...fine, 'c.1.m': ['50'] };
    const asked = await world.send(secret, few);
    expect([asked.status, asked.text.includes('10 von 100 Mitgliedern')]).toEqual([422, true]);
    expect(asked.text).toContain('name="_why.V04.c"');
    const path = `/r/${secret}/de`;
    const reason = 'Zehn Fördermitglieder';
    const checked = await world.post(path, {
      ...hiddenIn(asked.text),
      ...few,
      '_why.V04.c': [reason],
      _step: ['check'],
    });
    expect([checked.status, checked.text.includes(reason)]).toEqual([200, true]);
    await world.post(path, { ...hiddenIn(checked.text), _step: ['send'] });
    const [version] = await world.reports.versions('sport-2027', '1008');
    expect(version?.reasons).toEqual({ 'V04.c': reason });
    expect((await world.reports.head('sport-2027', '1008'))?.summary.warnings).toBe(1);
  });

  it('keeps its cells when the language changes and when a department is added or taken away', async () => {
    const secret = await world.invite('1009');
    const open = async (language: string) => hiddenIn((await world.get(`/r/${secret}/${language}`)).text);
    const two = { ...fine, 'c.1.name': ['Eins'] };
    const added = await world.post(`/r/${secret}/de`, { ...(await open('de')), ...two, _step: ['add:c'] });
    expect(added.location).toBe(`/r/${secret}/de#entry-c-2`);
    const more = { ...two, c: ['2'], 'c.2.name': ['Zwei'], 'c.2.m': ['3'] };
    const changed = await world.post(`/r/${secret}/en`, { ...(await open('en')), ...more, _step: ['change'] });
    expect(changed.location).toBe(`/r/${secret}/en`);
    expect((await world.get(`/r/${secret}/en`)).text).toContain('value="Zwei"');
    await world.post(`/r/${secret}/de`, { ...(await open('de')), ...more, _step: ['remove:c:1'] });
    const { cells } = await world.reports.draft('sport-2027', '1009');
    expect([cells['c']?.values, cells['c.1.name']?.values, cells['c.2.name']?.values]).toEqual([['1'], ['Zwei'], []]);
  });

  it('shows last year beside this year, with the difference and the percent', async () => {
    const secret = await world.invite('1010', 'sport-2026');
    world.clock.now = Date.parse('2026-01-20T11:00:00Z');
    expect((await world.send(secret, { ...fine, 'c.1.association': ['0034'] })).status).toBe(303);
    world.clock.now = noon;
    const now = await world.invite('1010');
    expect((await world.get(`/r/${now}/de`)).text).toContain('Vorjahr: 30<');
    const jump = { ...fine, 'b.b27_40.m': ['60'], b_total: ['130'], 'c.1.m': ['90'] };
    const page = await world.send(now, jump);
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/id="beside-b\.b27_40\.m"[^>]*>Vorjahr: 30 \(\+30; \+100\s%\)/);
    expect(page.text).toContain('name="_why.V10_change.b"');
    expect(page.text).toMatch(/id="beside-c\.1\.m"[^>]*>Vorjahr: 60/);
  });
});

describe('after the deadline', () => {
  it('a club reads what it sent, and sends nothing more until staff allow it', async () => {
    const secret = await world.invite('1015');
    await world.send(secret, fine);
    world.clock.now = Date.parse('2027-03-02T11:00:00Z');
    const late = await world.post(`/r/${secret}/de`, { ...fine, _step: ['check'] });
    expect([late.status, late.text.includes('abgeschlossen')]).toEqual([410, true]);
    expect((await world.get(`/r/${secret}/de/history`)).text).toContain('Fassung 1');
    await world.invitations.allow('sport-2027', '1015', '2027-03-03');
    expect((await world.get(`/r/${secret}/de`)).text).toContain('bis zum 03.03.2027');
    const again = await world.send(secret, { ...fine, d1: ['11'] });
    expect(again.status).toBe(303);
    world.clock.now = Date.parse('2027-03-04T11:00:00Z');
    expect((await world.get(`/r/${secret}/de`)).status).toBe(410);
    world.clock.now = noon;
    expect(await world.reports.versions('sport-2027', '1015')).toHaveLength(2);
  });
});

describe('staff', () => {
  it('enter a paper report by a link of their own, and the version says so', async () => {
    const secret = await world.invite('1016', 'sport-2027', 'staff', '2027-01-20');
    expect((await world.get(`/r/${secret}/de`)).text).toContain('Sie tragen die Meldung für diesen Verein ein');
    await world.send(secret, fine);
    expect((await world.reports.newest('sport-2027', '1016'))?.role).toBe('staff');
    expect((await world.invitations.find('sport-2027', '1016'))?.opened).toBeUndefined();
  });

  it('send a report back with a message, which the club reads as text', async () => {
    const secret = await world.invite('1017');
    await world.send(secret, fine);
    const entry = {
      id: 'e',
      at: noon,
      by: 'anna',
      wave: 'sport-2027',
      organisation: '1017',
      number: 1,
      action: 'return_report',
    } as const;
    const message = 'Fehlt die Jugend? <script>';
    await world.judge.decide('sport-2027', { organisation: '1017', number: 1, status: 'returned', message }, entry);
    const { text } = await world.get(`/r/${secret}/de`);
    expect([text.includes('Wir haben eine Frage'), text.includes('Fehlt die Jugend? &lt;script>')]).toEqual([
      true,
      true,
    ]);
  });
});

describe('somebody without an invitation', () => {
  it('does not find the wave through the public function, which asks with the same loader', async () => {
    const catalogue = openCatalogue(world.dynamo, world.tables.Catalogue);
    const loader = (invited: boolean) => createLoader({ catalogue, invited, cache: 0, now: () => noon, ...world.page });
    await expect(loader(false).wave('sport-2027')).rejects.toMatchObject({ code: 'unknown_wave' });
    expect(await loader(false).waves()).toEqual([]);
    expect((await loader(true).wave('sport-2027')).id).toBe('sport-2027');
  });
});
