import type { Row } from './cell.ts';

/** What a column of a table can mean; `m` to `o` are numbers of people of that gender. */
export const meanings = [
  ...(['ignore', 'association', 'name', 'year', 'gender', 'count', 'm', 'w', 'd', 'o', 'stichtag', 'vkz'] as const),
];
export type Meaning = (typeof meanings)[number];

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

/** Where the header stands; -1 where there is none. */
export const headerAt = (rows: readonly Row[]): number => rows.slice(0, firstRows).findIndex(isHeader);

/** What the columns of a header mean, each meaning once but `ignore`. */
export const suggestedBy = (header: Row): Mapping => {
  const all = header.cells.map(meaningOf);
  return all.map((meaning, index) => (all.indexOf(meaning) === index ? meaning : 'ignore'));
};

/** Whether people can be counted by this mapping: a birth year, and a number by gender. */
export const isComplete = (mapping: Mapping): boolean =>
  mapping.includes('year') &&
  ((mapping.includes('gender') && mapping.includes('count')) ||
    (['m', 'w', 'd', 'o'] as const).some((gender) => mapping.includes(gender)));
