import type { Labelled } from '../../../survey/labels.ts';
import type { Edition } from '../../../web/results/edition.ts';
import { type Column, columnsOf, linesOf } from './csv.ts';
import { type Keys, keysOf } from './keys.ts';

/** Most bytes of a value label and of a variable label (IBM SPSS Statistics, VALUE LABELS and VARIABLE LABELS). */
const valueBytes = 120;
const variableBytes = 255;

function cut(text: string, bytes: number): string {
  let short = '';
  let used = 0;
  for (const letter of text) {
    used += Buffer.byteLength(letter);
    if (used > bytes) return short;
    short += letter;
  }
  return short;
}

/** A text between apostrophes, which are doubled inside. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const labelled = (variable: string, labels: readonly Labelled[]): readonly string[] =>
  labels.length === 0
    ? []
    : [
        `VALUE LABELS ${variable}`,
        ...labels.map(({ code, label }) => `  ${quoted(code)} ${quoted(cut(label, valueBytes))}`),
        '  .',
      ];

const numbers: ReadonlySet<Column> = new Set(['count', 'percent', 'percent_base', 'base']);

/** Why a number is missing, as a number that counts as missing. */
const absent = [
  { status: 'C', number: -9 },
  { status: 'margins', number: -8 },
  { status: 'withheld', number: -7 },
] as const;

const longest = (texts: readonly string[]): number => Math.max(8, ...texts.map((text) => Buffer.byteLength(text)));

const absentOf = ({ words: { say } }: Edition): readonly string[] => [
  ...absent.flatMap(({ status, number }) => [
    `DO IF (status EQ ${quoted(status)}).`,
    `COMPUTE count = ${number}.`,
    `COMPUTE percent = ${number}.`,
    'END IF.',
  ]),
  "IF (status EQ 'withheld') base = -7.",
  'MISSING VALUES count percent base (-9, -8, -7).',
  'VALUE LABELS count percent base',
  ...absent.map(({ status, number }) => `  ${number} ${quoted(say(`status.${status}`))}`),
  '  .',
];

const keyLines = ({ groups, categories }: Keys): readonly string[] => {
  const size = longest([...groups, ...categories].map(({ code }) => code));
  return [
    `STRING group_key category_key (A${size}).`,
    "IF (group NE '') group_key = CONCAT(RTRIM(table), '/', RTRIM(group)).",
    "IF (category NE '') category_key = CONCAT(RTRIM(table), '/', RTRIM(category)).",
    ...labelled('group_key', groups),
    ...labelled('category_key', categories),
  ];
};

/** A comment ends with the first full stop that ends a line. */
const comment = (text: string): string => `* ${text.replaceAll(/[.\s]+$/g, '')}.`;

/** Syntax that reads the CSV of codes and names everything in it. `edition` has labels, `file` is the CSV's name. */
export function spssOf(edition: Edition, file: string): string {
  const { words, title, release } = edition;
  const { say } = words;
  const keys = keysOf(edition);
  const columns = columnsOf(edition, 'codes');
  const lines = linesOf(edition);
  const format = (column: Column): string =>
    numbers.has(column)
      ? 'F10.0'
      : `A${longest(column === 'reason' ? ['small_cell'] : lines.map((line) => String(line[column])))}`;
  const statuses = ['published', 'C', 'margins', 'withheld'].map((code) => ({ code, label: say(`status.${code}`) }));
  return [
    '* Encoding: UTF-8.',
    comment(`${title.text}, ${release.wave}, ${say('release')} ${release.number}`),
    comment(`${say('ban.title')}: ${say('ban.text')}`),
    'GET DATA',
    '  /TYPE=TXT',
    `  /FILE=${quoted(file)}`,
    "  /ENCODING='UTF8'",
    '  /DELCASE=LINE',
    '  /DELIMITERS=";"',
    "  /QUALIFIER='\"'",
    '  /ARRANGEMENT=DELIMITED',
    '  /FIRSTCASE=2',
    '  /VARIABLES=',
    ...columns.map((column) => `    ${column} ${format(column)}`),
    '  .',
    'VARIABLE LABELS',
    ...columns.map((column) => `  ${column} ${quoted(cut(say(`column.${column}`), variableBytes))}`),
    '  .',
    ...labelled('item', keys.items),
    ...labelled('breakdown', keys.breakdowns),
    ...labelled('status', statuses),
    ...keyLines(keys),
    ...absentOf(edition),
    'EXECUTE.',
    '',
  ].join('\r\n');
}
