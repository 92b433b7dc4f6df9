import type { Invitation, Organisation, ReportHead } from '../../survey/organisation.ts';
import { mayReport } from '../../survey/organisation.ts';
import { dayOf, lastDayOf, type Phase, phaseOf, type Wave } from '../../survey/wave.ts';
import type { Lost } from '../../web/report/pages.tsx';
import type { ReportPage } from '../../web/report/view.ts';
import { type Link, parseSecret } from '../store/invitations.ts';
import type { Parts } from './deps.ts';

/** Where a link leads, now. */
export type Way = {
  readonly secret: string;
  readonly link: Link;
  readonly invitation: Invitation;
  readonly wave: Wave;
  readonly organisation: Organisation;
  readonly head: ReportHead | undefined;
  readonly phase: Phase;
  readonly today: string;
  readonly mayWrite: boolean;
};

type Found = { readonly ok: true; readonly way: Way } | { readonly ok: false; readonly lost: Lost };

/**
 * Whether a link still holds.
 *
 * | invitation            | link                  |            |
 * |-----------------------|-----------------------|------------|
 * | revoked               | any                   | `revoked`  |
 * | of a newer generation | of an older one       | `replaced` |
 * | –                     | its last day is over  | `expired`  |
 * | else                  | else                  | it holds   |
 */
function lossOf(link: Link, invitation: Invitation, today: string): Lost | undefined {
  if (invitation.revoked) return 'revoked';
  if (invitation.generation !== link.generation) return 'replaced';
  return link.until !== undefined && link.until < today ? 'expired' : undefined;
}

/** Follows the secret in an address. One that is unknown, withdrawn or over says which. */
export async function wayOf(typed: string, parts: Parts): Promise<Found> {
  const secret = parseSecret(typed);
  const found = secret === undefined ? undefined : await parts.invitations.follow(secret);
  if (secret === undefined || !found) return { ok: false, lost: 'unknown' };
  const { link, invitation } = found;
  const today = dayOf(parts.now());
  const lost = lossOf(link, invitation, today);
  if (lost) return { ok: false, lost };
  const [wave, stored, head] = await Promise.all([
    parts.loader.wave(link.wave),
    parts.register.find(link.organisation),
    parts.reports.head(link.wave, link.organisation),
  ]);
  if (!stored) return { ok: false, lost: 'unknown' };
  const phase = phaseOf(wave, parts.now());
  const mayWrite = mayReport(invitation, phase, today) && !stored.organisation.merged;
  const { organisation } = stored;
  return { ok: true, way: { secret, link, invitation, wave, organisation, head, phase, today, mayWrite } };
}

/** What a page of a language is made of. Throws `unknown_language`. */
export async function pageOf(way: Way, language: string, parts: Parts): Promise<ReportPage> {
  const { wave, organisation, head, invitation, link, mayWrite, secret } = way;
  const [view, report] = await Promise.all([parts.loader.view(wave, language, ''), parts.reportWords(language)]);
  const { late } = invitation;
  const last = lastDayOf(wave);
  return {
    ...view,
    ...{ base: `/r/${secret}`, report, organisation, head, mayWrite },
    role: link.role,
    reportAssets: parts.reportAssets,
    until: late !== undefined && late > last ? late : last,
  };
}
