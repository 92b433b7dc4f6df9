import { cleanText, textLength } from '../text.ts';
import { blank, issue } from './choice.ts';
import type { Kind } from './kind.ts';

/** `text`: free text. Never tallied: a person reads it before anything of it leaves. */
export const text: Kind<'text'> = {
  fields: (item) => [item.id],
  answered: (item) => [item.id],
  check(item, fields) {
    const sent = fields[item.id] ?? [];
    if (sent.length > 1) return { answers: {}, issues: [issue('one_only', item.id)] };
    const cleaned = cleanText(sent[0] ?? '');
    if (cleaned === '') return blank(item);
    const length = textLength(cleaned);
    const issues = length > item.max ? [issue('too_long', item.id, item.id, { max: item.max, length })] : [];
    return { answers: { [item.id]: cleaned }, issues };
  },
  variables: () => [],
};
