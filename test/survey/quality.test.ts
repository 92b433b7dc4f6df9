import { describe, expect, it } from 'vitest';
import type { Answers } from '../../survey/answer.ts';
import { answeredItems, type Circumstances, isMark, type Mark, marks, marksOf } from '../../survey/quality.ts';

const ordinary: Circumstances = { script: true, trap: false, unproved: false };
type Row = readonly [what: string, came: Partial<Circumstances>, answered: number, marks: readonly Mark[]];

const rows: readonly Row[] = [
  ['by the script in good time', { seconds: 15 }, 10, []],
  ['by the script a second too soon', { seconds: 14 }, 10, ['fast']],
  ['by the script at once, without an answer', { seconds: 0 }, 0, []],
  ['by the script at once, with one answer', { seconds: 1 }, 1, ['fast']],
  ['by the script an hour later', { seconds: 3600 }, 40, []],
  ['from a device whose clock was set back', { seconds: -5 }, 3, ['fast']],
  ['by a client that says no time', {}, 40, []],
  ['without script', { script: false }, 10, ['plain']],
  ['without script, by what claims to be quick', { script: false, seconds: 0 }, 10, ['plain']],
  ['with the trap filled in', { trap: true, seconds: 60 }, 10, ['trap']],
  ['in an interview', { interview: true, seconds: 60 }, 10, ['interview']],
  ['without the proof that was wanted', { unproved: true, seconds: 60 }, 10, ['unproved']],
  [
    'by a program that does everything wrong',
    { trap: true, unproved: true, seconds: 0 },
    9,
    ['fast', 'trap', 'unproved'],
  ],
  ['by a program without script', { script: false, trap: true, unproved: true }, 9, ['plain', 'trap', 'unproved']],
];

describe('a response', () => {
  it.each(rows)('sent %s is marked so', (_, came, answered, expected) => {
    expect(marksOf({ ...ordinary, ...came }, answered)).toEqual(expected);
  });

  it('has its marks in one order, so that equal ones are equal lists', () => {
    expect(marks).toEqual([...marks].sort());
    expect([isMark('trap'), isMark('toString'), isMark('')]).toEqual([true, false, false]);
  });

  it('counts a grid and the text beside an option as one item, and a missing answer as none', () => {
    const answers: Answers = {
      town: 'witten',
      langs: ['de', 'other'],
      'langs.other': 'Romani',
      'skill.speak': 'good',
      'skill.understand': 'bad',
      happy: 3,
      why: { missing: 'not_reached' },
      care: { missing: 'refused' },
      'other.speak': { missing: 'not_relevant' },
    };
    expect(answeredItems(answers)).toBe(4);
    expect(answeredItems({})).toBe(0);
  });
});
