import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideText, type Pending, type TextAction } from '../../survey/texts/decide.ts';
import { gap, redact } from '../../survey/texts/redact.ts';

const text = 'Frau Müller hilft';
const spans = [{ start: 0, end: 11 }];
const open: Pending = { text, translate: false, state: 'open' };
const by = (state: Pending['state'], who: string, more: Partial<Pending> = {}): Pending => ({
  ...open,
  state,
  by: who,
  ...more,
});

const steps: Readonly<Record<string, TextAction>> = {
  release: { action: 'release' },
  redact: { action: 'redact', spans },
  withhold: { action: 'withhold' },
  undo: { action: 'undo' },
  translate: { action: 'release', translation: ' Sie  hilft! ' },
};

describe('a decision', () => {
  it.each([
    ['open', open, 'release', { state: 'released', by: 'anna' }],
    ['open', open, 'redact', { state: 'redacted', by: 'anna', written: `${gap} hilft` }],
    ['open', open, 'withhold', { state: 'withheld', by: 'anna' }],
    ['open', open, 'undo', 'nothing_to_undo'],
    ['open', open, 'translate', { state: 'released', by: 'anna', written: 'Sie hilft!' }],
    ['released by herself', by('released', 'anna'), 'undo', { state: 'open' }],
    ['released by herself', by('released', 'anna'), 'withhold', 'second_person'],
    ['released by another', by('released', 'ben'), 'undo', 'not_yours'],
    ['released by another', by('released', 'ben'), 'redact', 'not_yours'],
    ['released by another', by('released', 'ben'), 'withhold', { state: 'withheld', by: 'anna' }],
    ['redacted by another', by('redacted', 'ben'), 'release', 'not_yours'],
    ['withheld by herself', by('withheld', 'anna'), 'release', 'second_person'],
    ['withheld by herself', by('withheld', 'anna'), 'undo', { state: 'open' }],
    ['withheld by another', by('withheld', 'ben'), 'release', { state: 'released', by: 'anna', before: 'ben' }],
    ['withheld by another', by('withheld', 'ben'), 'withhold', { state: 'withheld', by: 'anna', before: 'ben' }],
    ['withheld by two', by('withheld', 'cem', { before: 'ben' }), 'release', 'second_person'],
    ['released as the second', by('released', 'anna', { before: 'ben' }), 'undo', { state: 'withheld', by: 'ben' }],
    ['in a rare language', { ...open, translate: true }, 'release', 'translation_needed'],
    ['in a rare language', { ...open, translate: true }, 'redact', 'translation_needed'],
    [
      'in a rare language',
      { ...open, translate: true },
      'translate',
      { state: 'released', by: 'anna', written: 'Sie hilft!' },
    ],
  ] as const)('about a text that is %s: %3$s', (_, pending, step, expected) => {
    const taken = decideText(pending, steps[step] ?? { action: 'undo' }, 'anna');
    expect(taken.ok ? taken.decided : taken.refusal).toEqual(expected);
  });
});

describe('redacting', () => {
  it.each([
    [[], undefined],
    [[{ start: 5, end: 5 }], undefined],
    [[{ start: -1, end: 4 }], undefined],
    [[{ start: 3, end: 99 }], undefined],
    [[{ start: 0.5, end: 4 }], undefined],
    [[{ start: 0, end: 4 }], `${gap} Müller hilft`],
    [
      [
        { start: 5, end: 11 },
        { start: 0, end: 4 },
      ],
      `${gap} hilft`,
    ],
    [
      [
        { start: 0, end: 4 },
        { start: 12, end: 17 },
      ],
      `${gap} Müller ${gap}`,
    ],
  ])('of %j leaves %j', (spans, left) => {
    expect(redact(text, spans)).toBe(left);
  });

  it('leaves nothing of a span, cuts no character in two, and does not tell how long it was', () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(60), (any, a, b) => {
        const [start, end] = [Math.min(a, b) % any.length, Math.max(a, b) % any.length];
        const left = redact(any, [{ start, end }]);
        if (start >= end) {
          expect(left).toBeUndefined();
          return;
        }
        expect(left?.isWellFormed()).toBe(any.isWellFormed());
        expect(any.startsWith(left?.split(gap)[0] ?? '!')).toBe(true);
        expect((left ?? '').length).toBeLessThanOrEqual(any.length - (end - start) + gap.length);
      }),
    );
  });
});
