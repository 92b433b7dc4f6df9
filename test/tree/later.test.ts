import { describe, expect, it } from 'vitest';
import { auditBatches } from '../../functions/audit/batches.ts';
import { quickAudit } from '../../functions/audit/quick.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { type Draft, makeCorrected, makeInterim, makeRelease, type Release } from '../../survey/release.ts';
import type { Response } from '../../survey/response.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import { countedOf, exactOf } from '../attack/world.ts';
import { aWave } from '../builders.ts';
import { keyedBy } from '../disclosure/oracle.ts';
import { countsOf, draftOf, tableOf } from './release.ts';
import { aTree, placesIn, responsesIn } from './world.ts';

const wave = aWave({ k: 5 });
const making = { day: '2027-04-01', keyed: keyedBy('key') };
const tree = aTree(placesIn([4, 3, 2, 1]), undefined, 3);
/** The same wave before anybody said in which town its places lie. */
const flat = aTree([], undefined, 3);

const tallyOf = (asking: Questionnaire, responses: readonly Response[]) =>
  mergeTallies(responses.map((response) => contributionOf(planOf(asking), response)));

const published = (draft: Draft): Release => ({ ...draft, data: '0'.repeat(64), audit: { checked: 0, withheld: 0 } });

describe('a breakdown by places that is added after a release', () => {
  it('would tell, of the same people, what the first release hides', () => {
    let told = 0;
    for (let seed = 1; seed <= 30; seed += 1) {
      const responses = responsesIn(tree, { seed, size: 300, even: 0.6 });
      const [first, second] = [draftOf(flat, responses), draftOf(tree, responses)];
      const then = countsOf(tableOf(first, 'q~town')).flat();
      const now = countsOf(tableOf(second, 'q~town')).flat();
      told += then.some((count, at) => count === null && typeof now[at] === 'number') ? 1 : 0;
    }
    expect(told).toBeGreaterThan(0);
  });

  it('is in no corrected release, nor is any other that was not there before', () => {
    let made = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const responses = responsesIn(tree, { seed, size: 400, even: 0.8 });
      const first = published(draftOf(flat, responses));
      const left = responses.slice(0, 320);
      const draft = makeCorrected(planOf(tree), wave, tallyOf(tree, left), { number: 2, ...making, all: [first] });
      for (const { breakdown, status } of draft.tables) if (breakdown !== undefined) expect(status).toBe('withheld');
      expect(quickAudit(JSON.stringify(draft), tree, exactOf(countedOf(tree, left))).findings).toEqual([]);
      expect(auditBatches(JSON.stringify(first), JSON.stringify(draft)).findings).toEqual([]);
      made += draft.tables.some(({ status }) => status === 'published') ? 1 : 0;
    }
    expect(made).toBeGreaterThan(0);
  });

  it('is in no interim release, and in a final one that heeds it', () => {
    const responses = responsesIn(tree, { seed: 9, size: 500, even: 0.8 });
    const tally = tallyOf(tree, responses.slice(0, 250));
    const interim = published(makeInterim(planOf(tree), wave, tally, making));
    expect(interim.tables.every(({ breakdown }) => breakdown === undefined)).toBe(true);
    const final = makeRelease(planOf(tree), wave, tallyOf(tree, responses), { number: 1, ...making });
    expect(tableOf(final, 'q~kita')?.status).toBe('published');
    expect(auditBatches(JSON.stringify(interim), JSON.stringify(final)).findings).toEqual([]);
  });
});
