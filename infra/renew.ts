import { readReady, readyIds, sourceOf, writeSource } from '../questionnaires/all.ts';
import { outdatedKeys, renewed, type Source } from '../survey/fresh.ts';
import { ChoreError } from './chores.ts';

export type Renewal = { readonly questionnaire: string; readonly language: string; readonly keys: readonly string[] };

type Renewed = { readonly source: Source; readonly lines: readonly string[] };

/**
 * What the translations of a ready questionnaire were made from, once somebody has translated these texts anew. Each is
 * named: nothing that nobody has looked at stops being outdated. Throws `ChoreError` for a text that is not outdated.
 */
export function renew({ questionnaire: id, language, keys }: Renewal, source = sourceOf(id)): Renewed {
  const { questionnaire, translations } = readReady(id);
  const languages = questionnaire.languages.filter((tag) => tag !== questionnaire.source);
  if (!languages.includes(language))
    throw new ChoreError(`"${language}" is no translation of ${id}; there are: ${languages.join(', ')}`);
  const german = translations.find((one) => one.language === questionnaire.source)?.texts ?? {};
  const texts = translations.find((one) => one.language === language)?.texts ?? {};
  const outdated = outdatedKeys(german, language, source);
  const said = outdated.length > 0 ? outdated.join(', ') : 'nothing';
  const wrong = keys.filter((key) => !outdated.includes(key) || texts[key] === undefined);
  if (keys.length === 0 || wrong.length > 0)
    throw new ChoreError(`${wrong.join(', ') || '--key is missing'}: outdated in ${language} of ${id}: ${said}`);
  const anew = renewed(german, { language, keys, languages }, source);
  const left = outdatedKeys(german, language, anew);
  return {
    source: anew,
    lines: [
      `${id} ${language}: made anew from the German text: ${keys.join(', ')}`,
      `${id} ${language}: ${left.length === 0 ? 'nothing is outdated any more' : `still outdated: ${left.join(', ')}`}`,
    ],
  };
}

/** The same, written into the questionnaire's folder. Gives what an operator reads. */
export function renewTexts(renewal: Renewal): readonly string[] {
  if (!readyIds.includes(renewal.questionnaire))
    throw new ChoreError(`there is no questionnaire "${renewal.questionnaire}"; ready are: ${readyIds.join(', ')}`);
  const { source, lines } = renew(renewal);
  writeSource(renewal.questionnaire, source);
  return lines;
}
