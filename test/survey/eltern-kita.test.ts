import { describe, expect, it } from 'vitest';
import { elternKita } from '../../questionnaires/all.ts';
import { flawsOf } from '../../survey/definition.ts';
import { translationFlaws } from '../../survey/keys.ts';
import { itemsOf } from '../../survey/questionnaire.ts';

const { questionnaire, translations } = elternKita;

describe('parents of kita children', () => {
  it('are asked 16 items by a definition without a flaw', () => {
    expect(itemsOf(questionnaire)).toHaveLength(16);
    expect(flawsOf(questionnaire)).toEqual([]);
  });

  it.each(translations.map((translation) => [translation.language, translation] as const))(
    'read every text in %s, and none is left over',
    (_, translation) => {
      expect(translationFlaws(questionnaire, translation)).toEqual([]);
    },
  );

  it('find every language that is promised', () => {
    expect(translations.map(({ language }) => language)).toEqual(questionnaire.languages);
    expect(translations.filter(({ status }) => status === 'source').map(({ language }) => language)).toEqual(['de']);
  });
});
