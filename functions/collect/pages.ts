import { Hono } from 'hono/tiny';
import type { Fields } from '../../survey/answer.ts';
import { isResponseId, parseCode } from '../../survey/id.ts';
import { negotiateLanguage } from '../../survey/language.ts';
import { expiryOf, phaseOf } from '../../survey/wave.ts';
import { codeField } from '../../web/form/links.ts';
import { donePage, homePage, messagePage, startPage, withdrawPage } from '../../web/form/pages.tsx';
import type { Assets, View } from '../../web/form/view.ts';
import { spoken } from '../../web/words/spoken.ts';
import { Problem } from '../problem.ts';
import type { ReadWords } from '../words.ts';
import type { AcceptDeps } from './accept.ts';
import { readForm } from './body.ts';
import { form, isKiosk, prefilled, queryOf, withoutCode } from './form.ts';
import { cachedForm, neverCached, redirect, reply } from './reply.ts';
import { late, submit } from './submit.ts';

export type PageDeps = AcceptDeps & {
  readonly assets: Assets;
  readonly words: ReadWords;
  readonly newId: () => string;
};

async function home(language: string, { loader, assets, words, now }: PageDeps): Promise<Response> {
  const open = (await loader.waves()).filter(({ wave }) => phaseOf(wave, now()) === 'open');
  const waves = await Promise.all(
    open.map(async ({ wave }) => {
      const tag = wave.languages.includes(language) ? language : negotiateLanguage(language, wave.languages);
      const view = await loader.view(wave, tag, '');
      return { id: wave.id, title: view.wording.say('title').text, language: tag, demo: wave.demo === true };
    }),
  );
  return reply(homePage(assets, await words(language), waves), 200, neverCached);
}

/** A wave's own message where it takes no responses now, with the status that says so. */
function phaseMessage(view: View, now: number): Response | undefined {
  const phase = phaseOf(view.wave, now);
  if (phase === 'open') return undefined;
  return reply(messagePage(view, phase), phase === 'closed' ? 410 : 200, neverCached);
}

async function withdraw(view: View, sent: Fields, { responses }: PageDeps): Promise<Response> {
  const typed = sent['code']?.[0] ?? '';
  const id = parseCode(typed);
  const gone = id !== undefined && (await responses.withdraw(view.wave.id, id, expiryOf(view.wave)));
  return reply(withdrawPage(view, gone ? 'done' : 'unknown', typed), gone ? 200 : 422, neverCached);
}

/** Pages that respondents see, each whole without a script. */
export function pageRoutes(deps: PageDeps): Hono {
  const { loader, now } = deps;
  const app = new Hono();
  const viewOf = async (wave: string, language: string, request: Request, keep = withoutCode): Promise<View> =>
    loader.view(await loader.wave(wave), language, keep(queryOf(request)));
  const formOf = (wave: string, language: string, request: Request) => viewOf(wave, language, request, (all) => all);
  app.get('/', (c) => {
    const asked = c.req.query('language');
    const language =
      asked && spoken.includes(asked) ? asked : negotiateLanguage(c.req.header('accept-language'), spoken);
    return home(language, deps);
  });
  app.get('/s/:wave', async (c) => {
    const wave = await loader.wave(c.req.param('wave'));
    const language = negotiateLanguage(c.req.header('accept-language'), wave.languages);
    const query = queryOf(c.req.raw);
    if (isKiosk(query)) return reply(startPage(await loader.view(wave, language, query)), 200, neverCached);
    return redirect(`/s/${wave.id}/${language}${query}`, 302);
  });
  app.get('/s/:wave/:language', async (c) => {
    const view = await formOf(c.req.param('wave'), c.req.param('language'), c.req.raw);
    const fields = prefilled(view.query);
    const cache = fields[codeField] ? neverCached : cachedForm;
    return phaseMessage(view, now()) ?? reply(form(view, fields, []), 200, cache);
  });
  app.post('/s/:wave/:language', async (c) => {
    const view = await formOf(c.req.param('wave'), c.req.param('language'), c.req.raw);
    const sent = await readForm(c.req.raw);
    if (phaseOf(view.wave, now()) === 'closed') return late(view, sent);
    return phaseMessage(view, now()) ?? submit(view, sent, deps);
  });
  app.get('/s/:wave/:language/withdraw', async (c) => {
    const view = await viewOf(c.req.param('wave'), c.req.param('language'), c.req.raw);
    return reply(withdrawPage(view, 'ask', ''), 200, neverCached);
  });
  app.post('/s/:wave/:language/withdraw', async (c) => {
    const view = await viewOf(c.req.param('wave'), c.req.param('language'), c.req.raw);
    return withdraw(view, await readForm(c.req.raw), deps);
  });
  app.get('/s/:wave/:language/done/:id', async (c) => {
    const view = await viewOf(c.req.param('wave'), c.req.param('language'), c.req.raw);
    const id = c.req.param('id');
    if (!isResponseId(id)) throw new Problem('bad_id', 'this is no response id');
    return reply(donePage(view, id, isKiosk(view.query)), 200, neverCached);
  });
  return app;
}
