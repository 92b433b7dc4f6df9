import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NewResponse, openResponses, type ResponseStore } from '../../functions/store/responses.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { buckets } from '../../survey/id.ts';
import { dayOf } from '../../survey/wave.ts';
import { aResponse } from '../builders.ts';
import { idNumber, now } from '../collect/world.ts';
import { startEngine } from '../engine.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let store: ResponseStore;
beforeAll(async () => {
  engine = await startEngine();
  store = openResponses(engine.dynamo, engine.tables.Responses, engine.tables.Catalogue);
});
afterAll(() => engine.stop());

const { questionnaire } = elternKita;

const made = (number: number, change: Partial<NewResponse> = {}): NewResponse => ({
  id: idNumber(number),
  wave: 'open-26',
  version: 1,
  language: 'uk',
  day: dayOf(now),
  place: 'north',
  answers: aResponse(questionnaire, madeUpFields(questionnaire, seeded(number))).answers,
  ttl: 1_800_000_000,
  ...change,
});

const rows = async (): Promise<readonly Record<string, AttributeValue>[]> =>
  (await engine.dynamo.send(new ScanCommand({ TableName: engine.tables.Responses, ConsistentRead: true }))).Items ?? [];
const rowOf = async (id: string) => (await rows()).find((row) => row['sk']?.S === id);

test('a parent’s row holds what was sent, no time finer than a day, and nothing else', async () => {
  const response = made(1);
  expect(await store.put(response)).toBe('created');
  const row = await rowOf(response.id);
  expect(row).toEqual({
    pk: { S: 'R#open-26#1' },
    sk: { S: response.id },
    ver: { N: '1' },
    version: { N: '1' },
    language: { S: 'uk' },
    day: { S: '2026-11-23' },
    place: { S: 'north' },
    answers: { S: JSON.stringify(response.answers) },
    digest: { S: expect.stringMatching(/^[\w-]{22}$/) },
    ttl: { N: '1800000000' },
  });
  expect(JSON.stringify(row)).not.toMatch(/\d\d:\d\d|T\d\d|17\d{8}/);
});

test('a parent without a place leaves none behind', async () => {
  const { place: _, ...response } = made(2);
  await store.put(response);
  expect(await rowOf(response.id)).not.toHaveProperty('place');
});

test('two parents who say the same cannot be found out by their digests', async () => {
  const { answers } = made(3);
  await store.put(made(3));
  await store.put(made(4, { answers }));
  expect((await rowOf(idNumber(3)))?.['digest']).not.toEqual((await rowOf(idNumber(4)))?.['digest']);
});

test('forty made-up parents each stay below one kilobyte, spread over the partitions', async () => {
  const people = Array.from({ length: 40 }, (_, index) => made(index + 100));
  for (const person of people) await store.put(person);
  const stored = (await rows()).filter((row) => people.some(({ id }) => id === row['sk']?.S));
  expect(stored).toHaveLength(40);
  for (const row of stored) {
    const size = Object.entries(row).reduce(
      (sum, [name, value]) => sum + name.length + Buffer.byteLength(value.S ?? value.N ?? ''),
      0,
    );
    expect(size).toBeLessThan(1024);
  }
  expect(new Set(stored.map((row) => row['pk']?.S)).size).toBe(buckets);
});

test('a repeat on a later day, after a lost answer, is still the same response and keeps its first day', async () => {
  await store.put(made(5));
  expect(await store.put(made(5, { day: '2026-11-24' }))).toBe('repeated');
  expect((await rowOf(idNumber(5)))?.['day']?.S).toBe('2026-11-23');
});

test('ten presses at the same moment store one response', async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => store.put(made(6))));
  expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(9);
});

test('another parent’s answers never replace those under the same id', async () => {
  await store.put(made(7));
  const before = await rowOf(idNumber(7));
  expect(await store.put(made(7, { answers: made(8).answers }))).toBe('conflict');
  expect(await rowOf(idNumber(7))).toEqual(before);
});

test('a parent who withdraws leaves a tombstone that says nothing, and a late repeat does not undo it', async () => {
  await store.put(made(9));
  expect(await store.withdraw('open-26', idNumber(9), 1_800_000_000)).toBe(true);
  expect(await store.withdraw('open-26', idNumber(9), 1_800_000_000)).toBe(true);
  expect(await store.put(made(9))).toBe('conflict');
  expect(await rowOf(idNumber(9))).toEqual({
    pk: { S: 'R#open-26#9' },
    sk: { S: idNumber(9) },
    ver: { N: '2' },
    withdrawn: { BOOL: true },
    ttl: { N: '1800000000' },
  });
});

test('a parent who withdraws what was never sent leaves nothing behind', async () => {
  expect(await store.withdraw('open-26', idNumber(10), 1_800_000_000)).toBe(false);
  expect(await rowOf(idNumber(10))).toBeUndefined();
});
