import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf, pool, regroup, type Unit } from '../../survey/disclosure/pool.ts';

const unit = (code: string, size: number, ...path: string[]): Unit => ({ members: [code], size, path });
const codes = (units: readonly Unit[]): string[][] => units.map(({ members }) => [...members]);

describe('small groups', () => {
  it('are merged until nothing needs to be hidden (SDC handbook 2nd ed., 5.2: marital status by sex)', () => {
    const cells = [
      [38, 17],
      [7, 4],
      [3, 1],
    ];
    const rows = pool([unit('a', 55), unit('b', 11), unit('c', 4)], 10).map(groupOf);
    expect(rows).toEqual([
      { code: 'a', members: ['a'] },
      { code: 'b+1', members: ['b', 'c'] },
    ]);
    const columns = ['x', 'y'].map((code) => ({ code, members: [code] }));
    expect(regroup(cells, { rows: ['a', 'b', 'c'], columns: ['x', 'y'] }, { rows, columns })).toEqual([
      [38, 17],
      [10, 5],
    ]);
  });

  it('are merged with the smallest others, the earlier ones on ties', () => {
    expect(codes(pool([unit('a', 3), unit('b', 30), unit('c', 8), unit('d', 8)], 5))).toEqual([
      ['a', 'c'],
      ['b'],
      ['d'],
    ]);
  });

  it('are merged with what belongs together first: facilities of a town, answers before reasons', () => {
    const facilities = [unit('a', 3, 'north'), unit('b', 4, 'south'), unit('c', 30, 'north'), unit('d', 40, 'south')];
    expect(codes(pool(facilities, 10))).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
    const alone = [unit('a', 3, 'north'), unit('b', 14, 'south'), unit('d', 40, 'south')];
    expect(codes(pool(alone, 10))).toEqual([['a', 'b'], ['d']]);
  });

  it('stay one group where all together are too few', () => {
    expect(codes(pool([unit('a', 1), unit('b', 2)], 5))).toEqual([['a', 'b']]);
    expect(pool([], 5)).toEqual([]);
  });

  it('nest: what is pooled further keeps together what was together', () => {
    const any = fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.constantFrom('x', 'y', 'z')), { maxLength: 12 });
    fc.assert(
      fc.property(any, (sizes) => {
        const units = sizes.map(([size, path], index) => unit(String(index), size, path));
        const fine = pool(units, 5);
        const coarse = pool(fine, 10);
        const total = sizes.reduce((sum, [size]) => sum + size, 0);
        expect(coarse.flatMap(({ members }) => members).toSorted()).toEqual(
          units.map(({ members }) => members[0]).toSorted(),
        );
        if (total >= 10) expect(Math.min(...coarse.map(({ size }) => size))).toBeGreaterThanOrEqual(10);
        for (const { members } of fine)
          expect(coarse.some((group) => members.every((code) => group.members.includes(code)))).toBe(true);
      }),
    );
  });
});
