import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditSeries } from '../../functions/audit/audit.ts';
import { auditBatches } from '../../functions/audit/batches.ts';
import { quickAudit } from '../../functions/audit/quick.ts';
import type { LogEvent } from '../../functions/log.ts';
import { releaseWaves } from '../../functions/release/release.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { openInterims, openInterimWriter } from '../../functions/store/interim.ts';
import { openPublisher } from '../../functions/store/publish.ts';
import { openReleases, openReleaseWriter } from '../../functions/store/releases.ts';
import { fenceKeys } from '../../functions/store/responses.ts';
import { openSeals } from '../../functions/store/seals.ts';
import { openTallyReader, openTallyWriter } from '../../functions/store/tallies.ts';
import { openWaves } from '../../functions/store/waves.ts';
import { foldRecords } from '../../functions/tally/fold.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { acceptResponse } from '../../survey/response.ts';
import { contributionOf, mergeTallies, planOf, type Tally } from '../../survey/tally.ts';
import type { Wave } from '../../survey/wave.ts';
import { anAsking } from '../builders.ts';
import { startEngine } from '../engine.ts';

const codes = ['n', 's', 'w', 'e', 'm'].map((code) => ({ code }));
const questionnaire = anAsking(
  ['town', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6'].map((item) => ({ id: item, type: 'select_one', list: 'FIVE' })),
  { lists: { FIVE: codes }, breakdowns: [{ id: 'town', item: 'town' }] },
);
const plan = planOf(questionnaire);
const id = 'sommer';
const closes = Date.parse('2026-06-01T10:00:00Z');
let engine: Awaited<ReturnType<typeof startEngine>>;
let now = closes - 86_400_000;
let logged: LogEvent[] = [];

beforeAll(async () => {
  engine = await startEngine();
  const publisher = openPublisher(engine.dynamo, engine.tables.Catalogue);
  await publisher.questionnaire(questionnaire, []);
  await publisher.wave({
    ...{
      id,
      name: 'Sommer',
      questionnaire: questionnaire.id,
      version: questionnaire.version,
      languages: ['de'],
      places: [],
      k: 5,
    },
    ...{ opens: '2026-05-01T00:00:00Z', closes: new Date(closes).toISOString(), retentionDays: 30 },
  });
});
afterAll(() => engine.stop());

const deps = () => {
  const { dynamo, tables } = engine;
  return {
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    tallies: openTallyReader(dynamo, tables.Tallies),
    releases: openReleaseWriter(dynamo, tables.Catalogue, tables.Responses),
    stored: openReleases(dynamo, tables.Catalogue),
    interims: { ...openInterims(dynamo, tables.Catalogue), ...openInterimWriter(dynamo, tables.Catalogue) },
    seals: openSeals(dynamo, tables.Catalogue),
    newSecret: () => 'secret',
    audit: quickAudit,
    compare: auditSeries,
    now: () => now,
    log: (event: LogEvent) => logged.push(event),
    settle: 5000,
  };
};

const chance = seeded(9);
const people: readonly Tally[] = Array.from({ length: 400 }, (_, index) => {
  const accepted = acceptResponse(questionnaire, madeUpFields(questionnaire, chance), { strict: true });
  if (!accepted.ok) throw new Error('the generator made an answer that is not taken');
  return contributionOf(plan, { id: String(index), language: 'de', answers: accepted.answers });
});

/** Counts people in, or takes them out again, as the fold would. */
async function count(from: number, to: number, sign: 1 | -1 = 1): Promise<void> {
  const step = { id: `step ${from} ${to} ${sign}`, from: 0, to: 1, ttl: 4_000_000_000 };
  const tally = mergeTallies(people.slice(from, to), sign);
  expect(await openTallyWriter(engine.dynamo, engine.tables.Tallies).fold(id, plan, [step], tally)).toEqual({
    applied: true,
  });
}

async function ask(change: Partial<Wave>): Promise<void> {
  const waves = openWaves(engine.dynamo, engine.tables.Catalogue);
  const from = await waves.read(id);
  if (!from) throw new Error('the wave is gone');
  const entry = { id: JSON.stringify(change), at: now, by: 'anna', wave: id, action: 'ask_interim' } as const;
  expect(await waves.change(from, { ...from.wave, ...change }, entry)).toBe(true);
}

const passFences = () =>
  foldRecords(
    fenceKeys(id).map((key, index) => ({
      eventName: 'INSERT' as const,
      dynamodb: {
        SequenceNumber: String(index + 1),
        NewImage: { pk: { S: key['pk']?.S ?? '' }, sk: { S: key['sk']?.S ?? '' } },
      },
    })),
    {
      tallies: openTallyWriter(engine.dynamo, engine.tables.Tallies),
      planFor: async () => plan,
      log: () => {},
      pause: async () => {},
    },
  );

const interim = () => deps().interims.interim(id);
const release = (number: number) => deps().stored.release(id, number);
const run = async (): Promise<void> => {
  logged = [];
  await releaseWaves(deps());
};

describe('an interim release', () => {
  it('is not made unasked, nor of 49 responses', async () => {
    await count(0, 49);
    await run();
    expect(await interim()).toBeUndefined();
    await ask({ interim: true });
    await run();
    expect(await interim()).toBeUndefined();
  });

  it('is made once of enough, and is not changed by what comes after', async () => {
    await count(49, 180);
    await run();
    const made = await interim();
    expect(made).toMatchObject({ interim: true, total: 180 });
    expect(made?.tables.every(({ breakdown, option }) => !breakdown && !option)).toBe(true);
    expect(made?.tables.filter(({ status }) => status === 'published').length).toBeGreaterThan(5);
    expect(logged).toContainEqual({ event: 'interim_released', wave: id });
    await count(180, 240);
    await run();
    expect(await interim()).toEqual(made);
    expect(await release(1)).toBeUndefined();
  });

  it('is heeded by the final one, which tells of nobody who came after', async () => {
    await count(240, 300);
    now = closes + 6000;
    await run();
    await passFences();
    await run();
    const [first, last] = [await interim(), await release(1)];
    expect(last?.total).toBe(300);
    expect(logged.filter(({ event }) => event === 'audit_failed')).toEqual([]);
    expect(auditBatches(JSON.stringify(first), JSON.stringify(last)).findings).toEqual([]);
    expect(last?.tables.some(({ breakdown, status }) => breakdown && status === 'published')).toBe(true);
  });
});

describe('a corrected release', () => {
  it('waits while nothing or too little was taken out, and says so once', async () => {
    const before = JSON.stringify(await release(1));
    await ask({ correct: 2 });
    await run();
    expect(logged).toContainEqual({ event: 'release_held', wave: id, number: 2, reason: 'unchanged' });
    await count(0, 3, -1);
    await run();
    expect(logged).toContainEqual({ event: 'release_held', wave: id, number: 2, reason: 'too_few' });
    await run();
    expect(logged.filter(({ event }) => event === 'release_held')).toEqual([]);
    expect(await deps().interims.held(id)).toMatchObject({ number: 2, reason: 'too_few' });
    expect(await release(2)).toBeUndefined();
    expect(JSON.stringify(await release(1))).toBe(before);
  });

  it('comes when enough were taken out, beside the first, and tells of none of them', async () => {
    const before = JSON.stringify(await release(1));
    await count(3, 90, -1);
    await run();
    const [first, second] = [await release(1), await release(2)];
    expect(JSON.stringify(first)).toBe(before);
    expect(second).toMatchObject({ number: 2, total: 210 });
    expect(second?.tables.filter(({ status }) => status === 'published').length).toBeGreaterThan(0);
    expect(second?.tables.filter(({ breakdown, status }) => breakdown && status !== 'withheld')).toEqual([]);
    expect(auditBatches(JSON.stringify(first), JSON.stringify(second)).findings).toEqual([]);
    expect((await deps().catalogue.wave(id))?.released).toBe(2);
    await run();
    expect(await release(3)).toBeUndefined();
  });
});
