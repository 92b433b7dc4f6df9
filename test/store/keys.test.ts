import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepKeys } from '../../functions/release/keys.ts';
import { keyDay, openKeys, openKeyWriter } from '../../functions/store/keys.ts';
import { startEngine } from '../engine.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

let made = 0;
let now = Date.parse('2026-12-30T23:59:00Z');
const keep = () =>
  keepKeys({
    keys: openKeyWriter(engine.dynamo, engine.tables.Catalogue),
    now: () => now,
    newSecret() {
      made += 1;
      return `secret ${made}`;
    },
  });
const read = () => openKeys(engine.dynamo, engine.tables.Catalogue).read();

test('a respondent is asked for no proof before the first minute: there is no key', async () => {
  expect(await read()).toEqual([]);
});

test('a respondent’s challenge holds over midnight: yesterday’s key stays beside today’s and tomorrow’s', async () => {
  await keep();
  const first = await read();
  expect(first.map(({ day }) => day)).toEqual(['2026-12-30', '2026-12-31']);
  now += 60_000;
  await keep();
  await keep();
  const second = await read();
  expect(second.map(({ day }) => day)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
  expect(second.slice(0, 2)).toEqual(first);
});

test('a key is gone three days later, in the same three places, also after days without a run', async () => {
  const before = await read();
  now += 86_400_000;
  await keep();
  expect((await read()).map(({ day }) => day)).toEqual(['2026-12-31', '2027-01-01', '2027-01-02']);
  now += 40 * 86_400_000;
  await keep();
  const days = (await read()).map(({ day }) => day);
  expect(days).toEqual(expect.arrayContaining(['2027-02-10', '2027-02-11']));
  const secrets = (await read()).map(({ secret }) => secret);
  expect(before.filter(({ secret }) => secrets.includes(secret)).length).toBeLessThan(2);
  const { Items = [] } = await engine.dynamo.send(new ScanCommand({ TableName: engine.tables.Catalogue }));
  expect(Items).toHaveLength(3);
});

test('a run whose clock is late puts no old key over a new one', async () => {
  const before = await read();
  now -= 9 * 86_400_000;
  await keep();
  expect(await read()).toEqual(before);
  expect(keyDay(Date.parse('2026-12-31T23:30:00Z'), 1)).toBe('2027-01-01');
});
