import { Hono } from 'hono/tiny';
import { negotiateLanguage } from '../../survey/language.ts';
import type { Page } from '../../web/form/page.tsx';
import { plainPage } from '../../web/form/pages.tsx';
import type { Assets } from '../../web/form/view.ts';
import type { PrintAssets } from '../../web/print/kit.ts';
import { spoken } from '../../web/words/spoken.ts';
import { answerErrors, answerNotFound } from '../errors.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { ContactWriter } from '../store/contacts.ts';
import type { KeyReader } from '../store/keys.ts';
import type { ResponseStore } from '../store/responses.ts';
import type { ReadWords } from '../words.ts';
import { apiRoutes } from './api.ts';
import { type Files, fileRoutes } from './files.ts';
import { createGate } from './gate.ts';
import { infoRoutes } from './info.ts';
import { createLoader } from './load.ts';
import { pageRoutes } from './pages.ts';
import { printRoutes } from './print.ts';
import { neverCached, reply } from './reply.ts';

export type CollectDeps = {
  readonly catalogue: CatalogueStore;
  readonly responses: ResponseStore;
  readonly contacts: ContactWriter;
  /** The texts of the pages about the site by language. */
  readonly legal: ReadWords;
  readonly assets: Assets;
  readonly print: PrintAssets;
  /** Where people reach the forms, for what is printed; empty where the request's own address has to do. */
  readonly origin: string;
  /** The interface's words by language. */
  readonly words: ReadWords;
  readonly openapi: string;
  /** Scripts with addresses of their own. */
  readonly files: Files;
  readonly now: () => number;
  /** A fresh id of a response or a message. */
  readonly newId: () => string;
  /** A fresh id for an error report. */
  readonly newCorrelation: () => string;
  readonly log: Log;
  /** Keys that sign challenges. */
  readonly keys: KeyReader;
  /** So many random bytes. */
  readonly chance: (bytes: number) => Uint8Array;
  /** Responses a minute to one wave, seen by this instance, above which `proof: 'rate'` wants a proof. */
  readonly proofRate: number;
  /** Milliseconds that a wave and the keys may be remembered. */
  readonly cache: number;
};

/** The public application: pages for respondents and `/api` beside them. */
export function createApp(deps: CollectDeps): Hono {
  const parts = { ...deps, loader: createLoader({ ...deps, invited: false }), gate: createGate(deps) };
  const app = new Hono();
  app.route('/api', apiRoutes(parts));
  app.route('/i', infoRoutes(parts));
  app.route('/', pageRoutes(parts));
  app.route('/', printRoutes(parts));
  app.route('/', fileRoutes(deps));
  const asJson = answerErrors({ log: deps.log, newId: deps.newCorrelation });
  app.onError(async (error, c) => {
    const response = asJson(error);
    if (c.req.path.startsWith('/api/')) return response;
    return reply(await errorPage(c.req.raw, error, deps), response.status, neverCached);
  });
  app.notFound(async (c) =>
    c.req.path.startsWith('/api/') ? answerNotFound() : reply(await errorPage(c.req.raw, lost, deps), 404, neverCached),
  );
  return app;
}

const lost = new Problem('not_found', 'there is nothing at this address');

/** The language of an address, or the one the browser asks for. */
function languageIn(request: Request): string {
  const tag = new URL(request.url).pathname.split('/').findLast((part) => spoken.includes(part));
  return tag ?? negotiateLanguage(request.headers.get('accept-language') ?? undefined, spoken);
}

/** What went wrong, as a page in the reader's language. */
async function errorPage(request: Request, error: Error, { assets, words }: CollectDeps): Promise<Page> {
  const read = await words(languageIn(request));
  const page = (title: string, text: string): Page => plainPage(assets, read, title, text);
  if (!(error instanceof Problem) || error.status >= 500) return page('error.title', 'failed.server');
  if (error.code === 'body_too_large') return page('error.title', 'failed.body');
  if (error.status === 404 || error.code === 'bad_id') return page('not_found.title', 'not_found.text');
  return page('error.title', 'failed.server');
}
