import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wordsFor } from '../../web/results/words.ts';
import { root } from '../sources.ts';

const fileSchema = z.object({
  language: z.string(),
  status: z.enum(['source', 'unreviewed', 'reviewed']),
  texts: z.record(z.string(), z.string().min(1)),
});
const folder = join(root, 'web/results');
const fileOf = (name: string) => fileSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
const german = fileOf('de.json');
const placesIn = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(globSync('*.json', { cwd: folder }))('the words of files in %s', (name) => {
  const file = fileOf(name);

  it('are all there, and no others', () => {
    expect(Object.keys(file.texts).sort()).toEqual(Object.keys(german.texts).sort());
    expect(name).toBe(`${file.language}.json`);
  });

  it('have the same places as the German ones', () => {
    for (const [key, text] of Object.entries(file.texts))
      expect([key, placesIn(text)]).toEqual([key, placesIn(german.texts[key] ?? '')]);
  });

  it('are the ones that files use', () => {
    expect(wordsFor(file.language)).toMatchObject({ language: file.language });
    expect(wordsFor(file.language).say('report')).toBe(file.texts['report']);
  });
});

describe('a language without words of its own', () => {
  it.each(['so', 'de-simple', 'ckb'])('has the German ones: %s', (language) => {
    expect(wordsFor(language).language).toBe('de');
  });
});
