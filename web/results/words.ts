import { findLanguage } from '../../survey/language.ts';
import { fallbackChain, fill, type Texts } from '../../survey/text.ts';
import arabic from './ar.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import russian from './ru.json' with { type: 'json' };
import turkish from './tr.json' with { type: 'json' };
import ukrainian from './uk.json' with { type: 'json' };

/** The words of results files in one language. */
export type ResultWords = {
  readonly language: string;
  /** The words of a key with its `{name}` places filled; the key itself where there are none. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string;
};

const written: Readonly<Record<string, Texts>> = {
  ar: arabic.texts,
  de: german.texts,
  en: english.texts,
  ru: russian.texts,
  tr: turkish.texts,
  uk: ukrainian.texts,
};

/** The words for files in a language: its registry fallback's or the German ones where nobody has written them. */
export function wordsFor(language: string): ResultWords {
  const tag = fallbackChain(language, 'de').find((one) => written[one]) ?? 'de';
  const texts: Texts = written[tag] ?? german.texts;
  return { language: tag, say: (key, values = {}) => fill(texts[key] ?? key, values) };
}

/** A language's name: German in German files, its own in all others. */
export function languageName(
  tag: string,
  { language }: ResultWords,
): { readonly label: string; readonly language: string } {
  const found = findLanguage(tag);
  return language === 'de' ? { label: found?.german ?? tag, language } : { label: found?.name ?? tag, language: tag };
}

/**
 * A whole number with its thousands parted. It is written here and not by `Intl`, whose data change with the runtime:
 * a file must stay the same for ever.
 */
export const numberIn = (value: number, { say }: ResultWords): string =>
  String(value).replaceAll(/\B(?=(\d{3})+$)/g, say('group_sign'));

/** A calendar day `YYYY-MM-DD` as the language writes it. */
export function dayIn(iso: string, { say }: ResultWords): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return say('date', { year, month, day });
}
