import { associationNames } from '../../../survey/clubs/associations.ts';
import type { ClubRelease } from '../../../survey/clubs/release.ts';
import type { ClubTable } from '../../../survey/clubs/tables.ts';
import type { Labelled, LabelledGroup } from '../../../survey/labels.ts';
import { fill, type Texts } from '../../../survey/text.ts';
import { townName } from '../../../survey/town.ts';
import type { ResultWords } from '../words.ts';
import { wordsFor } from '../words.ts';
import german from './de.json' with { type: 'json' };

/** A table of sums with its words. */
export type SumTable = Pick<
  ClubTable,
  'id' | 'counts' | 'rowTotals' | 'columnTotals' | 'total' | 'clubs' | 'silent'
> & {
  readonly title: string;
  readonly about: string;
  /** What the rows and the columns are. */
  readonly corner: string;
  readonly rows: readonly LabelledGroup[];
  readonly columns: readonly LabelledGroup[];
  readonly basis: Labelled;
  /** How many clubs gave the figure, and whether it was counted, in sentences. */
  readonly told: string;
  readonly provenance: string;
  readonly reason?: Labelled;
  /** A share of each row's total, and of the grand total, in whole percent; null where a number of it is hidden. */
  readonly share?: { readonly label: string; readonly rows: readonly (number | null)[]; readonly total: number | null };
};

/** All that the screen and the files of a release of clubs' figures are made from, in German words. */
export type SumEdition = {
  readonly release: ClubRelease;
  /** The stored text of the release. */
  readonly artifact: string;
  readonly demo: boolean;
  readonly words: ResultWords;
  readonly tables: readonly SumTable[];
};

const texts: Texts = german.texts;
const shared = wordsFor('de');

/** Words of clubs' figures, and where they have none those of all results. */
const sumWords: ResultWords = {
  language: 'de',
  say: (key, values = {}) => (texts[key] === undefined ? shared.say(key, values) : fill(texts[key], values)),
};

const { say } = sumWords;

/** A column of people: an age and a gender, or a gender alone. */
function peopleName(code: string): string | undefined {
  const [, age, gender] = /^(b\d+(?:_\d+)?)_([mw])$/.exec(code) ?? [];
  if (age && gender) return say('aged', { age: say(`age.${age}`), gender: say(`gender.${gender}`) });
  return texts[`gender.${code}`];
}

/** What a code of a table stands for. */
function nameIn(table: string, code: string): string {
  const own = texts[`${code}.${table}`] ?? texts[code] ?? peopleName(code);
  if (own !== undefined) return own;
  if (/^\d{4}$/.test(code)) return associationNames[code] ?? say('association', { code });
  return townName(code);
}

/** Codes that have a name of their own although several stand together in them. */
const isNamed = (code: string): boolean => code === 'all' || peopleName(code) !== undefined;

function lineOf(table: string, { code, members }: ClubTable['rows'][number]): LabelledGroup {
  const names = members.map((member) => nameIn(table, member));
  if (isNamed(code)) return { code, label: nameIn(table, code) };
  if (names.length < 4) return { code, label: names.join(', ') };
  return { code, label: say('rest', { count: String(names.length) }), members: names };
}

const percentOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : Math.round((100 * part) / whole);

/** A sum that is known where all of its parts are. */
const sumOf = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((sum, number) => (sum === null || number === null ? null : sum + number), 0);

/** Columns whose share of a row is of interest: women and girls, or the part that is asked for. */
const isPart = (code: string): boolean => code === 'part' || code === 'w' || code.endsWith('_w');

function shareOf({ id, columns, counts, rowTotals, columnTotals, total, basis }: ClubTable): Pick<SumTable, 'share'> {
  const label = texts[`share.${id}`];
  const parts = columns.flatMap(({ code }, at) => (isPart(code) ? [at] : []));
  if (label === undefined || parts.length === 0 || columns.some(({ code }) => code === 'open')) return {};
  const partsOf = (numbers: readonly (number | null)[] = []) => sumOf(parts.map((at) => numbers[at] ?? null));
  return {
    share: {
      label: basis === 'estimated' ? say('estimated.is', { label }) : label,
      rows: rowTotals.map((whole, row) => percentOf(partsOf(counts[row]), whole)),
      total: percentOf(partsOf(columnTotals), total),
    },
  };
}

function toldBy({ clubs, silent }: ClubTable): string {
  if (clubs === null || silent === null) return say('told.few');
  return silent === 0
    ? say('told.all', { clubs: String(clubs) })
    : say('told', { clubs: String(clubs), silent: String(silent) });
}

/** Whether a table that is divided where there are more clubs has one column. */
const isTogether = ({ id, columns }: ClubTable): boolean => columns.length === 1 && id !== 'guests~town';

function labelled(table: ClubTable): SumTable {
  const { id, rows, columns, counts, rowTotals, columnTotals, total, clubs, silent, basis, status, reason } = table;
  return {
    ...{ id, counts, rowTotals, columnTotals, total, clubs, silent },
    title: say(`table.${id}`),
    about: [say(`about.${id}`), ...(isTogether(table) ? [say('together')] : [])].join(' '),
    corner: say(id.startsWith('departments') ? 'corner.association' : 'corner.town'),
    rows: rows.map((one) => lineOf(id, one)),
    columns: columns.map((one) => lineOf(id, one)),
    basis: { code: basis, label: say(`basis.${basis}`) },
    told: toldBy(table),
    provenance: say(basis),
    ...(status === 'withheld' && reason ? { reason: { code: reason, label: say(`reason.${reason}`) } } : {}),
    ...shareOf(table),
  };
}

/** A release of clubs' figures with words for its codes. */
export const sumEditionOf = (release: ClubRelease, artifact: string, demo: boolean): SumEdition => ({
  ...{ release, artifact, demo, words: sumWords },
  tables: release.tables.map(labelled),
});

/** The names of what is pooled, in place of how many there are. */
export const fullName = ({ label, members }: LabelledGroup): string => members?.join(', ') ?? label;
