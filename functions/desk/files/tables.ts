import type { LabelledGroup, LabelledTable } from '../../../survey/labels.ts';
import { type Edition, mark } from '../../../web/results/edition.ts';
import { type Shares, shareOf } from '../../../web/results/shares.ts';
import { fullLabel } from './csv.ts';
import { type Cell, count, head, percent, type Sheet, text } from './sheet.ts';

type Counted = Extract<LabelledTable, { bases: unknown }>;

/** What every line of a readable sheet begins with. */
const heads = ({ words: { say } }: Edition): readonly Cell[] =>
  ['item', 'question', 'part', 'answer'].map((key) => head(say(key)));

const headWidths = [9, 44, 30, 30] as const;

/** A question and what of it the table is about: a row of a grid, an option. */
const aboutOf = ({ item, title, part, option }: LabelledTable): readonly Cell[] => [
  text(item),
  text(title),
  text([part, option].flatMap((one) => (one ? [one.label] : [])).join(': ')),
];

type Place = { readonly shares: Shares | undefined; readonly row: number; readonly column: number };

/** A count with its share of the base, where it is in that, or the mark twice. */
function cellsOf(number: number | null, { shares, row, column }: Place): readonly Cell[] {
  if (number === null) return [text(mark), text(mark)];
  const share = shareOf(shares, row, column, number);
  return [count(number), share === null ? null : percent(share)];
}

const reasonOf = (table: LabelledTable): string => ('reason' in table ? table.reason.label : '');

/** One line an answer, from a table of all together. */
function wholeLines(table: LabelledTable, shares: Shares | undefined): readonly (readonly Cell[])[] {
  const about = aboutOf(table);
  const base = 'bases' in table ? (table.bases[0] ?? 0) : undefined;
  if (table.status !== 'published') {
    const size = base === undefined ? null : count(base);
    return [[...about, null, null, null, null, size, text(reasonOf(table))]];
  }
  return table.columns.map((answer, column) => {
    const number = table.counts[0]?.[column] ?? null;
    const of = number === null || shares?.silent[column] ? null : count(shares?.of[0] ?? 0);
    return [
      ...about,
      text(fullLabel(answer)),
      ...cellsOf(number, { shares, row: 0, column }),
      of,
      count(base ?? 0),
      null,
    ];
  });
}

/** All questions without a breakdown, a line an answer. */
export function wholeSheet(edition: Edition): Sheet {
  const { say } = edition.words;
  const tables = edition.tables.filter(({ breakdown }) => !breakdown);
  const more = ['count', 'percent', 'percent_base', 'base', 'note'].map((key) => head(say(key)));
  return {
    ...{ name: say('all'), about: say('sheets.all'), filter: true, frozen: { rows: 1, columns: 2 } },
    widths: [...headWidths, 10, 10, 14, 10, 60],
    rows: [[...heads(edition), ...more], ...tables.flatMap((table) => wholeLines(table, edition.shares.get(table.id)))],
  };
}

const keyOf = (group: LabelledGroup): string => `${group.code} ${fullLabel(group)}`;

/** The groups of all tables, each once, in order of their appearance. */
function groupsOf(tables: readonly LabelledTable[]): ReadonlyMap<string, LabelledGroup> {
  return new Map(tables.flatMap(({ rows }) => rows.map((group) => [keyOf(group), group] as const)));
}

type Line = {
  readonly table: Counted;
  readonly keys: readonly string[];
  readonly cells: (row: number) => readonly Cell[];
};

/** The cells of a line under the groups' columns, empty where the table does not have the group. */
const across = ({ table, keys, cells }: Line): readonly Cell[] =>
  keys.flatMap((key) => {
    const row = table.rows.findIndex((group) => keyOf(group) === key);
    return row < 0 ? [null, null] : cells(row);
  });

/** A line with the sizes of the groups, then a line an answer. */
function brokenLines(
  table: LabelledTable,
  keys: readonly string[],
  { words: { say }, shares: all }: Edition,
): readonly (readonly Cell[])[] {
  const about = aboutOf(table);
  const empty = keys.flatMap(() => [null, null]);
  if (table.status === 'withheld') return [[...about, null, ...empty, text(reasonOf(table))]];
  const sizes = across({ table, keys, cells: (row) => [count(table.bases[row] ?? 0), null] });
  const first = [...about, text(say('base')), ...sizes, text(reasonOf(table))];
  if (table.status === 'margins') return [first];
  const shares = all.get(table.id);
  const answers = table.columns.map((answer, column) => {
    const cells = (row: number) => cellsOf(table.counts[row]?.[column] ?? null, { shares, row, column });
    return [...about, text(fullLabel(answer)), ...across({ table, keys, cells }), null];
  });
  if (shares?.base !== 'valid') return [first, ...answers];
  const valid = across({ table, keys, cells: (row) => [count(shares.of[row] ?? 0), null] });
  return [first, [...about, text(say('base.valid')), ...valid, null], ...answers];
}

/** All questions by one breakdown: answers below each other, groups beside each other. */
export function breakdownSheet(edition: Edition, code: string): Sheet {
  const { say } = edition.words;
  const tables = edition.tables.filter(({ breakdown }) => breakdown?.code === code);
  const name = tables[0]?.breakdown?.label ?? code;
  const groups = groupsOf(tables);
  const keys = [...groups.keys()];
  const columns = [...groups.values()].flatMap((group) =>
    ['count', 'percent'].map((key) => head(`${fullLabel(group)}: ${say(key)}`)),
  );
  return {
    ...{ name, about: say('sheets.by', { name }), filter: true, frozen: { rows: 1, columns: 2 } },
    widths: [...headWidths, ...columns.map(() => 14), 60],
    rows: [
      [...heads(edition), ...columns, head(say('note'))],
      ...tables.flatMap((table) => brokenLines(table, keys, edition)),
    ],
  };
}
