import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fields, missing } from '../../survey/answer.ts';
import { totalsOf } from '../../survey/items/cells.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { whatComes } from '../builders.ts';

const table: ItemOf<'table'> = {
  id: 't',
  type: 'table',
  rows: ['work', 'care'],
  columns: ['week', 'weekend'],
  min: 0,
  max: 80,
};
const asked: ItemOf<'table'> = { ...table, totals: 'asked' };
const some: Fields = { 't.work.week': ['38'], 't.care.week': ['٧'], 't.care.weekend': ['0'] };

describe('a person who fills in a table', () => {
  it('has each cell stored, and a blank one is not 0', () => {
    expect(whatComes([table], some)).toEqual({
      't.work.week': 38,
      't.work.weekend': missing('not_reached'),
      't.care.week': 7,
      't.care.weekend': 0,
    });
  });

  it('may be asked for totals, which are compared and not stored', () => {
    const totals = { 't.work.total': ['38'], 't.care.total': ['7'], 't.total.week': ['45'], 't.total.total': ['٤٥'] };
    expect(whatComes([asked], { ...some, ...totals })).toEqual(whatComes([table], some));
  });

  it.each<[string, ItemOf<'table'>, Fields, string[]]>([
    ['which cell is too large', table, { 't.work.week': ['81'] }, ['too_large t.work.week']],
    ['which cell is too small', table, { 't.work.week': ['-1'] }, ['too_small t.work.week']],
    ['which cell is no number', table, { 't.care.weekend': ['2,5'] }, ['not_a_number t.care.weekend']],
    ['that a cell holds one number', table, { 't.care.week': ['1', '2'] }, ['one_only t.care.week']],
    ['that a row does not add up', asked, { ...some, 't.care.total': ['8'] }, ['wrong_total t.care.total']],
    ['that a column does not add up', asked, { ...some, 't.total.weekend': ['7'] }, ['wrong_total t.total.weekend']],
    ['that it does not add up at all', asked, { 't.total.total': ['5'] }, ['wrong_total t.total.total']],
    ['that a total is no number', asked, { ...some, 't.total.week': ['x'] }, ['not_a_number t.total.week']],
    [
      'of a wrong cell before any total',
      asked,
      { 't.work.week': ['x'], 't.total.total': ['5'] },
      ['not_a_number t.work.week'],
    ],
    ['that nobody asked for totals', table, { 't.total.total': ['5'] }, ['unknown_item t.total.total']],
    ['that one cell is needed', { ...table, required: true }, {}, ['required t']],
    [
      'nothing else where one cell is needed',
      { ...table, required: true, rows: ['work'] },
      { 't.work.week': ['x'] },
      ['not_a_number t.work.week'],
    ],
  ])('is told %s', (_, item, fields, issues) => {
    expect(whatComes([item], fields)).toEqual(issues);
  });

  it('sees totals of what can be read while they type', () => {
    expect(totalsOf(asked, { ...some, 't.work.weekend': ['x'] })).toEqual({
      rows: { work: 38, care: 7 },
      columns: { week: 45, weekend: 0 },
      total: 45,
    });
    expect(totalsOf(asked, {})).toEqual({
      rows: { work: undefined, care: undefined },
      columns: { week: undefined, weekend: undefined },
      total: undefined,
    });
  });

  it('has the same grand total by rows and by columns', () => {
    const cell = fc.option(
      fc.integer({ min: 0, max: 80 }).map((n) => [String(n)]),
      { nil: [] },
    );
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const fields = { 't.work.week': a, 't.work.weekend': b, 't.care.week': c, 't.care.weekend': d };
        const { rows, columns, total } = totalsOf(asked, fields);
        const sum = (all: Readonly<Record<string, number | undefined>>) =>
          Object.values(all).reduce<number>((to, one) => to + (one ?? 0), 0);
        expect([sum(rows), sum(columns)]).toEqual([total ?? 0, total ?? 0]);
      }),
    );
  });
});
