import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTallyReader, openTallyWriter, type TallyWriter } from '../../functions/store/tallies.ts';
import { bySequence, foldRecords } from '../../functions/tally/fold.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { bucketOf, idLength, idOf } from '../../survey/id.ts';
import { acceptResponse, type Response } from '../../survey/response.ts';
import { contributionOf, differingCounters, mergeTallies, planOf } from '../../survey/tally.ts';
import { startEngine } from '../engine.ts';

const plan = planOf(elternKita.questionnaire);
let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;
type Chance = () => number;

function aResponse(chance: Chance): Response {
  const accepted = acceptResponse(elternKita.questionnaire, madeUpFields(elternKita.questionnaire, chance), {
    strict: true,
  });
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.issues));
  const id = idOf(Uint8Array.from({ length: idLength }, () => Math.floor(chance() * 256)));
  return { id, language: chance() < 0.5 ? 'de' : 'ar', answers: accepted.answers, place: 'sonnenblume' };
}

const key = (wave: string, id: string): Image => ({ pk: { S: `R#${wave}#${bucketOf(id)}` }, sk: { S: id } });

const live = (wave: string, response: Response): Image => ({
  ...key(wave, response.id),
  ver: { N: '1' },
  version: { N: '1' },
  language: { S: response.language },
  place: { S: response.place ?? '' },
  answers: { S: JSON.stringify(response.answers) },
  ttl: { N: '4000000000' },
});

const tombstone = (wave: string, id: string): Image => ({
  ...key(wave, id),
  ver: { N: '2' },
  withdrawn: { BOOL: true },
  ttl: { N: '4000000000' },
});

const record = (sequence: number, OldImage: Image | undefined, NewImage: Image | undefined): DynamoDBRecord => ({
  eventName: OldImage === undefined ? 'INSERT' : NewImage === undefined ? 'REMOVE' : 'MODIFY',
  dynamodb: {
    SequenceNumber: String(sequence),
    ...(OldImage ? { OldImage } : {}),
    ...(NewImage ? { NewImage } : {}),
  },
});

/** A history of responses, withdrawals and no-op writes as the stream tells it, and what should be counted. */
function history(wave: string, count: number, chance: Chance) {
  const records: DynamoDBRecord[] = [];
  const kept: Response[] = [];
  for (let made = 0; made < count; made += 1) {
    const response = aResponse(chance);
    records.push(record(records.length + 1, undefined, live(wave, response)));
    if (chance() < 0.1) records.push(record(records.length + 1, live(wave, response), live(wave, response)));
    if (chance() < 0.2) records.push(record(records.length + 1, live(wave, response), tombstone(wave, response.id)));
    else kept.push(response);
  }
  return { records, expected: mergeTallies(kept.map((response) => contributionOf(plan, response))) };
}

/** Delivers records as a bad day of Lambda would: torn batches, crashes before and after the commit, rewinds. */
async function deliverBadly(records: readonly DynamoDBRecord[], tallies: TallyWriter, chance: Chance) {
  const crashing: TallyWriter = {
    ...tallies,
    async fold(...transaction) {
      if (chance() < 0.1) throw new Error('crash before the commit');
      const outcome = await tallies.fold(...transaction);
      if (chance() < 0.1) throw new Error('crash after the commit');
      return outcome;
    },
  };
  const deps = { tallies: crashing, planFor: async () => plan, log: () => {}, pause: async () => {} };
  let place = 0;
  let highest = 0;
  while (place < records.length) {
    const batch = records.slice(place, place + 1 + Math.floor(chance() * 120));
    try {
      const [failed] = await foldRecords(batch, deps);
      place =
        failed === undefined
          ? place + batch.length
          : place + batch.findIndex((r) => r.dynamodb?.SequenceNumber === failed);
    } catch {
      // the whole batch comes again
    }
    highest = Math.max(highest, place);
    if (chance() < 0.15) place = Math.max(0, place - Math.floor(chance() * 150));
  }
  await foldRecords(records, { ...deps, tallies });
}

const writer = () => openTallyWriter(engine.dynamo, engine.tables.Tallies);
const reader = () => openTallyReader(engine.dynamo, engine.tables.Tallies);

describe('the exactly-once fold', () => {
  it.each([1, 2, 3])('counts everybody once however the stream is delivered (seed %i)', async (seed) => {
    const chance = seeded(seed);
    const wave = `fold-${seed}`;
    const { records, expected } = history(wave, 250, chance);
    await deliverBadly(records, writer(), chance);
    expect(differingCounters(await reader().tally(wave), expected)).toEqual([]);
  });

  it('counts wrong without its markers, so that the test above can fail', async () => {
    const chance = seeded(4);
    const { records, expected } = history('unmarked', 60, chance);
    const tallies = writer();
    const unmarked: TallyWriter = {
      ...tallies,
      fold: (wave, counting, steps, delta) =>
        tallies.fold(
          wave,
          counting,
          steps.map((step) => ({ ...step, id: `${step.id}-${Math.random()}`, from: 0 })),
          delta,
        ),
    };
    await deliverBadly(records, unmarked, chance);
    expect(differingCounters(await reader().tally('unmarked'), expected)).not.toEqual([]);
  });

  it('keeps the tally when DynamoDB expires a response, and subtracts what an operator erases', async () => {
    const chance = seeded(5);
    const [a, b] = [aResponse(chance), aResponse(chance)];
    const deps = { tallies: writer(), planFor: async () => plan, log: () => {}, pause: async () => {} };
    const insert = [record(1, undefined, live('expiry', a)), record(2, undefined, live('expiry', b))];
    const expired = {
      ...record(3, live('expiry', a), undefined),
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    };
    expect(await foldRecords([...insert, expired, record(4, live('expiry', b), undefined)], deps)).toEqual([]);
    expect(differingCounters(await reader().tally('expiry'), contributionOf(plan, a))).toEqual([]);
  });

  it('sets a broken record aside with its wave, and counts the others', async () => {
    const chance = seeded(6);
    const good = aResponse(chance);
    const broken = { ...live('poison', aResponse(chance)), answers: { S: '{' } };
    const poison = {
      ...record(1, undefined, broken),
      dynamodb: { SequenceNumber: '1', NewImage: broken, Keys: key('poison', good.id) },
    };
    const deps = { tallies: writer(), planFor: async () => plan, log: () => {}, pause: async () => {} };
    expect(await foldRecords([poison, record(2, undefined, live('poison', good))], deps)).toEqual([]);
    expect(await reader().quarantined('poison')).toBe(1);
    expect(differingCounters(await reader().tally('poison'), contributionOf(plan, good))).toEqual([]);
  });

  it('names the lowest record that could not be applied, by number and not by text', async () => {
    const chance = seeded(7);
    const response = aResponse(chance);
    const gap = record(12, live('gap', response), tombstone('gap', response.id));
    const deps = { tallies: writer(), planFor: async () => plan, log: () => {}, pause: async () => {} };
    expect(await foldRecords([gap], deps)).toEqual(['12']);
    expect(['9', '10', '100'].toSorted(bySequence)).toEqual(['9', '10', '100']);
  });
});
