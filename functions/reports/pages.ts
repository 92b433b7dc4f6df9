import { Hono } from 'hono/tiny';
import { negotiateLanguage } from '../../survey/language.ts';
import { stepsOf } from '../../web/report/history.ts';
import { historyPage, sentPage } from '../../web/report/pages.tsx';
import { privacyPage } from '../../web/report/privacy.tsx';
import type { ReportPage } from '../../web/report/view.ts';
import { readForm } from '../collect/body.ts';
import { neverCached, redirect, reply } from '../collect/reply.ts';
import { along, lostReply, type Use, writing } from './along.ts';
import { readCells } from './body.ts';
import type { Parts } from './deps.ts';
import { formOf, viewOf } from './form.ts';
import { fieldNames, known, saveChanges } from './save.ts';
import { step } from './step.ts';
import { addUpload } from './upload.ts';
import { type Way, wayOf } from './way.ts';

/** Longest body of a report's form in bytes: some hundred cells, and what the page showed of them. */
const mostBytes = 1024 * 1024;

const doneWords: Readonly<Record<string, string>> = { saved: 'form.saved', taken: 'upload.taken' };

/** Changed cells as the script sends them: what was taken, what others wrote since, and what clashes. */
async function takeCells(way: Way, page: ReportPage, request: Request, parts: Parts): Promise<Response> {
  const { revision: seen, cells } = await readCells(request);
  const changes = known(cells, fieldNames(page.questionnaire));
  const { draft, clashes } = await saveChanges(way, changes, seen, parts.reports);
  const theirs = Object.entries(draft.cells).filter(
    ([field, cell]) => cell.revision > seen && !Object.hasOwn(changes, field),
  );
  const others = Object.fromEntries(theirs.map(([field, { values }]) => [field, values]));
  return Response.json({ revision: draft.revision, others, clashes }, { headers: { 'cache-control': neverCached } });
}

/** Pages of an organisation that comes by its link; each is whole without a script. */
export function pageRoutes(parts: Parts): Hono {
  const app = new Hono();
  app.get('/:secret', async (c) => {
    const found = await wayOf(c.req.param('secret'), parts);
    if (!found.ok) return lostReply(c.req.raw, c.req.param('secret'), found.lost, parts);
    const language = negotiateLanguage(c.req.header('accept-language'), found.way.wave.languages);
    return redirect(`/r/${found.way.secret}/${language}`, 302);
  });
  app.get('/:secret/:language', (c) => {
    const show: Use = async (way, page) => {
      if (way.link.role === 'club' && way.invitation.opened === undefined)
        await parts.invitations.opened(way.wave.id, way.link.organisation, way.today);
      const draft = await parts.reports.draft(way.wave.id, way.link.organisation);
      const done = doneWords[c.req.query('done') ?? ''];
      return formOf(await viewOf(page, way, draft, parts, { done }), draft, 200);
    };
    return along(c.req.raw, c.req.param('secret'), c.req.param('language'), parts, writing(parts, show));
  });
  app.post('/:secret/:language', (c) => {
    const take: Use = async (way, page) => step(way, page, await readForm(c.req.raw, mostBytes), parts);
    return along(c.req.raw, c.req.param('secret'), c.req.param('language'), parts, writing(parts, take));
  });
  app.post('/:secret/:language/cells', (c) => {
    const take: Use = (way, page) => takeCells(way, page, c.req.raw, parts);
    return along(c.req.raw, c.req.param('secret'), c.req.param('language'), parts, writing(parts, take));
  });
  app.get('/:secret/:language/sent', (c) =>
    along(c.req.raw, c.req.param('secret'), c.req.param('language'), parts, (_, page) =>
      reply(sentPage(page), 200, neverCached),
    ),
  );
  app.get('/:secret/:language/privacy', (c) =>
    along(c.req.raw, c.req.param('secret'), c.req.param('language'), parts, async (_, page) =>
      reply(privacyPage(page, await parts.legal(page.wording.language)), 200, neverCached),
    ),
  );
  app.get('/:secret/:language/history', (c) =>
    along(c.req.raw, c.req.param('secret'), c.req.param('language'), parts, async (way, page) => {
      const versions = await parts.reports.versions(way.wave.id, way.link.organisation);
      return reply(historyPage(page, stepsOf(versions)), 200, neverCached);
    }),
  );
  addUpload(app, parts);
  return app;
}
