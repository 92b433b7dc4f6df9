import type { Labelled } from '../../../survey/labels.ts';
import { fullName, type SumEdition } from '../../../web/results/sums/edition.ts';
import { type Column, columnsOf, linesOf, numeric } from './csv.ts';

const statuses = ['published', 'C', 'none', 'withheld'];
const bases = ['counted', 'estimated'];

/** What the codes stand for; rows and columns by table, since what is pooled differs. */
function keysOf({ tables, words: { say } }: SumEdition) {
  const lines = (of: 'rows' | 'columns'): readonly Labelled[] =>
    tables.flatMap((table) => [
      ...table[of].map((one) => ({ code: `${table.id}/${one.code}`, label: fullName(one) })),
      ...(table.reason ? [] : [{ code: `${table.id}/total`, label: say('total') }]),
    ]);
  return {
    tables: tables.map(({ id, title }) => ({ code: id, label: title })),
    ...{ rows: lines('rows'), columns: lines('columns') },
    statuses: statuses.map((code) => ({ code, label: say(`status.${code}`) })),
    bases: bases.map((code) => ({ code, label: say(`basis.${code}`) })),
  };
}

const headOf = ({ words: { say }, release }: SumEdition): readonly string[] => [
  `${say('title')}, ${release.wave}, ${say('release')} ${release.number}`,
  `${say('ban.title')}: ${say('ban.text')}`,
];

/** Text in apostrophes for SPSS, at most so many bytes (IBM SPSS Statistics, VALUE LABELS 120, VARIABLE LABELS 255). */
function spssText(text: string, bytes = 1000): string {
  let short = '';
  for (const letter of text) {
    if (Buffer.byteLength(short + letter) > bytes) break;
    short += letter;
  }
  return `'${short.replaceAll("'", "''")}'`;
}

const spssLabels = (variable: string, labels: readonly Labelled[]): readonly string[] =>
  labels.length === 0
    ? []
    : [
        `VALUE LABELS ${variable}`,
        ...labels.map(({ code, label }) => `  ${spssText(code)} ${spssText(label, 120)}`),
        '  .',
      ];

const longest = (texts: readonly string[]): number => Math.max(8, ...texts.map((text) => Buffer.byteLength(text)));

/** SPSS syntax that reads the CSV of codes, `file`, and names everything in it. */
export function sumSpss(edition: SumEdition, file: string): string {
  const columns = columnsOf('codes');
  const lines = linesOf(edition, 'codes');
  const keys = keysOf(edition);
  const { say } = edition.words;
  const format = (column: Column): string =>
    numeric.has(column) ? 'F10.0' : `A${longest(lines.map((line) => String(line[column])))}`;
  const size = longest([...keys.rows, ...keys.columns].map(({ code }) => code));
  return [
    '* Encoding: UTF-8.',
    ...headOf(edition).map((text) => `* ${text.replaceAll(/[.\s]+$/g, '')}.`),
    ...['GET DATA', '  /TYPE=TXT', `  /FILE=${spssText(file)}`, "  /ENCODING='UTF8'", '  /DELCASE=LINE'],
    ...['  /DELIMITERS=";"', "  /QUALIFIER='\"'", '  /ARRANGEMENT=DELIMITED', '  /FIRSTCASE=2', '  /VARIABLES='],
    ...columns.map((column) => `    ${column} ${format(column)}`),
    '  .',
    'VARIABLE LABELS',
    ...columns.map((column) => `  ${column} ${spssText(say(`column.${column}`), 255)}`),
    '  .',
    ...spssLabels('table', keys.tables),
    ...spssLabels('basis', keys.bases),
    ...spssLabels('status', keys.statuses),
    `STRING row_key column_key (A${size}).`,
    "IF (row NE '') row_key = CONCAT(RTRIM(table), '/', RTRIM(row)).",
    "IF (column NE '') column_key = CONCAT(RTRIM(table), '/', RTRIM(column)).",
    ...spssLabels('row_key', keys.rows),
    ...spssLabels('column_key', keys.columns),
    ...["DO IF (status EQ 'C').", 'COMPUTE value = -9.', 'COMPUTE percent = -9.', 'END IF.'],
    "IF (status EQ 'withheld') value = -7.",
    ...['MISSING VALUES value percent (-9, -7).', 'VALUE LABELS value percent'],
    `  -9 ${spssText(say('status.C'))}`,
    `  -7 ${spssText(say('status.withheld'))}`,
    ...['  .', 'EXECUTE.', ''],
  ].join('\r\n');
}

const rText = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/\p{Cc}/gu, ' ')}"`;

const rList = (name: string, labels: readonly Labelled[]): string => {
  const vector = (texts: readonly string[]): string => `c(\n${texts.map((text) => `  ${rText(text)}`).join(',\n')}\n)`;
  const [codes, names] = [labels.map(({ code }) => code), labels.map(({ label }) => label)];
  return `${name} <- data.frame(\n  code = ${vector(codes)},\n  label = ${vector(names)},\n  stringsAsFactors = FALSE\n)`;
};

const rFactor = (column: string, from: string, list: string): string =>
  `d$${column} <- factor(${list}$label[match(${from}, ${list}$code)], levels = unique(${list}$label))`;

/** An R script that reads the CSV of codes, `file`, and names everything in it. */
export function sumR(edition: SumEdition, file: string): string {
  const keys = keysOf(edition);
  const classes = columnsOf('codes').map(
    (column) => `${column} = ${rText(numeric.has(column) ? 'integer' : 'character')}`,
  );
  return [
    ...headOf(edition).map((text) => `# ${text}`),
    '# source("…", encoding = "UTF-8")',
    '',
    'd <- read.table(',
    `  ${rText(file)},`,
    '  header = TRUE, sep = ";", quote = "\\"", comment.char = "", na.strings = "", strip.white = FALSE,',
    '  fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE,',
    `  colClasses = c(${classes.join(', ')})`,
    ')',
    '',
    ...[rList('tables', keys.tables), rFactor('table_label', 'd$table', 'tables')],
    ...[rList('rows', keys.rows), rFactor('row_label', 'paste(d$table, d$row, sep = "/")', 'rows')],
    ...[rList('columns', keys.columns), rFactor('column_label', 'paste(d$table, d$column, sep = "/")', 'columns')],
    ...[rList('bases', keys.bases), rFactor('basis_label', 'd$basis', 'bases')],
    ...[rList('statuses', keys.statuses), rFactor('status_label', 'd$status', 'statuses')],
    `# ${edition.words.say('mark')}`,
    '',
  ].join('\n');
}
