import type { infer as Infer } from 'zod/mini';
import type { sourceSchema } from './content.ts';
import type { Texts } from './text.ts';

/** Which German texts the translations were made from, as digests by key. */
export type Source = Infer<typeof sourceSchema>;

/** A digest of a text: tells that it changed, not how (FNV-1a, 32 bits, over its UTF-16 units). */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

export const digestsOf = (texts: Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, digestOf(text)]));

/** Keys whose text has changed since the language was translated from it. */
export const outdatedKeys = (german: Texts, language: string, { digests, languages }: Source): readonly string[] =>
  Object.entries(german)
    .filter(([key, text]) => (languages[language]?.[key] ?? digests[key]) !== digestOf(text))
    .map(([key]) => key);
