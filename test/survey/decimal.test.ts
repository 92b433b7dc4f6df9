import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { latinDigits } from '../../survey/text.ts';
import { whatComes } from '../builders.ts';

const item: ItemOf<'decimal'> = { id: 'd', type: 'decimal', min: -10, max: 1000, places: 2 };

describe('a person who writes a number with a fraction', () => {
  it.each([
    ['with a comma', '12,5', 12.5],
    ['with a dot', '12.05', 12.05],
    ['with the Arabic decimal sign and Arabic-Indic digits', '١٢٫٥', 12.5],
    ['in Persian digits', '۱۲٫۵', 12.5],
    ['in Devanagari digits', '१२.५', 12.5],
    ['without a fraction', '12', 12],
    ['below zero, with a hyphen', '-0,5', -0.5],
    ['below zero, with the minus sign', '−0,5', -0.5],
    ['with an Arabic keyboard, which marks the direction before a sign', '\u061C-٥', -5],
    ['with blanks about it', ' 7 ', 7],
    ['with more noughts before it than it needs', '007,10', 7.1],
    ['as nothing below zero', '-0', 0],
  ])('may write it %s', (_, sent, number) => {
    expect(whatComes([item], { d: [sent] })).toEqual({ d: number });
  });

  it.each([
    ['three decimal places', '1,234', 'too_precise d'],
    ['thousands with a dot and a comma', '1.000,5', 'not_a_number d'],
    ['thousands with a blank', '1 000', 'not_a_number d'],
    ['no digit before the comma', ',5', 'not_a_number d'],
    ['no digit behind it', '5,', 'not_a_number d'],
    ['a power', '1e2', 'not_a_number d'],
    ['a word', 'zehn', 'not_a_number d'],
    ['digits turned round', '\u202E21', 'not_a_number d'],
    ['too little', '-10,01', 'too_small d'],
    ['too much', '1000,01', 'too_large d'],
    ['endless digits', '9'.repeat(400), 'not_a_number d'],
  ])('is told about %s', (_, sent, issue) => {
    expect(whatComes([item], { d: [sent] })).toEqual([issue]);
  });

  it('is asked for one number only', () => {
    expect(whatComes([item], { d: ['1', '2'] })).toEqual(['one_only d']);
    expect(whatComes([{ ...item, required: true }], { d: [' '] })).toEqual(['required d']);
  });

  it('finds the very number they wrote, whatever the sign and the script', () => {
    const sign = fc.constantFrom(',', '.', '\u066B');
    const zero = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0x1d7d8);
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 100_000 }), sign, zero, (cents, comma, first) => {
        const digits = (cents / 100).toFixed(2).replace('.', comma);
        const typed = digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
        expect(whatComes([item], { d: [typed] })).toEqual({ d: cents / 100 || 0 });
      }),
    );
  });

  it('is understood in the digits of every script', () => {
    const all = Array.from({ length: 0x1fbff }, (_, code) => String.fromCodePoint(code)).filter((one) =>
      /\p{Nd}/u.test(one),
    );
    expect(all.length).toBeGreaterThan(600);
    expect(latinDigits(all.join(''))).toMatch(/^(?:0123456789)+$/);
  });
});
