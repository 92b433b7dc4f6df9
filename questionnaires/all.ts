import type { Questionnaire, Translation } from '../survey/questionnaire.ts';
import { questionnaireSchema, translationSchema } from '../survey/schema.ts';
import ar from './eltern-kita/ar.json' with { type: 'json' };
import de from './eltern-kita/de.json' with { type: 'json' };
import definition from './eltern-kita/definition.json' with { type: 'json' };
import en from './eltern-kita/en.json' with { type: 'json' };
import tr from './eltern-kita/tr.json' with { type: 'json' };
import uk from './eltern-kita/uk.json' with { type: 'json' };

/** A questionnaire with its texts, ready to be put into the catalogue. */
export type Ready = { readonly questionnaire: Questionnaire; readonly translations: readonly Translation[] };

/** Parents and their child's Kita: family languages, language support, parents' council. */
export const elternKita: Ready = {
  questionnaire: questionnaireSchema.parse(definition),
  translations: [de, en, tr, ar, uk].map((texts) => translationSchema.parse(texts)),
};
