import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { afterAll, expect, it } from 'vitest';
import { openPublisher } from '../../functions/store/publish.ts';
import { openReleases } from '../../functions/store/releases.ts';
import { openTallyReader } from '../../functions/store/tallies.ts';
import { openWaves } from '../../functions/store/waves.ts';
import { type Engine, freePort, startEngine } from '../../infra/local/engine.ts';
import { madeUpResponses, offerOf, sendMadeUp } from '../../infra/local/made-up.ts';
import { createTables, localDynamo } from '../../infra/local/schema.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { releaseSchema } from '../../survey/schema.ts';
import { totalCounter } from '../../survey/tally.ts';
import { fileFormats } from '../../web/desk/contract.ts';
import { announced } from '../announced.ts';
import { openBrowser } from '../chromium.ts';
import { root } from '../sources.ts';
import { readOds } from './ods.ts';
import { cellsOf } from './world.ts';

/** A copy of the sources with a `dist` of its own, so that building it anew disturbs nobody, and a database's folder. */
const copy = mkdtempSync(join(tmpdir(), 'vielstimmig-copy-'));
const dataDir = mkdtempSync(join(tmpdir(), 'vielstimmig-data-'));
afterAll(() => {
  for (const folder of [copy, dataDir]) rmSync(folder, { recursive: true, force: true });
});

const wave = 'einmal';
const sources = [
  'survey',
  'questionnaires',
  'web',
  'functions',
  'infra',
  'docs',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
];

function build(): readonly number[] {
  rmSync(join(copy, 'dist'), { recursive: true, force: true });
  const { status, stderr } = spawnSync(process.execPath, ['infra/build.ts'], { cwd: copy, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return readdirSync(join(copy, 'dist')).map((name) => statSync(join(copy, 'dist', name)).mtimeMs);
}

type Running = { readonly engine: Engine; readonly child: ChildProcess; readonly origin: string };

/** The database on its file, and the whole system on it, as a user starts it. */
async function start(): Promise<Running> {
  const engine = await startEngine({ dataDir });
  await createTables(localDynamo(engine.endpoint));
  const port = String(await freePort());
  const env = { ...process.env, PORT: port, DATA_DIR: dataDir, SAMPLE: '0', DYNAMODB_ENDPOINT: engine.endpoint };
  const child = spawn(process.execPath, ['infra/local/start.ts'], {
    cwd: copy,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('no output');
  await announced(child.stdout);
  return { engine, child, origin: `http://127.0.0.1:${port}` };
}

async function end({ engine, child }: Running): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  await engine.stop();
}

/** What a member of staff who has logged in sends with each request. */
async function authorised(origin: string): Promise<{ readonly authorization: string }> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const asked = page.waitForRequest((request) => request.url().includes('/api/desk/'));
  await page.goto(`${origin.replace('127.0.0.1', 'localhost')}/desk`);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.locator('#user').fill('demo');
  await page.locator('#password').fill('demo');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  const authorization = (await (await asked).headerValue('authorization')) ?? '';
  await browser.close();
  return { authorization };
}

/** Every way to take release 1 away, by its question to the server. */
const ways = fileFormats.flatMap((format) =>
  ['de', 'ar'].flatMap((language) =>
    ['labels', 'codes'].flatMap((values) =>
      (format === 'csv' ? ['semicolon', 'comma', 'tab'] : ['semicolon']).map((separator) =>
        new URLSearchParams({ format, language, values, separator }).toString(),
      ),
    ),
  ),
);

type Files = ReadonlyMap<string, Buffer>;

async function download(origin: string): Promise<Files> {
  const headers = await authorised(origin);
  const at = `${origin}/api/desk/waves/${wave}`;
  expect((await fetch(`${at}/notice`, { method: 'POST', headers })).status).toBe(204);
  const files = new Map<string, Buffer>();
  for (const way of ways) {
    const response = await fetch(`${at}/releases/1/download?${way}`, { headers });
    expect([way, response.status]).toEqual([way, 200]);
    files.set(way, Buffer.from(await response.arrayBuffer()));
  }
  return files;
}

const hashes = (files: Files) =>
  Object.fromEntries([...files].map(([way, bytes]) => [way, createHash('sha256').update(bytes).digest('hex')]));

type Seen = readonly [table: string, group: string, category: string, count: number | null, base: number];

/** The cells of a list with a heading, whatever file it stood in. */
function cellsIn([head = [], ...rows]: readonly (readonly unknown[])[]): readonly Seen[] {
  const at = (row: readonly unknown[], name: string): unknown => row[head.indexOf(name)] ?? null;
  return rows
    .filter((row) => ['C', 'published'].includes(String(at(row, 'status'))))
    .map((row) => {
      const [table, group, category] = ['table', 'group', 'category'].map((name) => String(at(row, name)));
      const count = at(row, 'count');
      const isHidden = at(row, 'status') === 'C';
      expect(isHidden).toBe(count === null || count === '');
      return [table ?? '', group ?? '', category ?? '', isHidden ? null : Number(count), Number(at(row, 'base'))];
    });
}

async function seed(running: Running): Promise<void> {
  const dynamo = localDynamo(running.engine.endpoint);
  const tables = await createTables(dynamo);
  const publisher = openPublisher(dynamo, tables.Catalogue);
  await publisher.questionnaire(elternKita.questionnaire, elternKita.translations);
  const now = Date.now();
  await publisher.wave({
    ...{ id: wave, name: 'Einmal', questionnaire: 'eltern-kita', version: 1, languages: ['de', 'ar'], places: [] },
    ...{ opens: new Date(now - 1000).toISOString(), closes: new Date(now + 3_600_000).toISOString() },
    ...{ k: 5, retentionDays: 30, demo: true },
  });
  await sendMadeUp(running.origin, wave, 160, 4);
  const reader = openTallyReader(dynamo, tables.Tallies);
  await expect.poll(async () => (await reader.tally(wave)).get(totalCounter), { timeout: 60_000 }).toBe(160);
  const waves = openWaves(dynamo, tables.Catalogue);
  const stored = await waves.read(wave);
  if (!stored) throw new Error('the wave is gone');
  const entry = { id: randomUUID(), at: Date.now(), by: 'test', wave, action: 'close_wave' } as const;
  await waves.change(stored, { ...stored.wave, closes: new Date().toISOString() }, entry);
  const releases = openReleases(dynamo, tables.Catalogue);
  await expect.poll(async () => (await releases.release(wave, 1))?.total, { timeout: 120_000 }).toBe(160);
  dynamo.destroy();
}

/** Somebody comes too late, and others withdraw: what is counted is no longer what was released. */
async function goOn({ engine, origin }: Running): Promise<void> {
  const dynamo = localDynamo(engine.endpoint);
  const { Tallies } = await createTables(dynamo);
  const [late] = madeUpResponses(await offerOf(origin, wave), 1, 99);
  const at = (id: string): string => `${origin}/api/waves/${wave}/responses/${id}`;
  const headers = { 'content-type': 'application/json' };
  const sent = await fetch(at(late?.id ?? ''), { method: 'PUT', headers, body: JSON.stringify(late?.body) });
  expect(sent.status).toBe(410);
  const first = madeUpResponses(await offerOf(origin, wave), 160, 4).slice(0, 7);
  for (const { id } of first) expect((await fetch(at(id), { method: 'DELETE' })).status).toBe(204);
  const reader = openTallyReader(dynamo, Tallies);
  await expect.poll(async () => (await reader.tally(wave)).get(totalCounter), { timeout: 60_000 }).toBe(153);
  dynamo.destroy();
}

it('a release taken away in every format is the same bytes after later responses, a restart and a new build, and the same numbers in all', async () => {
  for (const name of sources) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const built = build();
  let running = await start();
  await seed(running);
  const before = await download(running.origin);
  expect(before.size).toBe(ways.length);
  await goOn(running);
  expect(hashes(await download(running.origin))).toEqual(hashes(before));
  await end(running);
  expect(build()).not.toEqual(built);
  running = await start();
  const after = await download(running.origin);
  await end(running);
  expect(hashes(after)).toEqual(hashes(before));

  const bytes = (format: string): Buffer =>
    after.get(new URLSearchParams({ format, language: 'de', values: 'codes', separator: 'semicolon' }).toString()) ??
    Buffer.of();
  const { tables } = releaseSchema.parse(JSON.parse(bytes('json').toString('utf8')));
  const cells = cellsOf(tables);
  expect(cells.filter(([, , , count]) => count === null).length).toBeGreaterThan(20);
  const csv: readonly (readonly unknown[])[] = parse(bytes('csv').toString('utf8'), { bom: true, delimiter: ';' });
  const book = await readExcel(bytes('xlsx'));
  const open = readOds(bytes('ods'));
  for (const list of [csv, book.at(-1)?.data ?? [], [...open.values()].at(-1) ?? []])
    expect(cellsIn(list)).toEqual(cells);
}, 600_000);
