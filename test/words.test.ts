import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { languageOf } from '../survey/language.ts';
import { spoken } from '../web/words/spoken.ts';
import { root, sources } from './sources.ts';

const fileSchema = z.strictObject({
  language: z.string(),
  status: z.enum(['source', 'unreviewed', 'reviewed']),
  provenance: z.string().check(z.minLength(10)),
  texts: z.record(z.string(), z.string()),
});

const catalogue = new Map(
  globSync(join(root, 'web/words/*.json'))
    .toSorted()
    .map((path) => [basename(path, '.json'), fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))]),
);
const written = [...catalogue.keys()];

const pluralForm = /\.(zero|one|two|few|many|other)$/;
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const baseOf = (key: string): string => key.replace(pluralForm, '');
const textsOf = (language: string) => Object.entries(catalogue.get(language)?.texts ?? {});

/** Keys by base, and each base's plural forms; a base without forms is plain. */
function formsOf(language: string): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const [key] of textsOf(language)) {
    const form = pluralForm.exec(key)?.[1];
    forms.set(baseOf(key), [...(forms.get(baseOf(key)) ?? []), ...(form ? [form] : [])]);
  }
  return forms;
}

/** Whether a plural form stands for one number from 1 on: only then may words say it ("eine Antwort"). */
function isOneNumber(language: string, form: string): boolean {
  const rules = new Intl.PluralRules(languageOf(language).format);
  return Array.from({ length: 200 }, (_, index) => index + 1).filter((n) => rules.select(n) === form).length <= 1;
}

describe('a reader of every language of the registry', () => {
  it('finds words in it', () => {
    expect(spoken.filter((tag) => !catalogue.has(tag))).toEqual([]);
  });

  it('finds no words in a language that cannot be chosen', () => {
    expect(written.filter((tag) => !spoken.includes(tag))).toEqual([]);
  });
});

describe.each(written)('the words in %s', (language) => {
  it('stand in the file of their language, and only the German ones are the source', () => {
    const { language: said, status } = catalogue.get(language) ?? {};
    expect([said, status === 'source']).toEqual([language, language === 'de']);
  });

  it('are there for every key of the German ones', () => {
    expect([...formsOf(language).keys()].sort()).toEqual([...formsOf('de').keys()].sort());
  });

  it('have exactly the plural forms of the language', () => {
    const needed = new Intl.PluralRules(languageOf(language).format).resolvedOptions().pluralCategories;
    for (const [base, forms] of formsOf(language)) {
      const counted = (formsOf('de').get(base) ?? []).length > 0;
      expect([base, [...forms].sort()]).toEqual([base, counted ? [...needed].sort() : []]);
    }
  });

  it('are sorted and never blank', () => {
    const keys = textsOf(language).map(([key]) => key);
    expect(keys).toEqual([...keys].sort());
    expect(textsOf(language).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have the same places to fill as the German ones', () => {
    const german = new Map(textsOf('de').map(([key, text]) => [baseOf(key), placeholders(text)]));
    for (const [key, text] of textsOf(language)) {
      const places = placeholders(text);
      const wanted = german.get(baseOf(key)) ?? [];
      const form = pluralForm.exec(key)?.[1];
      const inWords = form !== undefined && places.length === 0 && isOneNumber(language, form);
      if (!inWords) expect([key, places]).toEqual([key, wanted]);
    }
  });
});

describe('every word', () => {
  it('is used somewhere', () => {
    const source = sources
      .filter((path) => /^(?:web|functions)\//.test(path))
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n');
    const dynamic = /^(day|month|year)$|^(error|missing|failed|closed|planned)\./;
    const isUsed = (key: string): boolean =>
      dynamic.test(key) || [`'${key}'`, `"${key}"`, `\`${key}\``].some((quoted) => source.includes(quoted));
    expect([...formsOf('de').keys()].filter((key) => !isUsed(key))).toEqual([]);
  });
});
