import { audit } from '../../functions/audit/audit.ts';
import { quickAudit } from '../../functions/audit/quick.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { type Draft, makeRelease, type ReleasedTable } from '../../survey/release.ts';
import type { Response } from '../../survey/response.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import { countedOf, exactOf } from '../attack/world.ts';
import { aWave } from '../builders.ts';
import { keyedBy } from '../disclosure/oracle.ts';

/** A tree's release before it is audited. */
export function draftOf(asking: Questionnaire, responses: readonly Response[], key = 'key'): Draft {
  const plan = planOf(asking);
  const tally = mergeTallies(responses.map((response) => contributionOf(plan, response)));
  return makeRelease(plan, aWave({ k: 5 }), tally, { number: 1, day: '2027-04-01', keyed: keyedBy(key) });
}

export const tableOf = ({ tables }: Pick<Draft, 'tables'>, id: string): ReleasedTable | undefined =>
  tables.find((table) => table.id === id);

export const countsOf = (table: ReleasedTable | undefined): readonly (readonly (number | null)[])[] =>
  table?.status === 'published' ? table.counts : [];

/** What flow and linear programs find in a release, who know the exact counts. */
export async function attacked(draft: Draft, asking: Questionnaire, responses: readonly Response[]) {
  const exact = exactOf(countedOf(asking, responses));
  const text = JSON.stringify(draft);
  return { quick: quickAudit(text, asking, exact), whole: await audit(text, asking, exact) };
}
