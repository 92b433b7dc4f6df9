import type { Row } from './cell.ts';

/** What a column of a table can mean; `m` to `o` are numbers of people of that gender. */
export const meanings = [
  ...(['ignore', 'association', 'name', 'year', 'gender', 'count', 'm', 'w', 'd', 'o', 'stichtag', 'vkz'] as const),
];
export type Meaning = (typeof meanings)[number];

/** Columns of these hold numbers. */
const numeric: readonly Meaning[] = ['year', 'count', 'm', 'w', 'd', 'o'];

/** What each column means, from the left; those that are not there are ignored. */
export type Mapping = readonly Meaning[];

/** Header words, as clubs' software and spreadsheets write them, in lower case. The first that fits names the column. */
const words: readonly (readonly [RegExp, Meaning])[] = [
  [/stichtag|stand vom/, 'stichtag'],
  [/vereinskennziffer|vereinsnummer|vereins-?nr|^vkz/, 'vkz'],
  [/jahrgang|geburtsjahr|geb\.? ?jahr|geburtsdatum|geb\.? ?datum|geboren/, 'year'],
  [/geschlecht|^sex$/, 'gender'],
  [/ohne angabe|keine angabe|^o\.? ?a\.?$|^[ok]$/, 'o'],
  [/^(?:anzahl )?(?:divers\w*|d)$/, 'd'],
  [/^(?:anzahl )?(?:männlich|maennlich|männer|m)$/, 'm'],
  [/^(?:anzahl )?(?:weiblich|frauen|w)$/, 'w'],
  [
    /(?:fachverband|verband|abteilung)s?-?(?: ?nr| ?nummer|kennziffer|schlüssel)|^fachverband$|^verband$/,
    'association',
  ],
  [/abteilung|sportart|fachverbandsname|^sparte$/, 'name'],
  [/anzahl|mitglieder|^zahl$/, 'count'],
];

const meaningOf = (header: string): Meaning =>
  words.find(([pattern]) => pattern.test(header.trim().toLowerCase()))?.[1] ?? 'ignore';

/** How many columns of a row have names that we know. */
const knownIn = ({ cells }: Row): number => cells.filter((cell) => meaningOf(cell) !== 'ignore').length;

/** A header stands among the first rows, below titles at most. */
const firstRows = 15;

/** Whether a row names at least two columns that we know, and holds no number and no date. */
export const isHeader = (row: Row): boolean =>
  knownIn(row) >= 2 && !row.cells.some((cell) => /^\d[\d.,/-]*$/.test(cell.trim()));

/** Names of the columns, and how many rows of the file are above the data. */
type Header = { readonly cells: readonly string[]; readonly rows: number };

const isSame = (one: Row, other: Row): boolean => one.cells.join('\t') === other.cells.join('\t');

/** Names of two rows: the lower one counts, where the upper is spread over several columns. */
const joined = (upper: Row, lower: Row): readonly string[] =>
  Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, column) => {
    const [above = '', below = ''] = [upper.cells[column], lower.cells[column]];
    return below.trim() === '' ? above : below;
  });

/** The header among the first rows, of one row or of two; undefined where no row names columns that we know. */
export function headerOf(rows: readonly Row[]): Header | undefined {
  const at = rows.slice(0, firstRows).findIndex(isHeader);
  const [upper, lower] = at < 0 ? [] : rows.slice(at, at + 2);
  if (!upper) return undefined;
  return lower && isHeader(lower) && !isSame(upper, lower)
    ? { cells: joined(upper, lower), rows: at + 2 }
    : { cells: upper.cells, rows: at + 1 };
}

/** What is no heading over a column of numbers: it begins with a digit, or has two. */
const isNumeral = (text: string): boolean => /^\s*[-+]?\d|\d\d/.test(text);

/** How many rows stand above the data of a table whose header we do not know: those without a number where numbers belong. */
export function headingsAbove(rows: readonly Row[], mapping: Mapping): number {
  const columns = mapping.flatMap((meaning, column) => (numeric.includes(meaning) ? [column] : []));
  const first = rows
    .slice(0, firstRows)
    .findIndex(({ cells }) => columns.some((column) => isNumeral(cells[column] ?? '')));
  return Math.max(0, first);
}

/** What the columns of a header mean, each meaning once but `ignore`. */
export const suggestedBy = (header: Pick<Row, 'cells'>): Mapping => {
  const all = header.cells.map(meaningOf);
  return all.map((meaning, index) => (all.indexOf(meaning) === index ? meaning : 'ignore'));
};

/** Whether people can be counted by this mapping: a birth year, and a number by gender. */
export const isComplete = (mapping: Mapping): boolean =>
  mapping.includes('year') &&
  ((mapping.includes('gender') && mapping.includes('count')) ||
    (['m', 'w', 'd', 'o'] as const).some((gender) => mapping.includes(gender)));
