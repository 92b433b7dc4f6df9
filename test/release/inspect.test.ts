import { describe, expect, it } from 'vitest';
import type { Audited } from '../../functions/audit/near.ts';
import type { LogEvent } from '../../functions/log.ts';
import { inspect } from '../../functions/release/inspect.ts';
import { aWave, plan, questionnaire, tally } from '../desk/world.ts';
import { released } from '../released.ts';

const draft = released(plan, aWave({ id: 'welle' }), tally, '2026-11-19');
const none = { questions: 7, hidden: 0, programs: 0, work: 0, left: 0 };
const passed: Audited = { ok: true, findings: [], checked: none };
const failing = (table: string | null): Audited => ({
  ok: false,
  findings: [{ table, row: 'a', column: 'b', low: 1, high: 2, why: 'small' }],
  checked: none,
});

/** Inspects a release with an auditor that answers one time after the other. */
async function inspected(...answers: readonly Audited[]) {
  const logged: LogEvent[] = [];
  const texts: string[] = [];
  const audit = async (text: string): Promise<Audited> => {
    texts.push(text);
    return answers[texts.length - 1] ?? passed;
  };
  const release = await inspect(draft, questionnaire, [], { log: (event) => logged.push(event), audit });
  const withheld = release.tables.flatMap((table) =>
    table.status === 'withheld' && table.reason === 'audit' ? [table.id] : [],
  );
  return { release, withheld, logged, texts };
}

const all = draft.tables.map(({ id }) => id);

describe('a release before it leaves', () => {
  it('stays as it is where the auditor finds nothing', async () => {
    const { release, logged, texts } = await inspected(passed);
    expect(release).toEqual({ ...draft, audit: { checked: 7, withheld: 0 } });
    expect(texts).toEqual([JSON.stringify(draft)]);
    expect(logged).toEqual([]);
  });

  it('loses the tables with a finding, is attacked again, and only ids are told', async () => {
    const { release, withheld, logged, texts } = await inspected(failing('q4~town'), passed);
    expect(withheld).toEqual(['q4~town']);
    expect(release.audit).toEqual({ checked: 7, withheld: 1 });
    expect(JSON.parse(texts[1] ?? '').tables).toEqual(release.tables);
    expect(logged).toEqual([{ event: 'audit_failed', wave: 'welle', tables: ['q4~town'] }]);
  });

  it('loses all tables of a question that is found wanting as a whole', async () => {
    const { withheld } = await inspected(failing('q2'), passed);
    expect(withheld).toEqual(all.filter((id) => id.startsWith('q2.')));
  });

  it('is attacked again until nothing is found', async () => {
    const { withheld, logged, texts } = await inspected(failing('q4~town'), failing('q5'), passed);
    expect(withheld.toSorted()).toEqual(['q4~town', ...all.filter((id) => id.startsWith('q5'))].toSorted());
    expect(texts).toHaveLength(3);
    expect(logged).toHaveLength(2);
  });

  it.each([
    ['the same is found again', [failing('q4~town'), failing('q4~town')]],
    ['there is no end of findings', ['q1', 'q2', 'q4', 'q5'].map(failing)],
    ['the finding is about no table in particular', [failing(null), passed]],
    ['the finding is about a table that it does not have', [failing('nothing'), passed]],
  ])('loses every table where %s', async (_, answers) => {
    const { release, withheld } = await inspected(...answers);
    expect(withheld).toEqual(all);
    expect(JSON.stringify(release)).not.toContain('counts');
    expect(release.audit.withheld).toBe(all.length);
  });
});
