import { describe, expect, it } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import type { Item, ItemOf } from '../../survey/questionnaire.ts';
import { acceptResponse } from '../../survey/response.ts';
import { anAsking, whatComes } from '../builders.ts';

type Is = NonNullable<ItemOf<'integer'>['constraints']>[number]['is'];

const first: Item = { id: 'a', type: 'integer', min: 0, max: 99 };
const second = (is: Is): Item => ({ id: 'b', type: 'integer', min: 0, max: 99, constraints: [{ is, item: 'a' }] });
const issues = ['constraint b'];

describe('a number that is compared with 5', () => {
  it.each<[Is, boolean, boolean, boolean]>([
    ['below', true, false, false],
    ['at_most', true, true, false],
    ['equal', false, true, false],
    ['at_least', false, true, true],
    ['above', false, false, true],
  ])('must be %s', (is, four, five, six) => {
    const taken = ['4', '5', '6'].map((b) => !Array.isArray(whatComes([first, second(is)], { a: ['5'], b: [b] })));
    expect(taken).toEqual([four, five, six]);
  });
});

const table = (more: Partial<ItemOf<'table'>>): Item => ({
  ...{ id: 'b', type: 'table', rows: ['x', 'y'], columns: ['z'], min: 0, max: 50 },
  ...more,
});
const date = (id: string, more: Partial<ItemOf<'date'>> = {}): Item => ({
  id,
  type: 'date',
  precision: 'month',
  ...more,
});
const decimal = (id: string, more: Partial<ItemOf<'decimal'>> = {}): Item => ({
  ...{ id, type: 'decimal', min: 0, max: 9, places: 1 },
  ...more,
});
const atMost: { constraints: [{ is: Is; item: string }] } = { constraints: [{ is: 'at_most', item: 'a' }] };

describe('a person whose answers do not go together', () => {
  it.each<[string, Item[], Fields]>([
    ['a number with a number', [first, second('at_most')], { a: ['5'], b: ['6'] }],
    ['a fraction with a fraction', [decimal('a'), decimal('b', atMost)], { a: ['0,2'], b: ['0,3'] }],
    ['a table with a number', [first, table(atMost)], { a: ['5'], 'b.x.z': ['2'], 'b.y.z': ['4'] }],
    ['a number with a table', [table({ id: 'a' }), second('at_most')], { 'a.x.z': ['2'], 'a.y.z': ['1'], b: ['4'] }],
    ['a month with a month', [date('a'), date('b', atMost)], { a: ['2027-03'], 'b.month': ['4'], 'b.year': ['2027'] }],
  ])('is told: %s', (_, items, fields) => {
    expect(whatComes(items, fields)).toEqual(issues);
  });

  it('is told which other answer it is about', () => {
    const accepted = acceptResponse(anAsking([first, second('below')]), { a: ['5'], b: ['5'] }, { strict: true });
    expect(accepted).toMatchObject({
      ok: false,
      issues: [{ code: 'constraint', item: 'b', field: 'b', values: { is: 'below', other: 'a' } }],
    });
  });

  it.each<[string, Item[], Fields]>([
    ['where the other is blank', [first, second('equal')], { b: ['6'] }],
    ['where this one is blank', [first, second('equal')], { a: ['6'] }],
    ['where no cell is given', [first, table({ constraints: [{ is: 'above', item: 'a' }] })], { a: ['6'] }],
    [
      'where the other is not asked',
      [
        { id: 'q', type: 'select_one', list: 'YES_NO' },
        { ...first, relevant: { item: 'q', in: ['yes'] } },
        second('equal'),
      ],
      { q: ['no'], b: ['6'] },
    ],
    [
      'where fractions are the same',
      [decimal('a'), decimal('b', { constraints: [{ is: 'equal', item: 'a' }] })],
      { a: ['0,1'], b: ['0.1'] },
    ],
  ])('is told nothing %s', (_, items, fields) => {
    expect(Array.isArray(whatComes(items, fields))).toBe(false);
  });

  it('is told first what is wrong with the answer itself', () => {
    expect(whatComes([first, second('at_most')], { a: ['5'], b: ['100'] })).toEqual(['too_large b']);
  });
});
