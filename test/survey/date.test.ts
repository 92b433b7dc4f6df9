import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { whatComes } from '../builders.ts';

const day: ItemOf<'date'> = { id: 'd', type: 'date', precision: 'day' };
const month: ItemOf<'date'> = { ...day, precision: 'month' };
const year: ItemOf<'date'> = { ...day, precision: 'year' };
const spring: ItemOf<'date'> = { ...day, min: '2027-03-01', max: '2027-05-31' };
const parts = (...[d, m, y]: string[]): Fields => ({ 'd.day': [d ?? ''], 'd.month': [m ?? ''], 'd.year': [y ?? ''] });

describe('a person who writes a date', () => {
  it.each<[string, ItemOf<'date'>, Fields, string]>([
    ['in three parts', day, parts('1', '3', '2027'), '2027-03-01'],
    ['in three parts with noughts', day, parts('01', '03', '2027'), '2027-03-01'],
    ['in Arabic-Indic digits', day, parts('٣١', '١٢', '١٩٩٩'), '1999-12-31'],
    ['on a leap day', day, parts('29', '2', '2028'), '2028-02-29'],
    ['on the leap day of a century that has one', day, { d: ['2000-02-29'] }, '2000-02-29'],
    ['as a month', month, { 'd.month': ['7'], 'd.year': ['2027'] }, '2027-07'],
    ['as a year', year, { 'd.year': ['1950'] }, '1950'],
    ['in one, as the API does', day, { d: [' 2027-03-01 '] }, '2027-03-01'],
    ['in one, as a month', month, { d: ['2027-03'] }, '2027-03'],
    ['in one, as a year', year, { d: ['2027'] }, '2027'],
    ['on the first day that is taken', spring, { d: ['2027-03-01'] }, '2027-03-01'],
    ['on the last day that is taken', spring, { d: ['2027-05-31'] }, '2027-05-31'],
  ])('%s has it stored', (_, item, fields, iso) => {
    expect(whatComes([item], fields)).toEqual({ d: iso });
  });

  it.each<[string, ItemOf<'date'>, Fields, string]>([
    ['that February has no 30th', day, parts('30', '2', '2028'), 'not_a_date d.day'],
    ['that 2027 is no leap year', day, parts('29', '2', '2027'), 'not_a_date d.day'],
    ['that 1900 was no leap year', day, { d: ['1900-02-29'] }, 'not_a_date d'],
    ['that there is no day 32', day, parts('32', '13', '2027'), 'not_a_date d.day'],
    ['that there is no month 13', day, parts('1', '13', '2027'), 'not_a_date d.month'],
    ['that there is no month 0', month, { d: ['2027-00'] }, 'not_a_date d'],
    ['that two digits are no year', day, parts('1', '3', '27'), 'not_a_date d.year'],
    ['that a word is no month', day, parts('1', 'März', '2027'), 'not_a_date d.month'],
    ['that the year is missing', day, parts('1', '3', ' '), 'incomplete_date d.year'],
    ['that the day is missing', day, parts('', '3', '2027'), 'incomplete_date d.day'],
    ['that a month is no day', day, { d: ['2027-03'] }, 'not_a_date d'],
    ['that a day is no month', month, { d: ['2027-03-01'] }, 'not_a_date d'],
    ['that a German date is no ISO date', day, { d: ['1.3.2027'] }, 'not_a_date d'],
    ['that nothing follows a date', day, { d: ['2027-03-01T00:00'] }, 'not_a_date d'],
    ['that it is before the first day', spring, parts('28', '2', '2027'), 'too_early d'],
    ['that it is after the last day', spring, parts('1', '6', '2027'), 'too_late d'],
    ['that nobody was born in 1899', year, { 'd.year': ['1899'] }, 'too_early d'],
    ['that 2101 is far away', year, { d: ['2101'] }, 'too_late d'],
    ['to write it once', day, { ...parts('1', '3', '2027'), d: ['2027-03-01'] }, 'one_only d'],
    ['to write each part once', year, { 'd.year': ['2026', '2027'] }, 'one_only d.year'],
    ['that a year has no day', year, { 'd.day': ['1'] }, 'unknown_item d.day'],
    ['that it is required', { ...day, required: true }, {}, 'required d'],
  ])('is told %s', (_, item, fields, issue) => {
    expect(whatComes([item], fields)).toEqual([issue]);
  });

  it('may name a year long ago where the item allows it', () => {
    expect(whatComes([{ ...year, min: '1850' }], { d: ['1851'] })).toEqual({ d: '1851' });
  });

  it('has every real day taken in parts and in one, and no other', () => {
    const some = {
      d: fc.integer({ min: 1, max: 31 }),
      m: fc.integer({ min: 1, max: 12 }),
      y: fc.integer({ min: 1900, max: 2100 }),
    };
    fc.assert(
      fc.property(some.d, some.m, some.y, (d, m, y) => {
        const real = new Date(Date.UTC(y, m - 1, d));
        const iso = [y, String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
        const isReal = real.getUTCMonth() === m - 1;
        expect(whatComes([day], parts(`${d}`, `${m}`, `${y}`))).toEqual(isReal ? { d: iso } : ['not_a_date d.day']);
        expect(whatComes([day], { d: [iso] })).toEqual(isReal ? { d: iso } : ['not_a_date d']);
      }),
    );
  });
});
