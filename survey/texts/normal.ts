import { cleanText } from '../text.ts';

/** What typing habits and devices do differently, and what it is written as. A habit can give away who wrote. */
const habits: readonly (readonly [RegExp, string])[] = [
  [/[\p{Zs}\t]+/gu, ' '],
  [/ ?\n ?/g, '\n'],
  [/\n{2,}/g, '\n'],
  [/[“”„‟«»″]/gu, '"'],
  [/[‘’‚‛′´`]/gu, "'"],
  [/[‐‑‒–—―]/gu, '-'],
  [/…/gu, '...'],
  [/\.{4,}/g, '...'],
  [/([!?؟])[!?؟]+/gu, '$1'],
  [/[\u{FE0F}\u{1F3FB}-\u{1F3FF}]/gu, ''],
  [/(\p{Extended_Pictographic})(?:\s*\1)+/gu, '$1'],
  [/([\p{L}])\1{3,}/gu, '$1$1$1'],
];

/**
 * A free text as staff read it and as it may be published: NFC, one way to write spaces, quotation marks, dashes and
 * exclamation marks, pictures without skin tones. Blank where there is nothing to read.
 */
export const normalText = (text: string): string =>
  habits.reduce((written, [habit, instead]) => written.replaceAll(habit, instead), cleanText(text)).trim();
