import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../../functions/recount.ts';
import { openAudit } from '../../functions/store/audit.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { openTallyReader, openTallyWriter } from '../../functions/store/tallies.ts';
import { foldRecords } from '../../functions/tally/fold.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { planOf } from '../../survey/tally.ts';
import { idNumber, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const body = { language: 'de', answers: { k1: 'witten', k2: '3' } };
const plan = planOf(elternKita.questionnaire);
const marksAt = async (id: string) => (await world.rowOf(id))?.['marks'];
const listOf = (...marks: string[]) => ({ L: marks.map((S) => ({ S })) });

let number = 100;
test.each([
  ['in good time', { seconds: 3 }, undefined],
  ['too soon', { seconds: 2 }, listOf('fast')],
  ['with the trap filled in', { seconds: 60, trap: true }, listOf('trap')],
  ['too soon and with the trap filled in', { seconds: 0, trap: true }, listOf('fast', 'trap')],
  ['after a day in an open tab', { seconds: 86_400, trap: false }, undefined],
  ['with somebody who reads the questions out', { seconds: 60, interview: true }, listOf('interview')],
  ['by a client that says nothing of it', {}, undefined],
])('a person who sends %s is taken, and only so much is noted', async (_, more, marks) => {
  number += 1;
  const fresh = idNumber(number);
  expect((await world.put(fresh, { ...body, ...more })).status).toBe(201);
  expect(await marksAt(fresh)).toEqual(marks);
  expect(JSON.stringify(await world.rowOf(fresh))).not.toContain('seconds');
});

test('a person who sends again by another way is the same person, as first noted', async () => {
  const fields = { k1: ['witten'], k2: ['3'] };
  expect((await world.put(idNumber(2), { ...body, seconds: 0 })).status).toBe(201);
  expect((await world.put(idNumber(2), { ...body, seconds: 60 })).status).toBe(200);
  const posted = await world.post('/s/open-26/de', { ...fields, _id: [idNumber(2)] });
  expect(posted.headers.get('location')).toContain(idNumber(2));
  expect(await marksAt(idNumber(2))).toEqual(listOf('fast'));
});

test.each([
  ['a time that is no number', { seconds: 'soon' }],
  ['a time with a fraction', { seconds: 1.5 }],
  ['a trap that is no yes or no', { trap: 'x' }],
])('a client that sends %s is told so', async (_, more) => {
  expect((await world.put(idNumber(3), { ...body, ...more })).status).toBe(422);
});

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

/** A stored row as a stream record brings it: the SDK's and Lambda's types of it differ. */
const imageOf = (row: object): Image => JSON.parse(JSON.stringify(row));

test('what is noted is counted once, leaves with a withdrawal, and the recount agrees', async () => {
  for (const [number, more] of [{}, { trap: true }, { seconds: 0 }, { trap: true, seconds: 0 }].entries())
    await world.put(idNumber(number + 40), { ...body, ...more }, 'russian-26');
  const mine = (await world.rows()).filter((row) => row['pk']?.S?.startsWith('R#russian-26#'));
  await world.remove(idNumber(43), 'russian-26');
  const gone = (await world.rowOf(idNumber(43))) ?? {};
  const records: DynamoDBRecord[] = [
    ...mine.map((row) => ({ NewImage: imageOf(row) })),
    ...mine
      .filter((row) => row['sk']?.S === idNumber(43))
      .map((row) => ({ OldImage: imageOf(row), NewImage: imageOf(gone) })),
  ].map((images, index) => ({ dynamodb: { SequenceNumber: String(index + 1), ...images } }));
  const { dynamo, tables } = world;
  const tallies = openTallyWriter(dynamo, tables.Tallies);
  const deps = { tallies, planFor: async () => plan, log: () => {}, pause: async () => {} };
  expect(await foldRecords(records, deps)).toEqual([]);
  expect(await foldRecords(records, deps)).toEqual([]);
  const counted = await recount('russian-26', {
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    audit: openAudit(dynamo, tables.Responses),
    tallies: openTallyReader(dynamo, tables.Tallies),
  });
  expect(counted?.responses).toBe(3);
  expect(counted?.differing).toEqual([]);
  const tally = await openTallyReader(dynamo, tables.Tallies).tally('russian-26');
  expect(['is-trap', 'is-fast', 'is-plain'].map((counter) => tally.get(counter) ?? 0)).toEqual([1, 1, 0]);
});

test('a row with a mark that nobody knows is set aside and counted nowhere', async () => {
  const [row = {}] = (await world.rows()).filter((one) => one['sk']?.S === idNumber(41));
  const strange = imageOf({ ...row, marks: listOf('odd'), pk: { S: 'R#strange-26#1' } });
  const logged: string[] = [];
  const tallies = openTallyWriter(world.dynamo, world.tables.Tallies);
  const deps = { tallies, planFor: async () => plan, log: ({ event }: { event: string }) => logged.push(event) };
  await foldRecords([{ dynamodb: { SequenceNumber: '1', NewImage: strange } }], { ...deps, pause: async () => {} });
  expect(logged).toEqual(['record_quarantined']);
});
