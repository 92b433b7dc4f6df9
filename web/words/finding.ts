import type { Finding } from '../../survey/clubs/finding.ts';
import type { Words } from './say.ts';

/**
 * What is said of a finding, from the words in `web/words/clubs`: where in the file it is, if it is in one, and what to
 * do. `label` gives the questionnaire's text of a key, for the age band that a value names.
 */
export function sayFinding(
  { says, values, line, column }: Finding,
  words: Words,
  label: (key: string) => string,
): string {
  const { band } = values;
  const said = words.say(says, band === undefined ? values : { ...values, band: label(`b.row.${band}`) });
  if (line === undefined) return said;
  const place = column === undefined ? words.say('line', { line }) : words.say('line_column', { line, column });
  return `${place}: ${said}`;
}
