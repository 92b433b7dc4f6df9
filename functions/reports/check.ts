import type { Answers, Fields } from '../../survey/answer.ts';
import { type ClubReport, countOf, figuresOf, gendersOf, totalOf } from '../../survey/clubs/figures.ts';
import { blocking, type Finding } from '../../survey/clubs/finding.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import type { Issue } from '../../survey/issue.ts';
import type { Summary } from '../../survey/organisation.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { acceptResponse } from '../../survey/response.ts';
import { reasonField } from '../../web/report/view.ts';
import { type Before, beforeOf } from './before.ts';
import type { Parts } from './deps.ts';
import type { Way } from './way.ts';

/** What was found in a draft: faults by the form's rules, findings by those of clubs, and whether it may be sent. */
export type Checked = {
  readonly answers: Answers;
  readonly issues: readonly Issue[];
  readonly findings: readonly Finding[];
  readonly reasons: Readonly<Record<string, string>>;
  readonly figures: ClubReport;
  readonly isReady: boolean;
};

const reasonPrefix = reasonField('');

/** Reasons for warnings among a draft's fields, by what each is kept under. */
export const reasonsIn = (fields: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, [value]]) =>
      field.startsWith(reasonPrefix) && value ? [[field.slice(reasonPrefix.length), value]] : [],
    ),
  );

/** The fields that are answers. */
export const answerFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !field.startsWith('_')));

/** Last year's figures of the organisation; none where it did not report, or the wave names no year before. */
export async function before({ wave, organisation }: Way, parts: Parts): Promise<Before> {
  const waves = await parts.loader.waves();
  return beforeOf(organisation, waves.find((one) => one.wave.id === wave.invited?.before)?.wave, parts);
}

const isReport = (answers: Answers): boolean => Object.keys(answers).length > 0;

/** Checks what a draft holds. Rules of clubs see the answers that could be read, even beside faulty ones. */
export function checkDraft(questionnaire: Questionnaire, fields: Fields, then: Answers, way: Way): Checked {
  const accepted = acceptResponse(questionnaire, answerFields(fields), { strict: false });
  const reasons = reasonsIn(fields);
  const figures = figuresOf(accepted.answers);
  const findings = checkReport(figures, {
    year: way.wave.invited?.year ?? 0,
    organisation: way.organisation,
    ...(isReport(then) ? { before: figuresOf(then) } : {}),
    reasons,
  });
  const issues = accepted.ok ? [] : accepted.issues;
  const isReady = accepted.ok && blocking(findings).length === 0;
  return { answers: accepted.answers, issues, findings, reasons, figures, isReady };
}

/** Only what was asked and given a reason; reasons for warnings that are gone are left out. */
export const reasonsGiven = ({ findings, reasons }: Checked): Readonly<Record<string, string>> =>
  Object.fromEntries(
    findings.flatMap(({ says, item, reason }) =>
      reason ? [[`${says}.${item}`, reasons[`${says}.${item}`] ?? reason]] : [],
    ),
  );

/** What staff see of it in a list. */
export const summaryOf = ({ figures, findings }: Checked): Summary => ({
  members: totalOf(figures.members) ?? null,
  women: figures.members ? (gendersOf(figures.members).w ?? null) : null,
  associations: [
    ...new Set(
      figures.departments.flatMap(({ association, counts }) =>
        association && (countOf(counts) ?? 0) > 0 ? [association] : [],
      ),
    ),
  ],
  warnings: findings.filter(({ level }) => level === 'warning').length,
});
