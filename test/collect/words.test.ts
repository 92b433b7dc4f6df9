import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWords } from '../../functions/words.ts';
import { directionOf } from '../../survey/language.ts';
import { languages } from '../../survey/registry.ts';
import { homePage } from '../../web/form/pages.tsx';
import { noAssets } from './world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'words-'));
  for (const tag of ['de', 'fa', 'sr', 'ar']) write(tag, { language: tag, texts: { hello: `hello in ${tag}` } });
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (tag: string, words: unknown): void => writeFileSync(join(folder, `${tag}.json`), JSON.stringify(words));

test.each([
  ['ar', 'ar'],
  ['fa-AF', 'fa'],
  ['sr-Latn', 'sr'],
  ['de-simple', 'de'],
  ['tr', 'de'],
  ['xx', 'de'],
  ['../ar', 'de'],
  ['', 'de'],
])('a reader of "%s" gets the words in %s', async (language, read) => {
  const words = await openWords(folder)(language);
  expect([words.language, words.say('hello'), words.texts]).toEqual([
    read,
    `hello in ${read}`,
    { hello: `hello in ${read}` },
  ]);
});

test('a second reader needs no second reading', async () => {
  const words = openWords(folder);
  const first = await words('ar');
  write('ar', {});
  expect(await words('ar')).toBe(first);
});

test('a reader is not lost for good where a file could not be read once', async () => {
  write('ar', { language: 'ar' });
  const words = openWords(folder);
  await expect(words('ar')).rejects.toThrow();
  write('ar', { language: 'ar', texts: { hello: 'again' } });
  expect((await words('ar')).say('hello')).toBe('again');
});

test('a folder without German words says so', async () => {
  await expect(openWords(join(folder, 'empty'))('tr')).rejects.toThrow('de.json');
});

test('a visitor can choose every language of the registry by its own name', async () => {
  const { html } = homePage(noAssets, await openWords(folder)('xx'), []);
  const links = languages.map(({ tag, name }) => ({
    begin: `hreflang="${tag}" lang="${tag}" dir="${directionOf(tag)}"`,
    name,
  }));
  expect(links.filter(({ begin, name }) => html.split(begin)[1]?.split(/[<>]/)[1] !== name)).toEqual([]);
});
