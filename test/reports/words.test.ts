import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { findingLevels } from '../../survey/clubs/finding.ts';
import { meanings } from '../../survey/clubs/import/mapping.ts';
import { root } from '../sources.ts';

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

describe('what clubs read', () => {
  it('has a sentence for everything that can be found in a report, and for every column', () => {
    const wanted = [
      ...Object.keys(findingLevels).map((says) => `finding.${says}`),
      ...meanings.map((meaning) => `meaning.${meaning}`),
    ];
    expect(wanted.filter((key) => !german[key])).toEqual([]);
  });

  it.each(files)('is complete and sorted in %s, with the same places to fill', (path) => {
    const { language, status, texts } = read(path);
    expect([language, status === 'source']).toEqual([basename(path, '.json'), language === 'de']);
    expect(Object.keys(texts)).toEqual(Object.keys(german).toSorted());
    for (const [key, text] of Object.entries(texts)) expect([key, places(text)]).toEqual([key, places(german[key])]);
  });
});
