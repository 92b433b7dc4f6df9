import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { createApp } from '../../functions/collect/app.ts';
import type { LogEvent } from '../../functions/log.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { openCodes } from '../../functions/store/codes.ts';
import { openContactWriter } from '../../functions/store/contacts.ts';
import { openKeys, openKeyWriter } from '../../functions/store/keys.ts';
import { openPublisher } from '../../functions/store/publish.ts';
import { openResponses } from '../../functions/store/responses.ts';
import { openWords } from '../../functions/words.ts';
import { readHouse } from '../../infra/house.ts';
import { elternKita } from '../../questionnaires/all.ts';
import type { Fields } from '../../survey/answer.ts';
import { idLength, idOf } from '../../survey/id.ts';
import type { Wave } from '../../survey/wave.ts';
import { aWave } from '../builders.ts';
import { startEngine } from '../engine.ts';
import { root } from '../sources.ts';

/** Half past midnight in Berlin, still the day before in UTC. */
export const now = Date.parse('2026-11-22T23:30:12.345Z');

/** A response id that differs by its number. */
export const idNumber = (number: number): string =>
  idOf(Uint8Array.from({ length: idLength }, (_, index) => (index === 0 ? number : Math.floor(number / 32) + index)));

export const json = { 'content-type': 'application/json' };
export const plain = { 'content-type': 'application/x-www-form-urlencoded' };

/** Pages without their style sheet and scripts. */
export const noAssets = {
  style: '',
  rare: '',
  early: '',
  lean: '',
  full: '',
  kiosk: '',
  more: '/f/more.js',
  house: readHouse(),
};

/** Fields as a plain form sends them. */
const encoded = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([field, values]) => values.map((value): [string, string] => [field, value])),
  ).toString();

const wave = (id: string, opens: string, closes: string, change: Partial<Wave> = {}) =>
  aWave({ id, questionnaire: 'eltern-kita', opens, closes, languages: ['de', 'en', 'tr', 'ar', 'uk'], ...change });

/** A wave in a language that nobody has translated the questionnaire into yet. */
const untranslated = { version: 2, languages: ['de', 'ru'] };

/** Responses a minute above which a wave that watches the rate wants proofs. */
export const proofRate = 3;

/** The public application over a real engine, with an open, a planned and a closed wave, and what it logged. */
export async function startWorld() {
  const engine = await startEngine();
  const { dynamo, tables } = engine;
  const publisher = openPublisher(dynamo, tables.Catalogue);
  const { questionnaire, translations } = elternKita;
  await publisher.questionnaire(questionnaire, translations);
  const german = translations.filter(({ language }) => language === 'de');
  await publisher.questionnaire({ ...questionnaire, version: 2 }, german);
  await publisher.wave(wave('open-26', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'));
  await publisher.wave(wave('russian-26', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', untranslated));
  const window = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'] as const;
  for (const id of ['coded-26', 'letters-26']) await publisher.wave(wave(id, ...window, { access: 'code' }));
  for (const id of ['proven-26', 'shown-26']) await publisher.wave(wave(id, ...window, { proof: 'always' }));
  await publisher.wave(wave('watched-26', ...window, { proof: 'rate' }));
  await publisher.wave(wave('planned-27', '2027-11-01T00:00:00Z', '2027-12-01T00:00:00Z'));
  await publisher.wave(wave('closed-25', '2025-11-01T00:00:00Z', '2025-12-01T00:00:00Z'));
  const logged: LogEvent[] = [];
  let made = 900;
  const clock = { now };
  const app = createApp({
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    responses: openResponses(dynamo, tables.Responses, tables.Catalogue),
    contacts: openContactWriter(dynamo, tables.Reports),
    keys: openKeys(dynamo, tables.Catalogue),
    chance: randomBytes,
    proofRate,
    assets: noAssets,
    print: { script: '', style: '' },
    origin: 'https://fragen.example',
    files: new Map([['/sw.js', '// worker']]),
    words: openWords(join(root, 'web/words')),
    legal: openWords(join(root, 'web/legal')),
    openapi: '{}',
    now: () => clock.now,
    newId() {
      made += 1;
      return idNumber(made);
    },
    newCorrelation: () => 'correlation',
    log: (event) => logged.push(event),
    cache: 0,
  });
  const rowsIn = async (table: string): Promise<readonly Record<string, AttributeValue>[]> =>
    (await dynamo.send(new ScanCommand({ TableName: table, ConsistentRead: true }))).Items ?? [];
  const rows = () => rowsIn(tables.Responses);
  return {
    app,
    logged,
    /** The time that the application is told. */
    clock,
    /** Codes as an operator adds them, and keys as the release function does. */
    codes: openCodes(dynamo, tables.Catalogue),
    keys: openKeyWriter(dynamo, tables.Catalogue),
    dynamo,
    tables,
    rows,
    contacts: () => rowsIn(tables.Reports),
    stop: engine.stop,
    rowOf: async (id: string) => (await rows()).find((row) => row['sk']?.S === id),
    put: (id: string, body: unknown, wave = 'open-26') =>
      app.request(`/api/waves/${wave}/responses/${id}`, { method: 'PUT', headers: json, body: JSON.stringify(body) }),
    remove: (id: string, wave = 'open-26') => app.request(`/api/waves/${wave}/responses/${id}`, { method: 'DELETE' }),
    post: (path: string, fields: Fields) =>
      app.request(path, { method: 'POST', headers: plain, body: encoded(fields) }),
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
