import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readReady } from '../../questionnaires/all.ts';
import { findingLevels } from '../../survey/clubs/finding.ts';
import { meanings } from '../../survey/clubs/import/mapping.ts';
import { languageOf } from '../../survey/language.ts';
import { root, sources } from '../sources.ts';

const fileSchema = z.strictObject({
  language: z.string(),
  status: z.enum(['source', 'unreviewed', 'reviewed']),
  provenance: z.string().check(z.minLength(10)),
  texts: z.record(z.string(), z.string()),
});

const files = globSync(join(root, 'web/report/words/*.json')).toSorted();
const read = (path: string) => fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
const german = read(join(root, 'web/report/words/de.json')).texts;
const places = (text = '') => [...new Set(text.match(/\{\w+\}/g))].sort();

const pluralForm = /\.(zero|one|two|few|many|other)$/;
const baseOf = (key: string): string => key.replace(pluralForm, '');
const counted = new Set(
  Object.keys(german)
    .filter((key) => pluralForm.test(key))
    .map(baseOf),
);
const germanOf = (key: string): string | undefined => german[key] ?? german[`${baseOf(key)}.other`];

/** Every key that a language must have: counted ones in the plural forms of the language (CLDR). */
function keysOf(language: string): readonly string[] {
  const forms = new Intl.PluralRules(languageOf(language).format).resolvedOptions().pluralCategories;
  return [...new Set(Object.keys(german).map(baseOf))].flatMap((key) =>
    counted.has(key) ? forms.map((form) => `${key}.${form}`) : [key],
  );
}

describe('what clubs read', () => {
  it('is there in every language of their questionnaire: nothing falls back', () => {
    const written = files.map((path) => basename(path, '.json'));
    expect(written.toSorted()).toEqual([...readReady('sportverein-teilnahme').questionnaire.languages].sort());
  });

  it('has a sentence for everything that can be found in a report, for every column, and for nothing else', () => {
    const wanted = [
      ...Object.keys(findingLevels).map((says) => `finding.${says}`),
      ...meanings.map((meaning) => `meaning.${meaning}`),
    ];
    const said = Object.keys(german).filter((key) => /^(?:finding|meaning)\./.test(key));
    expect(said.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(files)('is complete and sorted in %s, with the same places to fill', (path) => {
    const { language, status, texts } = read(path);
    expect([language, status === 'source']).toEqual([basename(path, '.json'), language === 'de']);
    expect(Object.keys(texts)).toEqual(keysOf(language).toSorted());
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
    for (const [key, text] of Object.entries(texts)) expect([key, places(text)]).toEqual([key, places(germanOf(key))]);
  });

  it('is used somewhere, all of it', () => {
    const source = sources
      .filter((path) => /^(?:web|functions)\//.test(path))
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n');
    const dynamic = /^(?:finding|meaning|standing|role|lost|mail|planned|closed)\./;
    const isUsed = (key: string): boolean =>
      dynamic.test(key) || [`'${key}'`, `report ${key}'`].some((quoted) => source.includes(quoted));
    expect([...new Set(Object.keys(german).map(baseOf))].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('never says that a report is anonymous', () => {
    const claims = files.flatMap((path) =>
      Object.entries(read(path).texts).filter(([, text]) => /anon[iy]m|анон[іи]м|مجهول/i.test(text)),
    );
    expect(claims).toEqual([]);
  });
});
