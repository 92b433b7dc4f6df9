import type { Fields } from '../../survey/answer.ts';
import { changesBetween, type Draft, fieldsOfDraft } from '../../survey/draft.ts';
import { stepField } from '../../web/form/links.ts';
import { reviewPage } from '../../web/report/pages.tsx';
import { choiceOf, mineField, type ReportPage, reasonField, revisionField, shownField } from '../../web/report/view.ts';
import { neverCached, redirect, reply } from '../collect/reply.ts';
import { stepped } from '../collect/steps.ts';
import { fieldsOfJson, wholeOf } from './body.ts';
import { before, checkDraft } from './check.ts';
import type { Parts } from './deps.ts';
import { formOf, viewOf } from './form.ts';
import { fieldNames, known, saveChanges } from './save.ts';
import { sendReport } from './send.ts';
import type { Way } from './way.ts';

/** What the sender changed: cells that differ from what the page showed, and clashes that were decided. */
function changesIn(sent: Fields, names: ReadonlySet<string>): Fields {
  const shown = fieldsOfJson(sent[shownField]?.[0]);
  const mine = fieldsOfJson(sent[mineField]?.[0]);
  const chosen = Object.entries(mine).filter(([field]) => sent[choiceOf(field)]?.[0] === 'mine');
  const fields = { ...sent, ...Object.fromEntries(chosen) };
  // Reasons are asked for only where something was found: one that is not on the page was not emptied.
  const asked = Object.entries(shown).filter(([field]) => !field.startsWith(reasonField('')) || field in sent);
  return known(changesBetween(Object.fromEntries(asked), fields), names);
}

/** Checks what the draft holds: findings with the form, or the report once more before it is sent. */
export async function checkPage(way: Way, page: ReportPage, draft: Draft, parts: Parts): Promise<Response> {
  const fields = fieldsOfDraft(draft);
  const checked = checkDraft(page.questionnaire, fields, (await before(way, parts)).answers, way);
  const view = await viewOf(page, way, draft, parts, { checked });
  return checked.isReady ? reply(reviewPage(view, checked.answers), 200, neverCached) : formOf(view, draft, 422);
}

/** Where the page goes on after a step that is no check: to the entry that was added, or beside the one removed. */
function placeAfter(asked: string, fields: Fields): string {
  const [what, item = '', entry] = asked.split(':');
  if (what === 'add') return `#entry-${item}-${fields[item]?.[0] ?? 1}`;
  if (what === 'remove') return `#entry-${item}-${Math.max(1, Number(entry) - 1)}`;
  return what === 'save' ? '?done=saved' : '';
}

/** A form that came in: what was changed is saved first, whatever was asked for. */
export async function step(way: Way, page: ReportPage, sent: Fields, parts: Parts): Promise<Response> {
  const asked = sent[stepField]?.[0] ?? 'save';
  const seen = wholeOf(sent[revisionField]?.[0]);
  if (asked === 'send') return sendReport(way, page, seen, parts);
  const fields = stepped(page.questionnaire, sent) ?? sent;
  const changes = changesIn(fields, fieldNames(page.questionnaire));
  const { draft, clashes } = await saveChanges(way, changes, seen, parts.reports);
  if (clashes.length > 0) return formOf(await viewOf(page, way, draft, parts, { clashes }), draft, 409);
  if (asked === 'check') return checkPage(way, page, draft, parts);
  return redirect(`/r/${way.secret}/${page.wording.language}${placeAfter(asked, fields)}`, 303);
}
