import type { Fields } from '../../survey/answer.ts';
import type { Clash, Draft } from '../../survey/draft.ts';
import { fieldsOfDraft } from '../../survey/draft.ts';
import { languageOf } from '../../survey/language.ts';
import { itemsOf } from '../../survey/questionnaire.ts';
import { fieldsOfAnswers } from '../../web/report/before.ts';
import { reportForm } from '../../web/report/form.tsx';
import type { ReportPage, ReportView } from '../../web/report/view.ts';
import { forScript } from '../collect/lean.ts';
import { neverCached, reply } from '../collect/reply.ts';
import { before, type Checked, reasonsIn } from './check.ts';
import type { Parts } from './deps.ts';
import { wordsForReport } from './spoken.ts';
import type { Way } from './way.ts';

/** What a form shows beside the draft. */
type Shown = {
  readonly clashes?: readonly Clash[];
  readonly checked?: Pick<Checked, 'issues' | 'findings'>;
  readonly done?: string | undefined;
  /** What is in the fields, where that is not the draft: what was typed and is not taken yet. */
  readonly fields?: Fields;
};

/** What is known where nobody has written yet: the Stichtag of the year, and what the register says. */
function known(page: ReportPage, { cells }: Draft): Fields {
  const year = page.wave.invited?.year;
  const answers = { ...(year ? { a1: `${year}-01-01` } : {}), a3: page.organisation.ids };
  const items = new Set(itemsOf(page.questionnaire).map(({ id }) => id));
  const asked = Object.entries(answers).filter(([id]) => items.has(id));
  const fields = fieldsOfAnswers(page.questionnaire, Object.fromEntries(asked));
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !(field in cells)));
}

/** Everything that a form of the draft is rendered from. */
export async function viewOf(
  page: ReportPage,
  way: Way,
  draft: Draft,
  parts: Parts,
  { clashes = [], checked, done, fields = { ...known(page, draft), ...fieldsOfDraft(draft) } }: Shown = {},
): Promise<ReportView> {
  const then = await before(way, parts);
  return {
    ...page,
    fields,
    issues: checked?.issues ?? [],
    findings: checked?.findings ?? [],
    reasons: reasonsIn(fields),
    revision: draft.revision,
    before: then.answers,
    joined: then,
    clashes,
    done,
  };
}

/** The form of the draft as a page. */
export function formOf(view: ReportView, draft: Draft, status: number): Response {
  const shown = fieldsOfDraft(draft);
  const { questionnaire, wording, report, base, revision } = view;
  const page = reportForm(
    view,
    {
      questionnaire: forScript(questionnaire),
      language: report.language,
      format: languageOf(report.language).format,
      words: wordsForReport(view.words, report),
      cells: `${base}/${wording.language}/cells`,
      ...{ revision, shown, before: view.before },
    },
    shown,
  );
  return reply(page, status, neverCached);
}
