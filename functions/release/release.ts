import { buckets } from '../../survey/id.ts';
import { countTables, makeRelease, participationOf } from '../../survey/release.ts';
import { fielded } from '../../survey/table.ts';
import { planOf } from '../../survey/tally.ts';
import { dayOf, expiryOf, phaseOf, type Wave } from '../../survey/wave.ts';
import type { auditSeries } from '../audit/audit.ts';
import { nameOf } from '../log.ts';
import type { CatalogueStore, ListedWave } from '../store/catalogue.ts';
import type { InterimReader, InterimWriter } from '../store/interim.ts';
import type { ReleaseReader, ReleaseWriter } from '../store/releases.ts';
import type { SealKeeper } from '../store/seals.ts';
import type { TallyReader } from '../store/tallies.ts';
import { type InspectDeps, inspect } from './inspect.ts';
import { correctRelease, heedInterim, makeInterimOf } from './interim.ts';
import { keyedBy, sealOf } from './seal.ts';

export type ReleaseDeps = InspectDeps & {
  readonly catalogue: CatalogueStore;
  readonly tallies: TallyReader;
  readonly releases: ReleaseWriter;
  readonly stored: Pick<ReleaseReader, 'release'>;
  readonly interims: InterimReader & InterimWriter;
  readonly seals: SealKeeper;
  /** Attacks the texts of several releases of a wave together. */
  readonly compare: (...releases: Parameters<typeof auditSeries>) => ReturnType<typeof auditSeries>;
  /** A fresh secret of 256 bits of chance. */
  readonly newSecret: () => string;
  readonly now: () => number;
  /** Milliseconds after the close until no accepted response can still be on its way into the store. */
  readonly settle: number;
};

/** Looks at every wave once: counts who took part, releases what has closed. One wave's failure stops no other. */
export async function releaseWaves(deps: ReleaseDeps): Promise<void> {
  let failed = 0;
  for (const listed of await deps.catalogue.waves()) {
    try {
      await tend(listed, deps);
    } catch (error) {
      failed += 1;
      deps.log({ event: 'release_failed', wave: listed.wave.id, name: nameOf(error) });
    }
  }
  if (failed > 0) throw new Error(`${failed} waves could not be tended`);
}

async function tend({ wave, released }: ListedWave, deps: ReleaseDeps): Promise<void> {
  const now = deps.now();
  // Of invited clubs there is no tally: `functions/release/clubs.ts` looks after them.
  if (wave.invited || phaseOf(wave, now) === 'planned') return;
  if (released !== undefined) return correctRelease(wave, released, deps);
  const tally = await deps.tallies.tally(wave.id);
  await deps.releases.count(wave.id, participationOf(wave, tally, dayOf(now)));
  if (phaseOf(wave, now) === 'open') await makeInterimOf(wave, deps);
  if (now >= Date.parse(wave.closes) + deps.settle) await close(wave, deps);
}

/**
 * Releases a closed wave once every response before the fences has been folded. The stream keeps the order within
 * a partition, so a fence that has come through says that all that was accepted before it is in the tally.
 */
async function close(wave: Wave, deps: ReleaseDeps): Promise<void> {
  const passed = await deps.tallies.fencesPassed(wave.id);
  if (passed < buckets) {
    await deps.releases.raiseFences(wave.id, expiryOf(wave), deps.now());
    return;
  }
  const found = await deps.catalogue.questionnaire(wave.questionnaire, wave.version);
  if (!found) throw new RangeError(`wave ${wave.id}: its questionnaire version is not there`);
  const questionnaire = fielded(found, wave.places);
  if ((await deps.tallies.quarantined(wave.id)) > 0) throw new Error(`wave ${wave.id}: records are in quarantine`);
  const tally = await deps.tallies.tally(wave.id);
  const number = 1;
  const plan = planOf(questionnaire);
  const secret = await deps.seals.seal(wave.id, deps.newSecret());
  const { earlier, inspecting } = await heedInterim(wave, deps);
  const draft = makeRelease(plan, wave, tally, { number, day: dayOf(deps.now()), keyed: keyedBy(secret), earlier });
  const inspected = await inspect(draft, questionnaire, countTables(plan, tally), inspecting);
  const release = { ...inspected, data: sealOf(tally, secret) };
  await deps.releases.publish(release);
  await deps.releases.announce(wave.id, number);
  const withheld = release.tables.filter(({ status }) => status === 'withheld').length;
  deps.log({ event: 'wave_released', wave: wave.id, number, withheld });
}
