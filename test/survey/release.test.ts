import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import type { Mark } from '../../survey/quality.ts';
import type { Item } from '../../survey/questionnaire.ts';
import { participationOf } from '../../survey/release.ts';
import type { Response } from '../../survey/response.ts';
import { participationSchema, releaseSchema } from '../../survey/schema.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import { anAsking, anyResponses, aQuestionnaire, aResponse, aWave } from '../builders.ts';
import { released } from '../released.ts';

const on = { number: 1, day: '2027-04-02' };
const care: Item = { id: 'care', type: 'select_one', list: 'CARE', required: true, missing: [] };
const happy: Item = { ...care, id: 'happy' };
const onlyKita: Item = { ...happy, relevant: { item: 'care', in: ['kita'] } };

const small = anAsking([care, happy], { breakdowns: [{ id: 'language', by: 'language' }], languages: ['de'] });
const sink = aQuestionnaire();

function releaseOf(questionnaire: typeof sink, responses: readonly Response[], k: 3 | 5 | 10 = 3, secret = 'secret') {
  const plan = planOf(questionnaire);
  const tally = mergeTallies(responses.map((response) => contributionOf(plan, response)));
  return released(plan, aWave({ k }), tally, on.day, secret);
}

const repeat = (count: number, fields: Fields): Fields[] => Array.from({ length: count }, () => fields);
const asked = (items: Item[], all: readonly Fields[]) => {
  const questionnaire = anAsking(items);
  const release = releaseOf(
    questionnaire,
    all.map((fields) => aResponse(questionnaire, fields)),
  );
  return release.tables.map((table) => [table.id, table.status === 'published' ? table.counts : table.reason]);
};

describe('nobody stands alone in a release', () => {
  it('since no published cell is below k, whoever answers what', () => {
    let published = 0;
    const k = fc.constantFrom<3 | 5 | 10>(3, 5, 10);
    const any = fc.oneof(
      fc.tuple(fc.constant(small), anyResponses(small, 60)),
      fc.tuple(fc.constant(sink), anyResponses(sink, 150)),
    );
    fc.assert(
      fc.property(any, k, ([questionnaire, responses], least) => {
        const release = releaseOf(questionnaire, responses, least);
        expect(releaseSchema.safeParse(release).success).toBe(true);
        expect(release.total).toBe(responses.length < least ? null : responses.length);
        for (const table of release.tables)
          if (table.status === 'published') {
            published += 1;
            expect(Math.min(...table.counts.flat().map((count) => count ?? least))).toBeGreaterThanOrEqual(least);
          } else expect(table).not.toHaveProperty('counts');
      }),
      { numRuns: 40, seed: 27 },
    );
    expect(published).toBeGreaterThan(20);
  });

  it('since below k people nothing is published, not even how many', () => {
    const release = releaseOf(small, [aResponse(small, { care: ['kita'], happy: ['home'] })]);
    expect(release.total).toBeNull();
    expect(new Set(release.tables.map((table) => table.status === 'withheld' && table.reason))).toEqual(
      new Set(['too_few']),
    );
  });

  it('since one small answer withholds a table of two answers and no other', () => {
    const all = [
      ...repeat(3, { care: ['kita'], happy: ['kita'] }),
      ...repeat(3, { care: ['kita'], happy: ['home'] }),
      ...repeat(2, { care: ['home'], happy: ['home'] }),
    ];
    expect(asked([care, happy], all)).toEqual([
      ['care', 'small_cell'],
      ['happy', [[3, 5]]],
    ]);
  });
});

describe('an item that is asked on a condition', () => {
  const all = [...repeat(3, { care: ['kita'], happy: ['kita'] }), ...repeat(3, { care: ['kita'], happy: ['home'] })];

  it('is published with those it depends on', () => {
    expect(asked([care, onlyKita], [...all, ...repeat(3, { care: ['home'] })])).toEqual([
      ['care', [[6, 3]]],
      ['happy', [[3, 3, 3]]],
    ]);
  });

  it('is withheld as linked where what it depends on is withheld', () => {
    const people = [
      ...repeat(3, { care: ['kita'], happy: ['kita'] }),
      ...repeat(3, { care: ['kita'], happy: ['home'] }),
    ];
    const rest = repeat(2, { care: ['home'] });
    const further: Item = { id: 'more', type: 'scale', min: 1, max: 2, relevant: { item: 'happy', in: ['kita'] } };
    expect(asked([care, onlyKita], [...people, ...rest])).toEqual([
      ['care', 'small_cell'],
      ['happy', 'linked'],
    ]);
    const more = [...people, ...people, ...people, ...people, ...rest].map((fields, index): Fields => {
      if (!fields.happy?.includes('kita')) return fields;
      return { ...fields, more: [['1'], ['2'], ['refused'], []][Math.floor(index / 6)] ?? [] };
    });
    expect(asked([care, onlyKita, further], more)).toEqual([
      ['care', 'small_cell'],
      ['happy', 'linked'],
      ['more', 'linked'],
    ]);
  });

  it('is withheld as linked where its condition is no sum of published cells', () => {
    const both: Item = { ...happy, relevant: { any: [{ item: 'care', in: ['kita'] }] } };
    expect(asked([care, both], [...all, ...repeat(3, { care: ['home'] })])).toEqual([
      ['care', [[6, 3]]],
      ['happy', 'linked'],
    ]);
  });
});

describe('a release', () => {
  it('is told apart from one of other counts by those who have the secret, and by nobody else', () => {
    const all = repeat(9, { care: ['kita'], happy: ['kita'] }).map((fields) => aResponse(small, fields));
    expect(releaseOf(small, all).data).toBe(releaseOf(small, all.toReversed()).data);
    expect(releaseOf(small, all).data).not.toBe(releaseOf(small, all.slice(1)).data);
    expect(releaseOf(small, all).data).not.toBe(releaseOf(small, all, 3, 'other').data);
  });

  it('is the same to the byte whatever order the responses come in', () => {
    const pair = anyResponses(sink, 60).chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(pair, ([all, shuffled]) => {
        expect(JSON.stringify(releaseOf(sink, shuffled))).toBe(JSON.stringify(releaseOf(sink, all)));
      }),
      { numRuns: 25 },
    );
  });

  it('says what it is made of', () => {
    expect(releaseOf(sink, [])).toMatchObject({
      wave: 'spring-27',
      ...on,
      policy: { rule: 'suppression', k: 3, c: 1, minGroup: 6 },
    });
  });
});

describe('staff see while a wave is open', () => {
  it('how many took part, and a place or a mark only from k on', () => {
    const plan = planOf(small);
    const at = (place: string, ...marks: Mark[]) =>
      contributionOf(plan, aResponse(small, { care: ['kita'], happy: ['home'] }, { place, marks }));
    const north = [at('north', 'plain'), at('north', 'plain', 'unproved'), at('north', 'plain', 'trap')];
    const tally = mergeTallies([...north, at('south', 'fast'), at('south')]);
    const seen = { total: 5, places: { north: 3, south: null }, day: on.day };
    const marks = { fast: null, plain: 3, trap: null, interview: null };
    expect(participationOf(aWave(), tally, on.day)).toEqual({ ...seen, marks });
    const wanting = aWave({ proof: 'rate' });
    expect(participationOf(wanting, tally, on.day)).toEqual({ ...seen, marks: { ...marks, unproved: null } });
  });

  it('how many took part also where that was noted before there were marks', () => {
    const before = { total: 5, places: { north: 3, south: null }, day: on.day };
    expect(participationSchema.parse(before)).toEqual(before);
  });
});
