import { dayOf } from '../../survey/wave.ts';
import type { auditAll } from '../audit/audit.ts';
import { type Audited, nothing } from '../audit/near.ts';
import { type Log, nameOf } from '../log.ts';
import type { CatalogueStore, ListedWave } from '../store/catalogue.ts';
import type { InterimReader } from '../store/interim.ts';
import { type ReleaseReader, type ReleaseWriter, TamperedError } from '../store/releases.ts';

export type RecheckDeps = {
  readonly catalogue: CatalogueStore;
  readonly stored: Pick<ReleaseReader, 'release'>;
  readonly interims: Pick<InterimReader, 'interim'>;
  readonly releases: Pick<ReleaseWriter, 'judge'>;
  /** Attacks the texts of a wave's releases, each and together. */
  readonly recheck: (...releases: Parameters<typeof auditAll>) => ReturnType<typeof auditAll>;
  readonly now: () => number;
  readonly log: Log;
};

const tampered: Audited = { ok: false, findings: [], checked: nothing };

/**
 * Attacks one release that is stored and has not been since, longer than there was time for before: as its readers have
 * it, without the exact counts. What is found stands beside the release, and an alarm tells; the release stays.
 */
export async function recheckWaves(deps: RecheckDeps): Promise<void> {
  const waves = await deps.catalogue.waves();
  const waiting = waves.find(({ wave, released = 0, audited = 0 }) => !wave.invited && released > audited);
  if (!waiting) return;
  try {
    await recheck(waiting, deps);
  } catch (error) {
    deps.log({ event: 'release_failed', wave: waiting.wave.id, name: nameOf(error) });
    throw error;
  }
}

/** The texts of a wave's releases, the interim one first; undefined where one is not what was stored. */
async function textsOf(wave: string, released: number, deps: RecheckDeps): Promise<string[] | undefined> {
  const { stored, interims } = deps;
  const texts: string[] = [];
  try {
    const interim = await interims.interim(wave);
    if (interim) texts.push(JSON.stringify(interim));
    for (let number = 1; number <= released; number += 1) {
      const release = await stored.release(wave, number);
      if (release) texts.push(JSON.stringify(release));
    }
  } catch (error) {
    if (error instanceof TamperedError) return undefined;
    throw error;
  }
  return texts;
}

async function recheck({ wave, released = 0 }: ListedWave, deps: RecheckDeps): Promise<void> {
  const questionnaire = await deps.catalogue.questionnaire(wave.questionnaire, wave.version);
  if (!questionnaire) throw new RangeError(`wave ${wave.id}: its questionnaire version is not there`);
  const texts = await textsOf(wave.id, released, deps);
  const { ok, findings, checked } = texts ? await deps.recheck(texts, questionnaire) : tampered;
  const tables = [...new Set(findings.flatMap(({ table }) => table ?? []))];
  if (!ok) deps.log({ event: 'audit_failed', wave: wave.id, tables });
  const verdict = { ok, checked: checked.questions, left: checked.left, day: dayOf(deps.now()) };
  await deps.releases.judge(wave.id, released, verdict);
}
