import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../survey/answer.ts';
import { changeOf } from '../../survey/clubs/change.ts';
import { countOf, figuresOf, migrantsOf, totalOf } from '../../survey/clubs/figures.ts';

describe('the figures of a report', () => {
  const answers: Answers = {
    a1: '2027-01-01',
    'b.b0_6.m': 3,
    'b.b0_6.w': 0,
    'b.b61.d': { missing: 'not_reached' },
    b_total: 3,
    c: 1,
    'c.1.association': '30',
    'c.1.name': 'Fußball',
    'c.1.m': 3,
    d1_share: 34,
    d2: 'estimated',
    'd5.trainers.all': 2,
    d8: ['school'],
  };
  it('come from its answers, and what is blank is not 0', () => {
    const report = figuresOf(answers);
    expect(report.members?.b0_6).toEqual({ m: 3, w: 0, d: undefined, o: undefined });
    expect(countOf(report.members?.b61 ?? {})).toBeUndefined();
    expect(report.departments).toMatchObject([{ association: '0030', name: 'Fußball', counts: { m: 3 } }]);
    expect([totalOf(report.members), migrantsOf(report), report.general]).toEqual([3, 1, undefined]);
    expect(figuresOf({}).members).toBeUndefined();
  });

  it('beside last year’s differ by as much as they do, in whole percent', () => {
    expect(changeOf(80, 90)).toEqual({ before: 80, now: 90, difference: 10, percent: 13 });
    expect(changeOf(0, 5)).toEqual({ before: 0, now: 5, difference: 5, percent: null });
    expect(changeOf(undefined, 5)).toEqual({ now: 5 });
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99_999), (before, now) => {
        const { difference = 0, percent } = changeOf(before, now);
        expect(before + difference).toBe(now);
        if (before > 0) expect(Math.abs((percent ?? 0) - (100 * difference) / before)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
