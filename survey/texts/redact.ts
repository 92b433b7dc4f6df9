import type { Span } from './flags.ts';

/** What stands where something was taken out, however long it was. */
export const gap = '[…]';

const isWhole = (text: string, { start, end }: Span): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;

/** A span that begins and ends between characters: half a surrogate pair is no character. */
function widened(text: string, { start, end }: Span): Span {
  const isLow = (at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  return { start: isLow(start) ? start - 1 : start, end: isLow(end) ? end + 1 : end };
}

/** Spans in order; those with nothing but white space or signs between them are one, so that no gap tells of words. */
function joined(text: string, spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.map((one) => widened(text, one)).toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    const isNear = last && (span.start <= last.end || !/[\p{L}\p{N}]/u.test(text.slice(last.end, span.start)));
    if (isNear) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** A text with a gap in place of each span; undefined where there is none, or one is not in the text. */
export function redact(text: string, spans: readonly Span[]): string | undefined {
  if (spans.length === 0 || !spans.every((span) => isWhole(text, span))) return undefined;
  let written = '';
  let at = 0;
  for (const { start, end } of joined(text, spans)) {
    written += text.slice(at, start) + gap;
    at = end;
  }
  return written + text.slice(at);
}
