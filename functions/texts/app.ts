import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { decideText, type Refusal } from '../../survey/texts/decide.ts';
import { expiryOf } from '../../survey/wave.ts';
import type { Desk } from '../desk/deps.ts';
import { hasRight, requireRight, requireStaff, subjectOf } from '../desk/staff.ts';
import { answerErrors, answerNotFound } from '../errors.ts';
import { Problem } from '../problem.ts';
import { actionSchema, readBody, taggedSchema, tagsSchema } from './body.ts';
import { entryOf, onlyNumber, releasedWave, type TextsDeps } from './deps.ts';
import { fillRoom } from './fill.ts';
import { publishTexts } from './publish.ts';
import { rawCsv } from './raw.ts';
import { questionView, roomView } from './view.ts';

type Routes = Hono<Desk>;

const base = '/api/texts/waves/:wave';
const refusals: Readonly<Record<Refusal, string>> = {
  second_person: 'somebody else has to look at this text',
  not_yours: 'somebody else decided this text',
  translation_needed: 'this text may leave in translation only',
  bad_spans: 'mark at least one part of the text',
  nothing_to_undo: 'nothing was decided yet',
};

/** The room of free texts: the one function that reads what people wrote. It opens after a wave's release. */
export function createApp(deps: TextsDeps): Routes {
  const app = new Hono<Desk>();
  app.onError(answerErrors(deps));
  app.notFound(answerNotFound);
  app.use('/api/texts/*', async (c, next) => {
    requireStaff(c.env.claims);
    requireRight(c.env.claims, 'reviewers');
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
  });
  addRoom(app, deps);
  addTexts(app, deps);
  addTags(app, deps);
  return app;
}

function addRoom(app: Routes, deps: TextsDeps): void {
  const entry = entryOf(deps);
  const view = async (c: Context<Desk>, id: string) => {
    const { wave, questionnaire } = await releasedWave(id, deps);
    return roomView(wave, questionnaire, hasRight(c.env.claims, 'exporters'), deps);
  };
  app.get(base, async (c) => c.json(await view(c, c.req.param('wave'))));
  app.post(`${base}/open`, async (c) => {
    const { wave, questionnaire } = await releasedWave(c.req.param('wave'), deps);
    const about = await deps.room.about(wave.id);
    if (!about?.filled) {
      await deps.audit(entry(c.env.claims, wave.id, { action: 'open_room' }));
      await fillRoom(wave, questionnaire, deps);
    }
    return c.json(await view(c, wave.id));
  });
  app.post(`${base}/publish`, async (c) => {
    const { wave, questionnaire } = await releasedWave(c.req.param('wave'), deps);
    await publishTexts(wave, questionnaire, deps);
    await deps.audit(entry(c.env.claims, wave.id, { action: 'publish_texts', number: onlyNumber }));
    return c.json(await view(c, wave.id));
  });
  app.get(`${base}/raw`, async (c) => {
    requireRight(c.env.claims, 'exporters');
    const { wave } = await releasedWave(c.req.param('wave'), deps);
    const texts = (await deps.room.texts(wave.id)).filter(({ text }) => text !== '');
    await deps.audit(entry(c.env.claims, wave.id, { action: 'export_texts' }));
    return c.body(rawCsv(texts), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="vielstimmig-${wave.id}-rohtexte-personenbezogen.csv"`,
    });
  });
}

/** A text that is still in the room. Throws `unknown_text`. */
async function heldText(wave: string, question: string, id: string, { room }: TextsDeps) {
  const held = /^[0-9a-f]{30}$/.test(id) ? await room.text(wave, question, id) : undefined;
  if (!held || held.text === '') throw new Problem('unknown_text', 'there is no such text in the room');
  return held;
}

const changed = (): Problem => new Problem('text_changed', 'somebody else has just changed this text');

function addTexts(app: Routes, deps: TextsDeps): void {
  const entry = entryOf(deps);
  const viewOf = async (c: Context<Desk>, id: string, question: string) => {
    const { wave, questionnaire } = await releasedWave(id, deps);
    return questionView(wave, questionnaire, { id: question, by: subjectOf(c.env.claims) }, deps);
  };
  const path = `${base}/questions/:question`;
  app.get(path, async (c) => c.json(await viewOf(c, c.req.param('wave'), c.req.param('question'))));
  app.post(`${path}/texts/:text`, async (c) => {
    const { wave: id, question, text } = c.req.param();
    const action = await readBody(c.req.raw, actionSchema);
    const { wave } = await releasedWave(id, deps);
    const held = await heldText(wave.id, question, text, deps);
    const step = decideText(held, action, subjectOf(c.env.claims));
    if (!step.ok) throw new Problem(step.refusal, refusals[step.refusal]);
    const what = { action: 'decide_text', question, text, decision: action.action } as const;
    if (!(await deps.room.decide(wave.id, held, step.decided, entry(c.env.claims, wave.id, what)))) throw changed();
    return c.json(await viewOf(c, wave.id, question));
  });
  app.post(`${path}/texts/:text/tags`, async (c) => {
    const { wave: id, question, text } = c.req.param();
    const { tags } = await readBody(c.req.raw, taggedSchema);
    const { wave } = await releasedWave(id, deps);
    const held = await heldText(wave.id, question, text, deps);
    const known = await deps.room.tagsOf(wave.id, question);
    const own = known.map(({ code }) => code).filter((code) => tags.includes(code));
    if (own.length < new Set(tags).size) throw new Problem('invalid_request', 'tags: one is not in the list');
    if (!(await deps.room.tag(wave.id, held, own))) throw changed();
    return c.json(await viewOf(c, wave.id, question));
  });
}

function addTags(app: Routes, deps: TextsDeps): void {
  const entry = entryOf(deps);
  app.put(`${base}/questions/:question/tags`, async (c) => {
    const { wave: id, question } = c.req.param();
    const { labels } = await readBody(c.req.raw, tagsSchema);
    const { wave, questionnaire } = await releasedWave(id, deps);
    const by = subjectOf(c.env.claims);
    const view = await questionView(wave, questionnaire, { id: question, by }, deps);
    const known = new Map(view.tags.map(({ code, label }) => [label, code]));
    const used = new Set(view.texts.flatMap(({ tags }) => tags));
    const dropped = view.tags.filter(({ code, label }) => used.has(code) && !labels.includes(label));
    if (dropped.length > 0) throw new Problem('tag_used', `a text has the tag "${dropped[0]?.label}"`);
    let last = Math.max(0, ...view.tags.map(({ code }) => Number(code.slice(1))));
    const tags = [...new Set(labels)].map((label) => ({ code: known.get(label) ?? `t${++last}`, label }));
    await deps.room.keepTags(wave.id, question, tags, expiryOf(wave));
    await deps.audit(entry(c.env.claims, wave.id, { action: 'tag_texts', question }));
    return c.json(await questionView(wave, questionnaire, { id: question, by }, deps));
  });
}
