import type { Claims } from '../gateway.ts';
import { Problem } from '../problem.ts';

/** The group whose members may use the staff application. */
const staffGroup = 'staff';

/**
 * The groups a checked token names. API Gateway writes an array as `[staff editors]`; a group's name has no white space
 * (Cognito, CreateGroup), so only white space parts it.
 */
function groupsOf(claims: Claims | undefined): readonly string[] {
  const groups = claims?.['cognito:groups'];
  if (typeof groups === 'object') return groups;
  const inside = typeof groups === 'string' ? /^\[(.*)\]$/s.exec(groups)?.[1] : undefined;
  return inside?.split(/\s+/).filter(Boolean) ?? [];
}

/** Throws `forbidden` for everybody but staff. */
export function requireStaff(claims: Claims | undefined): void {
  if (!groupsOf(claims).includes(staffGroup)) throw new Problem('forbidden', 'only staff may do this');
}

/**
 * Groups that give a right beside being staff: to read and decide free texts, to take them away unread, and to get
 * coded responses for research.
 */
export type Right = 'reviewers' | 'exporters' | 'stewards';

/** Whether a checked token gives a right. */
export const hasRight = (claims: Claims | undefined, right: Right): boolean => groupsOf(claims).includes(right);

/** Throws `right_needed` for who lacks a right. */
export function requireRight(claims: Claims | undefined, right: Right): void {
  if (!hasRight(claims, right)) throw new Problem('right_needed', `only ${right} may do this`);
}

/** Who is asking: the token's subject. */
export const subjectOf = (claims: Claims | undefined): string => String(claims?.sub ?? '');
