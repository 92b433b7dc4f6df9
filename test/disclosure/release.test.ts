import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import { type ProtectedTable, shareShown } from '../../survey/disclosure/artifact.ts';
import { engine } from '../../survey/release.ts';
import { anyResponses, aQuestionnaire, aResponse } from '../builders.ts';
import { abc, answered, ask, byTown, members, one, protectedOf, seen, town } from './people.ts';

describe('the rows of all tables of a breakdown', () => {
  it('are the same groups, pooled by their sizes alone', () => {
    const { get } = answered(
      ask([town, one('q', 'ABC'), one('r', 'AB')]),
      byTown({ n: [9, 9, 9], s: [8, 8, 8], w: [1, 1, 1], e: [2, 2, 1] }, (column) => ({
        ...abc('q')(column),
        r: ['ab'[column % 2] ?? ''],
      })),
    );
    expect(members(get('q~town')?.rows)).toEqual(['n', 's', 'w,e']);
    expect(members(get('r~town')?.rows)).toEqual(['n', 's', 'w,e']);
    expect(get('q~town')).toMatchObject({ status: 'published', rowTotals: [27, 24, 8], columnTotals: [20, 20, 19] });
    expect(members(get('town')?.columns)).toEqual(['n', 's', 'w', 'e']);
  });

  it('are not there where one group is left: the totals alone are shown', () => {
    const { get } = answered(ask([town, one('q', 'AB')]), byTown({ n: [9, 9], s: [1, 1] }, abc('q')));
    expect(get('q~town')).toMatchObject({ status: 'margins', reason: 'small_cell', counts: [[null, null]] });
  });

  it('are never those of an item that is asked on a condition, nor is one breakdown sorted by another', () => {
    const asked = one('asked', 'AB', { relevant: { item: 'q', in: ['a'] } });
    const breakdowns = [
      { id: 'town', item: 'town' },
      { id: 'asked', item: 'asked' },
    ];
    const { get } = answered(
      ask([town, one('q', 'AB'), asked, one('last', 'AB')], { breakdowns }),
      byTown({ n: [20, 20], s: [20, 20] }, (column) => ({ ...abc('q')(column), asked: ['a'], last: ['a'] })),
    );
    for (const id of ['last~asked', 'q~asked', 'town~asked', 'asked~town']) expect(seen(get(id))).toBe('linked');
  });
});

describe('a small cell in a broken-down table', () => {
  it('is hidden with others, one mark for all, and every total is shown', () => {
    const { get, all } = answered(
      ask([town, one('q', 'ABC')]),
      byTown({ n: [9, 1, 9], s: [9, 9, 9], w: [9, 9, 9] }, abc('q')),
    );
    const table = get('q~town');
    expect(table?.rowTotals).toEqual([19, 27, 27]);
    expect(table?.columnTotals).toEqual([27, 19, 27]);
    expect(table?.counts.flat().filter((count) => count === null)).toHaveLength(4);
    expect(table?.counts[0]?.[1]).toBeNull();
    expect(shareShown(all)).toBeCloseTo(1 - 4 / (3 + 3 + 9));
  });
});

describe('a question asked on a condition', () => {
  const q = one('q', 'ABC');
  const asked = one('asked', 'AB', { relevant: { item: 'q', in: ['a'] } });
  const further = one('more', 'AB', { relevant: { item: 'asked', in: ['a'] } });
  const fields = (column: number): Fields => ({
    q: [column < 2 ? 'a' : ('abc'[column - 1] ?? '')],
    ...(column < 2 ? { asked: ['ab'[column] ?? ''], ...(column < 1 ? { more: ['b'] } : {}) } : {}),
  });

  it('shows how many were not asked where that can be read off, and hides the same way', () => {
    const { get } = answered(
      ask([town, q, asked, further]),
      byTown({ n: [9, 1, 9, 9], s: [9, 9, 9, 9], w: [9, 9, 9, 9] }, fields),
    );
    expect(get('asked')).toMatchObject({ counts: [[27, 19, 54]], columnTotals: [27, 19, 54] });
    expect(get('asked~town')).toMatchObject({
      status: 'published',
      rowTotals: [28, 36, 36],
      columnTotals: [27, 19, 54],
    });
    expect(get('asked~town')?.counts.map((row) => row[2])).toEqual([18, 18, 18]);
    expect(get('asked~town')?.counts[0]?.slice(0, 2)).toEqual([null, null]);
    expect(seen(get('more~town'))).toBe('linked');
  });

  it('is withheld where the answers it depends on are hidden, and with it what depends on it', () => {
    const { get } = answered(
      ask([town, q, asked, further]),
      byTown({ n: [9, 9, 1, 9], s: [9, 9, 9, 9], w: [9, 9, 9, 9] }, fields),
    );
    expect(get('q~town')?.status).toBe('published');
    const visible = get('q~town')?.counts.every((row) => row[0] !== null);
    expect(visible).toBe(false);
    for (const id of ['asked~town', 'more~town']) expect(seen(get(id))).toBe('linked');
  });

  it('is withheld where its condition would divide pooled answers', () => {
    const { get } = answered(
      ask([town, one('q', 'AB'), one('asked', 'AB', { relevant: { item: 'q', in: ['a'] } })]),
      byTown({ n: [9, 1], s: [9, 1] }, (column) => ({ ...abc('q')(column), asked: ['a'] })),
    );
    expect([get('q'), get('asked'), get('asked~town')].map(seen)).toEqual(['small_cell', 'linked', 'linked']);
  });

  it('has rows of nobody where the breakdown is what it depends on', () => {
    const north = one('asked', 'AB', { relevant: { item: 'town', in: ['n', 's'] } });
    const { get } = answered(ask([town, north]), byTown({ n: [9, 1], s: [9, 9], w: [9, 9], e: [9, 9] }, abc('asked')));
    expect(members(get('asked~town')?.columns)).toEqual(['a', 'b', 'not_relevant']);
    expect(get('asked~town')?.counts).toEqual([
      [null, null, 0],
      [null, null, 0],
      [0, 0, 18],
      [0, 0, 18],
    ]);
  });

  it('is withheld where several questions decide together', () => {
    const both = one('asked', 'AB', { relevant: { any: [{ item: 'q', in: ['a'] }] } });
    const { get } = answered(
      ask([town, q, both]),
      byTown({ n: [9, 9, 9], s: [9, 9, 9] }, (column) => ({ ...abc('q')(column), asked: ['a'] })),
    );
    expect([get('asked'), get('asked~town')].map(seen)).toEqual(['linked', 'linked']);
  });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The rows of a table without the column of those who were not asked. */
const rowsOf = ({ counts, columns }: ProtectedTable) =>
  counts.map((row) => row.filter((_, column) => columns[column]?.code !== 'not_relevant'));

describe('whoever answers what', () => {
  it('totals add up, no small count is shown, and no hidden one stands alone', () => {
    let hidden = 0;
    const sink = aQuestionnaire();
    const small = ask([town, one('q', 'ABC'), one('asked', 'AB', { relevant: { item: 'q', in: ['a', 'b'] } })]);
    const any = fc.oneof(
      fc.tuple(fc.constant(sink), anyResponses(sink, 150)),
      fc.tuple(fc.constant(small), anyResponses(small, 150)),
    );
    fc.assert(
      fc.property(any, ([questionnaire, responses]) => {
        const { all, tables } = protectedOf(questionnaire, responses);
        expect(all.map(({ id }) => id)).toEqual(tables.map(({ table }) => table.id));
        expect(JSON.stringify(protectedOf(questionnaire, responses.toReversed()).all)).toBe(JSON.stringify(all));
        for (const table of all.filter(({ status }) => status !== 'withheld')) {
          expect(sum(table.rowTotals)).toBe(responses.length);
          expect(sum(table.columnTotals)).toBe(responses.length);
        }
        const open = all.filter(({ status }) => status === 'published');
        for (const row of open.flatMap(rowsOf)) {
          const nulls = row.filter((count) => count === null).length;
          hidden += nulls;
          expect(nulls).not.toBe(1);
          if (row.some((count) => count !== 0))
            expect(Math.min(...row.map((count) => count ?? 3))).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 30, seed: 3 },
    );
    expect(hidden).toBeGreaterThan(100);
  });

  it('the same key hides the same in the same version of the engine, another key something else', () => {
    const people = byTown({ n: [9, 1, 9], s: [9, 9, 9], w: [9, 9, 9] }, abc('q'));
    const questionnaire = ask([town, one('q', 'ABC')]);
    const responses = people.flatMap(([count, fields]) =>
      Array.from({ length: count }, () => aResponse(questionnaire, fields)),
    );
    const patternOf = (key: string) =>
      protectedOf(questionnaire, responses, 3, key)
        .get('q~town')
        ?.counts.map((row) => row.map((count) => (count === null ? '.' : '#')).join(''))
        .join(' ');
    const patterns = ['first', 'second', 'third', 'fourth'].map(patternOf);
    expect({ engine, pattern: patterns[0] }).toEqual({ engine: 4, pattern: '..# ..# ###' });
    expect(new Set(patterns).size).toBeGreaterThan(1);
  });

  it('below k people nothing is shown', () => {
    const { all } = answered(ask([town, one('q', 'AB')]), [[2, { town: ['n'], q: ['a'] }]]);
    expect(new Set(all.map(seen))).toEqual(new Set(['too_few']));
  });
});
