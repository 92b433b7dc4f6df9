import { Hono } from 'hono/tiny';
import { negotiateLanguage } from '../../survey/language.ts';
import { plainPage } from '../../web/form/pages.tsx';
import { spoken } from '../../web/words/spoken.ts';
import { createLoader } from '../collect/load.ts';
import { neverCached, reply } from '../collect/reply.ts';
import { answerErrors } from '../errors.ts';
import { Problem } from '../problem.ts';
import type { ReportsDeps } from './deps.ts';
import { pageRoutes } from './pages.ts';

/** The application for invited organisations. Its addresses hold secrets: nothing of a path is ever logged. */
export function createApp(deps: ReportsDeps): Hono {
  const app = new Hono();
  app.route('/r', pageRoutes({ ...deps, loader: createLoader({ ...deps, invited: true }) }));
  const asJson = answerErrors({ log: deps.log, newId: deps.newCorrelation });
  app.onError(async (error, c) => {
    const response = asJson(error);
    if (c.req.path.endsWith('/cells')) return response;
    return reply(await errorPage(c.req.raw, error, deps), response.status, neverCached);
  });
  app.notFound(async (c) => reply(await errorPage(c.req.raw, lost, deps), 404, neverCached));
  return app;
}

const lost = new Problem('not_found', 'there is nothing at this address');

async function errorPage(request: Request, error: Error, { assets, words }: ReportsDeps) {
  const tag = new URL(request.url).pathname.split('/').findLast((part) => spoken.includes(part));
  const read = await words(tag ?? negotiateLanguage(request.headers.get('accept-language') ?? undefined, spoken));
  if (error instanceof Problem && error.status === 404)
    return plainPage(assets, read, 'not_found.title', 'not_found.text');
  if (error instanceof Problem && error.code === 'body_too_large')
    return plainPage(assets, read, 'error.title', 'failed.body');
  return plainPage(assets, read, 'error.title', 'failed.server');
}
