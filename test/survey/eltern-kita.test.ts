import { describe, expect, it } from 'vitest';
import ar from '../../questionnaires/eltern-kita/ar.json' with { type: 'json' };
import de from '../../questionnaires/eltern-kita/de.json' with { type: 'json' };
import definition from '../../questionnaires/eltern-kita/definition.json' with { type: 'json' };
import en from '../../questionnaires/eltern-kita/en.json' with { type: 'json' };
import tr from '../../questionnaires/eltern-kita/tr.json' with { type: 'json' };
import uk from '../../questionnaires/eltern-kita/uk.json' with { type: 'json' };
import { flawsOf } from '../../survey/definition.ts';
import { translationFlaws } from '../../survey/keys.ts';
import { itemsOf } from '../../survey/questionnaire.ts';
import { questionnaireSchema, translationSchema } from '../../survey/schema.ts';

const questionnaire = questionnaireSchema.parse(definition);
const translations = [de, en, tr, ar, uk].map((file) => translationSchema.parse(file));

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
