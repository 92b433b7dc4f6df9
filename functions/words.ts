import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { findLanguage, languageOf } from '../survey/language.ts';
import { fallbackChain } from '../survey/text.ts';
import { type Words, wordsOf } from '../web/words/say.ts';
import { remember } from './cache.ts';

/** What is used of a file of words; `status` and `provenance` are for those who translate. */
export const wordsSchema = z.object({ language: z.string(), texts: z.record(z.string(), z.string()) });

/** Gives the interface's words for a language. */
export type ReadWords = (language: string) => Promise<Words>;

const source = 'de';

/**
 * Opens a folder with a file of words per language, `<tag>.json`. A file is read when its language is first asked for,
 * then kept. A language without a file gets its registry fallback's words, or the German ones; throws without those.
 */
export function openWords(folder: string): ReadWords {
  const fileOf = (tag: string): string => join(folder, `${tag}.json`);
  const read = async (language: string): Promise<Words> => {
    const tag = fallbackChain(language, source).find((one) => existsSync(fileOf(one))) ?? source;
    const { texts } = wordsSchema.parse(JSON.parse(await readFile(fileOf(tag), 'utf8')));
    return wordsOf(tag, texts, languageOf(tag).format);
  };
  const kept = remember(read, Number.POSITIVE_INFINITY, () => 0);
  // Only registered tags become file names and are kept.
  return (language) => kept(findLanguage(language)?.tag ?? source);
}
