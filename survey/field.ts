import type { Questionnaire } from './questionnaire.ts';

/** The fields of action of the Integrationskonzept, in its order; what belongs to none or to all of them comes last. */
export const fieldsOfAction = ['bildung', 'teilhabe', 'gesundheit', 'arbeit', 'querschnitt'] as const;

export type FieldOfAction = (typeof fieldsOfAction)[number];

const isWord = (text: string): ((word: string) => boolean) => {
  const words = new Set(text.toLocaleLowerCase('de').split(/\P{L}+/u));
  return (word) => words.has(word);
};

/**
 * The field of action a questionnaire belongs to. It is a code; earlier versions, which cannot change, have a German
 * name in its place, of which a word is the code. `querschnitt` where there is no such word.
 */
export const fieldOf = ({ field }: Pick<Questionnaire, 'field'>): FieldOfAction =>
  fieldsOfAction.find(isWord(field)) ?? 'querschnitt';
