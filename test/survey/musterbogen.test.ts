import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { elternKita, musterbogen } from '../../questionnaires/all.ts';
import { flawsOf } from '../../survey/definition.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { mediaFlaws, translationFlaws } from '../../survey/keys.ts';
import { itemsOf } from '../../survey/questionnaire.ts';
import { acceptResponse } from '../../survey/response.ts';
import { itemTypes } from '../builders.ts';
import { root } from '../sources.ts';

const { questionnaire, translations } = musterbogen;

describe('the sample that shows everything', () => {
  it('asks 20 items of every type, without a flaw', () => {
    expect(flawsOf(questionnaire)).toEqual([]);
    expect(itemsOf(questionnaire)).toHaveLength(20);
    expect(new Set(itemsOf(questionnaire).map(({ type }) => type))).toEqual(new Set(itemTypes));
  });

  it.each(translations.map((translation) => [translation.language, translation] as const))(
    'reads in %s without a gap, and nothing is left over',
    (_, translation) => {
      expect(translationFlaws(questionnaire, translation)).toEqual([]);
    },
  );

  it('comes in every language it promises', () => {
    expect(translations.map(({ language }) => language)).toEqual(questionnaire.languages);
    expect(new Set(translations.slice(1).map(({ status }) => status))).toEqual(new Set(['unreviewed']));
  });

  it('can be filled in by anybody', () => {
    const chance = seeded(11);
    const fields = Array.from({ length: 100 }, () => madeUpFields(questionnaire, chance));
    for (const one of fields) {
      const accepted = acceptResponse(questionnaire, one, { strict: true });
      expect(accepted.ok || accepted.issues).toBe(true);
    }
    expect(fields.filter((one) => Object.keys(one).some((field) => field.startsWith('ages.'))).length).toBeGreaterThan(
      75,
    );
  });
});

describe('the pictures of a ready questionnaire', () => {
  it.each([elternKita, musterbogen].map((ready) => [ready.questionnaire.id, ready] as const))(
    'of %s are there, small, harmless and used',
    (id, ready) => {
      expect(mediaFlaws(ready.questionnaire, ready.translations)).toEqual([]);
      for (const name of ready.questionnaire.media ?? []) {
        const path = join(root, 'questionnaires', id, 'media', name);
        expect(existsSync(path)).toBe(true);
        expect(readFileSync(path, 'utf8')).not.toMatch(/<script|\bon\w+=|href=|<foreignObject/i);
        expect(readFileSync(path).byteLength).toBeLessThan(2048);
      }
    },
  );
});
