import { cleanText, latinDigits, textLength } from '../text.ts';
import { blank, issue } from './choice.ts';
import { type Kind, oneField } from './kind.ts';

const patterns = new Map<string, RegExp>();

/** The regular expression of a pattern for a whole text, compiled once. Throws `SyntaxError` where it is none. */
export function patternOf(pattern: string): RegExp {
  const compiled = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'u');
  patterns.set(pattern, compiled);
  return compiled;
}

/** `text`: free text. Never tallied: a person reads it before anything of it leaves. */
export const text: Kind<'text'> = {
  ...oneField,
  check(item, fields) {
    const sent = fields[item.id] ?? [];
    if (sent.length > 1) return { answers: {}, issues: [issue('one_only', item.id)] };
    const cleaned = cleanText(sent[0] ?? '');
    if (cleaned === '') return blank(item);
    const typed = item.pattern ? latinDigits(cleaned) : cleaned;
    const answers = { [item.id]: typed };
    const length = textLength(typed);
    if (length > item.max) return { answers, issues: [issue('too_long', item.id, item.id, { max: item.max, length })] };
    const fits = !item.pattern || patternOf(item.pattern).test(typed);
    return { answers, issues: fits ? [] : [issue('pattern', item.id)] };
  },
};
