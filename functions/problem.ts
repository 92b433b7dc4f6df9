import type { Issue } from '../survey/issue.ts';
import type { Challenge } from '../survey/proof.ts';

/** What can go wrong with a request, and the HTTP status that says so. Codes are stable: clients rely on them. */
const statuses = {
  bad_id: 400,
  broken_body: 400,
  code_required: 403,
  code_unknown: 403,
  forbidden: 403,
  right_needed: 403,
  research_off: 403,
  second_person: 403,
  not_yours: 403,
  notice_required: 403,
  not_found: 404,
  unknown_wave: 404,
  unknown_language: 404,
  unknown_response: 404,
  unknown_contact: 404,
  unknown_question: 404,
  unknown_text: 404,
  unknown_organisation: 404,
  unknown_invitation: 404,
  no_release: 404,
  code_used: 409,
  id_conflict: 409,
  changed_meanwhile: 409,
  wave_open: 409,
  wave_changed: 409,
  interim_asked: 409,
  interim_early: 409,
  texts_open: 409,
  texts_published: 409,
  text_changed: 409,
  nothing_to_undo: 409,
  tag_used: 409,
  wave_closed: 410,
  wave_planned: 409,
  body_too_large: 413,
  unsupported_media: 415,
  invalid_answers: 422,
  unknown_place: 422,
  invalid_request: 422,
  bad_spans: 422,
  translation_needed: 422,
  proof_required: 428,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof statuses;

/** An expected failure. One place turns it into `application/problem+json` or a page. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: (typeof statuses)[ProblemCode];
  readonly issues: readonly Issue[];
  /** What has to be solved first (`proof_required`). */
  readonly challenge: Challenge | undefined;

  constructor(code: ProblemCode, detail: string, issues: readonly Issue[] = [], challenge?: Challenge) {
    super(detail);
    this.code = code;
    this.status = statuses[code];
    this.issues = issues;
    this.challenge = challenge;
  }
}

/** A problem as RFC 9457 writes it. */
export const problemBody = (problem: Problem, correlation?: string) => ({
  type: `urn:vielstimmig:problem:${problem.code}`,
  title: problem.code,
  status: problem.status,
  code: problem.code,
  detail: problem.message,
  ...(problem.issues.length > 0 ? { issues: problem.issues } : {}),
  ...(problem.challenge ? { challenge: problem.challenge } : {}),
  ...(correlation ? { correlation } : {}),
});
