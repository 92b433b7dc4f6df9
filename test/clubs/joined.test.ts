import { describe, expect, it } from 'vitest';
import { totalOf } from '../../survey/clubs/figures.ts';
import { joinReports } from '../../survey/clubs/joined.ts';
import { aReport, evenly } from './club.ts';

describe('clubs that have become one', () => {
  it('had last year what they had together, by band, gender and Fachverband', () => {
    const other = aReport({
      members: evenly({ m: 1, w: 2 }),
      stated: 21,
      departments: [
        { association: '0030', name: '', counts: { m: 3, w: 4 } },
        { association: '', name: 'Wandern', counts: { m: 4, w: 10 } },
      ],
      general: { w: 5 },
    });
    const sum = joinReports([aReport(), other]);
    expect(totalOf(sum.members)).toBe(161);
    expect(sum.members?.b0_6).toEqual({ m: 13, w: 9, d: 1, o: 0 });
    expect([sum.stated, sum.general]).toEqual([161, { w: 5 }]);
    expect(sum.departments).toEqual([
      { association: '0030', name: 'Fußball', counts: { m: 87, w: 53, d: 7, o: 0 } },
      { association: '', name: 'Wandern', counts: { m: 4, w: 10 } },
    ]);
  });

  it.each([
    ['counted', 'counted', 'counted'],
    ['counted', 'estimated', 'estimated'],
    ['estimated', 'unknown', 'unknown'],
  ] as const)('are %s and %s: together %s', (one, other, together) => {
    const of = (basis: typeof one | typeof other) =>
      aReport({ participation: { ...aReport().participation, basis, migrants: basis === 'unknown' ? undefined : 20 } });
    const { participation } = joinReports([of(one), of(other)]);
    expect([participation.basis, participation.migrants]).toEqual([together, together === 'unknown' ? undefined : 40]);
  });

  it('have no sum of a number that one of them did not give, and a share as people', () => {
    const shared = { ...aReport().participation, migrants: undefined, share: 10, young: undefined };
    const { participation } = joinReports([aReport(), aReport({ participation: shared })]);
    expect([participation.migrants, participation.share, participation.young, participation.women]).toEqual([
      20 + 14,
      undefined,
      undefined,
      18,
    ]);
  });
});
