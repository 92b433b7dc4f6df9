import { patternsOf } from './patterns.ts';

/** What in a text may tell of somebody. A flag only shows where to look: a person decides. */
export type FlagKind = 'mail' | 'url' | 'date' | 'phone' | 'street' | 'postcode' | 'age' | 'place' | 'name' | 'number';

/** From `start` to before `end`, in UTF-16 units as JavaScript counts them. */
export type Span = { readonly start: number; readonly end: number };

export type Flag = Span & { readonly kind: FlagKind };

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What a pattern found without the white space at its ends. */
function trimmed(text: string, { start, end }: Span): Span {
  const found = text.slice(start, end);
  return { start: start + found.length - found.trimStart().length, end: end - found.length + found.trimEnd().length };
}

/** The part of a match that is flagged: its group `what`, else all of it. */
function spanOf(match: RegExpExecArray): Span {
  const [start, end] = match.indices?.groups?.['what'] ?? match.indices?.[0] ?? [0, 0];
  return { start, end };
}

/**
 * The flags of a text in the order of the text, none over another; the pattern that is named first in `survey/texts/patterns.ts` wins.
 * `names` are facilities and towns to look for. Empty where nothing was found, which proves nothing.
 */
export function flagsOf(text: string, names: readonly string[] = []): readonly Flag[] {
  const found: Flag[] = [];
  for (const [kind, pattern] of patternsOf(names))
    for (const match of text.matchAll(pattern)) {
      const span = trimmed(text, spanOf(match));
      if (span.start < span.end && !found.some((flag) => overlaps(flag, span))) found.push({ ...span, kind });
    }
  return found.toSorted((a, b) => a.start - b.start);
}

/** A stretch of a text, flagged or not. Together the parts are the text. */
export type Part = { readonly text: string; readonly start: number; readonly kind?: FlagKind };

/** A text in parts, as its flags divide it. */
export function partsOf(text: string, flags: readonly Flag[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, kind } of flags) {
    if (start > at) parts.push({ text: text.slice(at, start), start: at });
    parts.push({ text: text.slice(start, end), start, kind });
    at = end;
  }
  return at < text.length ? [...parts, { text: text.slice(at), start: at }] : parts;
}
