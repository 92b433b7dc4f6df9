import { describe, expect, it } from 'vitest';
import { fieldOf, fieldsOfAction } from '../../survey/field.ts';
import { questionnaireSchema } from '../../survey/schema.ts';
import { aQuestionnaire } from '../builders.ts';

describe('a questionnaire belongs to a field of action', () => {
  it.each(fieldsOfAction)('by its code %s', (code) => {
    expect(fieldOf({ field: code })).toBe(code);
  });

  it.each([
    ['Bildung und Sprachförderung', 'bildung'],
    ['Gesellschaftliche Teilhabe, Sport und Kultur', 'teilhabe'],
    ['Gesellschaftliche Teilhabe (Querschnitt)', 'teilhabe'],
    ['Gesundheit und Pflege', 'gesundheit'],
    ['Arbeit und Wirtschaft', 'arbeit'],
    ['Zusammenarbeit', 'querschnitt'],
    ['', 'querschnitt'],
  ])('%s is %s', (field, code) => {
    expect(fieldOf({ field })).toBe(code);
  });

  it('and may name the questions that stand for it', () => {
    const questionnaire = aQuestionnaire();
    const sections = questionnaire.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, headline: true })),
    }));
    expect(questionnaireSchema.safeParse({ ...questionnaire, sections }).success).toBe(true);
  });
});
