import { missingReasons } from './answer.ts';
import { findLanguage } from './language.ts';
import { type Item, itemsOf, type Questionnaire } from './questionnaire.ts';
import type { Release, ReleasedTable } from './release.ts';
import { wholeRow } from './table.ts';
import type { Wording } from './text.ts';

/** A code and what it is called. */
export type Labelled = { readonly code: string; readonly label: string };

/** A row or a column; what is pooled in it by name where its label does not say so. */
export type LabelledGroup = Labelled & { readonly members?: readonly string[] };

type Shape = {
  readonly id: string;
  readonly item: string;
  /** The item's text. */
  readonly title: string;
  /** The row of a grid, the option of a rank. */
  readonly part?: Labelled;
  /** The option a yes/no table is about. */
  readonly option?: Labelled;
  readonly breakdown?: Labelled;
  readonly rows: readonly LabelledGroup[];
  readonly columns: readonly LabelledGroup[];
};

/** A released table with words for its codes. A count is null where it is hidden; `bases` are how many are in each row. */
export type LabelledTable =
  | (Shape & {
      readonly status: 'published';
      readonly counts: readonly (readonly (number | null)[])[];
      readonly bases: readonly number[];
    })
  | (Shape & { readonly status: 'margins'; readonly bases: readonly number[]; readonly reason: Labelled })
  | (Shape & { readonly status: 'withheld'; readonly reason: Labelled });

/** What labels are made from: the definition, its texts in one language, and that language's interface words. */
export type Vocabulary = {
  readonly questionnaire: Questionnaire;
  readonly wording: Wording;
  /**
   * Words by key: `missing.*`, `reason.*`, `yes`, `no`, `whole`, `margins`, `by_language`, `band` with `{low}` and
   * `{high}`, `rest` with `{count}`.
   */
  readonly word: (key: string, values?: Readonly<Record<string, string>>) => string;
};

const reasons: ReadonlySet<string> = new Set(missingReasons);

/** `3_5` is "3 to 5", `7_7` is "7". */
function bandLabel(code: string, { word }: Vocabulary): string {
  const [low = code, high = low] = code.split('_');
  return low === high ? low : word('band', { low, high });
}

function stepLabel(item: Item & { type: 'scale' }, code: string, { wording }: Vocabulary): string {
  if (item.appearance === 'smileys') return `${code} (${wording.say(`${item.id}.${code}`).text})`;
  const end = Number(code) === item.min ? 'low' : Number(code) === item.max ? 'high' : undefined;
  return end ? `${code} (${wording.say(`${item.id}.${end}`).text})` : code;
}

/** What a category of an item is called: an option, a step, a position, a band, or the reason for there being no answer. */
function categoryLabel(item: Item, code: string, vocabulary: Vocabulary): string {
  const { wording, word } = vocabulary;
  if (reasons.has(code)) return word(`missing.${code}`);
  if (item.type === 'rank') return code;
  if ('list' in item) return wording.say(`list.${item.list}.${code}`).text;
  if (item.type === 'scale') return stepLabel(item, code, vocabulary);
  return item.type === 'integer' ? bandLabel(code, vocabulary) : word(code);
}

const findItem = ({ questionnaire }: Vocabulary, id: string): Item | undefined =>
  itemsOf(questionnaire).find((item) => item.id === id);

const columnLabel = (item: Item, table: ReleasedTable, code: string, vocabulary: Vocabulary): string =>
  table.option !== undefined && !reasons.has(code) ? vocabulary.word(code) : categoryLabel(item, code, vocabulary);

/** What a breakdown is called and how its levels are; without one there is the one row of all. */
function breakdownLabels(table: ReleasedTable, vocabulary: Vocabulary) {
  const { questionnaire, wording, word } = vocabulary;
  const found = questionnaire.breakdowns.find(({ id }) => id === table.breakdown);
  if (!found) return { name: word('whole'), level: (code: string) => (code === wholeRow ? word('whole') : code) };
  if ('by' in found) return { name: word('by_language'), level: (code: string) => findLanguage(code)?.german ?? code };
  const item = findItem(vocabulary, found.item);
  const level = (code: string): string => (item ? categoryLabel(item, code, vocabulary) : code);
  return { name: wording.say(found.item).text, level };
}

/** Up to three pooled codes are named one after the other, more are only counted and named apart. */
function groupLabel(
  { code, members }: ReleasedTable['rows'][number],
  label: (code: string) => string,
  { word }: Vocabulary,
): LabelledGroup {
  const names = members.map(label);
  if (names.length < 4) return { code, label: names.join(', ') };
  return { code, label: word('rest', { count: String(names.length) }), members: names };
}

/** The text key of the part of an item that a variable is about: a grid's row, a rank's option. */
const partKey = (item: Item, variable: string): string =>
  item.type === 'rank' ? `list.${item.list}${variable.slice(item.id.length)}` : variable;

/** One released table with its words. Throws `RangeError` where the questionnaire has no such item. */
export function labelTable(table: ReleasedTable, vocabulary: Vocabulary): LabelledTable {
  const { wording, word } = vocabulary;
  const item = findItem(vocabulary, table.item);
  if (!item) throw new RangeError(`table "${table.id}": item "${table.item}" is not in the questionnaire`);
  const { name, level } = breakdownLabels(table, vocabulary);
  const shape = {
    id: table.id,
    item: table.item,
    title: wording.say(table.item).text,
    ...(table.variable === table.item
      ? {}
      : { part: { code: table.variable, label: wording.say(partKey(item, table.variable)).text } }),
    ...(table.option === undefined
      ? {}
      : { option: { code: table.option, label: categoryLabel(item, table.option, vocabulary) } }),
    ...(table.breakdown === undefined ? {} : { breakdown: { code: table.breakdown, label: name } }),
    rows: table.rows.map((group) => groupLabel(group, level, vocabulary)),
    columns: table.columns.map((group) =>
      groupLabel(group, (code) => columnLabel(item, table, code, vocabulary), vocabulary),
    ),
  };
  const { status } = table;
  if (status === 'published') return { ...shape, status, counts: table.counts, bases: table.rowTotals };
  if (status === 'withheld')
    return { ...shape, status, reason: { code: table.reason, label: word(`reason.${table.reason}`) } };
  return { ...shape, status, bases: table.rowTotals, reason: { code: table.reason, label: word('margins') } };
}

/** Every table of a release with its words, in the release's order. */
export const labelTables = (release: Release, vocabulary: Vocabulary): readonly LabelledTable[] =>
  release.tables.map((table) => labelTable(table, vocabulary));

/** A count as a whole percent of its base; 0 where nobody is in the base. */
export const percentOf = (count: number, base: number): number => (base === 0 ? 0 : Math.round((100 * count) / base));
