import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../survey/derived/coverage.ts';
import { largeEnough, previewOf } from '../../survey/derived/preview.ts';
import { visibleIn } from '../../survey/derived/visible.ts';
import { aTable } from './tables.ts';

const dated = { date: '2023-12-31', source: 'Quelle' };
const town = (code: string, value: number | undefined, more = {}) => ({
  code,
  figure: value === undefined ? undefined : { value, ...dated, ...more },
});
const finder =
  (...towns: readonly ReturnType<typeof town>[]) =>
  (code: string) =>
    towns.find((one) => one.code === code)?.figure;
const count = (members: string, responses: number) => ({ members: members.split('+'), count: responses });

describe('responses beside the people of the towns', () => {
  it('are set beside the population, pooled towns beside theirs together', () => {
    const towns = finder(town('witten', 60_000), town('herdecke', 25_000), town('wetter', 15_000));
    expect(coverageOf([count('witten', 50), count('herdecke+wetter', 50)], 'inhabitants', towns)).toEqual({
      what: 'inhabitants',
      sources: [dated],
      rows: [
        { members: ['witten'], count: 50, share: 50, population: { value: 60_000, share: 60 }, perThousand: 0.8 },
        {
          members: ['herdecke', 'wetter'],
          count: 50,
          share: 50,
          population: { value: 40_000, share: 40 },
          perThousand: 1.3,
        },
      ],
    });
  });

  it('say that a figure is missing and take no share of a whole that is not known', () => {
    const found = coverageOf([count('witten', 50), count('wetter', 50)], 'inhabitants', finder(town('witten', 60_000)));
    expect(found.rows.map(({ population, perThousand }) => [population, perThousand])).toEqual([
      [{ value: 60_000, share: null }, 0.8],
      [null, null],
    ]);
  });

  it('do not add up or compare figures of different days', () => {
    const towns = finder(town('witten', 60_000), town('wetter', 15_000, { date: '2011-05-09' }));
    expect(coverageOf([count('witten+wetter', 99)], 'inhabitants', towns).rows[0]?.population).toBeNull();
    const apart = coverageOf([count('witten', 50), count('wetter', 50)], 'inhabitants', towns);
    expect(apart.sources).toHaveLength(2);
    expect(apart.rows.map(({ population }) => population?.share)).toEqual([null, null]);
  });

  it('say nothing of a population of nobody', () => {
    expect(coverageOf([count('witten', 0)], 'inhabitants', finder(town('witten', 0))).rows).toEqual([
      { members: ['witten'], count: 0, share: 0, population: { value: 0, share: null }, perThousand: null },
    ]);
  });
});

describe('what a breakdown will show', () => {
  it.each([
    [19, 9, 1, 'whole'],
    [40, 9, 4, 'few'],
    [640, 9, 9, 'some'],
    [900, 9, 9, 'most'],
    [900, 1, 1, 'whole'],
    [640, 30, 30, 'few'],
    [0, 0, 0, 'whole'],
  ] as const)('of %i responses in %i groups: %i stand alone, %s', (total, groups, alone, verdict) => {
    expect(previewOf(total, groups, 5)).toMatchObject({ groups, alone, verdict });
  });

  it('can be read off the sizes that are told', () => {
    expect(largeEnough([null, 5, 9, 10, 40], 5)).toBe(2);
  });
});

describe('how much of a release is shown', () => {
  it('is told by breakdown from the release alone', () => {
    const name = { id: 'x~town', item: 'x', variable: 'x', breakdown: 'town' };
    const groups = [
      { code: 'a', members: ['a'] },
      { code: 'b+1', members: ['b', 'c'] },
    ];
    const sums = { rowTotals: [10, 10], columnTotals: [10, 10] };
    const found = visibleIn([
      aTable(['a', 'b'], [[10, 10]]),
      aTable(
        ['a', 'b'],
        [
          [10, null],
          [null, 10],
        ],
        { rows: ['a', 'b+c'], totals: [20, 20] },
      ),
      { ...name, rows: groups, columns: groups, ...sums, status: 'margins', reason: 'small_cell' },
      { ...name, rows: [], columns: [], status: 'withheld', reason: 'linked' },
    ]);
    expect(found).toEqual([
      { breakdown: '', tables: 1, withheld: 0, cells: 2, shown: 2, groups: 1, pooled: 0 },
      { breakdown: 'town', tables: 3, withheld: 1, cells: 8, shown: 2, groups: 2, pooled: 1 },
    ]);
  });
});
