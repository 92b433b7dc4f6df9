import { describe, expect, it } from 'vitest';
import { type Compared, compareReleases } from '../../survey/derived/compare.ts';
import type { ReleasedTable } from '../../survey/release.ts';
import { aTable } from './tables.ts';

const compare = (now: ReleasedTable, before: ReleasedTable): Compared | undefined =>
  compareReleases([now], [before])[0];

describe('two waves side by side', () => {
  it('shows both shares of those who answered, and the difference of what is shown', () => {
    const found = compare(aTable(['a', 'b', 'refused'], [[33, 66, 20]]), aTable(['a', 'b', 'refused'], [[50, 50, 0]]));
    expect(found).toEqual({
      id: 'q',
      rows: [
        {
          ...{ row: 0, base: 'valid', now: 99, before: 100 },
          pairs: [
            { column: 0, now: 33, before: 50, points: -17 },
            { column: 1, now: 66, before: 50, points: 17 },
          ],
        },
      ],
      ...{ rowsApart: [], columnsApart: [] },
    });
  });

  it('finds the same answer in another place, and leaves the difference out where one count is hidden', () => {
    const now = aTable(
      ['a', 'b'],
      [
        [10, 30],
        [null, null],
      ],
      { rows: ['x', 'y'], totals: [40, 20] },
    );
    const before = aTable(
      ['b', 'a'],
      [
        [10, 10],
        [15, 5],
      ],
      { rows: ['y', 'x'] },
    );
    const found = compare(now, before);
    expect(found).toMatchObject({
      rows: [
        { row: 0, now: 40, before: 20, pairs: [{ now: 10, before: 5, points: 0 }, { points: 0 }] },
        {
          row: 1,
          pairs: [
            { now: null, before: 10, points: null },
            { now: null, before: 10, points: null },
          ],
        },
      ],
    });
  });

  it('takes everybody as the base of both where in one it is hidden who did not answer', () => {
    const now = aTable(['a', 'refused'], [[10, 10]]);
    const before = aTable(['a', 'refused'], [[null, null]], { totals: [30] });
    expect(compare(now, before)).toMatchObject({ rows: [{ base: 'all', now: 20, before: 30 }] });
  });

  it('says which groups and answers have no twin', () => {
    const now = aTable(
      ['a', 'b', 'c'],
      [
        [10, 10, 10],
        [10, 10, 10],
      ],
      { rows: ['x', 'y'] },
    );
    const before = aTable(
      ['a', 'b+c'],
      [
        [10, 10],
        [10, 10],
      ],
      { rows: ['x', 'y+z'] },
    );
    expect(compare(now, before)).toMatchObject({ rows: [{ row: 0 }], rowsApart: [1], columnsApart: [1, 2] });
  });

  it.each([
    ['withheld', { ...aTable([], []), status: 'withheld', rows: [], columns: [], reason: 'linked' }],
    ['answers', aTable(['a', 'c'], [[10, 10]])],
    ['pooled', aTable(['a+b'], [[20]])],
  ] as const)('says why not: %s', (apart, before) => {
    const { id, item, variable, rows, columns } = before;
    const past: ReleasedTable =
      before.status === 'withheld'
        ? { id, item, variable, rows: [], columns: [], status: 'withheld', reason: 'linked' }
        : { ...before, rows: [...rows], columns: [...columns] };
    expect(compare(aTable(['a', 'b'], [[10, 10]]), past)).toEqual({ id: 'q', apart });
  });

  it('names what is in one of them only', () => {
    const [q, r] = [aTable(['a', 'b'], [[10, 10]]), aTable(['a', 'b'], [[10, 10]], { id: 'r' })];
    expect(compareReleases([q], [r])).toEqual([
      { id: 'q', apart: 'only_now' },
      { id: 'r', apart: 'only_before' },
    ]);
  });
});
