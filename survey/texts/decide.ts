import type { Span } from './flags.ts';
import { normalText } from './normal.ts';
import { redact } from './redact.ts';

/** Where a text stands: nobody has decided, or what it was decided to become. */
export type TextState = 'open' | 'released' | 'redacted' | 'withheld';

/** What has been decided of a text, and by whom. */
export type Decided = {
  readonly state: TextState;
  /** Who decided; nobody while it is open. */
  readonly by?: string | undefined;
  /** Who had withheld it, where somebody else looked at it again: a second person has the last word. */
  readonly before?: string | undefined;
  /** The text as it will be published: written by hand, or with gaps. Nothing where that is the text itself. */
  readonly written?: string | undefined;
};

/** A text in the room, as far as decisions need it. */
export type Pending = Decided & { readonly text: string; readonly translate: boolean };

/** What a member of staff does with a text. */
export type TextAction =
  | { readonly action: 'release'; readonly translation?: string | undefined }
  | { readonly action: 'redact'; readonly spans: readonly Span[] }
  | { readonly action: 'withhold' }
  | { readonly action: 'undo' };

export type Refusal = 'second_person' | 'not_yours' | 'translation_needed' | 'bad_spans' | 'nothing_to_undo';

export type Step = { readonly ok: true; readonly decided: Decided } | { readonly ok: false; readonly refusal: Refusal };

const refused = (refusal: Refusal): Step => ({ ok: false, refusal });

/** Longest translation in UTF-16 units: the longest text an item takes, and room for longer words. */
export const longestTranslation = 10_000;

/** What a decision leaves of the text, or why it cannot be taken. */
function outcome(pending: Pending, step: Exclude<TextAction, { action: 'undo' }>): Decided | Refusal {
  if (step.action === 'withhold') return { state: 'withheld' };
  if (step.action === 'redact') {
    // What may leave in translation only is shortened while it is translated.
    if (pending.translate) return 'translation_needed';
    const written = redact(pending.text, step.spans);
    return written === undefined ? 'bad_spans' : { state: 'redacted', written };
  }
  const written = normalText(step.translation ?? '').slice(0, longestTranslation);
  if (pending.translate && written === '') return 'translation_needed';
  return written === '' ? { state: 'released' } : { state: 'released', written };
}

/**
 * Takes a decision about a text.
 *
 * | it is              | who      | may                                                        |
 * |--------------------|----------|------------------------------------------------------------|
 * | open               | anybody  | release, redact, withhold                                  |
 * | decided            | the same | undo, which opens it                                       |
 * | released, redacted | another  | withhold: who has doubts wins                              |
 * | withheld           | another  | release, redact, withhold, if he is the second to look     |
 * | withheld twice     | another  | nothing: two have looked                                   |
 */
export function decideText(pending: Pending, step: TextAction, by: string): Step {
  const { state, before } = pending;
  if (step.action === 'undo') {
    if (state === 'open') return refused('nothing_to_undo');
    if (pending.by !== by) return refused('not_yours');
    return { ok: true, decided: before === undefined ? { state: 'open' } : { state: 'withheld', by: before } };
  }
  if (state !== 'open' && pending.by === by) return refused('second_person');
  if (state === 'withheld' && before !== undefined) return refused('second_person');
  if (state !== 'open' && state !== 'withheld' && step.action !== 'withhold') return refused('not_yours');
  const decided = outcome(pending, step);
  if (typeof decided === 'string') return refused(decided);
  return { ok: true, decided: { ...decided, by, ...(state === 'withheld' ? { before: pending.by } : {}) } };
}
