import { Hono } from 'hono/tiny';
import { negotiateLanguage } from '../../survey/language.ts';
import { plainPage } from '../../web/form/pages.tsx';
import type { Assets } from '../../web/form/view.ts';
import { spoken } from '../../web/words/words.ts';
import { answerErrors, answerNotFound } from '../errors.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { ResponseStore } from '../store/responses.ts';
import { apiRoutes } from './api.ts';
import { createLoader } from './load.ts';
import { pageRoutes } from './pages.ts';
import { neverCached, reply } from './reply.ts';

export type CollectDeps = {
  readonly catalogue: CatalogueStore;
  readonly responses: ResponseStore;
  readonly assets: Assets;
  readonly openapi: string;
  readonly now: () => number;
  /** A fresh response id. */
  readonly newId: () => string;
  /** A fresh id for an error report. */
  readonly newCorrelation: () => string;
  readonly log: Log;
  /** Milliseconds that a wave may be remembered. */
  readonly cache: number;
};

/** The public application: pages for respondents and `/api` beside them. */
export function createApp(deps: CollectDeps): Hono {
  const { assets } = deps;
  const loader = createLoader(deps);
  const app = new Hono();
  app.route('/api', apiRoutes({ ...deps, loader }));
  app.route('/', pageRoutes({ ...deps, loader }));
  const asJson = answerErrors({ log: deps.log, newId: deps.newCorrelation });
  app.onError((error, c) => {
    const response = asJson(error);
    if (c.req.path.startsWith('/api/')) return response;
    return reply(errorPage(c.req.raw, error, assets), response.status, neverCached);
  });
  app.notFound((c) =>
    c.req.path.startsWith('/api/') ? answerNotFound() : reply(errorPage(c.req.raw, lost, assets), 404, neverCached),
  );
  return app;
}

const lost = new Problem('not_found', 'there is nothing at this address');

/** The language of an address, or the one the browser asks for. */
function languageIn(request: Request): string {
  const tag = new URL(request.url).pathname.split('/')[3] ?? '';
  return spoken.includes(tag) ? tag : negotiateLanguage(request.headers.get('accept-language') ?? undefined, spoken);
}

/** What went wrong, as a page in the reader's language. */
function errorPage(request: Request, error: Error, assets: Assets) {
  const language = languageIn(request);
  if (!(error instanceof Problem) || error.status >= 500)
    return plainPage(assets, language, 'error.title', 'failed.server');
  if (error.code === 'body_too_large') return plainPage(assets, language, 'error.title', 'failed.body');
  if (error.status === 404 || error.code === 'bad_id')
    return plainPage(assets, language, 'not_found.title', 'not_found.text');
  return plainPage(assets, language, 'error.title', 'failed.server');
}
