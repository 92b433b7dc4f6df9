import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../survey/language.ts';
import { catalogue, spoken } from '../web/words/words.ts';

const pluralForm = /\.(zero|one|two|few|many|other)$/;
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const baseOf = (key: string): string => key.replace(pluralForm, '');
const textsOf = (language: string) => Object.entries(catalogue[language]?.texts ?? {});

/** Keys by base, and each base's plural forms; a base without forms is plain. */
function formsOf(language: string): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const [key] of textsOf(language)) {
    const form = pluralForm.exec(key)?.[1];
    forms.set(baseOf(key), [...(forms.get(baseOf(key)) ?? []), ...(form ? [form] : [])]);
  }
  return forms;
}

describe.each(spoken)('the words in %s', (language) => {
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
      const inWords = /\.(zero|one|two)$/.test(key) && places.length === 0;
      if (!inWords) expect([key, places]).toEqual([key, wanted]);
    }
  });
});

describe('every word', () => {
  it('is used somewhere', () => {
    const source = globSync(['web/**/*.{ts,tsx}', 'functions/**/*.{ts,tsx}'])
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const dynamic = /^(error|missing|failed|closed|planned)\./;
    const isUsed = (key: string): boolean =>
      dynamic.test(key) || [`'${key}'`, `"${key}"`, `\`${key}\``].some((quoted) => source.includes(quoted));
    expect([...formsOf('de').keys()].filter((key) => !isUsed(key))).toEqual([]);
  });
});
