import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditSeries } from '../../functions/audit/audit.ts';
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
import { foldRecords } from '../../functions/tally/fold.ts';
import { sweepExpired } from '../../infra/local/sweep.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { acceptResponse } from '../../survey/response.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import { startEngine } from '../engine.ts';

const closes = Date.parse('2026-06-01T10:00:00Z');
const plan = planOf(elternKita.questionnaire);
let engine: Awaited<ReturnType<typeof startEngine>>;
let now = closes - 1000;
const logged: LogEvent[] = [];

beforeAll(async () => {
  engine = await startEngine();
  const publisher = openPublisher(engine.dynamo, engine.tables.Catalogue);
  await publisher.questionnaire(elternKita.questionnaire, elternKita.translations);
  const wave = {
    name: 'Welle',
    questionnaire: 'eltern-kita',
    version: 1,
    languages: ['de'],
    k: 5,
    retentionDays: 30,
  } as const;
  const window = { opens: '2026-05-01T00:00:00Z', closes: new Date(closes).toISOString() };
  for (const id of ['summer', 'tiny'])
    await publisher.wave({ ...wave, ...window, id, languages: ['de'], places: [{ code: 'sun', name: 'Sonne' }] });
});
afterAll(() => engine.stop());

const deps = () => ({
  catalogue: openCatalogue(engine.dynamo, engine.tables.Catalogue),
  tallies: openTallyReader(engine.dynamo, engine.tables.Tallies),
  releases: openReleaseWriter(engine.dynamo, engine.tables.Catalogue, engine.tables.Responses),
  stored: openReleases(engine.dynamo, engine.tables.Catalogue),
  interims: {
    ...openInterims(engine.dynamo, engine.tables.Catalogue),
    ...openInterimWriter(engine.dynamo, engine.tables.Catalogue),
  },
  seals: openSeals(engine.dynamo, engine.tables.Catalogue),
  newSecret: () => 'secret',
  audit: quickAudit,
  compare: auditSeries,
  now: () => now,
  log: (event: LogEvent) => logged.push(event),
  settle: 5000,
});
const reader = () => openReleases(engine.dynamo, engine.tables.Catalogue);
const writer = () => openTallyWriter(engine.dynamo, engine.tables.Tallies);

/** Adds made-up parents to a wave's tally, as the fold would. */
async function count(wave: string, parents: number): Promise<void> {
  const chance = seeded(3);
  const tallies = Array.from({ length: parents }, (_, index) => {
    const accepted = acceptResponse(elternKita.questionnaire, madeUpFields(elternKita.questionnaire, chance), {
      strict: true,
    });
    if (!accepted.ok) throw new Error('the generator made an answer that is not taken');
    const response = {
      id: String(index),
      language: 'de',
      answers: accepted.answers,
      place: index < 3 ? 'sun' : 'other',
    };
    return contributionOf(plan, response);
  });
  const step = { id: `all-of-${wave}`, from: 0, to: 1, ttl: 4_000_000_000 };
  expect(await writer().fold(wave, plan, [step], mergeTallies(tallies))).toEqual({ applied: true });
}

const fenceRecords = (wave: string): DynamoDBRecord[] =>
  fenceKeys(wave).map((key, index) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(index + 1),
      NewImage: { pk: { S: key['pk']?.S ?? '' }, sk: { S: key['sk']?.S ?? '' } },
    },
  }));

const passFences = (wave: string) =>
  foldRecords(fenceRecords(wave), {
    tallies: writer(),
    planFor: async () => plan,
    log: () => {},
    pause: async () => {},
  });

describe('a wave that closes', () => {
  it('shows staff how many took part while it is open, and no answers', async () => {
    await count('summer', 400);
    await count('tiny', 4);
    await releaseWaves(deps());
    expect(await reader().participation('summer')).toMatchObject({ total: 400, places: { sun: null } });
    expect(await reader().release('summer', 1)).toBeUndefined();
  });

  it('waits for the answers that are still on their way', async () => {
    now = closes + 6000;
    await releaseWaves(deps());
    expect(await reader().release('summer', 1)).toBeUndefined();
    await passFences('summer');
    await releaseWaves(deps());
    const release = await reader().release('summer', 1);
    expect(release?.total).toBe(400);
    expect(release?.tables.some(({ status }) => status === 'published')).toBe(true);
    expect(release?.audit).toMatchObject({ withheld: 0 });
    expect(release?.audit.checked).toBeGreaterThan(100);
    expect(logged.filter(({ event }) => event === 'audit_failed')).toEqual([]);
    expect(JSON.stringify(release).length).toBeLessThan(380_000);
  });

  it('publishes no cell below five, and nothing at all of four parents', async () => {
    await passFences('tiny');
    await releaseWaves(deps());
    const tiny = await reader().release('tiny', 1);
    expect(tiny?.total).toBeNull();
    expect(new Set(tiny?.tables.map((table) => (table.status === 'withheld' ? table.reason : 'shown')))).toEqual(
      new Set(['too_few']),
    );
    const summer = await reader().release('summer', 1);
    const cells = summer?.tables.flatMap((table) => (table.status === 'published' ? table.counts.flat() : [])) ?? [];
    expect(Math.min(...cells.flatMap((cell) => cell ?? []))).toBeGreaterThanOrEqual(5);
    expect(cells).toContain(null);
  });

  it('never changes a release, whatever is tallied later', async () => {
    const before = JSON.stringify(await reader().release('summer', 1));
    await writer().fold('summer', plan, [{ id: 'late', from: 0, to: 1, ttl: 4_000_000_000 }], new Map([['c0', 7]]));
    const release = await reader().release('summer', 1);
    if (!release) throw new Error('the release is gone');
    expect(await deps().releases.publish({ ...release, day: '2030-01-01' })).toBe(false);
    await releaseWaves(deps());
    expect(JSON.stringify(await reader().release('summer', 1))).toBe(before);
  });

  it('has one secret, which whoever comes later gets and does not change', async () => {
    const { seals } = deps();
    expect(await seals.seal('summer', 'another')).toBe('secret');
    expect(await seals.seal('new', 'first')).toBe('first');
    expect(await seals.seal('new', 'second')).toBe('first');
  });

  it('forgets what has expired and keeps the rest', async () => {
    const put = (sk: string, ttl: number) =>
      engine.dynamo.send(
        new PutItemCommand({
          TableName: engine.tables.Responses,
          Item: { pk: { S: 'R#old#0' }, sk: { S: sk }, ttl: { N: String(ttl) } },
        }),
      );
    await put('expired', 1000);
    await put('kept', 5000);
    expect(await sweepExpired(engine.dynamo, engine.tables, 2_000_000)).toBe(1);
  });
});
