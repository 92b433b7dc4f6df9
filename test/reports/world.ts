import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { LogEvent } from '../../functions/log.ts';
import { createApp } from '../../functions/reports/app.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { openInvitationReader, openInvitations, secretLength, secretOf } from '../../functions/store/invitations.ts';
import { openRegister } from '../../functions/store/organisations.ts';
import { openPublisher } from '../../functions/store/publish.ts';
import { openReportJudge, openReports } from '../../functions/store/reports.ts';
import { openWords } from '../../functions/words.ts';
import type { Fields } from '../../survey/answer.ts';
import { bands } from '../../survey/clubs/figures.ts';
import type { Role } from '../../survey/organisation.ts';
import type { Wave } from '../../survey/wave.ts';
import { aWave } from '../builders.ts';
import { noAssets, plain } from '../collect/world.ts';
import { startEngine } from '../engine.ts';
import { root } from '../sources.ts';
import { questionnaire, translations } from './stand-in.ts';

export const noon = Date.parse('2027-01-20T11:00:00Z');
const invited = { year: 2027, before: 'sport-2026' };

const wave = (id: string, opens: string, closes: string, more: Partial<Wave> = {}): Wave =>
  aWave({
    id,
    questionnaire: questionnaire.id,
    version: 1,
    languages: ['de', 'en', 'ar'],
    opens,
    closes,
    places: [],
    invited,
    ...more,
  });

/** A report of 100 members, 40 of them women, in one department. */
export const fine: Fields = {
  ...Object.fromEntries(
    bands.flatMap((band) => [
      [`b.${band}.m`, [band === 'b27_40' ? '30' : '5']],
      [`b.${band}.w`, [band === 'b27_40' ? '10' : '5']],
    ]),
  ),
  b_total: ['100'],
  c: ['1'],
  'c.1.association': ['0034'],
  'c.1.name': ['Turnen'],
  'c.1.m': ['60'],
  'c.1.w': ['40'],
  d2: ['counted'],
  d1: ['12'],
};

/** The reports function over a real engine, with clubs, waves and a clock of the test's own. */
export async function startReports() {
  const engine = await startEngine();
  const { dynamo, tables } = engine;
  const publisher = openPublisher(dynamo, tables.Catalogue);
  await publisher.questionnaire(questionnaire, translations);
  const window = ['2027-01-01T00:00:00Z', '2027-03-01T00:00:00Z'] as const;
  await publisher.wave(wave('sport-2027', ...window));
  await publisher.wave(wave('sport-2026', '2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z', { invited: { year: 2026 } }));
  await publisher.wave(wave('sport-2028', '2028-01-01T00:00:00Z', '2028-03-01T00:00:00Z', { invited: { year: 2028 } }));
  const register = openRegister(dynamo, tables.Catalogue);
  for (const vkz of Array.from({ length: 20 }, (_, index) => String(1001 + index)))
    await register.add({ vkz, name: `TV ${vkz} <b>`, town: 'witten', email: '', ids: 'no', former: [] });
  const invitations = openInvitations(dynamo, tables.Catalogue);
  const reports = openReports(dynamo, tables.Reports);
  const clock = { now: noon };
  const logged: LogEvent[] = [];
  const app = createApp({
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    register,
    invitations: openInvitationReader(dynamo, tables.Catalogue),
    reports,
    assets: noAssets,
    reportAssets: { style: '', script: '', upload: '' },
    words: openWords(join(root, 'web/words')),
    reportWords: openWords(join(root, 'web/report/words')),
    legal: openWords(join(root, 'web/legal')),
    now: () => clock.now,
    newCorrelation: () => 'correlation',
    log: (event) => logged.push(event),
    cache: 0,
  });
  const invite = async (organisation: string, id = 'sport-2027', role: Role = 'club', until?: string) => {
    const secret = secretOf(randomBytes(secretLength));
    await invitations.issue({ wave: id, organisation, secret, day: '2027-01-01', role, ...(until ? { until } : {}) });
    return secret;
  };
  const get = async (path: string) => {
    const response = await app.request(path);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const encode = (fields: Fields): string =>
    new URLSearchParams(
      Object.entries(fields).flatMap(([field, values]) => values.map((value): [string, string] => [field, value])),
    ).toString();
  const post = async (path: string, fields: Fields) => {
    const response = await app.request(path, { method: 'POST', headers: plain, body: encode(fields) });
    return { status: response.status, text: await response.text(), location: response.headers.get('location') };
  };
  const cells = async (secret: string, revision: number, changed: Fields) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision, cells: changed }),
    };
    const response = await app.request(`/r/${secret}/de/cells`, init);
    const body: { revision: number; others: Fields; clashes: readonly { field: string }[] } = await response.json();
    return { status: response.status, ...body };
  };
  /** Fills the draft, checks it and sends it; gives where that led. */
  const send = async (secret: string, fields: Fields) => {
    const path = `/r/${secret}/de`;
    const { text } = await get(path);
    const checked = await post(path, { ...hiddenIn(text), ...fields, _step: ['check'] });
    if (checked.status !== 200) return checked;
    return post(path, { ...hiddenIn(checked.text), _step: ['send'] });
  };
  return {
    ...{ app, dynamo, tables, clock, logged, invitations, reports, register, invite, get, post, cells, send },
    deps: {
      catalogue: openCatalogue(dynamo, tables.Catalogue),
      ...{ register, invitations, reports, chance: randomBytes, now: () => clock.now },
      reportWords: openWords(join(root, 'web/report/words')),
    },
    page: { assets: noAssets, words: openWords(join(root, 'web/words')) },
    judge: openReportJudge(dynamo, tables.Reports, tables.Catalogue),
    stop: engine.stop,
  };
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The form's own hidden fields on a page, as a browser would send them. */
export const hiddenIn = (html: string): Fields =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      [unescaped(value)],
    ]),
  );
