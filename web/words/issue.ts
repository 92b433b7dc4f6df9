import type { Issue } from '../../survey/issue.ts';
import type { Words } from './say.ts';

/** What is wrong with an answer, in the respondent's language. */
export function sayIssue(words: Words, { code, values = {} }: Issue): string {
  const max = values['max'];
  const counted = code === 'too_many' || code === 'too_long';
  return counted && typeof max === 'number'
    ? words.count(`error.${code}`, max, values)
    : words.say(`error.${code}`, values);
}
