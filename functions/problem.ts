import type { Issue } from '../survey/issue.ts';

/** What can go wrong with a request, and the HTTP status that says so. Codes are stable: clients rely on them. */
const statuses = {
  bad_id: 400,
  broken_body: 400,
  forbidden: 403,
  not_found: 404,
  unknown_wave: 404,
  unknown_language: 404,
  unknown_response: 404,
  no_release: 404,
  id_conflict: 409,
  wave_open: 409,
  wave_closed: 410,
  wave_planned: 409,
  body_too_large: 413,
  unsupported_media: 415,
  invalid_answers: 422,
  unknown_place: 422,
  invalid_request: 422,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof statuses;

/** An expected failure. One place turns it into `application/problem+json` or a page. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: (typeof statuses)[ProblemCode];
  readonly issues: readonly Issue[];

  constructor(code: ProblemCode, detail: string, issues: readonly Issue[] = []) {
    super(detail);
    this.code = code;
    this.status = statuses[code];
    this.issues = issues;
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
  ...(correlation ? { correlation } : {}),
});
