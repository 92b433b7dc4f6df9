import { type AttributeValue, QueryCommand, ScanCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CodeWriter, openCodes } from '../../functions/store/codes.ts';
import { type NewResponse, openResponses, type ResponseStore } from '../../functions/store/responses.ts';
import { failedIn } from '../../functions/store/transact.ts';
import { idNumber } from '../collect/world.ts';
import { startEngine } from '../engine.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let store: ResponseStore;
let codes: CodeWriter;
beforeAll(async () => {
  engine = await startEngine();
  store = openResponses(engine.dynamo, engine.tables.Responses, engine.tables.Catalogue);
  codes = openCodes(engine.dynamo, engine.tables.Catalogue);
});
afterAll(() => engine.stop());

const made = (number: number, change: Partial<NewResponse> = {}): NewResponse => ({
  id: idNumber(number),
  wave: 'open-26',
  version: 1,
  language: 'uk',
  day: '2026-11-23',
  answers: { k1: 'witten' },
  ttl: 1_800_000_000,
  ...change,
});

type Stored = Record<string, AttributeValue>;
const rows = async (): Promise<readonly Stored[]> =>
  (await engine.dynamo.send(new ScanCommand({ TableName: engine.tables.Responses, ConsistentRead: true }))).Items ?? [];
const isStored = async (number: number): Promise<boolean> =>
  (await rows()).some((row) => row['sk']?.S === idNumber(number));
const codeRows = async (wave: string): Promise<readonly Stored[]> =>
  (
    await engine.dynamo.send(
      new QueryCommand({
        TableName: engine.tables.Catalogue,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `C#${wave}` } },
      }),
    )
  ).Items ?? [];

test('of twenty people who send one code at the same moment exactly one is taken', async () => {
  await codes.add('race-26', 'shared');
  const sent = Array.from({ length: 20 }, (_, index) => store.put(made(index + 100, { wave: 'race-26' }), 'shared'));
  const outcomes = await Promise.all(sent);
  expect(outcomes.toSorted()).toEqual([...Array.from({ length: 19 }, () => 'code_used'), 'created']);
  expect((await rows()).filter((row) => row['pk']?.S?.startsWith('R#race-26#'))).toHaveLength(1);
});

test('a person’s code leads to no response, and the response to no code', async () => {
  await codes.add('apart-26', 'secret', 'north');
  const [before = {}] = await codeRows('apart-26');
  await store.put(made(1, { wave: 'apart-26', place: 'north' }), 'secret');
  const [after = {}] = await codeRows('apart-26');
  expect(after).toEqual({ ...before, used: { BOOL: true } });
  expect(Object.keys(after).sort()).toEqual(['pk', 'place', 'sk', 'used']);
  expect(after['sk']?.S).toMatch(/^[0-9a-f]{64}$/);
  const response = (await rows()).find((row) => row['sk']?.S === idNumber(1));
  const names = ['answers', 'day', 'digest', 'language', 'pk', 'place', 'sk', 'ttl', 'ver', 'version'];
  expect(Object.keys(response ?? {}).sort()).toEqual(names);
  expect(JSON.stringify(response)).not.toContain(after['sk']?.S ?? '');
  expect(JSON.stringify(after)).not.toContain(idNumber(1));
});

test('a person who sends again after a lost answer is told that it arrived, also with the code used up', async () => {
  await codes.add('open-26', 'again');
  expect(await store.put(made(2), 'again')).toBe('created');
  expect(await store.put(made(2), 'again')).toBe('repeated');
  expect(await store.put(made(2, { day: '2026-11-24', marks: ['plain'] }), 'again')).toBe('repeated');
});

test('ten presses at the same moment use one code and store one response', async () => {
  await codes.add('open-26', 'presses');
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => store.put(made(3), 'presses')));
  expect(outcomes.toSorted()).toEqual(['created', ...Array.from({ length: 9 }, () => 'repeated')]);
});

test('a person whose id is taken keeps the code for another try', async () => {
  await codes.add('open-26', 'kept');
  await store.put(made(4));
  expect(await store.put(made(4, { answers: { k1: 'wetter' } }), 'kept')).toBe('conflict');
  expect(await store.put(made(5), 'kept')).toBe('created');
});

test('a repeat by somebody with an unused code leaves that code unused', async () => {
  await codes.add('open-26', 'spare');
  await store.put(made(6));
  expect(await store.put(made(6), 'spare')).toBe('repeated');
  expect(await store.put(made(7), 'spare')).toBe('created');
});

test('a stranger with a code that nobody made, or of another wave, is not let in and leaves nothing', async () => {
  await codes.add('other-26', 'elsewhere');
  const before = await rows();
  expect(await store.put(made(8), 'guessed')).toBe('code_unknown');
  expect(await store.put(made(8), 'elsewhere')).toBe('code_unknown');
  expect(await rows()).toEqual(before);
  expect((await codeRows('open-26')).filter((row) => row['used'] === undefined)).toEqual([]);
  expect(await codeRows('other-26')).toHaveLength(1);
});

test('a person who withdraws does not get the code back', async () => {
  await codes.add('open-26', 'gone');
  await store.put(made(9), 'gone');
  await store.withdraw('open-26', idNumber(9), 1_800_000_000);
  expect(await store.put(made(10), 'gone')).toBe('code_used');
  expect(await isStored(10)).toBe(false);
});

test('an operator who adds a code twice does not make a used one good again', async () => {
  expect(await codes.add('open-26', 'once')).toBe(true);
  await store.put(made(11), 'once');
  expect(await codes.add('open-26', 'once')).toBe(false);
  expect(await store.put(made(12), 'once')).toBe('code_used');
});

/** No engine on one machine reports conflicts between transactions, so the first answers are put in its mouth. */
async function conflicting(times: number, reason: string): Promise<readonly number[]> {
  let left = times;
  const pauses: number[] = [];
  engine.dynamo.middlewareStack.add(
    (next) => async (args) => {
      left -= 1;
      if (left < 0) return next(args);
      throw new TransactionCanceledException({
        message: reason,
        $metadata: {},
        CancellationReasons: [{ Code: 'None' }, { Code: reason }],
      });
    },
    { step: 'initialize', name: 'interrupt', override: true },
  );
  const check = {
    TableName: engine.tables.Catalogue,
    Key: { pk: { S: 'none' }, sk: { S: 'none' } },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
  try {
    await failedIn(engine.dynamo, [{ ConditionCheck: check }], async (attempt) => void pauses.push(attempt));
    return pauses;
  } finally {
    engine.dynamo.middlewareStack.remove('interrupt');
  }
}

test('a person who meets another at the same item waits and gets through, and no other failure is repeated', async () => {
  expect(await conflicting(3, 'TransactionConflict')).toEqual([0, 1, 2]);
  await expect(conflicting(99, 'TransactionConflict')).rejects.toThrow('TransactionConflict');
  await expect(conflicting(1, 'ThrottlingError')).rejects.toThrow('ThrottlingError');
});
