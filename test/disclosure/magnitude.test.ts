import { describe, expect, it } from 'vitest';
import { type Contribution, protectAmounts } from '../../survey/disclosure/magnitude.ts';
import { isPossible, namesOf } from './oracle.ts';

const rule = { least: 3, percent: 10 };
let club = 0;
const clubs = (...amounts: number[]): Contribution[] =>
  amounts.map((amount) => {
    club += 1;
    return { from: `club ${club}`, amount };
  });
const totals = (cells: readonly (readonly Contribution[])[][]) =>
  cells.map((row) => row.map((cell) => cell.reduce((sum, { amount }) => sum + amount, 0)));
const hiddenIn = (cells: Contribution[][][], key?: string) =>
  protectAmounts({ cells }, namesOf(totals(cells), key), rule);
const spots = (hidden: readonly (readonly boolean[])[] = []) =>
  hidden.flatMap((row, r) => row.flatMap((is, c) => (is ? [`${r},${c}`] : [])));

/** Its first cell is example 2 of the SDC handbook 2nd ed., 4.2.1; the least number of others was found with HiGHS. */
const dominated = [
  [clubs(300, 20, 10), clubs(80, 60, 75, 40), clubs(120, 90, 70)],
  [clubs(100, 95, 80, 60), clubs(52, 50, 8), clubs(45, 66, 71)],
  [clubs(150, 140, 90, 33), clubs(77, 64, 59), clubs(88, 41, 39, 52)],
];

describe('members of clubs', () => {
  it('are hidden where the second largest club could reckon the largest, by as much as the p% rule asks', () => {
    const hidden = hiddenIn(dominated) ?? [];
    expect(spots(hidden)).toHaveLength(4);
    expect(hidden[0]?.[0]).toBe(true);
    for (const value of [310, 350]) expect(isPossible(totals(dominated), hidden, [0, 0], value)).toBe(true);
  });

  it('are shown where two clubs have most of a cell and the third enough', () => {
    const safe = dominated.map((row) => row.map((_, column) => row[column === 0 ? 1 : column] ?? []));
    expect(spots(hiddenIn(safe))).toEqual([]);
  });

  it('of two single clubs do not protect each other: each knows its own', () => {
    const single = [
      [clubs(40), clubs(55), clubs(70, 65, 50)],
      [clubs(30, 35, 44), clubs(61, 58, 47), clubs(25, 33, 29)],
      [clubs(80, 72, 66), clubs(39, 42, 51), clubs(90, 85, 60)],
    ];
    for (const key of ['a', 'b', 'c']) {
      const hidden = hiddenIn(single, key) ?? [];
      expect(spots(hidden)).toHaveLength(6);
      expect(hidden[0]).toEqual([true, true, true]);
    }
  });

  it('of an umbrella club count once, and a row of single clubs cannot be shown', () => {
    const one: Contribution[] = ['x', 'x', 'x'].map((from) => ({ from, amount: 9 }));
    expect(
      hiddenIn([
        [one, clubs(9)],
        [clubs(9, 9, 9), clubs(9, 9, 9)],
      ]),
    ).toBeUndefined();
  });
});
