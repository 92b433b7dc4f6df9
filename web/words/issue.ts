import type { Issue } from '../../survey/issue.ts';
import type { Words } from './say.ts';

/** The count that chooses the plural form of a message, where it has one. */
const counted = new Map([
  ['too_many', 'max'],
  ['too_long', 'max'],
  ['too_many_entries', 'max'],
  ['too_precise', 'places'],
]);

/** Rules that the questionnaire's author words: the text's key is the item's id and this. */
const authored: ReadonlySet<string> = new Set(['constraint', 'pattern']);

/**
 * What is wrong with an answer, in the respondent's language. `own` gives a text of the questionnaire by key, or
 * nothing where it has none.
 */
export function sayIssue(words: Words, issue: Issue, own: (key: string) => string | undefined): string {
  const { code, item, values = {} } = issue;
  const said = authored.has(code) ? own(`${item.replace(/\.\d+\./, '.')}.${code}`) : undefined;
  if (said) return said;
  const count = values[counted.get(code) ?? ''];
  return typeof count === 'number' ? words.count(`error.${code}`, count, values) : words.say(`error.${code}`, values);
}
