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

type Anew = { readonly language: string; readonly keys: readonly string[]; readonly languages: readonly string[] };

/**
 * The source once a language has been translated anew from the present texts of these keys. What all `languages` follow
 * stands among the digests they share, in the order of the texts; keys that no text has are dropped.
 */
export function renewed(german: Texts, { language, keys, languages }: Anew, source: Source): Source {
  const now = digestsOf(german);
  const own = { ...source.languages[language], ...pick(now, (key) => keys.includes(key)) };
  const anew: Source = { ...source, languages: { ...source.languages, [language]: own } };
  const late = new Set(languages.flatMap((tag) => outdatedKeys(german, tag, anew)));
  const left = Object.entries(anew.languages).map(
    ([tag, digests]) => [tag, pick(digests, (key) => late.has(key))] as const,
  );
  const digests = Object.keys(now).map((key) => [key, late.has(key) ? source.digests[key] : now[key]] as const);
  return {
    digests: Object.fromEntries(digests.flatMap(([key, digest]) => (digest === undefined ? [] : [[key, digest]]))),
    languages: Object.fromEntries(left.filter(([, some]) => Object.keys(some).length > 0)),
  };
}

const pick = (texts: Texts, isKept: (key: string) => boolean): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => isKept(key)));
