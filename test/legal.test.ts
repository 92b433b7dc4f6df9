import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLanguage } from '../survey/language.ts';
import type { Texts } from '../survey/text.ts';
import { root } from './sources.ts';

const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(join(root, `web/legal/${language}.json`), 'utf8')).texts;

const written = globSync('web/legal/*.json', { cwd: root }).map((path) => basename(path, '.json'));
const german = textsOf('de');
const placesIn = (text: string | undefined): readonly string[] => [...new Set(text?.match(/\{\w+\}/g))].sort();

describe.each(written)('the texts of the pages about the site in %s', (language) => {
  it('are there for every key, sorted and never blank, in a language of the registry', () => {
    const texts = textsOf(language);
    expect(findLanguage(language)?.tag).toBe(language);
    expect(Object.keys(texts)).toEqual(Object.keys(german).sort());
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have the same places to fill as the German ones', () => {
    for (const [key, text] of Object.entries(textsOf(language)))
      expect([key, placesIn(text)]).toEqual([key, placesIn(german[key])]);
  });
});

describe('every text of the pages about the site', () => {
  it('is shown on one of them', () => {
    const source = globSync('web/info/*', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
    const dynamic = /^contact\.(about_\w+|missing|too_long)$/;
    const unused = Object.keys(german).filter((key) => !dynamic.test(key) && !source.join('\n').includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});
