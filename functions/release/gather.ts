import { figuresOf } from '../../survey/clubs/figures.ts';
import type { Counted, CountedClub } from '../../survey/clubs/release.ts';
import { agreed } from '../../survey/items/consent.ts';
import type { Invitation, ReportHead } from '../../survey/organisation.ts';
import { dayOf } from '../../survey/wave.ts';
import type { InvitationStore } from '../store/invitations.ts';
import type { RegisterStore } from '../store/organisations.ts';
import type { ReportReader } from '../store/reports.ts';

export type GatherDeps = {
  readonly register: Pick<RegisterStore, 'list'>;
  readonly invitations: Pick<InvitationStore, 'list'>;
  readonly reports: Pick<ReportReader, 'heads' | 'version'>;
  readonly now: () => number;
};

/** The item by which a club agrees to be named. */
const nameItem = 'e3';

/** Reports that are read at the same time. */
const atOnce = 25;

/**
 * Which reports count: the newest version of each.
 *
 * | status   | counts | why                                                              |
 * |----------|--------|------------------------------------------------------------------|
 * | accepted | yes    | staff have looked at it                                          |
 * | sent     | yes    | the rules let it pass; the club must not wait for staff to count |
 * | returned | no     | staff said what is wrong with it, and the club has not mended it |
 */
const isCounted = ({ status }: ReportHead): boolean => status !== 'returned';

/** Versions that would be counted now, by organisation. Throws where one is not in the register. */
export async function countable(wave: string, { reports, register }: GatherDeps): Promise<Counted> {
  const [heads, all] = await Promise.all([reports.heads(wave), register.list()]);
  const organisations = new Map(all.map(({ organisation }) => [organisation.vkz, organisation]));
  return heads.filter(isCounted).map(({ organisation: vkz, number }) => {
    const found = organisations.get(vkz);
    if (!found) throw new RangeError(`wave ${wave}: a club that reported is not in the register`);
    return [vkz, number, found.town, found.merged?.into ?? vkz] as const;
  });
}

/** Whether a club may still report, by staff's permission, and has not been accepted yet: a release waits for it. */
export async function isAwaited(wave: string, { reports, invitations, now }: GatherDeps): Promise<boolean> {
  const today = dayOf(now());
  const isLate = ({ late, revoked }: Invitation): boolean => late !== undefined && late >= today && !revoked;
  const late = (await invitations.list(wave)).filter(isLate);
  if (late.length === 0) return false;
  const heads = new Map((await reports.heads(wave)).map((head) => [head.organisation, head.status]));
  return late.some(({ organisation }) => heads.get(organisation) !== 'accepted');
}

/** The clubs of these versions, in their order. Throws where a version is not there any more. */
export async function gather(wave: string, counted: Counted, deps: GatherDeps): Promise<readonly CountedClub[]> {
  const names = new Map((await deps.register.list()).map(({ organisation: { vkz, name } }) => [vkz, name]));
  const clubs: CountedClub[] = [];
  for (let from = 0; from < counted.length; from += atOnce)
    clubs.push(
      ...(await Promise.all(
        counted.slice(from, from + atOnce).map(async ([vkz, number, town, holding]) => {
          const report = await deps.reports.version(wave, vkz, number);
          if (!report) throw new RangeError(`wave ${wave}: a report that counts is not there`);
          const { answers } = report;
          const named = answers[nameItem] === agreed;
          return { holding, town, name: names.get(vkz) ?? vkz, named, report: figuresOf(answers) };
        }),
      )),
    );
  return clubs;
}
