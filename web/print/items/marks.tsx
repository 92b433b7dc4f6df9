import type { ComponentChildren } from 'preact';
import type { Kit } from '../kit.ts';

/** What is drawn for the pen says nothing to a screen reader: the words beside it do. */
export const Box = () => <span class="box" aria-hidden="true" />;

/** Code to type in for a tick or a field, small and from left to right. */
export const Code = ({ children }: { children: ComponentChildren }) => (
  <code dir="ltr" class="typed">
    {children}
  </code>
);

/** Lines to write on. */
export const Lines = ({ count }: { count: number }) => (
  <span class="lines" aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      <span key={index} />
    ))}
  </span>
);

/** Boxes for so many digits, side by side from left to right in every language. */
export const Digits = ({ count }: { count: number }) => (
  <span class="digits" dir="ltr" aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      <span key={index} />
    ))}
  </span>
);

/** An instruction under a question. */
export const Hint = ({ kit, say, at }: { kit: Kit; say: string; at?: Readonly<Record<string, string | number>> }) => (
  <p class="hint">{kit.view.words.say(say, at)}</p>
);
