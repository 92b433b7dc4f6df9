import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, missing, missingReasons, type Value } from '../../survey/answer.ts';
import { type Condition, holds, mentionedItems } from '../../survey/condition.ts';

const inA: Condition = { item: 'x', in: ['a'] };
const answered: Condition = { item: 'x', answered: true };

const rows: [string, Value | undefined, boolean, boolean, boolean][] = [
  ['the code', 'a', true, false, true],
  ['another code', 'b', false, true, true],
  ['several codes with it', ['a', 'b'], true, false, true],
  ['several codes without it', ['b', 'c'], false, true, true],
  ['a number', 3, false, true, true],
  ['nothing yet', undefined, false, true, false],
  ...missingReasons.map((reason): [string, Value, boolean, boolean, boolean] => [
    reason,
    missing(reason),
    false,
    true,
    false,
  ]),
];

describe('a condition about a person who answered', () => {
  it.each(rows)('%s', (_, value, isIn, isNotIn, isAnswered) => {
    const answers: Answers = value === undefined ? {} : { x: value };
    expect([holds(inA, answers), holds({ not: inA }, answers), holds(answered, answers)]).toEqual([
      isIn,
      isNotIn,
      isAnswered,
    ]);
  });
});

describe('a condition about the steps of a scale', () => {
  it.each<[string, Value | undefined, boolean]>([
    ['below', 1, false],
    ['the first', 2, true],
    ['the last', 4, true],
    ['above', 5, false],
    ['a reason for none', missing('refused'), false],
    ['nothing yet', undefined, false],
    ['a code that looks like a step', '3', false],
  ])('%s', (_, value, isBetween) => {
    expect(holds({ item: 'x', from: 2, to: 4 }, value === undefined ? {} : { x: value })).toBe(isBetween);
  });
});

const leaf = fc.constantFrom<Condition>(
  inA,
  answered,
  { item: 'y', in: ['a', 'b'] },
  { item: 'y', answered: true },
  {
    item: 'x',
    from: 1,
    to: 1,
  },
);
const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ not: tie('tree') }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
})).tree;
const value = fc.constantFrom<Value>('a', 'b', ['a'], ['b', 'c'], 1, missing('refused'), missing('not_relevant'));
const answers = fc.record({ x: value, y: value }, { requiredKeys: [] });

describe('conditions put together', () => {
  it('hold as logic says, by De Morgan', () => {
    fc.assert(
      fc.property(condition, condition, answers, (a, b, given) => {
        expect(holds({ all: [a, b] }, given)).toBe(holds(a, given) && holds(b, given));
        expect(holds({ any: [a, b] }, given)).toBe(holds(a, given) || holds(b, given));
        expect(holds({ not: { all: [a, b] } }, given)).toBe(holds({ any: [{ not: a }, { not: b }] }, given));
      }),
    );
  });

  it('look only at the items they mention, each named once', () => {
    fc.assert(
      fc.property(condition, answers, (a, given) => {
        const mentioned = mentionedItems(a);
        const seen = Object.fromEntries(Object.entries(given).filter(([item]) => mentioned.includes(item)));
        expect(holds(a, seen)).toBe(holds(a, given));
        expect(new Set(mentioned).size).toBe(mentioned.length);
      }),
    );
  });
});
