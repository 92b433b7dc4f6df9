import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { createApp } from '../../functions/collect/app.ts';
import type { LogEvent } from '../../functions/log.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { openPublisher } from '../../functions/store/publish.ts';
import { openResponses } from '../../functions/store/responses.ts';
import { elternKita } from '../../questionnaires/all.ts';
import type { Fields } from '../../survey/answer.ts';
import { idLength, idOf } from '../../survey/id.ts';
import { aWave } from '../builders.ts';
import { startEngine } from '../engine.ts';

/** Half past midnight in Berlin, still the day before in UTC. */
export const now = Date.parse('2026-11-22T23:30:12.345Z');

/** A response id that differs by its number. */
export const idNumber = (number: number): string =>
  idOf(Uint8Array.from({ length: idLength }, (_, index) => (index === 0 ? number : Math.floor(number / 32) + index)));

export const json = { 'content-type': 'application/json' };
export const plain = { 'content-type': 'application/x-www-form-urlencoded' };

/** Fields as a plain form sends them. */
const encoded = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([field, values]) => values.map((value): [string, string] => [field, value])),
  ).toString();

const wave = (id: string, opens: string, closes: string, languages = ['de', 'en', 'tr', 'ar', 'uk']) =>
  aWave({ id, questionnaire: 'eltern-kita', opens, closes, languages });

/** The public application over a real engine, with an open, a planned and a closed wave, and what it logged. */
export async function startWorld() {
  const engine = await startEngine();
  const { dynamo, tables } = engine;
  const publisher = openPublisher(dynamo, tables.Catalogue);
  await publisher.questionnaire(elternKita.questionnaire, elternKita.translations);
  await publisher.wave(wave('open-26', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'));
  await publisher.wave(wave('russian-26', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', ['de', 'ru']));
  await publisher.wave(wave('planned-27', '2027-11-01T00:00:00Z', '2027-12-01T00:00:00Z'));
  await publisher.wave(wave('closed-25', '2025-11-01T00:00:00Z', '2025-12-01T00:00:00Z'));
  const logged: LogEvent[] = [];
  let made = 900;
  const app = createApp({
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    responses: openResponses(dynamo, tables.Responses),
    assets: { script: '', style: '' },
    openapi: '{}',
    now: () => now,
    newId() {
      made += 1;
      return idNumber(made);
    },
    newCorrelation: () => 'correlation',
    log: (event) => logged.push(event),
    cache: 0,
  });
  const rows = async (): Promise<readonly Record<string, AttributeValue>[]> =>
    (await dynamo.send(new ScanCommand({ TableName: tables.Responses, ConsistentRead: true }))).Items ?? [];
  return {
    app,
    logged,
    rows,
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
