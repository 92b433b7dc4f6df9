import { directionOf } from '../../../survey/language.ts';
import type { Edition } from '../../../web/results/edition.ts';
import { type Column, columnsOf, linesOf } from './csv.ts';
import { notesSheet } from './notes.ts';
import { type Cell, count, head, percent, type Sheet, text } from './sheet.ts';
import { breakdownSheet, wholeSheet } from './tables.ts';

/** A spreadsheet file before it is written: what is in it does not depend on the format. */
export type Book = {
  readonly title: string;
  /** Language of its texts. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Day of the release, `YYYY-MM-DD`: the only time in the file. */
  readonly day: string;
  readonly sheets: readonly Sheet[];
};

const numbers: ReadonlySet<Column> = new Set(['count', 'percent_base', 'base']);

function cellOf(column: Column, value: string | number): Cell {
  if (typeof value === 'string') return value === '' ? null : text(value);
  return numbers.has(column) ? count(value) : percent(value);
}

/** Widths by the kind of column alone: one that followed its contents would tell of them. */
const widthOf = (column: Column): number =>
  column.endsWith('_label') || column === 'reason' ? 36 : column === 'table' ? 20 : 12;

/** Every cell as a line, for those who calculate with them. */
function dataSheet(edition: Edition): Sheet {
  const columns = columnsOf(edition, edition.values);
  return {
    name: edition.words.say('data'),
    about: edition.words.say('sheets.data'),
    widths: columns.map(widthOf),
    frozen: { rows: 1, columns: 0 },
    filter: true,
    rows: [columns.map(head), ...linesOf(edition).map((line) => columns.map((one) => cellOf(one, line[one])))],
  };
}

/** Most UTF-16 units in the name of a sheet (Excel). */
const nameLength = 31;

const cut = (name: string, length: number): string => {
  let short = '';
  for (const letter of name) {
    if (short.length + letter.length > length) break;
    short += letter;
  }
  return short.trim();
};

/** Sheets under names that every program takes: no `[]:*?/\`, no apostrophe at an end, none twice, none reserved. */
function named(sheets: readonly Sheet[]): readonly Sheet[] {
  const used = new Set(['history']);
  return sheets.map((sheet) => {
    const plain = sheet.name.replaceAll(/[[\]:*?/\\']/g, ' ').replaceAll(/\s+/g, ' ');
    const base = cut(plain, nameLength - 4) || '–';
    let name = cut(plain, nameLength) || base;
    for (let next = 2; used.has(name.toLowerCase()); next += 1) name = `${base} ${next}`;
    used.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

/** A release as sheets: what it is, all questions, the same by each breakdown, and every cell as a list. */
export function bookOf(edition: Edition): Book {
  const { language, words, title, release, breakdowns } = edition;
  const tables = [
    wholeSheet(edition),
    ...breakdowns.map(({ code }) => breakdownSheet(edition, code)),
    dataSheet(edition),
  ];
  const [notes, ...sheets] = named([notesSheet(edition, []), ...tables]);
  return {
    title: `${title.text} – ${release.wave} – ${words.say('release')} ${release.number}`,
    language,
    direction: directionOf(language),
    day: release.day,
    sheets: notes ? [notesSheet(edition, sheets), ...sheets] : sheets,
  };
}
