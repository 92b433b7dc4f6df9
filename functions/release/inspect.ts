import type { CountedTable } from '../../survey/disclosure/ranked.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { type Draft, type Release, withhold } from '../../survey/release.ts';
import type { Audited } from '../audit/near.ts';
import type { quickAudit } from '../audit/quick.ts';
import type { Log } from '../log.ts';

export type InspectDeps = {
  readonly log: Log;
  /** Attacks the text of a release, knowing the exact counts. */
  readonly audit: (...release: Parameters<typeof quickAudit>) => Audited | Promise<Audited>;
};

/** Ids of the tables that findings are about; what is about no table in particular is about all of them. */
function accused({ tables }: Draft, { findings }: Audited): ReadonlySet<string> {
  const named = new Set(findings.map(({ table }) => table));
  const known = new Set<string | null>(tables.flatMap(({ id, item }) => [id, item]));
  const isAll = [...named].some((name) => !known.has(name));
  return new Set(tables.filter(({ id, item }) => isAll || named.has(id) || named.has(item)).map(({ id }) => id));
}

const without = (draft: Draft, ids: ReadonlySet<string>): Draft => ({
  ...draft,
  tables: draft.tables.map((table) => (ids.has(table.id) ? withhold(table, 'audit') : table)),
});

/** How often a release is attacked before it is given up; each time it has lost what the time before found. */
const mostRounds = 4;

/**
 * Attacks a release before it leaves. Tables with a finding are withheld and the rest is attacked again; where that
 * never ends, every table is withheld. What the findings were is told to nobody.
 */
export async function inspect(
  draft: Draft,
  questionnaire: Questionnaire,
  counted: readonly CountedTable[],
  { log, audit: attack }: InspectDeps,
): Promise<Draft & Pick<Release, 'audit'>> {
  const exact = new Map(counted.map(({ table, cells }) => [table.id, cells]));
  const failed = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const rest = without(draft, failed);
    const found = await attack(JSON.stringify(rest), questionnaire, exact);
    if (found.ok) return { ...rest, audit: { checked: found.checked.questions, withheld: failed.size } };
    const more = [...accused(rest, found)].filter((id) => !failed.has(id));
    if (more.length === 0) break;
    for (const id of more) failed.add(id);
    log({ event: 'audit_failed', wave: draft.wave, tables: more });
  }
  const all = new Set(draft.tables.map(({ id }) => id));
  log({ event: 'audit_failed', wave: draft.wave, tables: [...all] });
  return { ...without(draft, all), audit: { checked: 0, withheld: all.size } };
}
