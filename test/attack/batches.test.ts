import { describe, expect, it } from 'vitest';
import { auditAll, auditSeries } from '../../functions/audit/audit.ts';
import { auditBatches } from '../../functions/audit/batches.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { earlierOf } from '../../survey/disclosure/interim.ts';
import { makeCorrected, makeInterim, makeRelease, type Release } from '../../survey/release.ts';
import { contributionOf, mergeTallies, planOf, type Tally } from '../../survey/tally.ts';
import { aWave } from '../builders.ts';
import { linked, someQuestionnaire } from './waves.ts';
import { someResponses } from './world.ts';

const wave = aWave({ k: 5 });
const keyed = keyedBy('secret');
const about = { day: '2027-03-10', keyed };

/** What a release function adds that plays no part here. */
const stored = (draft: Omit<Release, 'data' | 'audit'>): Release => ({
  ...draft,
  data: '0'.repeat(64),
  audit: { checked: 0, withheld: 0 },
});

const tallyOf = (plan: ReturnType<typeof planOf>, responses: ReturnType<typeof someResponses>): Tally =>
  mergeTallies(responses.map((response) => contributionOf(plan, response)));

/** A wave of which the first `half` were there at the interim release, and what is released in the end. */
function pairOf(seed: number, size: number, half: number, questionnaire = someQuestionnaire(seed)) {
  const plan = planOf(questionnaire);
  const responses = someResponses(questionnaire, size, seed);
  const all = tallyOf(plan, responses);
  const interim = stored(makeInterim(plan, wave, tallyOf(plan, responses.slice(0, half)), about));
  const naive = stored(makeRelease(plan, wave, all, { number: 1, ...about }));
  const final = stored(makeRelease(plan, wave, all, { number: 1, ...about, earlier: earlierOf([interim], false) }));
  return { questionnaire, plan, responses, interim, naive, final };
}

const shownOf = ({ tables }: Release): number =>
  tables.reduce(
    (sum, { breakdown, status, columns }) => sum + (breakdown || status === 'withheld' ? 0 : columns.length),
    0,
  );

const attack = (a: Release, b: Release) => auditBatches(JSON.stringify(a), JSON.stringify(b));

describe('A5: an interim release and the final one', () => {
  const cases = Array.from({ length: 60 }, (_, seed) => pairOf(seed + 1, 60 + seed * 3, 55 + seed));

  it('tell of nobody who came between, while two that do not heed each other do', () => {
    expect(cases.flatMap(({ interim, final }) => attack(interim, final).findings)).toEqual([]);
    expect(cases.filter(({ interim, naive }) => !attack(interim, naive).ok).length).toBeGreaterThan(20);
  });

  it('have an interim of plain tables alone, in blocks of at least k', () => {
    for (const { interim } of cases) {
      expect(interim.interim).toBe(true);
      for (const { breakdown, status, option, ...table } of interim.tables) {
        expect([breakdown, option]).toEqual([undefined, undefined]);
        if (status !== 'withheld')
          expect(Math.min(...('columnTotals' in table ? table.columnTotals : []))).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('cost some options and not most of them', () => {
    const [paid, free] = [cases.map(({ final }) => shownOf(final)), cases.map(({ naive }) => shownOf(naive))].map(
      (all) => all.reduce((sum, count) => sum + count, 0),
    );
    expect(paid ?? 0).toBeLessThan(free ?? 0);
    expect((paid ?? 0) / (free ?? 1)).toBeGreaterThan(0.5);
  });

  it('stand a linear program over batch and option', async () => {
    for (const seed of [3, 11]) {
      const { interim, final, naive, questionnaire } = pairOf(seed, 130, 70);
      const alone = ({ tables, ...release }: Release): string =>
        JSON.stringify({
          ...release,
          tables: tables.filter(({ id, breakdown }) => !breakdown && interim.tables.some((one) => one.id === id)),
        });
      const found = async (later: Release) =>
        (await auditSeries([alone(interim), alone(later)], questionnaire)).findings.filter(({ row }) =>
          row?.startsWith('new '),
        );
      expect(await found(final)).toEqual([]);
      expect(attack(interim, naive).ok).toBe((await found(naive)).length === 0);
    }
  }, 60_000);

  it('are byte for byte the same without an interim release', () => {
    const { plan, responses, naive } = pairOf(5, 120, 60);
    const again = makeRelease(plan, wave, tallyOf(plan, responses), {
      number: 1,
      ...about,
      earlier: earlierOf([], false),
    });
    expect(JSON.stringify(stored(again))).toBe(JSON.stringify(naive));
  });
});

describe('a corrected release', () => {
  const { plan, responses, naive: first } = pairOf(7, 200, 100, linked);
  const corrected = (left: number) =>
    stored(makeCorrected(plan, wave, tallyOf(plan, responses.slice(0, left)), { number: 2, ...about, all: [first] }));

  it.each([199, 196, 180, 120])('tells of none of those who were taken out, %d being left', (left) => {
    const release = corrected(left);
    expect(attack(first, release).findings).toEqual([]);
    expect(release.tables.filter(({ breakdown, status }) => breakdown && status !== 'withheld')).toEqual([]);
    const published = release.tables.filter(({ status }) => status === 'published');
    expect(published.length > 0).toBe(left <= 180);
  });

  it('stands the attack on all releases of the wave, which takes the smaller for the earlier', async () => {
    const { findings } = await auditAll([JSON.stringify(first), JSON.stringify(corrected(120))], linked);
    expect(findings.filter(({ why, row }) => why === 'impossible' || row?.startsWith('new '))).toEqual([]);
  }, 60_000);

  it('would tell of them if it did not heed the first', () => {
    const naive = stored(makeRelease(plan, wave, tallyOf(plan, responses.slice(0, 190)), { number: 2, ...about }));
    expect(attack(first, naive).ok).toBe(false);
  });
});
