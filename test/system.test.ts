import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPublisher } from '../functions/store/publish.ts';
import { openTallyReader } from '../functions/store/tallies.ts';
import { freePort, startEngine } from '../infra/local/engine.ts';
import { openWave } from '../infra/local/sample.ts';
import { createTables, localDynamo } from '../infra/local/schema.ts';
import { elternKita } from '../questionnaires/all.ts';
import { madeUpFields, seeded } from '../survey/generate.ts';
import { idLength, idOf } from '../survey/id.ts';
import { acceptResponse, type Response as Given } from '../survey/response.ts';
import { contributionOf, differingCounters, mergeTallies, planOf, totalCounter } from '../survey/tally.ts';
import { announced } from './announced.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'vielstimmig-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = planOf(elternKita.questionnaire);
const wave = 'load';

type Running = { readonly child: ChildProcess; readonly origin: string };

/** Starts the whole system as a user does, in a process group of its own. */
async function start(more: Readonly<Record<string, string>>): Promise<Running> {
  const port = String(await freePort());
  const env = { ...process.env, PORT: port, ...more };
  const child = spawn(process.execPath, ['infra/local/start.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  if (!child.stdout) throw new Error('no output');
  expect(await announced(child.stdout)).toContain(`http://localhost:${port}`);
  return { child, origin: `http://127.0.0.1:${port}` };
}

async function end({ child }: Running, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}

/** Kills a server and the engine it started, at one blow. */
async function endGroup({ child }: Running): Promise<void> {
  const ended = once(child, 'exit');
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
}

type Parent = { readonly given: Given; readonly body: string };

function parents(count: number): readonly Parent[] {
  const chance = seeded(11);
  return Array.from({ length: count }, () => {
    const fields = madeUpFields(elternKita.questionnaire, chance);
    const accepted = acceptResponse(elternKita.questionnaire, fields, { strict: true });
    if (!accepted.ok) throw new Error(JSON.stringify(accepted.issues));
    const id = idOf(Uint8Array.from({ length: idLength }, () => Math.floor(chance() * 256)));
    const language = chance() < 0.5 ? 'ar' : 'de';
    return { given: { id, language, answers: accepted.answers }, body: JSON.stringify({ language, answers: fields }) };
  });
}

const addressOf = (origin: string, { given }: Parent, to = wave): string =>
  `${origin}/api/waves/${to}/responses/${given.id}`;
const put = (origin: string, parent: Parent, to = wave): Promise<number> =>
  fetch(addressOf(origin, parent, to), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: parent.body,
  }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );

/** Works through a list with sixteen at a time. */
async function each<T>(list: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < list.length; index = next++) {
      const one = list[index];
      if (one !== undefined) await work(one, index);
    }
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

/** `LOAD=10000` is what CI sends; a working day's test sends fewer. */
const count = Number(process.env['LOAD'] ?? 2000);

describe('a loaded evening', () => {
  it(`counts ${count} parents exactly, with repeats, withdrawals, a rewound consumer and two killed servers`, async () => {
    const engine = await startEngine({ dataDir: folder });
    const outliving = { DATA_DIR: folder, SAMPLE: '0', DYNAMODB_ENDPOINT: engine.endpoint };
    const dynamo = localDynamo(engine.endpoint);
    const tables = await createTables(dynamo);
    const publisher = openPublisher(dynamo, tables.Catalogue);
    await publisher.questionnaire(elternKita.questionnaire, elternKita.translations);
    const now = Date.now();
    await publisher.wave({
      id: wave,
      name: 'Last',
      questionnaire: 'eltern-kita',
      version: 1,
      languages: ['de', 'ar'],
      opens: new Date(now - 1000).toISOString(),
      closes: new Date(now + 86_400_000).toISOString(),
      places: [],
      k: 5,
      retentionDays: 30,
    });
    const all = parents(count);
    const third = Math.floor(count / 3);
    const acknowledged = new Set<Parent>();
    let running = await start(outliving);

    for (const [from, to] of [
      [0, third],
      [third, 2 * third],
    ] as const) {
      let sent = 0;
      let killed: Promise<unknown> | undefined;
      await each(all.slice(from, to), async (parent) => {
        if ([200, 201].includes(await put(running.origin, parent))) acknowledged.add(parent);
        sent += 1;
        if (sent === Math.floor(third * 0.7)) killed = end(running, 'SIGKILL');
      });
      await killed;
      rmSync(join(folder, 'stream-place'), { force: true });
      running = await start(outliving);
    }
    const ids = new Set<string>();
    for (const parent of acknowledged) ids.add(parent.given.id);
    expect(ids.size).toBeGreaterThan(third / 2);

    await each(all, async (parent, index) => {
      const status = await put(running.origin, parent);
      expect([200, 201]).toContain(status);
      if (acknowledged.has(parent)) expect(status).toBe(200);
      if (index % 7 === 0) expect(await put(running.origin, parent)).toBe(200);
      if (index % 10 === 0)
        expect((await fetch(addressOf(running.origin, parent), { method: 'DELETE' })).status).toBe(204);
    });
    const kept = all.filter((_, index) => index % 10 !== 0);
    const expected = mergeTallies(kept.map(({ given }) => contributionOf(plan, given)));
    const reader = openTallyReader(dynamo, tables.Tallies);
    await expect
      .poll(async () => (await reader.tally(wave)).get(totalCounter), { timeout: 120_000, interval: 500 })
      .toBe(kept.length);
    await expect
      .poll(async () => differingCounters(await reader.tally(wave), expected), { timeout: 30_000 })
      .toEqual([]);

    expect(readFileSync(join(folder, 'stream-place'), 'utf8')).not.toBe('');
    expect(await end(running, 'SIGTERM')).toBe(0);
    dynamo.destroy();
    await engine.stop();
  }, 300_000);

  it('loses no acknowledged answer when the server and its database are killed together', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'vielstimmig-'));
    const first = await start({ DATA_DIR, SAMPLE: '1' });
    const acknowledged: Parent[] = [];
    let killed: Promise<unknown> | undefined;
    await each(parents(600), async (parent, index) => {
      if ((await put(first.origin, parent, openWave)) === 201) acknowledged.push(parent);
      if (index === 300) killed = endGroup(first);
    });
    await killed;
    expect(acknowledged.length).toBeGreaterThan(100);
    const second = await start({ DATA_DIR, SAMPLE: '1' });
    for (const parent of acknowledged) expect(await put(second.origin, parent, openWave)).toBe(200);
    expect(await end(second, 'SIGTERM')).toBe(0);
    rmSync(DATA_DIR, { recursive: true, force: true });
  }, 120_000);
});
