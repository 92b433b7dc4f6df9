/** A language as respondents choose it. Direction is never stored: it follows from the script. */
export type Language = {
  /** BCP 47 tag, the only thing that is stored with a response. */
  readonly tag: string;
  /** The language's name in itself. */
  readonly name: string;
  /** Its name for staff, in German. */
  readonly german: string;
  /** ISO 15924 code of the script it is written in here. */
  readonly script: string;
  /** The language to show where a text is missing, before the questionnaire's source language. */
  readonly fallback?: string;
  /** Tag for `Intl` formatters: Gregorian calendar and Latin digits forced where CLDR would choose others. */
  readonly format: string;
};

/** Tier 1 of the county's languages (KI Ennepe-Ruhr-Kreis); further tiers join the same table. */
export const languages: readonly Language[] = [
  { tag: 'de', name: 'Deutsch', german: 'Deutsch', script: 'Latn', format: 'de' },
  {
    tag: 'de-simple',
    name: 'Leichte Sprache',
    german: 'Leichte Sprache',
    script: 'Latn',
    fallback: 'de',
    format: 'de',
  },
  { tag: 'en', name: 'English', german: 'Englisch', script: 'Latn', format: 'en' },
  { tag: 'tr', name: 'Türkçe', german: 'Türkisch', script: 'Latn', format: 'tr' },
  { tag: 'ar', name: 'العربية', german: 'Arabisch', script: 'Arab', format: 'ar-u-ca-gregory-nu-latn' },
  { tag: 'uk', name: 'Українська', german: 'Ukrainisch', script: 'Cyrl', format: 'uk' },
  { tag: 'ru', name: 'Русский', german: 'Russisch', script: 'Cyrl', format: 'ru' },
  { tag: 'pl', name: 'Polski', german: 'Polnisch', script: 'Latn', format: 'pl' },
  { tag: 'it', name: 'Italiano', german: 'Italienisch', script: 'Latn', format: 'it' },
  { tag: 'ro', name: 'Română', german: 'Rumänisch', script: 'Latn', format: 'ro' },
  { tag: 'fr', name: 'Français', german: 'Französisch', script: 'Latn', format: 'fr' },
];

const byTag = new Map(languages.map((language) => [language.tag, language]));

/** Scripts that run from right to left (Unicode Standard, chapter 9 and Script_Extensions of the RTL blocks). */
const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** What browsers send or old systems store, and the tag the registry uses for it. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['kmr', 'ku'],
  ['prs', 'fa-AF'],
  ['rmy', 'rom'],
  ['sh', 'sr-Latn'],
  ['ua', 'uk'],
]);

/** The registry's row of a tag; undefined where the tag is not registered. */
export const findLanguage = (tag: string): Language | undefined => byTag.get(tag);

/** The registry's row of a tag that a checked definition carries. Throws `RangeError` where it is unknown. */
export function languageOf(tag: string): Language {
  const language = byTag.get(tag);
  if (!language) throw new RangeError(`language "${tag}" is not in the registry`);
  return language;
}

/** Writing direction by the registry's script: `Intl` answers `ltr` for some right-to-left languages. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  rightToLeft.has(byTag.get(tag)?.script ?? 'Latn') ? 'rtl' : 'ltr';

/** The tags to try for a wish, longest first: `de-AT` gives `de-AT`, `de` (RFC 4647, 3.4 Lookup). */
function candidates(wish: string): readonly string[] {
  const parts = wish.split('-');
  const found = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  return found.flatMap((tag) => [tag, aliases.get(tag.toLowerCase()) ?? tag]);
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
