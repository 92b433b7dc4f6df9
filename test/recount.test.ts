import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue, queryAll } from '../functions/store/catalogue.ts';
import { openPublisher } from '../functions/store/publish.ts';
import { openResponses } from '../functions/store/responses.ts';
import { openTallyWriter } from '../functions/store/tallies.ts';
import { foldRecords } from '../functions/tally/fold.ts';
import { type Chores, eraseResponse, listWaves, recountWave } from '../infra/chores.ts';
import { messageOf, run } from '../infra/cli.ts';
import { elternKita } from '../questionnaires/all.ts';
import { parseAccessCode } from '../survey/access.ts';
import { madeUpFields, seeded } from '../survey/generate.ts';
import { bucketOf, formatCode, idLength, idOf } from '../survey/id.ts';
import { acceptResponse } from '../survey/response.ts';
import { planOf, totalCounter } from '../survey/tally.ts';
import { startEngine } from './engine.ts';

type Image = Record<string, { S: string } | { N: string } | { BOOL: boolean }>;

const { questionnaire } = elternKita;
const plan = planOf(questionnaire);
let engine: Awaited<ReturnType<typeof startEngine>>;
let chores: Chores;
beforeAll(async () => {
  engine = await startEngine();
  chores = { dynamo: engine.dynamo, tables: engine.tables, now: () => Date.parse('2027-03-10T00:00:00Z') };
});
afterAll(() => engine.stop());

const createArgs = (id: string, ...more: string[]): string[] => [
  ...['wave', 'create', '--questionnaire', 'eltern-kita', '--id', id, '--name', 'Frühjahr'],
  ...['--opens', '2027-03-01T00:00:00Z', '--closes', '2027-04-01T00:00:00Z', ...more],
];
const cli = (...args: string[]) => run(args, chores, 'http://localhost:9');

const keyOf = (wave: string, id: string) => ({ pk: { S: `R#${wave}#${bucketOf(id)}` }, sk: { S: id } });
const tombstone = (wave: string, id: string): Image => ({
  ...keyOf(wave, id),
  ver: { N: '2' },
  withdrawn: { BOOL: true },
  ttl: { N: '4000000000' },
});

function rowOf(wave: string, chance: () => number): Image {
  const accepted = acceptResponse(questionnaire, madeUpFields(questionnaire, chance), { strict: true });
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.issues));
  const id = idOf(Uint8Array.from({ length: idLength }, () => Math.floor(chance() * 256)));
  return {
    ...keyOf(wave, id),
    ver: { N: '1' },
    version: { N: '1' },
    language: { S: chance() < 0.5 ? 'de' : 'ar' },
    answers: { S: JSON.stringify(accepted.answers) },
    ttl: { N: '4000000000' },
  };
}

const idIn = (row: Image): string => (row['sk'] && 'S' in row['sk'] ? row['sk'].S : '');

let sequence = 0;
const record = (before: Image | undefined, after: Image | undefined): DynamoDBRecord => {
  sequence += 1;
  return {
    eventName: 'MODIFY',
    dynamodb: {
      SequenceNumber: String(sequence),
      ...(before ? { OldImage: before } : {}),
      ...(after ? { NewImage: after } : {}),
    },
  };
};
const put = (Item: Image) => engine.dynamo.send(new PutItemCommand({ TableName: engine.tables.Responses, Item }));

async function fold(records: readonly DynamoDBRecord[]): Promise<void> {
  const tallies = openTallyWriter(engine.dynamo, engine.tables.Tallies);
  const deps = { tallies, planFor: async () => plan, log: () => {}, pause: async () => {} };
  expect(await foldRecords(records, deps)).toEqual([]);
}

/** A wave with responses, of which every fifth is withdrawn, stored and folded. */
async function filled(wave: string, count: number): Promise<readonly Image[]> {
  await cli(...createArgs(wave));
  const chance = seeded(count);
  const rows = Array.from({ length: count }, () => rowOf(wave, chance));
  const gone = rows.filter((_, index) => index % 5 === 0);
  for (const row of rows) await put(row);
  for (const row of gone) await put(tombstone(wave, idIn(row)));
  await put({ pk: { S: `R#${wave}#3` }, sk: { S: 'fence' }, ttl: { N: '4000000000' } });
  await fold([
    ...rows.map((row) => record(undefined, row)),
    ...gone.map((row) => record(row, tombstone(wave, idIn(row)))),
  ]);
  return rows.filter((row) => !gone.includes(row));
}

describe('the recount', () => {
  it('agrees with the tally; what was withdrawn is in neither', async () => {
    const kept = await filled('agreeing', 150);
    const { responses, differing, tally } = await recountWave('agreeing', chores);
    expect(differing).toEqual([]);
    expect(responses).toBe(kept.length);
    expect(tally.get(totalCounter)).toBe(120);
    expect(await cli('recount', '--wave', 'agreeing')).toEqual({ lines: ['120 responses, the tally agrees'], code: 0 });
  });

  it('finds a counter somebody has changed, and names it', async () => {
    await filled('tampered', 20);
    await engine.dynamo.send(
      new UpdateItemCommand({
        TableName: engine.tables.Tallies,
        Key: { pk: { S: 'T#tampered' }, sk: { S: 'p0' } },
        UpdateExpression: 'ADD #counter :one',
        ExpressionAttributeNames: { '#counter': totalCounter },
        ExpressionAttributeValues: { ':one': { N: '1' } },
      }),
    );
    expect((await recountWave('tampered', chores)).differing).toEqual([{ counter: totalCounter, a: 17, b: 16 }]);
    expect(await cli('recount', '--wave', 'tampered')).toEqual({
      lines: ['16 responses, 1 counters differ', 'c0: tally 17, responses 16'],
      code: 1,
    });
  });

  it('agrees again once an erased response has come through the stream', async () => {
    const [row = {}] = await filled('erasing', 10);
    await eraseResponse('erasing', formatCode(idIn(row)), chores);
    expect((await recountWave('erasing', chores)).differing).not.toEqual([]);
    await fold([record(row, undefined)]);
    expect(await recountWave('erasing', chores)).toMatchObject({ responses: 7, differing: [] });
    await expect(eraseResponse('erasing', idIn(row), chores)).rejects.toThrow('no response with this id');
  });

  it('says that the retention has taken responses away', async () => {
    await cli(...createArgs('expired', '--retention', '1'));
    const later = { ...chores, now: () => Date.parse('2027-04-03T00:00:00Z') };
    expect((await recountWave('expired', later)).note).toContain('retention');
  });
});

describe('the command line', () => {
  it('makes a wave in the source language and those asked for, and lists it', async () => {
    await cli(...createArgs('listed', '--languages', 'ar', '--place', 'nord=Kita Nord'));
    expect(await listWaves(chores)).toContain(
      'listed  open  2027-03-01T00:00:00Z  2027-04-01T00:00:00Z  de,ar  Frühjahr',
    );
  });

  it('gives a wave the settings of its questionnaire where nothing else is said', async () => {
    const args = createArgs('strict').map((word) => (word === 'eltern-kita' ? 'polizei-und-muslime' : word));
    await cli(...args);
    const catalogue = openCatalogue(engine.dynamo, engine.tables.Catalogue);
    expect((await catalogue.wave('strict'))?.wave).toMatchObject({ k: 10, retentionDays: 30, proof: 'always' });
    const lax = [...args.map((word) => (word === 'strict' ? 'lax' : word)), '--k', '5'];
    expect(await cli(...lax).catch(messageOf)).toContain('publishes no count below 10');
  });

  it.each([
    { args: createArgs('twice'), says: 'the id "twice" is taken' },
    { args: createArgs('Bad Id'), says: 'id:' },
    { args: createArgs('klingon', '--languages', 'tlh'), says: 'not a language of the questionnaire: tlh' },
    { args: createArgs('small-k', '--k', '2'), says: 'k:' },
    { args: ['wave', 'create', '--id', 'x'], says: '--name is missing' },
    { args: createArgs('guarded', '--access', 'key'), says: 'access:' },
    { args: createArgs('guarded', '--proof', 'never'), says: 'proof:' },
    { args: ['codes', '--wave', 'nowhere', '--count', '3'], says: 'there is no wave "nowhere"' },
    { args: ['codes', '--wave', 'twice', '--count', '3'], says: 'is open to all' },
    { args: ['codes', '--wave', 'twice'], says: '--count is missing' },
    { args: ['codes', '--wave', 'lettered', '--count', '0'], says: '--count is between 1 and 100000' },
    { args: ['codes', '--wave', 'lettered', '--count', '3', '--place', 'mond'], says: 'has no place "mond"' },
    {
      args: ['codes', '--wave', 'lettered', '--count', '3', '--place', 'a', '--place', 'b'],
      says: 'one place at a time',
    },
    { args: ['codes', '--wave', 'lettered', '--count', '3', '--out', 'package.json'], says: 'is there already' },
    { args: ['recount', '--wave', 'nowhere'], says: 'there is no wave "nowhere"' },
    { args: ['demo', '--wave', 'twice'], says: 'not marked as demo' },
    { args: ['erase', '--wave', 'twice', '--id', '?'], says: 'neither a response id nor a code' },
    { args: ['dance'], says: 'npm run cli -- COMMAND' },
    { args: ['--dance'], says: 'dance' },
  ])('answers $args.0 with "$says"', async ({ args, says }) => {
    await openPublisher(engine.dynamo, engine.tables.Catalogue).wave({
      ...{ id: 'twice', name: 'Da', questionnaire: 'eltern-kita', version: 1, languages: ['de'], places: [] },
      ...{ opens: '2027-03-01T00:00:00Z', closes: '2027-04-01T00:00:00Z', k: 5, retentionDays: 30 },
    });
    await cli(...createArgs('lettered', '--access', 'code')).catch(messageOf);
    expect(await cli(...args).catch(messageOf)).toContain(says);
  });

  it('makes codes for letters that each let one person in, and keeps nothing of them but hashes', async () => {
    await cli(...createArgs('posted', '--access', 'code', '--proof', 'rate', '--place', 'nord=Kita Nord'));
    const { lines } = await cli('codes', '--wave', 'posted', '--count', '60', '--place', 'nord');
    expect(lines[0]).toBe('code,address,place');
    const codes = lines.slice(1).map((line) => line.split(',')[0] ?? '');
    expect(new Set(codes).size).toBe(60);
    for (const [index, code] of codes.entries()) {
      expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(lines[index + 1]).toBe(`${code},http://localhost:9/s/posted?code=${code}&at=nord,nord`);
    }
    const stored = await queryAll(engine.dynamo, engine.tables.Catalogue, 'C#posted');
    expect(stored).toHaveLength(60);
    expect(new Set(stored.flatMap(Object.keys))).toEqual(new Set(['pk', 'sk', 'place']));
    const { dynamo, tables } = engine;
    const responses = openResponses(dynamo, tables.Responses, tables.Catalogue);
    const response = { wave: 'posted', version: 1, language: 'de', day: '2027-03-10', answers: {}, ttl: 4_000_000_000 };
    const id = idOf(new Uint8Array(idLength));
    expect(await responses.put({ ...response, id }, parseAccessCode(codes[59] ?? ''))).toBe('created');
  });

  it('writes codes into a file for their owner alone', async () => {
    await cli(...createArgs('filed', '--access', 'code'));
    const out = join(mkdtempSync(join(tmpdir(), 'codes-')), 'codes.csv');
    const { lines } = await cli('codes', '--wave', 'filed', '--count', '2', '--out', out);
    expect(lines.join()).toContain(out);
    const written = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(written).toHaveLength(3);
    expect(written[1]).toMatch(/^([\w-]{14}),http:\/\/localhost:9\/s\/filed\?code=\1,$/);
  });
});
