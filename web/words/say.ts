import { fill, type Texts } from '../../survey/text.ts';

type Values = Readonly<Record<string, string | number>>;

/** The interface's words in one language. */
export type Words = {
  readonly language: string;
  /** All of them by key, as they were written. */
  readonly texts: Texts;
  /** The words of a key with its places filled; the key itself where there are none. */
  readonly say: (key: string, values?: Values) => string;
  /** The words of a counted key, in the plural form that the count takes (CLDR categories). */
  readonly count: (key: string, count: number, values?: Values) => string;
};

/** Words over the texts of one language; `format` is the registry's formatting tag. */
export function wordsOf(language: string, texts: Texts, format: string): Words {
  // Made when something is counted: a phone takes long to read a language's rules. A browser that does not know the
  // language would count by its own language's.
  let plurals: Intl.PluralRules | undefined;
  const say = (key: string, values: Values = {}): string => fill(texts[key] ?? key, values);
  return {
    language,
    texts,
    say,
    count(key, count, values = {}) {
      plurals ??= new Intl.PluralRules([format, 'de']);
      const form = `${key}.${plurals.select(count)}`;
      return say(texts[form] === undefined ? `${key}.other` : form, values);
    },
  };
}
