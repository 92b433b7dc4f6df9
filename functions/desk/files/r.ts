import type { Labelled } from '../../../survey/labels.ts';
import type { Edition } from '../../../web/results/edition.ts';
import { columnsOf } from './csv.ts';
import { keysOf } from './keys.ts';

const escapes = new Map([
  ['\\', '\\\\'],
  ['"', '\\"'],
]);

/** A text as R reads it: no line end or control character is left in it. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/[\\"]/g, (character) => escapes.get(character) ?? '').replaceAll(/\p{Cc}/gu, ' ')}"`;

const vector = (texts: readonly string[]): string => `c(\n${texts.map((text) => `  ${quoted(text)}`).join(',\n')}\n)`;

const listOf = (name: string, labels: readonly Labelled[]): string =>
  `${name} <- data.frame(\n  code = ${vector(labels.map(({ code }) => code))},\n  label = ${vector(labels.map(({ label }) => label))},\n  stringsAsFactors = FALSE\n)`;

/** A factor in the order of the questionnaire, from a column's codes. */
const factorOf = (column: string, from: string, list: string): string =>
  `d$${column} <- factor(${list}$label[match(${from}, ${list}$code)], levels = unique(${list}$label))`;

const numbers: ReadonlySet<string> = new Set(['count', 'percent', 'percent_base', 'base']);

/** A script that reads the CSV of codes and names everything in it. `edition` has labels, `file` is the CSV's name. */
export function rOf(edition: Edition, file: string): string {
  const { words, title, release } = edition;
  const { say } = words;
  const { items, breakdowns, groups, categories } = keysOf(edition);
  const statuses = ['published', 'C', 'margins', 'withheld'].map((code) => ({ code, label: say(`status.${code}`) }));
  const classes = columnsOf(edition, 'codes').map(
    (column) => `${column} = ${quoted(numbers.has(column) ? 'integer' : 'character')}`,
  );
  return [
    `# ${title.text}, ${release.wave}, ${say('release')} ${release.number}`,
    `# ${say('ban.title')}: ${say('ban.text')}`,
    `# source("…", encoding = "UTF-8")`,
    '',
    'd <- read.table(',
    `  ${quoted(file)},`,
    '  header = TRUE, sep = ";", quote = "\\"", comment.char = "", na.strings = "", strip.white = FALSE,',
    '  fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE,',
    `  colClasses = c(${classes.join(', ')})`,
    ')',
    '',
    listOf('items', items),
    factorOf('item_label', 'd$item', 'items'),
    listOf('breakdowns', breakdowns),
    factorOf('breakdown_label', 'd$breakdown', 'breakdowns'),
    listOf('groups', groups),
    factorOf('group_label', 'paste(d$table, d$group, sep = "/")', 'groups'),
    listOf('categories', categories),
    factorOf('category_label', 'paste(d$table, d$category, sep = "/")', 'categories'),
    listOf('statuses', statuses),
    `# ${say('mark')}`,
    factorOf('status_label', 'd$status', 'statuses'),
    '',
  ].join('\n');
}
