import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Claims } from '../../functions/gateway.ts';
import { openReading } from '../../functions/store/reading.ts';
import { openResponses } from '../../functions/store/responses.ts';
import { openRoom } from '../../functions/store/room.ts';
import { openTexts, openTextWriter } from '../../functions/store/texts.ts';
import { createApp } from '../../functions/texts/app.ts';
import { idLength, idOf } from '../../survey/id.ts';
import type { Wave } from '../../survey/wave.ts';
import type { QuestionView } from '../../web/desk/room.ts';
import { aWave, startDesk } from '../desk/world.ts';

export const anna: Claims = { sub: 'anna', 'cognito:groups': '[staff reviewers]' };
export const ben: Claims = { sub: 'ben', 'cognito:groups': '[staff reviewers exporters]' };

/** A response's id, the same for the same number. */
export const idFor = (n: number): string =>
  idOf(Uint8Array.from({ length: idLength }, (_, at) => (n * 7 + at * n) % 256));

/** The room over a real engine, beside the desk that shows what it publishes. */
export async function startRoom() {
  const desk = await startDesk();
  const { dynamo, tables, deps } = desk;
  const responses = openResponses(dynamo, tables.Responses, tables.Catalogue);
  let secrets = 0;
  const app = createApp({
    ...deps,
    responses: openReading(dynamo, tables.Responses),
    room: openRoom(dynamo, tables.Reports, tables.Catalogue),
    published: { ...openTexts(dynamo, tables.Catalogue), ...openTextWriter(dynamo, tables.Catalogue) },
    audit: deps.waves.audit,
    newSecret: () => `secret ${++secrets}`,
  });
  const api = async (path: string, init: { method?: string; body?: unknown } = {}, claims: Claims = anna) => {
    const { method = 'GET', body } = init;
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return app.request(`/api/texts/waves/${path}`, { method, ...sent }, { claims });
  };
  const write = (wave: Wave, n: number, text: string, language = 'de') =>
    responses.put({
      ...{ id: idFor(n), wave: wave.id, version: 1, language, day: '2026-11-10', ttl: 4_000_000_000 },
      place: 'sonne',
      answers: { q1: 'witten', q6: text },
    });
  const question = async (wave: string, claims = anna): Promise<QuestionView> =>
    (await api(`${wave}/questions/q6`, {}, claims)).json();
  /** Every row of a partition as text. */
  const rows = async (table: string, pk: string): Promise<readonly string[]> => {
    const ExpressionAttributeValues = { ':pk': { S: pk } };
    const query = new QueryCommand({ TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues });
    return ((await dynamo.send(query)).Items ?? []).map((item) => JSON.stringify(item));
  };
  /** A wave that has been released, with these texts. */
  const wave = async (id: string, texts: readonly (readonly [string, string?])[]): Promise<Wave> => {
    const made = aWave({ id, closes: '2026-11-18T00:00:00.000Z' });
    await desk.put(made);
    for (const [index, [text, language]] of texts.entries()) await write(made, index, text, language);
    await desk.release(made);
    return made;
  };
  return { ...desk, texts: app, room: api, write, question, rows, wave, responses };
}
