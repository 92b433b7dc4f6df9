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
