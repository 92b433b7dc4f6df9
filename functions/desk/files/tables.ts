import { type LabelledGroup, type LabelledTable, percentOf } from '../../../survey/labels.ts';
import { type Edition, mark } from '../../../web/results/edition.ts';
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

/** A count with its share of the base, or the mark twice. */
const cellsOf = (number: number | null, base: number): readonly Cell[] =>
  number === null ? [text(mark), text(mark)] : [count(number), percent(percentOf(number, base))];

const reasonOf = (table: LabelledTable): string => ('reason' in table ? table.reason.label : '');

/** One line an answer, from a table of all together. */
function wholeLines(table: LabelledTable): readonly (readonly Cell[])[] {
  const about = aboutOf(table);
  const base = 'bases' in table ? (table.bases[0] ?? 0) : undefined;
  if (table.status !== 'published') {
    const size = base === undefined ? null : count(base);
    return [[...about, null, null, null, size, text(reasonOf(table))]];
  }
  return table.columns.map((answer, column) => {
    const number = table.counts[0]?.[column] ?? null;
    return [...about, text(fullLabel(answer)), ...cellsOf(number, base ?? 0), count(base ?? 0), null];
  });
}

/** All questions without a breakdown, a line an answer. */
export function wholeSheet(edition: Edition): Sheet {
  const { say } = edition.words;
  const tables = edition.tables.filter(({ breakdown }) => !breakdown);
  const more = ['count', 'percent', 'base', 'note'].map((key) => head(say(key)));
  return {
    ...{ name: say('all'), about: say('sheets.all'), filter: true, frozen: { rows: 1, columns: 2 } },
    widths: [...headWidths, 10, 10, 10, 60],
    rows: [[...heads(edition), ...more], ...tables.flatMap(wholeLines)],
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
function brokenLines(table: LabelledTable, keys: readonly string[], base: string): readonly (readonly Cell[])[] {
  const about = aboutOf(table);
  const empty = keys.flatMap(() => [null, null]);
  if (table.status === 'withheld') return [[...about, null, ...empty, text(reasonOf(table))]];
  const sizes = across({ table, keys, cells: (row) => [count(table.bases[row] ?? 0), null] });
  const first = [...about, text(base), ...sizes, text(reasonOf(table))];
  if (table.status === 'margins') return [first];
  const answers = table.columns.map((answer, column) => {
    const cells = (row: number) => cellsOf(table.counts[row]?.[column] ?? null, table.bases[row] ?? 0);
    return [...about, text(fullLabel(answer)), ...across({ table, keys, cells }), null];
  });
  return [first, ...answers];
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
      ...tables.flatMap((table) => brokenLines(table, keys, say('base'))),
    ],
  };
}
