import { type Language, languages } from './registry.ts';

/** Scripts that run from right to left (Unicode Standard, chapter 9 and Script_Extensions of the RTL blocks). */
const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** What browsers send or old systems store, and the tag the registry uses for it. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['kmr', 'ku'],
  ['pbu', 'ps'],
  ['prs', 'fa-AF'],
  ['pst', 'ps'],
  ['rmy', 'rom'],
  ['sh', 'sr-Latn'],
  ['ua', 'uk'],
]);

/** The registry's row of a tag; undefined where the tag is not registered. */
export const findLanguage = (tag: string): Language | undefined => languages.find((language) => language.tag === tag);

/** The registry's row of a tag that a checked definition carries. Throws `RangeError` where it is unknown. */
export function languageOf(tag: string): Language {
  const language = findLanguage(tag);
  if (!language) throw new RangeError(`language "${tag}" is not in the registry`);
  return language;
}

/** Writing direction by the registry's script: `Intl` answers `ltr` for some right-to-left languages. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  rightToLeft.has(findLanguage(tag)?.script ?? 'Latn') ? 'rtl' : 'ltr';

/** A tag and what is left of it from the end: `de-AT` gives `de-AT`, `de` (RFC 4647, 3.4 Lookup). */
function shortened(tag: string): readonly string[] {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

/** The tags to try for a wish, best first: its own, longest first, each with its alias; then the registry's fallbacks. */
function candidates(wish: string): readonly string[] {
  const own = shortened(wish).flatMap((tag) => {
    const alias = aliases.get(tag.toLowerCase());
    return alias === undefined ? [tag] : [tag, ...shortened(alias)];
  });
  const asked = new Set(own.map((tag) => tag.toLowerCase()));
  const near = languages.filter(({ tag }) => asked.has(tag.toLowerCase()));
  return [...own, ...near.flatMap(({ fallback }) => (fallback === undefined ? [] : [fallback]))];
}

/** `Accept-Language` as wishes, best first; broken parts are passed over (RFC 9110, 12.5.4). */
function wishes(header: string): readonly string[] {
  const parsed = header.split(',').map((part, order) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/i.exec(p)?.[1]).find(Boolean);
    return { tag: tag.trim(), weight: q === undefined ? 1 : Number(q), order };
  });
  return parsed
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .map(({ tag }) => tag);
}

/** The offered tag that suits an `Accept-Language` header best; the first offered one where none does. */
export function negotiateLanguage(header: string | undefined, offered: readonly string[]): string {
  const lower = new Map(offered.map((tag) => [tag.toLowerCase(), tag]));
  for (const wish of wishes((header ?? '').slice(0, 500))) {
    for (const tag of candidates(wish)) {
      const found = lower.get(tag.toLowerCase());
      if (found) return found;
    }
  }
  return offered[0] ?? 'de';
}
