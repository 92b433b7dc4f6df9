import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { createApp } from '../../functions/desk/app.ts';
import { pageOf } from '../../functions/desk/page.ts';
import type { Claims } from '../../functions/gateway.ts';
import type { LogEvent } from '../../functions/log.ts';
import {
  openCatalogue,
  questionnaireKey,
  translationKey,
  versionKey,
  wavesKey,
} from '../../functions/store/catalogue.ts';
import { openClubReleases } from '../../functions/store/clubs.ts';
import { openContactReader } from '../../functions/store/contacts.ts';
import { openInterims } from '../../functions/store/interim.ts';
import { openInvitations } from '../../functions/store/invitations.ts';
import { openMails } from '../../functions/store/mails.ts';
import { openRegister } from '../../functions/store/organisations.ts';
import { openReleases, openReleaseWriter } from '../../functions/store/releases.ts';
import { openReportJudge } from '../../functions/store/reports.ts';
import { openTexts } from '../../functions/store/texts.ts';
import { openWaves } from '../../functions/store/waves.ts';
import { openWords } from '../../functions/words.ts';
import { readHouse } from '../../infra/house.ts';
import type { Answers } from '../../survey/answer.ts';
import type { Population } from '../../survey/population.ts';
import type { Questionnaire, Translation } from '../../survey/questionnaire.ts';
import { participationOf } from '../../survey/release.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import type { Wave } from '../../survey/wave.ts';
import { startEngine } from '../engine.ts';
import { released } from '../released.ts';
import { root } from '../sources.ts';

export const questionnaire: Questionnaire = {
  id: 'kueche',
  version: 1,
  source: 'de',
  languages: ['de', 'tr'],
  field: 'Bildung',
  projects: [],
  breakdowns: [
    { id: 'town', item: 'q1' },
    { id: 'language', by: 'language' },
  ],
  lists: {
    TOWN: [{ code: 'sprockhoevel' }, { code: 'witten' }],
    OFFER: [{ code: 'cafe' }, { code: 'rare' }],
    GOOD: [{ code: 'good' }, { code: 'bad' }],
  },
  sections: [
    {
      id: 'all',
      items: [
        { id: 'q1', type: 'select_one', list: 'TOWN', required: true, missing: [] },
        { id: 'q2', type: 'select_multiple', list: 'OFFER', required: true, missing: [] },
        { id: 'q3', type: 'grid', list: 'GOOD', rows: ['speak'], missing: ['dont_know'] },
        { id: 'q4', type: 'integer', min: 0, max: 9, bands: [0, 3, 9], required: true },
        { id: 'q5', type: 'scale', min: 1, max: 2, required: true, missing: ['refused'] },
        { id: 'q6', type: 'text', max: 100 },
      ],
    },
  ],
};

export const german: Translation = {
  language: 'de',
  status: 'source',
  provenance: 'test',
  texts: {
    title: 'Küche; alles auf einmal',
    q1: 'In welcher Stadt?',
    q2: '=Welche "Angebote"; kennen Sie?',
    q3: 'Wie gut?',
    'q3.speak': 'Deutsch sprechen',
    q4: 'Wie alt?',
    q5: 'Wie zufrieden?',
    'q5.low': 'gar nicht',
    'q5.high': 'sehr',
    'list.TOWN.sprockhoevel': 'Sprockhövel',
    'list.TOWN.witten': 'Witten',
    'list.OFFER.cafe': '+Elterncafé',
    'list.OFFER.rare': '@Selten',
    'list.GOOD.good': 'gut',
    'list.GOOD.bad': '-schlecht',
  },
};

const answersOf = (index: number): Answers => ({
  q1: index % 2 === 0 ? 'sprockhoevel' : 'witten',
  q2: index === 0 ? ['cafe', 'rare'] : index % 3 === 0 ? [] : ['cafe'],
  'q3.speak':
    index % 4 === 0
      ? 'bad'
      : index % 4 === 1
        ? { missing: 'dont_know' }
        : index % 4 === 2
          ? 'good'
          : { missing: 'not_reached' },
  q4: [1, 4, 9][index % 3] ?? 1,
  q5: index % 5 === 0 ? { missing: 'refused' } : (index % 2) + 1,
});

/** How many people live in two towns, for a test: made up. */
const figure = (value: number) => ({ what: 'inhabitants' as const, value, date: '2023-12-31', source: 'erfunden' });
const population: Population = {
  county: { name: 'Kreis', figures: [figure(100_000)] },
  towns: [
    { code: 'sprockhoevel', name: 'Sprockhövel', figures: [figure(25_000)] },
    { code: 'witten', name: 'Witten', figures: [figure(75_000)] },
  ],
};

export const noon = Date.parse('2026-11-20T11:00:00.000Z');

export const aWave = (more: Partial<Wave> & Pick<Wave, 'id'>): Wave => ({
  name: `Welle ${more.id}`,
  questionnaire: questionnaire.id,
  version: 1,
  languages: ['de', 'tr'],
  opens: '2026-11-01T00:00:00.000Z',
  closes: '2026-11-30T00:00:00.000Z',
  places: [{ code: 'sonne', name: 'Kita Sonne' }],
  k: 3,
  retentionDays: 90,
  ...more,
});

export const plan = planOf(questionnaire);

export const tally = mergeTallies(
  Array.from({ length: 60 }, (_, index) =>
    contributionOf(plan, {
      id: `id${index}`,
      language: index < 30 ? 'de' : 'tr',
      answers: answersOf(index),
      ...(index < 2 ? { place: 'sonne' } : {}),
    }),
  ),
);

/** As API Gateway hands a staff member's token on. */
export const staff: Claims = { sub: 'anna', 'cognito:groups': '[editors staff]' };

/** The staff application over a real engine, with a clock and ids of the test's own. */
export async function startDesk() {
  const engine = await startEngine();
  const { dynamo, tables } = engine;
  const put = (pk: string, sk: string, value: unknown): Promise<unknown> =>
    dynamo.send(
      new PutItemCommand({
        TableName: tables.Catalogue,
        Item: { pk: { S: pk }, sk: { S: sk }, json: { S: JSON.stringify(value) } },
      }),
    );
  const clock = { now: noon };
  const logged: LogEvent[] = [];
  let ids = 0;
  const deps = {
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    releases: openReleases(dynamo, tables.Catalogue),
    clubReleases: openClubReleases(dynamo, tables.Catalogue),
    interims: openInterims(dynamo, tables.Catalogue),
    texts: openTexts(dynamo, tables.Catalogue),
    waves: openWaves(dynamo, tables.Catalogue),
    contacts: openContactReader(dynamo, tables.Reports, tables.Catalogue),
    register: openRegister(dynamo, tables.Catalogue),
    invitations: openInvitations(dynamo, tables.Catalogue),
    reports: openReportJudge(dynamo, tables.Reports, tables.Catalogue),
    mails: openMails(dynamo, tables.Catalogue),
    publicWords: openWords(join(root, 'web/words')),
    reportWords: openWords(join(root, 'web/report/words')),
    print: { style: '', script: '' },
    house: readHouse(),
    origin: 'https://fragen.example',
    chance: randomBytes,
    population,
    now: () => clock.now,
    newId: () => `id${++ids}`,
    log: (event: LogEvent) => logged.push(event),
    resultsStyle: 'body { margin: 0 }',
    ...pageOf({
      script: 'document.title = "</script><!-- hi";',
      style: 'a { color: red }',
      issuer: 'https://issuer.example/pool',
      clientId: 'client"><b>',
      logoutUrl: 'https://login.example/logout?a=1&b=2',
      house: readHouse(),
    }),
  };
  const writer = openReleaseWriter(dynamo, tables.Catalogue, tables.Responses);
  const release = async (wave: Wave) => {
    const made = released(plan, wave, tally, '2026-11-19');
    await writer.publish(made);
    await writer.announce(wave.id, 1);
    return made;
  };
  await put(questionnaireKey(questionnaire.id), versionKey(1), questionnaire);
  await put(questionnaireKey(questionnaire.id), translationKey(1, 'de'), german);
  const app = createApp(deps);
  const api = (path: string, init: RequestInit = {}, claims: Claims | undefined = staff) =>
    app.request(`/api/desk/${path}`, init, claims === undefined ? {} : { claims });
  /** The audit entries, oldest first. */
  const audit = async (): Promise<readonly Record<string, unknown>[]> => {
    const { Items } = await dynamo.send(
      new QueryCommand({
        TableName: tables.Catalogue,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'A#2026-11' } },
      }),
    );
    return (Items ?? []).map((item) => JSON.parse(item.json?.S ?? ''));
  };
  const auditOf = async (wave: string) => (await audit()).filter((entry) => entry['wave'] === wave);
  return {
    ...{ audit, auditOf, app, api, deps, clock, logged, dynamo, tables, release },
    put: (wave: Wave) => put(wavesKey, wave.id, wave),
    count: (wave: Wave) => writer.count(wave.id, participationOf(wave, tally, '2026-11-20')),
    stop: engine.stop,
  };
}
