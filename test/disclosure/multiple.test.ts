import { describe, expect, it } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import type { Item } from '../../survey/questionnaire.ts';
import { answered, ask, byTown, codes, lists, members, one, seen, town } from './people.ts';

describe('several answers at once', () => {
  const many: Item = { id: 'm', type: 'select_multiple', list: 'ABC' };
  const choices = [['a', 'b'], ['b', 'c'], ['a', 'c'], ['refused'], []];
  const fields = (column: number): Fields => ({ m: choices[column] ?? [] });

  it('are yes and not yes in a breakdown, since all options have the missing answers in common', () => {
    const { get } = answered(
      ask([town, many]),
      byTown({ n: [9, 1, 9, 2, 1], s: [9, 9, 9, 2, 1], w: [9, 9, 9, 2, 1] }, fields),
    );
    expect(members(get('m.a')?.columns)).toEqual(['yes', 'no', 'refused', 'not_reached']);
    expect(members(get('m.a~town')?.columns)).toEqual(['yes', 'no,refused,not_reached']);
    expect(get('m.a~town')).toMatchObject({ status: 'published', rowTotals: [22, 30, 30] });
  });

  it('have too few missing answers counted as no in every option', () => {
    const { get } = answered(ask([town, many]), byTown({ n: [9, 9, 9, 1], s: [9, 9, 9] }, fields));
    for (const id of ['m.a', 'm.b', 'm.c'])
      expect(members(get(id)?.columns)).toEqual(['yes', 'no,refused,not_reached']);
  });

  it('do not hide a few behind many who chose "none of these"', () => {
    const none = { ...lists, ABC: [...codes('a', 'b'), { code: 'c', exclusive: true as const }] };
    const alone = (column: number): Fields => ({ m: [['a', 'b'], ['c'], []][column] ?? [] });
    const questionnaire = ask([town, many], { lists: none });
    const { get } = answered(questionnaire, byTown({ n: [1, 30, 1], s: [20, 20, 5], w: [20, 20, 5] }, alone));
    expect(get('m.a~town')?.status).toBe('margins');
    const told = answered(questionnaire, byTown({ n: [20, 30], s: [20, 20], w: [20, 20] }, alone));
    for (const id of ['m.a', 'm.b', 'm.c']) expect(seen(told.get(id))).toBe('linked');
  });

  it('do not tell by how many they are of those who gave no answer', () => {
    const fields = (column: number): Fields => ({ m: [['a', 'b'], ['b', 'c'], ['a', 'c'], []][column] ?? [] });
    const people = byTown({ n: [20, 20, 20, 2], s: [20, 20, 20, 9], w: [20, 20, 20, 9] }, fields);
    const most = ask([town, { id: 'm', type: 'select_multiple', list: 'ABC', max: 2 }]);
    const bounded = answered(most, people);
    const free = answered(ask([town, many]), people);
    for (const id of ['m.a', 'm.b', 'm.c']) {
      expect(seen(bounded.get(`${id}~town`))).toBe('linked');
      expect(bounded.get(id)?.status).toBe('published');
      expect(free.get(`${id}~town`)?.status).toBe('published');
    }
  });

  it('do not tell by how many others were chosen of an option that is not shown', () => {
    const fields = (column: number): Fields => ({
      m:
        [
          ['a', 'b'],
          ['c', 'a'],
        ][column] ?? [],
    });
    const most = ask([town, { id: 'm', type: 'select_multiple', list: 'ABC', max: 2, required: true, missing: [] }]);
    const { get } = answered(most, byTown({ n: [20, 1], s: [20, 0], w: [20, 1] }, fields));
    for (const id of ['m.a', 'm.b', 'm.c']) expect(get(id)?.status).toBe('withheld');
  });
});

describe('what cannot be said cell by cell', () => {
  it('is shown whole or not at all: an order, and options that depend on an earlier answer', () => {
    const rank: Item = { id: 'r', type: 'rank', list: 'AB', required: true };
    const many: Item = { id: 'm', type: 'select_multiple', list: 'AB', required: true, missing: [] };
    const offered = one('o', 'AB', { offered: { from: 'm' } });
    const questionnaire = ask([town, rank, many, offered]);
    const fields = (column: number): Fields => ({
      'r.a': [String((column % 2) + 1)],
      'r.b': [String(((column + 1) % 2) + 1)],
      m: column < 2 ? ['a', 'b'] : ['ab'[column % 2] ?? ''],
      o: ['ab'[column % 2] ?? ''],
    });
    const full = answered(questionnaire, byTown({ n: [9, 9, 9, 9], s: [9, 9, 9, 9] }, fields));
    expect(seen(full.get('r.a~town'))).toEqual([
      [18, 18],
      [18, 18],
    ]);
    expect(seen(full.get('o~town'))).toEqual([
      [18, 18],
      [18, 18],
    ]);
    const few = answered(questionnaire, byTown({ n: [9, 1, 9, 0], s: [9, 9, 9, 9] }, fields));
    for (const id of ['r.a~town', 'r.b~town']) expect(seen(few.get(id))).toBe('small_cell');
    expect(few.get('o~town')?.status).toBe('withheld');
  });
});
