import type { Fields } from '../../survey/answer.ts';
import { isResponseId } from '../../survey/id.ts';
import { acceptResponse } from '../../survey/response.ts';
import { codeField, idField, stepField, trapField } from '../../web/form/links.ts';
import { isInterview } from '../../web/form/mode.ts';
import { latePage, reviewPage } from '../../web/form/review.tsx';
import type { FormView, View } from '../../web/form/view.ts';
import { Problem, type ProblemCode } from '../problem.ts';
import { type AcceptDeps, checkAnswers, codeOf, type Sender, storeResponse } from './accept.ts';
import { form, placeIn, prefilled, withoutCode } from './form.ts';
import { neverCached, redirect, reply } from './reply.ts';
import { answersIn, stepped } from './steps.ts';

/** Keys of the words for what is wrong with an access code. */
const notices: Readonly<Partial<Record<ProblemCode, string>>> = {
  code_required: 'access.required',
  code_unknown: 'access.unknown',
  code_used: 'access.used',
};

/** Who sends a plain form, but for the id. Throws `code_required` and `code_unknown`. */
function senderOf(view: View, sent: Fields): Omit<Sender, 'id'> {
  const { wave, wording, query } = view;
  const typed = (sent[codeField] ?? prefilled(query)[codeField])?.[0];
  const trap = (sent[trapField]?.[0] ?? '') !== '';
  const came = { script: false, trap, unproved: false, interview: isInterview(view) };
  return { language: wording.language, ...placeIn(wave, query), ...codeOf(wave, typed), came };
}

type SubmitDeps = AcceptDeps & { readonly newId: () => string };

/** A plain form's way: check, look once more, send. The id comes with the review, so a second press is a repeat. */
export async function submit(view: View, sent: Fields, deps: SubmitDeps): Promise<Response> {
  const { wave, wording, query, questionnaire } = view;
  const step = stepped(questionnaire, sent);
  if (step) return reply(form(view, step, []), 200, neverCached);
  const fields = answersIn(sent);
  const checked: FormView = { ...view, fields: carried(sent), issues: [] };
  try {
    const known = senderOf(view, sent);
    const answers = await checkAnswers(wave, fields, false, deps);
    const id = sent[idField]?.[0];
    if (id === undefined || !isResponseId(id))
      return reply(reviewPage(checked, answers, deps.newId()), 200, neverCached);
    const sender = { ...known, came: { ...known.came, unproved: deps.gate.isWanted(wave) } };
    const outcome = await storeResponse(wave, { id, ...sender }, answers, deps);
    const kept = outcome === 'conflict' ? deps.newId() : id;
    if (outcome === 'conflict') await storeResponse(wave, { id: kept, ...sender }, answers, deps);
    return redirect(`/s/${wave.id}/${wording.language}/done/${kept}${withoutCode(query)}`, 303);
  } catch (error) {
    if (error instanceof Problem && (error.code === 'invalid_answers' || error.code in notices))
      return reply(form(view, sent, error.issues, notices[error.code]), error.status, neverCached);
    throw error;
  }
}

/** What the review page carries on: everything but the step that led to it. */
const carried = (sent: Fields): Fields =>
  Object.fromEntries(Object.entries(sent).filter(([field]) => field !== idField && field !== stepField));

/** The wave closed while somebody was writing: what they wrote is shown to them, since it cannot be taken. */
export function late(view: View, sent: Fields): Response {
  const { answers } = acceptResponse(view.questionnaire, answersIn(sent), { strict: false });
  return reply(latePage({ ...view, fields: carried(sent), issues: [] }, answers), 410, neverCached);
}
