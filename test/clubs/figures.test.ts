import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../survey/answer.ts';
import { changeOf, changesOf } from '../../survey/clubs/change.ts';
import {
  bands,
  type Counts,
  countOf,
  figuresOf,
  gendersOf,
  type Members,
  membersBy,
  migrantsOf,
  totalOf,
} from '../../survey/clubs/figures.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { aReport, inYear } from './club.ts';

/** A club with up to three departments, none larger than the club. */
const fair = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 7, maxLength: 7 }).chain((cells) => {
  const members = membersBy((band) => {
    const [m = 0, w = 0] = cells[bands.indexOf(band)] ?? [];
    return { m: m + 1, w };
  });
  const { m = 0, w = 0 } = gendersOf(members);
  const department = fc.record({ m: fc.nat(m), w: fc.nat(w) });
  return fc.record({ members: fc.constant(members), parts: fc.array(department, { maxLength: 3 }) });
});

describe('of any club whose parts fit', () => {
  const reportOf = ({ members, parts }: { members: Members; parts: readonly Counts[] }) =>
    aReport({
      members,
      stated: totalOf(members),
      departments: parts.map((counts, at) => ({ association: `000${at + 1}`, name: `${at}`, counts })),
      participation: { offers: 0, partners: [], obstacles: [], needs: [] },
    });

  it('no error is found, and exactly one of V04 and V05 unless the sums agree', () => {
    fc.assert(
      fc.property(fair, (club) => {
        const found = checkReport(reportOf(club), inYear());
        expect(found.filter(({ level }) => level === 'error')).toEqual([]);
        const assigned = club.parts.reduce((sum, part) => sum + (countOf(part) ?? 0), 0);
        const all = totalOf(club.members) ?? 0;
        const expected = assigned === all ? [] : [assigned < all ? 'V04' : 'V05'];
        expect(found.flatMap(({ says }) => (says === 'V04' || says === 'V05' ? [says] : []))).toEqual(expected);
      }),
    );
  });

  it('an error is found where a department has one member more than the club', () => {
    fc.assert(
      fc.property(fair, (club) => {
        const { w = 0 } = gendersOf(club.members);
        const found = checkReport(reportOf({ ...club, parts: [...club.parts, { w: w + 1 }] }), inYear());
        expect(found.filter(({ level }) => level === 'error').map(({ says }) => says)).toEqual(['V03']);
      }),
    );
  });

  it('nothing has changed beside itself, and V11 says so', () => {
    fc.assert(
      fc.property(fair, (club) => {
        const report = reportOf(club);
        const { members, departments } = changesOf(report, report);
        const all = [...Object.values(members), ...departments.map(({ change }) => change)].map(
          ({ total }) => total.difference,
        );
        expect(all.filter((difference) => difference !== 0 && difference !== undefined)).toEqual([]);
        expect(checkReport(report, inYear({ before: report })).map(({ says }) => says)).toContain('V11');
      }),
    );
  });
});

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
