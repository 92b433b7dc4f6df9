import type { Band } from '../figures.ts';

/** Oldest age that is taken without a question. */
const oldest = 105;

/**
 * Age at the Stichtag from the birth year alone: of 1 January nobody has had this year's birthday, so a child born in
 * the year before is 0. Derived from the rule "under 19 in 2018 is born in 1999 or later", not confirmed by the LSB.
 */
export const ageOf = (stichtagYear: number, birthYear: number): number => stichtagYear - 1 - birthYear;

/** The band of an age; the last age of each but the last: 6, 14, 18, 26, 40, 60. */
export function bandOf(age: number): Band {
  if (age <= 6) return 'b0_6';
  if (age <= 14) return 'b7_14';
  if (age <= 18) return 'b15_18';
  if (age <= 26) return 'b19_26';
  if (age <= 40) return 'b27_40';
  return age <= 60 ? 'b41_60' : 'b61';
}

/** What is wrong with a birth year (rule V06), if anything. */
export function yearFlaw(stichtagYear: number, birthYear: number): 'V06_future' | 'V06_old' | undefined {
  const age = ageOf(stichtagYear, birthYear);
  if (age < 0) return 'V06_future';
  return age > oldest ? 'V06_old' : undefined;
}
