import { townName } from '../../../survey/town.ts';
import { mark } from '../../../web/results/edition.ts';
import { fullName, type SumEdition, type SumTable } from '../../../web/results/sums/edition.ts';
import { sumFacts, sumMethod, townsOf } from '../../../web/results/sums/notes.ts';
import type { Book } from '../files/book.ts';
import { type Cell, count, head, percent, type Sheet, text, title } from '../files/sheet.ts';
import { columnsOf, linesOf, numeric, type Values } from './csv.ts';

/** Sheets by their table: names that every program takes, and that do not change with the words. */
const names: Readonly<Record<string, string>> = {
  'members~town': 'Mitglieder',
  'departments~town': 'Fachverbände',
  'migrants~town': 'Einwanderungsgeschichte',
  'guests~town': 'Ohne Mitgliedschaft',
  'trainers~town': 'Übungsleitende',
  'board~town': 'Vorstand',
};

const figure = (number: number | null | undefined): Cell =>
  typeof number === 'number' ? (number === 0 ? text('–') : count(number)) : text(mark);

const share = (number: number | null | undefined): Cell => (typeof number === 'number' ? percent(number) : text(mark));

function rowsOf(table: SumTable, say: (key: string) => string): Sheet['rows'] {
  const { rows, columns, counts, rowTotals, columnTotals, total, share: part } = table;
  if (table.reason) return [[head(table.title)], [text(table.reason.label)]];
  const several = columns.length > 1;
  const line = (
    name: Cell,
    own: readonly (number | null)[],
    whole: number | null | undefined,
    of: number | null | undefined,
  ) => [
    name,
    ...(several ? columns.map((_, c) => figure(own[c])) : []),
    figure(whole),
    ...(part ? [share(of)] : []),
    text(table.basis.label),
  ];
  return [
    [
      head(table.corner),
      ...(several ? columns.map((column) => head(fullName(column))) : []),
      head(say('total')),
      ...(part ? [head(part.label)] : []),
      head(say('basis')),
    ],
    ...rows.map((row, r) => line(text(fullName(row)), counts[r] ?? [], rowTotals[r], part?.rows[r])),
    line(head(say('total')), columnTotals, total, part?.total),
  ];
}

function tableSheet(table: SumTable, { say }: SumEdition['words']): Sheet {
  const rows = rowsOf(table, (key) => say(key));
  return {
    name: names[table.id] ?? table.id.replace('~', '-'),
    about: `${say('sheets.table', { title: table.title, corner: table.corner })}. ${table.about} ${table.provenance} ${table.told}`,
    widths: (rows[0] ?? []).map((_, at) => (at === 0 ? 36 : 14)),
    ...{ frozen: { rows: 1, columns: 1 }, filter: false, rows },
  };
}

function namedSheet(edition: SumEdition): Sheet {
  const { say } = edition.words;
  const { named } = edition.release;
  return {
    name: 'Teilgenommen',
    ...{ about: say('sheets.named'), widths: [50, 24], frozen: { rows: 1, columns: 0 }, filter: false },
    rows: [
      [head(say('named')), head(say('corner.town'))],
      ...named.map(({ name, town }) => [text(name), text(townName(town))]),
      [text(say(named.length > 0 ? 'named.text' : 'named.none'))],
      [],
      [head(say('towns')), head(say('clubs'))],
      ...townsOf(edition).map(({ name, clubs }) => [text(name), count(clubs)]),
    ],
  };
}

function dataSheet(edition: SumEdition, values: Values): Sheet {
  const columns = columnsOf(values);
  const { say } = edition.words;
  return {
    ...{ name: say('data'), about: say('sheets.data'), frozen: { rows: 1, columns: 0 }, filter: true },
    widths: columns.map((column) => (column.endsWith('_label') ? 36 : 14)),
    rows: [
      columns.map(head),
      ...linesOf(edition, values).map((line) =>
        columns.map((column): Cell => {
          const value = line[column];
          if (typeof value === 'string') return value === '' ? null : text(value);
          return column === 'percent' ? percent(value) : numeric.has(column) ? count(value) : text(String(value));
        }),
      ),
    ],
  };
}

/** A release of clubs' figures as sheets: what it is, a sheet for each table, who took part, and every sum as a list. */
export function sumBook(edition: SumEdition, values: Values): Book {
  const { words, release, tables, demo } = edition;
  const { say } = words;
  const sheets = [...tables.map((table) => tableSheet(table, words)), namedSheet(edition), dataSheet(edition, values)];
  const said = (first: string, second: string): readonly Cell[] => [head(first), text(second)];
  const notes: Sheet = {
    ...{ name: say('notes'), about: '', widths: [34, 100], frozen: { rows: 1, columns: 0 }, filter: false },
    rows: [
      [head(say('notes')), title(say('title'))],
      ...(demo ? [said(say('note'), say('demo'))] : []),
      ...sumFacts(edition).map(({ name, value }) => said(name, value)),
      ...sumMethod(edition).map(({ name, text: long }) => said(name, long)),
      said('–', say('none')),
      ...sheets.map(({ name, about }) => said(`${say('sheet')}: ${name}`, about)),
    ],
  };
  return {
    ...{ title: `${say('title')} – ${release.wave} – ${say('release')} ${release.number}`, language: words.language },
    ...{ direction: 'ltr', day: release.day, sheets: [notes, ...sheets] },
  };
}
