import { findLanguage, languageOf } from '../../survey/language.ts';
import { fallbackChain, type Texts } from '../../survey/text.ts';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import { type Words, wordsOf } from './say.ts';
import tr from './tr.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };

/** Interface words by language, each with how far it was checked. */
export const catalogue: Readonly<Record<string, { readonly status: string; readonly texts: Texts }>> = {
  de,
  en,
  tr,
  ar,
  uk,
};

/** Languages the interface speaks itself. */
export const spoken: readonly string[] = Object.keys(catalogue);

const made = new Map<string, Words>();

/** The interface's words for a language, or for the first of its fallbacks that has them. */
export function wordsFor(language: string): Words {
  const found = made.get(language);
  if (found) return found;
  const tag = fallbackChain(language, 'de').find((candidate) => candidate in catalogue) ?? 'de';
  const words = wordsOf(tag, catalogue[tag]?.texts ?? {}, (findLanguage(tag) ?? languageOf('de')).format);
  made.set(language, words);
  return words;
}
