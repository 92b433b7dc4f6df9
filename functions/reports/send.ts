import { fieldsOfDraft } from '../../survey/draft.ts';
import type { Report } from '../../survey/organisation.ts';
import { expiryOf } from '../../survey/wave.ts';
import { differences } from '../../web/report/history.ts';
import type { ReportPage } from '../../web/report/view.ts';
import { redirect } from '../collect/reply.ts';
import { before, checkDraft, reasonsGiven, summaryOf } from './check.ts';
import type { Parts } from './deps.ts';
import { formOf, viewOf } from './form.ts';
import { checkPage } from './step.ts';
import type { Way } from './way.ts';

/** Whether the newest version says the same already: a second press of the button is no correction. */
const isSame = (newest: Report | undefined, answers: Report['answers'], reasons: Report['reasons']): boolean =>
  newest !== undefined &&
  differences(newest.answers, answers).length === 0 &&
  JSON.stringify(newest.reasons) === JSON.stringify(reasons);

/** Sends the draft as it was looked at. Where somebody has changed it since, it is shown once more. */
export async function sendReport(way: Way, page: ReportPage, seen: number, parts: Parts): Promise<Response> {
  const { wave, link, today } = way;
  const { reports } = parts;
  const draft = await reports.draft(wave.id, link.organisation);
  if (draft.revision !== seen) return checkPage(way, page, draft, parts);
  const checked = checkDraft(page.questionnaire, fieldsOfDraft(draft), (await before(way, parts)).answers, way);
  if (!checked.isReady) return formOf(await viewOf(page, way, draft, parts, { checked }), draft, 422);
  const sent = `/r/${way.secret}/${page.wording.language}/sent`;
  const newest = await reports.newest(wave.id, link.organisation);
  const reasons = reasonsGiven(checked);
  if (isSame(newest, checked.answers, reasons)) return redirect(sent, 303);
  const report: Report = {
    ...{ wave: wave.id, organisation: link.organisation, number: (newest?.number ?? 0) + 1 },
    ...{ role: link.role, day: today, language: page.wording.language, version: wave.version },
    ...{ answers: checked.answers, reasons },
  };
  // Two who press at once send one version: the other finds it there, and is shown what is new.
  const isTaken = await reports.send(report, summaryOf(checked), expiryOf(wave));
  return isTaken ? redirect(sent, 303) : checkPage(way, page, draft, parts);
}
