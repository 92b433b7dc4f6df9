import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublisher } from '../../functions/store/publish.ts';
import { openReports } from '../../functions/store/reports.ts';
import type { Report } from '../../survey/organisation.ts';
import { aWave, staff, startDesk } from '../desk/world.ts';
import { questionnaire, translations } from './stand-in.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
beforeAll(async () => {
  desk = await startDesk();
  const publisher = openPublisher(desk.dynamo, desk.tables.Catalogue);
  await publisher.questionnaire(questionnaire, translations);
  const window = { questionnaire: questionnaire.id, languages: ['de', 'en', 'ar'], places: [] };
  await publisher.wave(aWave({ id: 'sport-2027', ...window, invited: { year: 2027, before: 'sport-2026' } }));
  await publisher.wave(aWave({ id: 'sport-2026', ...window, invited: { year: 2026 } }));
});
afterAll(() => desk.stop());

const json = { 'content-type': 'application/json' };
const post = (path: string, body: unknown = {}) =>
  desk.api(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
const bring = async (text: string, confirm = false) => {
  const response = await desk.api(`register/import${confirm ? '?confirm=yes' : ''}`, { method: 'POST', body: text });
  const body: { problem: string | null; rows: readonly { line: number; state: string; note: string }[] } =
    await response.json();
  return body;
};
const numbers = async (): Promise<readonly string[]> => {
  const list: readonly { vkz: string }[] = await (await desk.api('register')).json();
  return list.map(({ vkz }) => vkz);
};
const rowOf = async (vkz: string) => {
  const view: { rows: readonly Record<string, unknown>[] } = await (await desk.api('clubs/sport-2027')).json();
  return view.rows.find((row) => row['vkz'] === vkz);
};

const header = 'Vereinskennziffer;Name;Ort;E-Mail;IdS-Stützpunkt';
const report = (
  organisation: string,
  number: number,
  answers: Report['answers'],
  more: Partial<Report> = {},
): Report => ({
  ...{ wave: 'sport-2027', organisation, number, role: 'club', day: '2026-11-20', language: 'de', version: 1, answers },
  reasons: {},
  ...more,
});
const summary = { members: 100, women: 40, associations: ['0034'], warnings: 1 };

describe('staff who bring a list of clubs', () => {
  const good = [
    header,
    '2001;TV Witten;Witten;info@tv.example;ja',
    '2002;SC Schwelm;Schwelm;;nein',
    '2003;=cmd();Sprockhövel;;',
  ];

  it('see what it would do, with every bad row by its line, and nothing is in the register before they confirm', async () => {
    const bad = [
      'x;Kurz;Witten;;',
      '2004;;Witten;;',
      '2005;TV Köln;Köln;;',
      '2006;TV;Witten;keine Adresse;',
      '2001;Doppelt;Witten;;',
      '2007;TV;Witten;;vielleicht',
    ];
    const { rows } = await bring([...good, ...bad].join('\n'));
    expect(rows.map(({ line, state }) => `${line} ${state}`)).toEqual([
      ...['2 new', '3 new', '4 new'],
      ...['5 bad', '6 bad', '7 bad', '8 bad', '9 bad', '10 bad'],
    ]);
    expect(rows[5]?.note).toBe('Der Ort „Köln“ liegt nicht im Kreis.');
    expect(rows[7]?.note).toBe('Diese Vereinskennziffer steht schon in Zeile 2.');
    expect(await numbers()).toEqual([]);
  });

  it('take it, and a second time only what has changed, with the old name kept', async () => {
    await bring(good.join('\n'), true);
    expect(await numbers()).toEqual(['2001', '2002', '2003']);
    const second = await bring(
      [header, '2001;TV Witten 1848;Witten;info@tv.example;ja', '2002;SC Schwelm;Schwelm;;nein'].join('\n'),
      true,
    );
    expect(second.rows.map(({ state }) => state)).toEqual(['changed', 'same']);
    const stored = await desk.deps.register.find('2001');
    expect(stored?.organisation).toMatchObject({
      name: 'TV Witten 1848',
      former: [{ name: 'TV Witten', until: '2026-11-20' }],
    });
    expect((await desk.audit()).filter(({ action }) => action === 'import_register')).toHaveLength(2);
  });

  it.each([
    ['without a header', '1;2;3\n4;5;6', 'Die erste Zeile muss'],
    ['that is empty', '', 'leer'],
    ['that is a broken workbook', 'PK\u0003\u0004 nothing', 'nicht lesen'],
  ])('with a file %s read what is the matter', async (_, text, said) => {
    expect((await bring(text)).problem).toContain(said);
  });

  it('rename and merge with history, and cannot merge a club into itself', async () => {
    expect((await post('register/2002', { name: 'SC Schwelm 06' })).status).toBe(200);
    expect((await post('register/2003/merge', { into: '2003' })).status).toBe(422);
    expect((await post('register/2003/merge', { into: '2001' })).status).toBe(200);
    expect((await desk.deps.register.find('2003'))?.organisation.merged).toEqual({ into: '2001', day: '2026-11-20' });
    expect((await desk.deps.register.find('2001'))?.organisation.absorbed).toEqual(['2003']);
    expect((await post('register/2001/merge', { into: '2003' })).status).toBe(422);
    expect((await post('register/9999/merge', { into: '2001' })).status).toBe(404);
    expect((await desk.deps.register.find('2001'))?.organisation.absorbed).toEqual(['2003']);
    expect((await post('register/9999', { name: 'X' })).status).toBe(404);
    expect((await post('register/2001', { vkz: '1' })).status).toBe(422);
  });
});

describe('staff who invite', () => {
  it('get letters with a code for each club, and a list whose formulas are harmless', async () => {
    const letters = await (await post('clubs/sport-2027/links', { who: 'all', as: 'letters', language: 'de' })).text();
    const links = [...letters.matchAll(/aria-label="[^"]*https:\/\/fragen\.example\/r\/([0-9a-z-]{32})"/g)].map(
      ([, secret = '']) => secret,
    );
    expect([links.length, new Set(links).size]).toEqual([2, 2]);
    expect(letters).toContain('TV Witten 1848');
    await desk.deps.register.add({
      vkz: '2010',
      name: '=HYPERLINK("x")',
      town: 'witten',
      email: 'a@b.example',
      ids: 'no',
      former: [],
    });
    const csv = await (await post('clubs/sport-2027/links', { who: 'missing', as: 'csv', language: 'de' })).text();
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv.split('\r\n')[0]).toBe('vkz;name;ort;email;link');
    expect(await rowOf('2001')).toMatchObject({ invited: '2026-11-20', opened: null, report: null });
  });

  it('ask for mails once a day; a reminder goes to nobody who has reported', async () => {
    const reports = openReports(desk.dynamo, desk.tables.Reports);
    await reports.send(report('2001', 1, { b_total: 100 }), summary, 2e9);
    const order = { who: 'all', kind: 'reminder', language: 'de' };
    expect(await (await post('clubs/sport-2027/mails', order)).json()).toEqual({ asked: 1, without: 1 });
    expect(await (await post('clubs/sport-2027/mails', order)).json()).toMatchObject({ asked: 0 });
    const waiting = await desk.deps.mails.list('sport-2027');
    expect(waiting.map(({ organisation, kind }) => [organisation, kind])).toEqual([['2010', 'reminder']]);
  });

  it('plan reminders by the day', async () => {
    const view: { remind: unknown } = await (
      await post('clubs/sport-2027/plan', { days: ['2026-11-28', '2026-11-25', '2026-11-25'] })
    ).json();
    expect(view.remind).toEqual(['2026-11-25', '2026-11-28']);
    expect((await post('clubs/sport-2027/plan', { days: ['morgen'] })).status).toBe(422);
  });
});

describe('staff who look at a report', () => {
  it('see old and new of each version, with the reason, and last year beside it', async () => {
    const reports = openReports(desk.dynamo, desk.tables.Reports);
    await reports.send(report('2001', 1, { b_total: 90 }, { wave: 'sport-2026' }), { ...summary, members: 90 }, 2e9);
    await reports.send(
      report('2001', 2, { b_total: 101 }, { day: '2026-11-21', role: 'staff', reasons: { 'V04.c': 'Förderer' } }),
      summary,
      2e9,
    );
    const detail: { versions: readonly Record<string, unknown>[]; figures: unknown } = await (
      await desk.api('clubs/sport-2027/2001')
    ).json();
    expect(detail.versions).toEqual([
      {
        number: 2,
        role: 'staff',
        day: '2026-11-21',
        reasons: [{ about: 'Ohne Fachverband: c de', text: 'Förderer' }],
        changes: [{ label: 'b_total de', before: '100', now: '101' }],
      },
      { number: 1, role: 'club', day: '2026-11-20', reasons: [], changes: [] },
    ]);
    expect(detail.figures).toEqual([{ label: 'b_total de', now: '101', before: '90', change: '+11; +12\u00a0%' }]);
    expect(await rowOf('2001')).toMatchObject({ before: 90, report: { number: 2, status: 'sent' } });
  });

  it('see the sum of last year where two clubs have become one, and whose it is', async () => {
    const reports = openReports(desk.dynamo, desk.tables.Reports);
    const then = { wave: 'sport-2026', day: '2026-01-20' };
    await reports.send(report('2003', 1, { b_total: 5, 'b.b0_6.m': 5 }, then), { ...summary, members: 5 }, 2e9);
    expect(await rowOf('2001')).toMatchObject({ before: 95 });
    const detail: { figures: unknown; joined: unknown; missing: unknown } = await (
      await desk.api('clubs/sport-2027/2001')
    ).json();
    expect([detail.joined, detail.missing]).toEqual([['TV Witten 1848', '=cmd()'], []]);
    expect(detail.figures).toEqual([{ label: 'b_total de', now: '101', before: '95', change: '+6; +6\u00a0%' }]);
  });

  it('accept only the version they have seen, and send one back with a message', async () => {
    expect((await post('clubs/sport-2027/2001/accept', { number: 1, message: '' })).status).toBe(409);
    expect((await post('clubs/sport-2027/2001/accept', { number: 2, message: '' })).status).toBe(204);
    expect(await rowOf('2001')).toMatchObject({ report: { status: 'accepted' } });
    expect((await post('clubs/sport-2027/2001/return', { number: 2, message: ' ' })).status).toBe(422);
    expect(
      (await post('clubs/sport-2027/2001/return', { number: 2, message: 'Bitte die Jugend prüfen.' })).status,
    ).toBe(204);
    expect(await rowOf('2001')).toMatchObject({ report: { status: 'returned', message: 'Bitte die Jugend prüfen.' } });
    expect((await desk.deps.mails.list('sport-2027')).map(({ kind }) => kind)).toContain('returned');
    expect((await desk.auditOf('sport-2027')).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['accept_report', 'return_report', 'issue_links', 'ask_mails', 'plan_reminders']),
    );
  });

  it('revoke a link, allow a late report and enter a report from paper, only for who is there', async () => {
    expect((await post('clubs/sport-2027/2002/late', { day: '2027-01-10' })).status).toBe(204);
    expect((await post('clubs/sport-2027/2002/late', { day: '2026-01-10' })).status).toBe(422);
    expect((await post('clubs/sport-2027/2002/revoke')).status).toBe(204);
    expect(await rowOf('2002')).toMatchObject({ late: '2027-01-10', revoked: true });
    const csv = await (await post('clubs/sport-2027/links', { who: 'all', as: 'csv', language: 'de' })).text();
    expect(csv).not.toContain('2002;');
    expect((await post('clubs/sport-2027/9999/revoke')).status).toBe(404);
    const { link }: { link: string } = await (await post('clubs/sport-2027/2010/paper')).json();
    expect(link).toMatch(/^https:\/\/fragen\.example\/r\/[0-9a-z]{26}$/);
    expect((await post('clubs/nowhere/2010/paper')).status).toBe(404);
  });

  it('find no wave of clubs among the surveys, and nobody but staff finds any of it', async () => {
    const waves: readonly { id: string }[] = await (await desk.api('waves')).json();
    expect(waves.map(({ id }) => id)).not.toContain('sport-2027');
    for (const path of ['clubs', 'clubs/sport-2027', 'clubs/sport-2027/2001', 'register'])
      expect((await desk.api(path, {}, { ...staff, 'cognito:groups': '[editors]' })).status).toBe(403);
  });
});
