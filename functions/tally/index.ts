import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { fielded } from '../../survey/table.ts';
import { planOf } from '../../survey/tally.ts';
import { remember } from '../cache.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openTallyWriter } from '../store/tallies.ts';
import { environment } from './env.ts';
import { foldRecords } from './fold.ts';

const { CATALOGUE_TABLE, TALLIES_TABLE } = environment(process.env);
const dynamo = openDynamo();
const catalogue = openCatalogue(dynamo, CATALOGUE_TABLE);
const tallies = openTallyWriter(dynamo, TALLIES_TABLE);
const log = logTo((line) => process.stdout.write(line));

/** A wave's questionnaire version never changes; a wave that is unknown may be about to be written. */
const planFor = remember(
  async (id) => {
    const listed = await catalogue.wave(id);
    const questionnaire = listed && (await catalogue.questionnaire(listed.wave.questionnaire, listed.wave.version));
    return questionnaire && planOf(fielded(questionnaire, listed.wave.places));
  },
  60_000,
  Date.now,
);

/** Exponential backoff with full jitter, at most half a second. */
const pause = (attempt: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.random() * Math.min(500, 10 * 2 ** attempt)));

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const failed = await foldRecords(event.Records, { tallies, planFor, log, pause });
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
