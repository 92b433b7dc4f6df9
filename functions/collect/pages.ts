import { Hono } from 'hono/tiny';
import type { Fields } from '../../survey/answer.ts';
import { isResponseId, parseCode } from '../../survey/id.ts';
import type { Issue } from '../../survey/issue.ts';
import { findLanguage, negotiateLanguage } from '../../survey/language.ts';
import { expiryOf, phaseOf, type Wave } from '../../survey/wave.ts';
import { formPage } from '../../web/form/form.tsx';
import { donePage, homePage, messagePage, withdrawPage } from '../../web/form/pages.tsx';
import { idField, reviewPage, stepField } from '../../web/form/review.tsx';
import type { Assets, FormView, View } from '../../web/form/view.ts';
import { catalogue, spoken, wordsFor } from '../../web/words/words.ts';
import { Problem } from '../problem.ts';
import { type AcceptDeps, checkAnswers, storeResponse } from './accept.ts';
import { fieldsOfQuery, readForm } from './body.ts';
import { cachedForm, neverCached, reply } from './reply.ts';

export type PageDeps = AcceptDeps & { readonly assets: Assets; readonly newId: () => string };

/** A redirect within the site: a relative address, so that it holds behind every domain. */
const redirect = (location: string, status: 302 | 303): Response =>
  new Response(null, { status, headers: { location, 'cache-control': neverCached, 'referrer-policy': 'no-referrer' } });

/** Query names that are no prefilled answers. */
const placeParameter = 'at';

/** Keys of the words that the script says itself. */
const scriptWords = /^(error\.|failed\.|progress$|back$|next$|send$|sending$)/;

const wordsForScript = (language: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(catalogue[wordsFor(language).language]?.texts ?? {}).filter(([key]) => scriptWords.test(key)),
  );

const queryOf = (request: Request): string => new URL(request.url).search;

/** The place a link names; one the wave does not know is dropped: a poster's reader should still get the form. */
const placeIn = (wave: Wave, query: Fields): { readonly place?: string } => {
  const code = query[placeParameter]?.[0];
  return code !== undefined && wave.places.some((place) => place.code === code) ? { place: code } : {};
};

/** The form as a page; its fields hold what was typed, or what a link fills in. */
function form(view: View, fields: Fields, issues: readonly Issue[]): ReturnType<typeof formPage> {
  const { wave, wording, words, questionnaire } = view;
  const query = fieldsOfQuery(view.query.slice(1));
  return formPage(
    { ...view, fields, issues },
    {
      wave: wave.id,
      place: placeIn(wave, query).place,
      questionnaire: { ...questionnaire, breakdowns: [], projects: [], field: '' },
      language: wording.language,
      format: findLanguage(words.language)?.format ?? 'de',
      words: wordsForScript(wording.language),
      done: `/s/${wave.id}/${wording.language}/done/`,
    },
  );
}

const withoutSteps = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field !== idField && field !== stepField));

const prefilled = (query: string): Fields =>
  Object.fromEntries(Object.entries(fieldsOfQuery(query.slice(1))).filter(([field]) => field !== placeParameter));

/** A plain form's way: check, look once more, send. The id comes with the review, so a second press is a repeat. */
async function submit(view: View, sent: Fields, deps: PageDeps): Promise<Response> {
  const { wave, wording, query } = view;
  const fields = withoutSteps(sent);
  if (sent[stepField]?.[0] === 'change') return reply(form(view, fields, []), 200, neverCached);
  const checked: FormView = { ...view, fields, issues: [] };
  try {
    const answers = await checkAnswers(wave, fields, false, deps);
    const id = sent[idField]?.[0];
    if (id === undefined || !isResponseId(id))
      return reply(reviewPage(checked, answers, deps.newId()), 200, neverCached);
    const sender = { language: wording.language, ...placeIn(wave, fieldsOfQuery(query.slice(1))) };
    const outcome = await storeResponse(wave, { id, ...sender }, answers, deps);
    const kept = outcome === 'conflict' ? deps.newId() : id;
    if (outcome === 'conflict') await storeResponse(wave, { id: kept, ...sender }, answers, deps);
    return redirect(`/s/${wave.id}/${wording.language}/done/${kept}${query}`, 303);
  } catch (error) {
    if (error instanceof Problem && error.code === 'invalid_answers')
      return reply(form(view, fields, error.issues), error.status, neverCached);
    throw error;
  }
}

async function home(language: string, { loader, assets, now }: PageDeps): Promise<Response> {
  const open = (await loader.waves()).filter(({ wave }) => phaseOf(wave, now()) === 'open');
  const waves = await Promise.all(
    open.map(async ({ wave }) => {
      const tag = wave.languages.includes(language) ? language : negotiateLanguage(language, wave.languages);
      const view = await loader.view(wave, tag, '');
      return { id: wave.id, title: view.wording.say('title').text, language: tag, demo: wave.demo === true };
    }),
  );
  return reply(homePage(assets, language, waves), 200, neverCached);
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
  const viewOf = async (wave: string, language: string, request: Request): Promise<View> =>
    loader.view(await loader.wave(wave), language, queryOf(request));
  app.get('/', (c) => {
    const asked = c.req.query('language');
    const language =
      asked && spoken.includes(asked) ? asked : negotiateLanguage(c.req.header('accept-language'), spoken);
    return home(language, deps);
  });
  app.get('/s/:wave', async (c) => {
    const wave = await loader.wave(c.req.param('wave'));
    const language = negotiateLanguage(c.req.header('accept-language'), wave.languages);
    return redirect(`/s/${wave.id}/${language}${queryOf(c.req.raw)}`, 302);
  });
  app.get('/s/:wave/:language', async (c) => {
    const view = await viewOf(c.req.param('wave'), c.req.param('language'), c.req.raw);
    return phaseMessage(view, now()) ?? reply(form(view, prefilled(view.query), []), 200, cachedForm);
  });
  app.post('/s/:wave/:language', async (c) => {
    const view = await viewOf(c.req.param('wave'), c.req.param('language'), c.req.raw);
    return phaseMessage(view, now()) ?? submit(view, await readForm(c.req.raw), deps);
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
    return reply(donePage(view, id), 200, neverCached);
  });
  return app;
}
