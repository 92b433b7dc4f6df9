import { describe, expect, it } from 'vitest';
import { audit } from '../../functions/audit/audit.ts';
import { auditBatches } from '../../functions/audit/batches.ts';
import { careless, epochsOf, isSeriesCaught, learnt, releasesOf, someEpochs } from './series.ts';

describe('A5: an interim, a first and a corrected release together', () => {
  it('tell nothing on twelve waves that the attack is tried on', async () => {
    expect(await isSeriesCaught({})).toBe(false);
  });

  it.each(Object.entries(careless))('are found out where %s', async (_, change) => {
    expect(await isSeriesCaught(change)).toBe(true);
  });

  /** Twenty-three come late: thirteen of town 0, thirteen with answer 0. So three of them are both, at least. */
  const late = epochsOf(
    [
      [1, 20, 14],
      [15, 25, 18],
      [22, 19, 30],
    ],
    [
      [3, 5, 5],
      [5, 0, 0],
      [5, 0, 0],
    ],
  );

  it('tell more of a small cell than each alone where many of a kind come late, though each pair of tables is safe', async () => {
    const releases = await releasesOf(late);
    const { findings } = await learnt(releases, late);
    expect(findings).toContainEqual(
      expect.objectContaining({ table: 'q~row', row: 'r0', column: 'c0', low: 3, why: 'narrower' }),
    );
    const [interim = '', first = ''] = releases.map((release) => JSON.stringify(release));
    expect(auditBatches(interim, first).findings).toEqual([]);
    expect((await audit(first, late.questionnaire)).findings).toEqual([]);
  });

  it('are attacked before they are stored: what they tell together is withheld, and the rest is there', async () => {
    for (const epochs of [late, someEpochs(529)]) {
      expect((await learnt(await releasesOf(epochs), epochs)).ok).toBe(false);
      const gated = await releasesOf(epochs, {}, true);
      expect((await learnt(gated, epochs)).findings).toEqual([]);
      const reasons = gated.flatMap(({ tables }) => tables.flatMap((one) => ('reason' in one ? [one.reason] : [])));
      expect(reasons).toContain('audit');
      expect(gated[1]?.tables.filter(({ status }) => status === 'published').length).toBeGreaterThan(0);
    }
  });

  it('fit a wave of which somebody withdrew while it was open', async () => {
    const first = late.people[1] ?? [];
    const withdrawn = { ...late, people: [first.slice(0, 120), first.slice(3), first.slice(60)] };
    const { findings } = await learnt(await releasesOf(withdrawn, {}, true), withdrawn);
    expect(findings).toEqual([]);
  });
});
