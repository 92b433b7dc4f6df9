import { createHmac } from 'node:crypto';
import {
  type ClubDraft,
  type ClubRelease,
  type Counted,
  type CountedClub,
  makeClubRelease,
  withholdClubs,
} from '../../survey/clubs/release.ts';
import { type ClubTable, contributionsOf } from '../../survey/clubs/tables.ts';
import type { Keyed } from '../../survey/disclosure/keyed.ts';
import { dayOf, type Wave } from '../../survey/wave.ts';
import { auditClubs } from '../audit/clubs.ts';
import type { Rule } from '../audit/places.ts';
import { type Log, nameOf } from '../log.ts';
import type { CatalogueStore, ListedWave } from '../store/catalogue.ts';
import type { ClubReleaseReader, ClubReleaseWriter } from '../store/clubs.ts';
import type { InterimReader, InterimWriter } from '../store/interim.ts';
import type { ReleaseWriter } from '../store/releases.ts';
import type { SealKeeper } from '../store/seals.ts';
import { correctClubs } from './corrected.ts';
import { countable, type GatherDeps, gather, isAwaited } from './gather.ts';
import { recheckClubs } from './reclubs.ts';
import { keyedBy } from './seal.ts';

export type ClubDeps = GatherDeps & {
  readonly catalogue: Pick<CatalogueStore, 'waves'>;
  readonly clubReleases: ClubReleaseReader & ClubReleaseWriter;
  readonly releases: Pick<ReleaseWriter, 'announce' | 'judge'>;
  readonly interims: Pick<InterimReader, 'held'> & Pick<InterimWriter, 'hold'>;
  readonly seals: SealKeeper;
  readonly newSecret: () => string;
  /** p of the p% rule for a wave. */
  readonly percentOf: (wave: string) => number;
  readonly settle: number;
  readonly log: Log;
};

/** The rule that a wave's figures are protected by: as many clubs as its `k`, and the percent that nobody is told. */
export const ruleOf = (wave: Wave, { percentOf }: Pick<ClubDeps, 'percentOf'>): Rule => ({
  least: wave.k,
  percent: percentOf(wave.id),
});

/** What says later that a release is made of these figures, and nothing to those who do not have the secret. */
export const sealClubs = (clubs: readonly CountedClub[], secret: string): string =>
  createHmac('sha256', secret)
    .update(`clubs ${JSON.stringify(clubs)}`)
    .digest('hex');

export type Audited = ClubDraft & Pick<ClubRelease, 'audit'>;

/**
 * Attacks the tables of a release before they leave, and withholds those where an attack succeeds; the alarm tells. The
 * attack is held to `audited`, the rule that they are protected by unless it is to be stricter.
 */
export async function inspectClubs(
  draft: ClubDraft,
  clubs: readonly CountedClub[],
  rule: Rule,
  { log }: Pick<ClubDeps, 'log'>,
  audited: Rule = rule,
): Promise<Audited> {
  const { broken, checked } = await auditClubs(draft.tables, contributionsOf(draft.tables, clubs), audited);
  const ids = new Set(broken);
  if (ids.size > 0) log({ event: 'audit_failed', wave: draft.wave, tables: [...ids] });
  const tables = draft.tables.map((table) => (ids.has(table.id) ? withholdClubs(table, 'audit') : table));
  return { ...draft, tables, audit: { checked, withheld: ids.size } };
}

/** The clubs of a release and its tables, protected and attacked. */
export async function draftClubs(
  wave: Wave,
  counted: Counted,
  { number, keyed, earlier = [] }: { number: number; keyed: Keyed; earlier?: readonly ClubTable[] },
  deps: ClubDeps,
) {
  const rule = ruleOf(wave, deps);
  const clubs = await gather(wave.id, counted, deps);
  const draft = makeClubRelease(wave, clubs, { number, day: dayOf(deps.now()), rule, keyed, earlier });
  return { clubs, draft: await inspectClubs(draft, clubs, rule, deps) };
}

/** Stores a release, says so on the wave, and tells how many of its tables leave nothing. */
export async function publishClubs(release: ClubRelease, counted: Counted, deps: ClubDeps): Promise<void> {
  const { wave, number, tables } = release;
  await deps.clubReleases.publish(release, counted);
  await deps.releases.announce(wave, number);
  const withheld = tables.filter(({ status }) => status === 'withheld').length;
  deps.log({ event: 'wave_released', wave, number, withheld });
}

/** Looks at every wave of clubs once. One wave's failure stops no other. */
export async function releaseClubs(deps: ClubDeps): Promise<void> {
  let failed = 0;
  for (const listed of await deps.catalogue.waves()) {
    if (!listed.wave.invited) continue;
    try {
      await tend(listed, deps);
    } catch (error) {
      failed += 1;
      deps.log({ event: 'release_failed', wave: listed.wave.id, name: nameOf(error) });
    }
  }
  if (failed > 0) throw new Error(`${failed} waves of clubs could not be tended`);
}

/** Releases a closed wave once nobody is awaited any more; then attacks what is stored; later corrects it, if asked. */
async function tend({ wave, released, audited = 0 }: ListedWave, deps: ClubDeps): Promise<void> {
  if (deps.now() < Date.parse(wave.closes) + deps.settle) return;
  if (released !== undefined && released > audited) return recheckClubs(wave, released, deps);
  if (released !== undefined) return correctClubs(wave, released, deps);
  if (await isAwaited(wave.id, deps)) return;
  const counted = await countable(wave.id, deps);
  const secret = await deps.seals.seal(wave.id, deps.newSecret());
  const { clubs, draft } = await draftClubs(wave, counted, { number: 1, keyed: keyedBy(secret) }, deps);
  await publishClubs({ ...draft, data: sealClubs(clubs, secret) }, counted, deps);
}
