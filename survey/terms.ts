import type { infer as Infer } from 'zod/mini';
import type { termsSchema } from './content.ts';
import type { Flaw } from './flaw.ts';
import type { Translation } from './questionnaire.ts';
import type { Texts } from './text.ts';

/** What every translation calls the same things, and how it speaks to people. */
export type Terms = Infer<typeof termsSchema>;

/** Marks belong to the word they stand on, so that a short word is not found inside a longer one. */
const alone = (word: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}’'-])${word}(?![\\p{L}\\p{M}-])`, 'iu');

/** Terms that a German text holds and that a translation of it does not say as agreed. */
const unsaid = (terms: Terms, german: string, text: string, language: string): readonly string[] =>
  terms.terms.flatMap(({ term, german: pattern, forms }) => {
    const form = forms[language];
    if (!form || !new RegExp(pattern).test(german)) return [];
    const lower = text.toLocaleLowerCase(language);
    const isSaid = form.stems.some((stem) => lower.includes(stem.toLocaleLowerCase(language)));
    return isSaid ? [] : [`"${term}" is not said as agreed: ${form.say}`];
  });

/**
 * Where a translation calls a term otherwise than agreed, or uses a word of the familiar form of address. Empty for a
 * language without agreed terms. `german` are the texts that it translates.
 */
export function termFlaws(terms: Terms, german: Texts, { language, texts }: Translation): readonly Flaw[] {
  const familiar = terms.address[language]?.never ?? [];
  return Object.entries(texts).flatMap(([key, text]) => {
    const unpolite = familiar.filter((word) => alone(word).test(text));
    const flaws = [
      ...unsaid(terms, german[key] ?? '', text, language),
      ...unpolite.map((word) => `"${word}" is the familiar form of address`),
    ];
    return flaws.map((flaw) => ({ place: `${language}: ${key}`, flaw }));
  });
}
