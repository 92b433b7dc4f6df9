import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectEnv } from '../../functions/collect/env.ts';
import type { DeskEnv } from '../../functions/desk/env.ts';
import type { MailEnv } from '../../functions/mail/env.ts';
import type { ReleaseEnv } from '../../functions/release/env.ts';
import type { ReportsEnv } from '../../functions/reports/env.ts';
import type { ResearchEnv } from '../../functions/research/env.ts';
import { openInvitations } from '../../functions/store/invitations.ts';
import { openRegister } from '../../functions/store/organisations.ts';
import { openPublisher } from '../../functions/store/publish.ts';
import { openReports } from '../../functions/store/reports.ts';
import { openWaves } from '../../functions/store/waves.ts';
import type { TallyEnv } from '../../functions/tally/env.ts';
import type { TextsEnv } from '../../functions/texts/env.ts';
import { bundleOf } from '../build.ts';
import { readHouse } from '../house.ts';
import { loadClubs } from './clubs.ts';
import { startEngine } from './engine.ts';
import { createFront } from './front.ts';
import { openLogin } from './login.ts';
import { loadSample } from './sample.ts';
import { createTables, engineEnvironment, localDynamo, type TableNames } from './schema.ts';
import { consumeStream } from './stream.ts';
import { sweepExpired } from './sweep.ts';
import { startFunction } from './worker.ts';

export type SystemOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  /** Folder for data; without it everything is in memory. */
  readonly dataDir?: string;
  /** Another engine than the embedded one. */
  readonly endpoint?: string;
  readonly sample: boolean;
  /** Research access, in place of what the house says. */
  readonly research?: boolean;
};

/** The whole system on one machine: the functions' own bundles, a database engine, a login and a front. */
export type System = {
  readonly origin: string;
  readonly endpoint: string;
  readonly tables: TableNames;
  /** Folder of the e-mails that would have been sent. */
  readonly outbox: string;
  /** A made-up club's link into its report; only where there is a sample. */
  readonly club?: string;
  /** Ends everything; what was acknowledged is kept. */
  readonly stop: () => Promise<void>;
};

/** Seconds that `collect` remembers a wave, and that `release` therefore waits after a close. */
const cacheSeconds = 1;
const settleSeconds = 2;
const tickMilliseconds = 1000;
const sweepMilliseconds = 3_600_000;

async function startFunctions(
  tables: TableNames,
  endpoint: string,
  login: { issuer: string; clientId: string },
  origin: string,
  outbox: string,
  isResearchOn: boolean,
) {
  const engine = engineEnvironment(endpoint);
  const CATALOGUE_TABLE = tables.Catalogue;
  const RESPONSES_TABLE = tables.Responses;
  const REPORTS_TABLE = tables.Reports;
  const TALLIES_TABLE = tables.Tallies;
  const collectEnv: CollectEnv = {
    CATALOGUE_TABLE,
    RESPONSES_TABLE,
    REPORTS_TABLE,
    CACHE_SECONDS: String(cacheSeconds),
    PUBLIC_ORIGIN: origin,
  };
  const deskEnv: DeskEnv = {
    CATALOGUE_TABLE,
    REPORTS_TABLE,
    ISSUER: login.issuer,
    CLIENT_ID: login.clientId,
    LOGOUT_URL: `${origin}/desk`,
    PUBLIC_ORIGIN: origin,
  };
  const reportsEnv: ReportsEnv = { CATALOGUE_TABLE, REPORTS_TABLE, CACHE_SECONDS: String(cacheSeconds) };
  const mailEnv: MailEnv = {
    CATALOGUE_TABLE,
    REPORTS_TABLE,
    PUBLIC_ORIGIN: origin,
    MAIL_FROM: 'integration@example.org',
    OUTBOX: outbox,
  };
  const researchEnv: ResearchEnv = { CATALOGUE_TABLE, RESPONSES_TABLE, RESEARCH: isResearchOn ? 'on' : 'off' };
  const textsEnv: TextsEnv = { CATALOGUE_TABLE, RESPONSES_TABLE, REPORTS_TABLE };
  const tallyEnv: TallyEnv = { CATALOGUE_TABLE, TALLIES_TABLE };
  const releaseEnv: ReleaseEnv = {
    CATALOGUE_TABLE,
    RESPONSES_TABLE,
    TALLIES_TABLE,
    REPORTS_TABLE,
    SETTLE_SECONDS: String(settleSeconds),
    CLUB_PERCENT: '10',
  };
  const [collect, reports, desk, texts, research, mail, tally, release] = await Promise.all([
    startFunction(bundleOf('collect'), { ...engine, ...collectEnv }),
    startFunction(bundleOf('reports'), { ...engine, ...reportsEnv }),
    startFunction(bundleOf('desk'), { ...engine, ...deskEnv }),
    startFunction(bundleOf('texts'), { ...engine, ...textsEnv }),
    startFunction(bundleOf('research'), { ...engine, ...researchEnv }),
    startFunction(bundleOf('mail'), { ...engine, ...mailEnv }),
    startFunction(bundleOf('tally'), { ...engine, ...tallyEnv }),
    startFunction(bundleOf('release'), { ...engine, ...releaseEnv }),
  ]);
  return { collect, reports, desk, texts, research, mail, tally, release };
}

/** Invokes something again and again, one at a time, until it is stopped. */
function every(milliseconds: number, work: () => Promise<unknown>): () => Promise<void> {
  let stopped = false;
  let wake = (): void => {};
  const rest = (): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  const run = async (): Promise<void> => {
    while (!stopped) {
      await work().catch(() => undefined);
      if (!stopped) await rest();
    }
  };
  const running = run();
  return async () => {
    stopped = true;
    wake();
    await running;
  };
}

function placeIn(dataDir: string | undefined) {
  let kept: string | undefined;
  const file = dataDir && join(dataDir, 'stream-place');
  return {
    read: () => (file && existsSync(file) ? readFileSync(file, 'utf8') || undefined : kept),
    write: (sequence: string) => {
      kept = sequence;
      if (file) writeFileSync(file, sequence);
    },
  };
}

/** Starts the system and resolves once it answers. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { dataDir, endpoint: given, port, sample } = options;
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  const engine = await startEngine({ ...(given ? { endpoint: given } : {}), ...(dataDir ? { dataDir } : {}) });
  const { endpoint } = engine;
  const outbox = dataDir ? join(dataDir, 'outbox') : mkdtempSync(join(tmpdir(), 'outbox-'));
  const dynamo = localDynamo(endpoint);
  const tables = await createTables(dynamo);
  const { server, origin, listen } = await reservePort(port);
  const login = await openLogin({ origin });
  const functions = await startFunctions(
    tables,
    endpoint,
    login,
    origin,
    outbox,
    options.research ?? readHouse().research ?? false,
  );
  const stopStream = consumeStream({
    endpoint,
    table: tables.Responses,
    place: placeIn(dataDir),
    invoke: (event) => functions.tally.invoke(event),
    now: Date.now,
  });
  const stopTicks = every(tickMilliseconds, () => functions.release.invoke({}));
  const stopMails = every(tickMilliseconds, () => functions.mail.invoke({}));
  const stopSweeps = every(sweepMilliseconds, () => sweepExpired(dynamo, tables, Date.now()));
  listen(createFront({ login, functions }));
  let club: string | undefined;
  if (sample) {
    const waves = openWaves(dynamo, tables.Catalogue);
    const close = async (id: string): Promise<void> => {
      const stored = await waves.read(id);
      if (!stored) throw new Error(`the wave ${id} is not there`);
      const at = Date.now();
      const entry = { id: randomUUID(), at, by: 'sample', wave: id, action: 'close_wave' } as const;
      await waves.change(stored, { ...stored.wave, closes: new Date(at).toISOString() }, entry);
    };
    await loadSample({ publisher: openPublisher(dynamo, tables.Catalogue), origin, now: Date.now, close });
    club = await loadClubs({
      publisher: openPublisher(dynamo, tables.Catalogue),
      register: openRegister(dynamo, tables.Catalogue),
      invitations: openInvitations(dynamo, tables.Catalogue),
      reports: openReports(dynamo, tables.Reports),
      ...{ origin, now: Date.now, chance: randomBytes },
    });
  }
  return {
    origin,
    endpoint,
    tables,
    outbox,
    ...(club ? { club } : {}),
    async stop() {
      server.closeAllConnections();
      server.close();
      await Promise.all([stopStream(), stopTicks(), stopMails(), stopSweeps()]);
      await Promise.all(Object.values(functions).map((running) => running.stop()));
      dynamo.destroy();
      await engine.stop();
    },
  };
}

/** Listens first, so that the login knows its own address; requests wait until the front is there. */
async function reservePort(port: number) {
  const { createServer } = await import('node:http');
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    server,
    origin: `http://localhost:${taken}`,
    listen: (front: ReturnType<typeof createFront>): void => {
      server.on('request', (request, response) => front.emit('request', request, response));
    },
  };
}
