import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseOf, kindOf, validBases } from '../../survey/derived/base.ts';
import { figuresOf } from '../../survey/derived/figures.ts';
import { ratingOf } from '../../survey/derived/rating.ts';
import type { Item } from '../../survey/questionnaire.ts';
import { aQuestionnaire } from '../builders.ts';
import { aTable } from './tables.ts';

const agree = ['agree_fully', 'agree', 'partly', 'disagree', 'disagree_fully'];
const lists = { AGREE5: agree.map((code) => ({ code })), TOWN: [{ code: 'witten' }, { code: 'wetter' }] };
const questionnaire = aQuestionnaire({ lists });
const agreement: Item = { id: 'q', type: 'select_one', list: 'AGREE5' };
const town: Item = { id: 'q', type: 'select_one', list: 'TOWN' };
const scale: Item = { id: 'q', type: 'scale', min: 0, max: 10, recommendation: true };
const age: Item = { id: 'q', type: 'integer', min: 0, max: 9, bands: [0, 3, 9] };
const eleven = Array.from({ length: 11 }, (_, step) => String(step));
const least = 10;

const firstOf = (table: Parameters<typeof figuresOf>[0], item: Item) =>
  figuresOf(table, item, questionnaire, least).rows[0];

describe('what a share is of', () => {
  it.each([
    [['a'], 'valid'],
    [['a', 'b'], 'valid'],
    [['refused'], 'missing'],
    [['dont_know', 'not_reached'], 'missing'],
    [['b', 'refused'], 'mixed'],
  ] as const)('%s is %s', (members, kind) => {
    expect(kindOf({ code: 'x', members: [...members] })).toBe(kind);
  });

  it('is those who answered, where the others can be counted', () => {
    const table = aTable(['a', 'b', 'refused', 'not_reached'], [[60, 68, 7, 5]]);
    expect(validBases(table)).toEqual([128]);
    expect(baseOf([table])).toBe('valid');
  });

  it('is everybody in every row, where in one row it is hidden how many did not answer', () => {
    const table = aTable(
      ['a', 'refused'],
      [
        [60, 7],
        [null, null],
      ],
      { totals: [67, 14] },
    );
    expect(validBases(table)).toEqual([60, null]);
    expect(baseOf([table])).toBe('all');
  });

  it('is everybody where an answer is pooled with no answer', () => {
    expect(baseOf([aTable(['a', 'b+refused'], [[60, 7]])])).toBe('all');
  });
});

describe('a mean', () => {
  it('counts agreement from 5 for full to 1 for none, without those who said nothing', () => {
    expect(firstOf(aTable([...agree, 'refused'], [[10, 5, 0, 0, 5, 40]]), agreement)).toEqual({
      ...{ valid: 20, hidden: 0, top: 15, mean: [3.75, 3.75] },
    });
  });

  it('is not shown beside a hidden count, which it would resolve, nor is anything else of that row', () => {
    const table = aTable(
      [...agree],
      [
        [10, 5, 5, null, null],
        [5, 5, 5, 5, 5],
      ],
      { totals: [29, 25] },
    );
    expect(figuresOf(table, agreement, questionnaire, least).rows).toEqual([
      { valid: 29, hidden: 9 },
      { valid: 25, hidden: 0, top: 10, mean: [3, 3] },
    ]);
  });

  it('is not shown of fewer people than a group must have', () => {
    expect(firstOf(aTable([...agree], [[3, 3, 3, 0, 0]]), agreement)).toEqual({ valid: 9, hidden: 0 });
  });

  it('is a range where answers are bands of numbers or pooled', () => {
    expect(firstOf(aTable(['0_2', '3_8', '9_9'], [[10, 10, 10]]), age)?.mean).toEqual([4, 19 / 3]);
    const pooled = firstOf(
      aTable(['agree_fully', 'agree+partly', 'disagree', 'disagree_fully'], [[5, 10, 5, 0]]),
      agreement,
    );
    expect(pooled?.mean).toEqual([(25 + 30 + 10) / 20, (25 + 40 + 10) / 20]);
    expect(pooled).not.toHaveProperty('top');
  });

  it('is not there for names', () => {
    expect(ratingOf(town, questionnaire, ['witten'])).toBeUndefined();
    expect(firstOf(aTable(['witten', 'wetter'], [[10, 10]]), town)).toEqual({ valid: 20, hidden: 0 });
  });

  it('lies within the steps, and the hidden are what is left of the total, whatever is shown', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 99 }), { nil: null });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 5, maxLength: 5 }), fc.nat(50), (row, more) => {
        const shown = row.reduce<number>((sum, count) => sum + (count ?? 0), 0);
        const total = row.includes(null) ? shown + more : shown;
        const found = firstOf(aTable(agree, [row], { totals: [total] }), agreement);
        expect(found?.hidden).toBe(total - shown);
        expect(found?.mean === undefined).toBe(row.includes(null) || shown < least);
        const [low, high] = found?.mean ?? [1, 1];
        expect(low).toBe(high);
        expect(low >= 1 && high <= 5).toBe(true);
      }),
    );
  });
});

describe('a net score', () => {
  it('is who recommends less who advises against', () => {
    const counts = [0, 0, 0, 0, 0, 5, 5, 5, 5, 20, 10];
    expect(firstOf(aTable(eleven, [counts]), scale)).toMatchObject({ net: 40, top: 30 });
  });

  it('is not there where a pooled answer straddles the line, or for a scale that asks something else', () => {
    const columns = [...eleven.slice(0, 6), '6+7', ...eleven.slice(8)];
    expect(firstOf(aTable(columns, [columns.map(() => 5)]), scale)).not.toHaveProperty('net');
    const satisfied: Item = { id: 'q', type: 'scale', min: 0, max: 10 };
    expect(firstOf(aTable(eleven, [eleven.map(() => 5)]), satisfied)).not.toHaveProperty('net');
  });
});
