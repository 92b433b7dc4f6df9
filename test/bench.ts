import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { bundleOf, deskAssets } from '../infra/build.ts';
import { createWave, recountWave } from '../infra/chores.ts';
import { madeUpResponses, offerOf } from '../infra/local/made-up.ts';
import { engineEnvironment, localDynamo, tableNames } from '../infra/local/schema.ts';
import { houseSizes, quantile } from './bench/house.ts';
import { sendAll, startProcess } from './bench/load.ts';

import { measureForm } from './bench/page.ts';
import { protectCost } from './bench/protect.ts';
import { researchCost } from './bench/research.ts';

import { unitsPerResponse } from './bench/units.ts';
import { waveCost } from './bench/wave.ts';

const say = (what: string, measured: string, floor: string): void =>
  console.log(`${what.padEnd(44)} ${measured.padEnd(34)} ${floor}`);
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const brotli = (text: string): number => brotliCompressSync(text).length;
const wave = 'bench';

async function measureDesk(): Promise<void> {
  const { script, style } = await deskAssets();
  say('staff application, brotli', kilobytes(brotli(script) + brotli(style)), 'at most 90 KB');
}

/** CPU milliseconds of a fresh process that imports a module, the median of seven. */
function importCost(file: string): number {
  const code = `await import(${JSON.stringify(pathToFileURL(file).href)});
    const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000));`;
  const env = {
    ...engineEnvironment('http://127.0.0.1:9'),
    CATALOGUE_TABLE: 'c',
    RESPONSES_TABLE: 'r',
    REPORTS_TABLE: 'p',
    CACHE_SECONDS: '60',
  };
  const once = (): number => Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { env }));
  return quantile(Array.from({ length: 7 }, once), 0.5);
}

function measureBundle(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const bare = join(folder, 'bare.mjs');
  writeFileSync(bare, 'export const handler = async () => ({ statusCode: 200 });');
  const [ours, least] = [importCost(bundleOf('collect')), importCost(bare)];
  rmSync(folder, { recursive: true });
  say('public function, minified', kilobytes(statSync(bundleOf('collect')).size), 'at most 400 KB');
  const measured = `${ours.toFixed(0)} ms / ${least.toFixed(0)} ms = ${(ours / least).toFixed(2)} x`;
  say('import, CPU of a process / bare handler', measured, 'at most 3 x');
}

type Process = Awaited<ReturnType<typeof startProcess>>;
type Made = ReturnType<typeof madeUpResponses>;

/** Sends in turns to the system and to its floor, so that both meet the same moods of the machine. */
async function measureLoad(system: Process, floor: Process, made: Made): Promise<void> {
  const kinds = [
    { process: floor, seconds: 0, cpu: 0 },
    { process: system, seconds: 0, cpu: 0 },
  ];
  for (const { process } of kinds) await sendAll(process.origin, wave, made.slice(0, 300));
  for (let start = 300; start < made.length; start += 500)
    for (const kind of kinds) {
      await new Promise((done) => setTimeout(done, 1500));
      const before = await kind.process.cpu();
      kind.seconds += await sendAll(kind.process.origin, wave, made.slice(start, start + 500));
      kind.cpu += (await kind.process.cpu()) - before;
    }
  const count = made.length - 300;
  const [least, ours] = kinds.map(({ seconds, cpu }) => ({ rate: count / seconds, cpu: cpu / count / 1000 }));
  if (!least || !ours) return;
  const rate = `${ours.rate.toFixed(0)} / ${least.rate.toFixed(0)} = ${(ours.rate / least.rate).toFixed(2)}`;
  say('accepted responses a second / bare Hono', rate, 'at least 0.85');
  const cpu = `${ours.cpu.toFixed(2)} ms / ${least.cpu.toFixed(2)} ms = ${(ours.cpu / least.cpu).toFixed(2)} x`;
  say('CPU a response, tally included / bare', cpu, 'at most 1.3 x');
}

async function measureCounts(endpoint: string, made: Made): Promise<void> {
  const chores = { dynamo: localDynamo(endpoint), tables: tableNames(), now: Date.now };
  let counted = await recountWave(wave, chores);
  for (let tries = 0; counted.differing.length > 0 && tries < 20; tries += 1) {
    await new Promise((done) => setTimeout(done, 500));
    counted = await recountWave(wave, chores);
  }
  const start = performance.now();
  counted = await recountWave(wave, chores);
  const rate = counted.responses / ((performance.now() - start) / 1000);
  say('recount, responses a second', `${rate.toFixed(0)} (${counted.differing.length} counters differ)`, '0 differ');
  const { put, fold, reported, count, bytes } = await unitsPerResponse(chores.dynamo, chores.tables, made);
  const units = reported
    ? `${(put + fold).toFixed(2)} = put ${put.toFixed(2)} + fold ${fold.toFixed(2)}`
    : 'not reported';
  say(`write units a response (${bytes.toFixed(0)} B, ${count} a fold)`, units, 'at most 4');
  chores.dynamo.destroy();
}

/** Publishes a wave of the everyday questionnaire, and makes up responses to it. */
async function makeWave({ origin, endpoint }: Process): Promise<Made> {
  const soon = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const draft = { id: wave, name: 'Bench', questionnaire: 'eltern-kita', opens: soon(-1), closes: soon(1) };
  const dynamo = localDynamo(endpoint);
  const places = [{ code: 'kita', name: 'Kita' }];
  const chores = { dynamo, tables: tableNames(), now: Date.now };
  await createWave({ ...draft, places, k: 5, retentionDays: 30, demo: true }, chores);
  dynamo.destroy();
  return madeUpResponses(await offerOf(origin, wave), 1800, 1);
}

async function measureService(system: Process): Promise<void> {
  const floor = await startProcess('floor');
  try {
    const made = await makeWave(system);
    measureBundle();
    await measureLoad(system, floor, made);
    await measureCounts(system.endpoint, made);
  } finally {
    await floor.stop();
  }
}

function measureProtection(): void {
  for (const [rows, columns, mean] of [
    [20, 6, 12],
    [200, 20, 9],
  ] as const) {
    const { milliseconds, share } = protectCost(rows, columns, mean);
    const shown = `${milliseconds.toFixed(0)} ms, ${(100 * share).toFixed(0)} % shown`;
    say(`protect ${rows} x ${columns}, CPU`, shown, rows === 200 ? 'under 50 ms' : '-');
  }
}

async function measureWave(kind: 'flat' | 'tree'): Promise<void> {
  const { tables, release, byTable, byProgram, ok, checked } = await waveCost(5000, kind);
  const measured = [release, byTable, byProgram].map((seconds) => seconds.toFixed(1)).join(' + ');
  const verdict = ok ? 'nothing found' : 'FINDINGS';
  const what = kind === 'tree' ? `${tables} tables, 400 Kitas` : `${tables} tables`;
  say(`release and audit ${what}, CPU s`, `${measured}, ${verdict}`, 'under 30 s together');
  say('asked / hidden / linear programs', `${checked.questions} / ${checked.hidden} / ${checked.programs}`, '-');
}

async function measureResearch(): Promise<void> {
  const { seconds, megabytes, lines } = await researchCost(100_000);
  say(
    `coded CSV of ${lines - 1} responses`,
    `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
    'at most 3 s, 150 MB',
  );
}

/** `node test/bench.ts page` measures the pages alone, `protect` the releases, `research` what stewards take. */
const only = process.argv[2];
if (only === 'protect') {
  measureProtection();
  await measureWave('flat');
  await measureWave('tree');
  process.exit();
}
if (only === 'research') {
  await measureResearch();
  process.exit();
}
const pagesOnly = only === 'page';
const system = await startProcess('system');
try {
  await measureForm(system, say);
  await measureDesk();
  if (!pagesOnly) await measureService(system);
  if (!pagesOnly) measureProtection();
  if (!pagesOnly) await measureWave('flat');
  // In a process of its own, so that its memory can be told.
  if (!pagesOnly) execFileSync(process.execPath, [join(import.meta.dirname, 'bench/clubs.ts')], { stdio: 'inherit' });
  const { files, functions, count } = houseSizes();
  say(`lines a file, median / p90 of ${count}`, files, 'median 40 to 60');
  say('lines a function, median / p90', functions, 'median 8 to 12');
} finally {
  await system.stop();
}
