import { describe, expect, it } from 'vitest';
import { type CountedTable, tellsOfFew } from '../../survey/disclosure/ranked.ts';

describe('an order of preference', () => {
  const places = ['1', '2', '3', 'not_relevant', 'not_reached'];
  const named = (code: string, row: number[]): CountedTable => ({
    table: {
      ...{ id: `r.${code}`, item: 'r', variable: `r.${code}`, rows: ['all'] },
      columns: places.slice(0, row.length - 2).concat(places.slice(3)),
    },
    cells: [row],
  });

  it.each<[string, number[][], boolean]>([
    [
      'two of fifty gave no place at all',
      [
        [16, 16, 16, 9, 2],
        [16, 16, 16, 9, 2],
        [16, 16, 16, 9, 2],
      ],
      true,
    ],
    [
      'one of them stopped after the second place',
      [
        [20, 10, 19, 9, 9],
        [10, 20, 10, 9, 18],
        [20, 20, 20, 9, 7],
      ],
      true,
    ],
    [
      'ten of them stopped after the first place',
      [
        [20, 10, 10, 9, 10],
        [10, 20, 10, 9, 10],
        [20, 10, 10, 9, 10],
      ],
      false,
    ],
    [
      'all gave all places',
      [
        [20, 10, 10, 9, 10],
        [10, 20, 10, 9, 10],
        [10, 10, 20, 9, 10],
      ],
      false,
    ],
    [
      'fifty gave two of two places',
      [
        [20, 10, 9, 20],
        [10, 20, 9, 20],
        [20, 20, 9, 10],
      ],
      false,
    ],
    [
      'one of fifty gave one of two places',
      [
        [20, 10, 9, 20],
        [10, 20, 9, 20],
        [20, 19, 9, 11],
      ],
      true,
    ],
    [
      'three of fifty-three gave none of two places',
      [
        [20, 10, 9, 23],
        [10, 20, 9, 23],
        [20, 20, 9, 13],
      ],
      true,
    ],
  ])('is judged by what its tables tell together: %s', (_, rows, isWithheld) => {
    expect(
      tellsOfFew(
        rows.map((row, index) => named(String(index), row)),
        5,
      ),
    ).toBe(isWithheld);
  });
});
