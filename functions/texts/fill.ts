import { createHmac } from 'node:crypto';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { gather, type RoomText } from '../../survey/texts/room.ts';
import { expiryOf, type Wave } from '../../survey/wave.ts';
import { responseOf } from '../tally/record.ts';
import type { TextsDeps } from './deps.ts';

/** A text's id: 120 bits of HMAC-SHA-256 under the room's secret, so that it leads back to no response. */
const idBy =
  (secret: string) =>
  (response: string, field: string): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([response, field]))
      .digest('hex')
      .slice(0, 30);

/** The texts that a wave's live responses hold now. What was withdrawn is not among them. */
export async function gatherTexts(
  wave: Wave,
  questionnaire: Questionnaire,
  secret: string,
  { responses }: TextsDeps,
): Promise<readonly RoomText[]> {
  const gathering = gather(questionnaire, idBy(secret));
  for await (const row of responses.eachResponse(wave.id)) gathering.add(responseOf(row));
  return gathering.texts();
}

/** Fills a wave's room, once. Repeated after a failure it goes on: the secret and so the ids are the same. */
export async function fillRoom(wave: Wave, questionnaire: Questionnaire, deps: TextsDeps): Promise<void> {
  const ttl = expiryOf(wave);
  const secret = await deps.room.prepare(wave.id, deps.newSecret(), ttl);
  await deps.room.fill(wave.id, await gatherTexts(wave, questionnaire, secret, deps), ttl);
}
