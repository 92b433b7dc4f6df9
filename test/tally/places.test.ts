import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTallyReader, openTallyWriter, stepsPerFold } from '../../functions/store/tallies.ts';
import { foldRecords } from '../../functions/tally/fold.ts';
import { seeded } from '../../survey/generate.ts';
import { bucketOf, idLength, idOf } from '../../survey/id.ts';
import type { Response } from '../../survey/response.ts';
import { declaredTables } from '../../survey/table.ts';
import {
  contributionOf,
  counterIn,
  differingCounters,
  mergeTallies,
  nameIn,
  pageOf,
  planOf,
  tabulate,
} from '../../survey/tally.ts';
import { startEngine } from '../engine.ts';
import { aTree, placesIn, responsesIn } from '../tree/world.ts';

const asking = aTree(
  placesIn([40, 30, 20, 10]),
  [
    { id: 'q', type: 'select_one', list: 'A', required: true, missing: [] },
    { id: 'm', type: 'select_multiple', list: 'A' },
  ],
  12,
);
const plan = planOf(asking);
let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const chance = seeded(11);
const responses: readonly Response[] = responsesIn(asking, { seed: 7, size: 240, even: 0.9 }).map((one) => ({
  ...one,
  id: idOf(Uint8Array.from({ length: idLength }, () => Math.floor(256 * chance()))),
}));

const record = (sequence: number, { id, language, answers, place }: Response, gone = false): DynamoDBRecord => {
  const key = { pk: { S: `R#tree#${bucketOf(id)}` }, sk: { S: id } };
  const live = {
    ...{ ...key, ver: { N: '1' }, version: { N: '1' }, language: { S: language }, ttl: { N: '4000000000' } },
    ...(place === undefined ? {} : { place: { S: place } }),
    answers: { S: JSON.stringify(answers) },
  };
  const after = gone ? { ...key, ver: { N: '2' }, withdrawn: { BOOL: true }, ttl: { N: '4000000000' } } : live;
  return {
    eventName: gone ? 'MODIFY' : 'INSERT',
    dynamodb: { SequenceNumber: String(sequence), NewImage: after, ...(gone ? { OldImage: live } : {}) },
  };
};

describe('responses by place', () => {
  it('are counted at their place in the store, and no more once they are withdrawn', async () => {
    const gone = responses.filter((_, at) => at % 9 === 0);
    const records = [
      ...responses.map((one, at) => record(at + 1, one)),
      ...gone.map((one, at) => record(1000 + at, one, true)),
    ];
    const tallies = openTallyWriter(engine.dynamo, engine.tables.Tallies);
    const deps = { tallies, planFor: async () => plan, log: () => {}, pause: async () => {} };
    expect(stepsPerFold(plan)).toBeLessThan(50);
    expect(await foldRecords(records, deps)).toEqual([]);
    const kept = responses.filter((_, at) => at % 9 !== 0);
    const expected = mergeTallies(kept.map((one) => contributionOf(plan, one)));
    const found = await openTallyReader(engine.dynamo, engine.tables.Tallies).tally('tree');
    expect(differingCounters(found, expected)).toEqual([]);
    expect([...found.keys()].filter((counter) => counter.startsWith('@')).length).toBeGreaterThan(200);
  }, 60_000);

  it('add up to those of the town, in every table', () => {
    const tally = mergeTallies(responses.map((one) => contributionOf(plan, one)));
    const cells = new Map(
      declaredTables(asking).map((table) => [table.id, { table, cells: tabulate(plan, table, tally) }]),
    );
    for (const [id, { table, cells: fine }] of cells) {
      if (table.breakdown !== 'kita') continue;
      const wide = cells.get(id.replace('~kita', '~town'));
      for (const [row, town] of (wide?.table.rows ?? []).entries()) {
        const own = table.rows.flatMap((code, at) =>
          code === town || code.startsWith(`${town}_`) ? [fine[at] ?? []] : [],
        );
        const sums = table.columns.map((_, column) => own.reduce((sum, one) => sum + (one[column] ?? 0), 0));
        expect(sums).toEqual(wide?.cells[row]);
      }
      expect(Math.min(...fine.flat())).toBeGreaterThanOrEqual(0);
    }
  });

  it('stand in pages of their own under short names', () => {
    expect([pageOf('@kita_a@9g', 340), nameIn('@kita_a@9g')]).toEqual(['@kita_a@1', 'n9g']);
    expect(counterIn('@kita_a@1', 'n9g')).toBe('@kita_a@9g');
    const names = Array.from({ length: 2000 }, (_, slot) => nameIn(`@kita_a@${slot.toString(36)}`));
    expect(names.filter((name) => name === 'pk' || name === 'sk')).toEqual([]);
    expect([nameIn('c12'), counterIn('p0', 'c12')]).toEqual(['c12', 'c12']);
  });
});
