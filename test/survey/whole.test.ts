import { describe, expect, it } from 'vitest';
import { type CountedTable, judgeWhole } from '../../survey/disclosure/whole.ts';
import type { Item, Questionnaire } from '../../survey/questionnaire.ts';

const one = (id: string, more: Partial<Extract<Item, { type: 'select_one' }>> = {}): Item => ({
  id,
  type: 'select_one',
  list: 'AB',
  ...more,
});

const questionnaire = (items: Item[]): Questionnaire => ({
  id: 'small',
  version: 1,
  source: 'de',
  languages: ['de'],
  lists: { AB: [{ code: 'a' }, { code: 'b' }] },
  sections: [{ id: 's', items }],
  breakdowns: [{ id: 'by_b', item: 'b' }],
  field: '',
  projects: [],
});

const table = (item: string, cells: number[][], breakdown?: string): CountedTable => ({
  table: {
    id: breakdown ? `${item}~${breakdown}` : item,
    item,
    variable: item,
    rows: cells.map((_, row) => String(row)),
    columns: (cells[0] ?? []).map((_, column) => String(column)),
    ...(breakdown ? { breakdown } : {}),
  },
  cells,
});

/** One option's table of a rank item `r`. */
const option = (code: string, cells: number[][], breakdown?: string): CountedTable => {
  const { table: one } = table('r', cells, breakdown);
  return { cells, table: { ...one, id: one.id.replace('r', `r.${code}`), variable: `r.${code}` } };
};
const rank: Item = { id: 'r', type: 'rank', list: 'AB' };

const ifA = { relevant: { item: 'a', in: ['a'] } };

describe('a table that another one would give away', () => {
  it('is withheld with the answers its condition looks at', () => {
    const small = questionnaire([one('a'), one('b', ifA)]);
    const verdicts = judgeWhole(small, [table('a', [[3, 40]]), table('b', [[20, 23]])], 5);
    expect([...verdicts]).toEqual([
      ['a', 'small_cell'],
      ['b', 'linked'],
    ]);
  });

  it('is withheld where its rows would add up to a withheld table', () => {
    const small = questionnaire([one('a'), one('b', ifA), one('c')]);
    const tables = [
      table('a', [[3, 40]]),
      table('b', [[20, 23]]),
      table(
        'c',
        [
          [9, 11],
          [10, 13],
        ],
        'by_b',
      ),
    ];
    expect(judgeWhole(small, tables, 5).get('c~by_b')).toBe('linked');
  });

  it('is withheld where its condition is about a text, which is in no table', () => {
    const small = questionnaire([
      { id: 't', type: 'text', max: 10 },
      one('b', { relevant: { item: 't', answered: true } }),
    ]);
    expect(judgeWhole(small, [table('b', [[20, 23]])], 5).get('b')).toBe('linked');
  });

  it('is published where all it is tied to is published', () => {
    const small = questionnaire([one('a'), one('b', ifA), one('c')]);
    const tables = [
      table('a', [[30, 40]]),
      table('b', [[20, 23]]),
      table(
        'c',
        [
          [9, 11],
          [10, 13],
        ],
        'by_b',
      ),
    ];
    expect([...judgeWhole(small, tables, 5)]).toEqual([]);
  });
});

describe('an order of preference', () => {
  const both = [
    [10, 10],
    [10, 10],
  ];

  it('is withheld for every option where one has a small cell, since the others would give it away', () => {
    const tables = [option('a', [[20, 23]]), option('b', [[3, 40]])];
    expect([...judgeWhole(questionnaire([rank]), tables, 5)]).toEqual([
      ['r.b', 'small_cell'],
      ['r.a', 'linked'],
    ]);
  });

  it('is withheld breakdown by breakdown', () => {
    const small = [option('a', [[20, 20]]), option('b', [[20, 20]])];
    const broken = [
      option('a', both, 'by_b'),
      option(
        'b',
        [
          [10, 4],
          [10, 16],
        ],
        'by_b',
      ),
    ];
    const verdicts = judgeWhole(questionnaire([one('b'), rank]), [table('b', [[20, 20]]), ...small, ...broken], 5);
    expect([...verdicts]).toEqual([
      ['r.b~by_b', 'small_cell'],
      ['r.a~by_b', 'linked'],
    ]);
  });

  const places = ['1', '2', '3', 'not_relevant', 'not_reached'];
  const named = (code: string, row: number[]): CountedTable => {
    const { table: counted, cells } = option(code, [row]);
    return { cells, table: { ...counted, columns: places.slice(0, row.length - 2).concat(places.slice(3)) } };
  };

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
    const tables = rows.map((row, index) => named(String(index), row));
    expect(judgeWhole(questionnaire([rank]), tables, 5).size).toBe(isWithheld ? tables.length : 0);
  });

  it('is published for every option where no cell is small', () => {
    const tables = [option('a', [[20, 20]]), option('b', [[20, 20]])];
    expect([...judgeWhole(questionnaire([rank]), tables, 5)]).toEqual([]);
  });
});

describe('a condition about the steps of a scale', () => {
  it('is a sum of its cells: what is asked on it is published with the scale, or not at all', () => {
    const asked = one('c', { relevant: { item: 's', from: 1, to: 2 } });
    const scale: Item = { id: 's', type: 'scale', min: 1, max: 3 };
    const cells = [table('s', [[9, 9, 9]]), table('c', [[9, 18]])];
    expect([...judgeWhole(questionnaire([scale, asked]), cells, 5)]).toEqual([]);
    expect([...judgeWhole(questionnaire([scale, asked]), [table('s', [[3, 9, 9]]), table('c', [[9, 12]])], 5)]).toEqual(
      [
        ['s', 'small_cell'],
        ['c', 'linked'],
      ],
    );
  });
});
