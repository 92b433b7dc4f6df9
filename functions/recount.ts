import { fielded } from '../survey/table.ts';
import { contributionOf, differingCounters, planOf, type Tally } from '../survey/tally.ts';
import type { AuditStore } from './store/audit.ts';
import type { CatalogueStore } from './store/catalogue.ts';
import type { TallyReader } from './store/tallies.ts';
import { responseOf } from './tally/record.ts';

export type RecountDeps = {
  readonly catalogue: CatalogueStore;
  readonly audit: AuditStore;
  readonly tallies: TallyReader;
};

export type Recount = {
  readonly responses: number;
  readonly tally: Tally;
  /** Counters in which what was folded (`a`) is not what is stored (`b`); empty where all is well. */
  readonly differing: ReturnType<typeof differingCounters>;
};

/**
 * Counts a wave's stored responses anew and compares with its tally. Undefined for an unknown wave. While responses
 * arrive or expire, the two differ without any fault. Throws `TypeError` for a row that no function of ours writes.
 */
export async function recount(wave: string, { catalogue, audit, tallies }: RecountDeps): Promise<Recount | undefined> {
  const listed = await catalogue.wave(wave);
  const questionnaire = listed && (await catalogue.questionnaire(listed.wave.questionnaire, listed.wave.version));
  if (!questionnaire) return undefined;
  const plan = planOf(fielded(questionnaire, listed.wave.places));
  const tally = new Map<string, number>();
  let responses = 0;
  for await (const row of audit.eachResponse(wave)) {
    responses += 1;
    for (const [counter, count] of contributionOf(plan, responseOf(row)))
      tally.set(counter, (tally.get(counter) ?? 0) + count);
  }
  return { responses, tally, differing: differingCounters(await tallies.tally(wave), tally) };
}
