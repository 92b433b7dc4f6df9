import { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { policyOf } from '../../survey/release.ts';
import type { Wave } from '../../survey/wave.ts';
import { auditor, type Desk } from '../desk/deps.ts';
import { requireRight, requireStaff } from '../desk/staff.ts';
import { answerErrors, answerNotFound } from '../errors.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { ResponseReader } from '../store/reading.ts';
import type { ReleaseReader } from '../store/releases.ts';
import type { SealKeeper } from '../store/seals.ts';
import type { ResearchEntry } from '../store/waves.ts';
import { readBody } from '../texts/body.ts';
import { microdata } from './microdata.ts';

export type ResearchDeps = {
  /** Whether the house has switched research access on. */
  readonly isOn: boolean;
  readonly catalogue: CatalogueStore;
  readonly releases: Pick<ReleaseReader, 'release'>;
  readonly responses: ResponseReader;
  /** Secrets that shuffle waves; not those that tables are protected with. */
  readonly orders: SealKeeper;
  readonly audit: (entry: ResearchEntry) => Promise<void>;
  readonly newSecret: () => string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
};

const askSchema = z.strictObject({
  /** What the data is for, in a sentence. */
  purpose: z.string().check(z.trim(), z.minLength(20), z.maxLength(1000)),
  part: z.int().check(z.positive()),
});

/**
 * Lines of a part, more or less, since chance deals responses out. An answer of Lambda holds 6 MB: lines of 600
 * characters leave room for a part that is a fifth larger.
 */
const linesAPart = 8000;

const bytesOf = new TextEncoder();

/** A stream of chunks; nothing is read before it is asked for. */
function streamOf(chunks: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(bytesOf.encode(value));
    },
  });
}

/** Coded responses of released waves for research: off by default, for stewards alone, each part with its purpose. */
export function createApp(deps: ResearchDeps): Hono<Desk> {
  const app = new Hono<Desk>();
  app.onError(answerErrors(deps));
  app.notFound(answerNotFound);
  app.use('/api/research/*', async (c, next) => {
    requireStaff(c.env.claims);
    requireRight(c.env.claims, 'stewards');
    if (!deps.isOn) throw new Problem('research_off', 'the house has not switched research access on');
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
  });
  addData(app, deps);
  return app;
}

type Source = { readonly wave: Wave; readonly released: number; readonly parts: number };

/** A wave that is released, and in how many parts it is handed out. Throws `unknown_wave` or `wave_open`. */
async function releasedWave(id: string, { catalogue, releases }: ResearchDeps): Promise<Source> {
  const listed = await catalogue.wave(id);
  if (!listed) throw new Problem('unknown_wave', 'there is no such wave');
  const { wave, released } = listed;
  const release = released === undefined ? undefined : await releases.release(id, released);
  if (!release) throw new Problem('wave_open', 'the wave has not been released yet');
  return { wave, released: release.number, parts: Math.max(1, Math.ceil((release.total ?? 0) / linesAPart)) };
}

function addData(app: Hono<Desk>, deps: ResearchDeps): void {
  const entryOf = auditor(deps);
  app.get('/api/research/waves/:wave', async (c) => {
    const { wave, parts } = await releasedWave(c.req.param('wave'), deps);
    return c.json({ wave: wave.id, name: wave.name, demo: wave.demo ?? false, parts });
  });
  app.post('/api/research/waves/:wave/data', async (c) => {
    const { wave, released, parts } = await releasedWave(c.req.param('wave'), deps);
    const { purpose, part } = await readBody(c.req.raw, askSchema);
    if (part > parts) throw new Problem('invalid_request', 'part: there are not so many');
    const questionnaire = await deps.catalogue.questionnaire(wave.questionnaire, wave.version);
    if (!questionnaire) throw new RangeError(`wave ${wave.id}: its questionnaire version is not there`);
    const what = { wave: wave.id, action: 'research_data', release: released, purpose, part, parts } as const;
    // Written down before the first line leaves.
    await deps.audit(entryOf(c.env.claims, what));
    const secret = await deps.orders.seal(wave.id, deps.newSecret());
    const { minGroup } = policyOf(wave.k);
    const chunks = microdata(deps.responses.eachResponse(wave.id), questionnaire, { secret, minGroup, part, parts });
    return c.body(streamOf(chunks), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="vielstimmig-${wave.id}-mikrodaten-${part}.csv"`,
    });
  });
}
