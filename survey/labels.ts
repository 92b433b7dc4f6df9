import { missingReasons } from './answer.ts';
import { findLanguage } from './language.ts';
import { type Item, itemsOf, type Questionnaire } from './questionnaire.ts';
import type { Release, ReleasedTable } from './release.ts';
import { breakdownLevels, declaredTables, sortingOf, wholeRow } from './table.ts';
import type { Wording } from './text.ts';
import { placeNames, withinRows } from './within.ts';

/** What something is called, and in which language where that is not the one asked for. */
export type Name = { readonly label: string; readonly language?: string };

/** A code and what it is called. */
export type Labelled = Name & { readonly code: string };

/** A row or a column; what is pooled in it by name where its label does not say so. */
export type LabelledGroup = Labelled & {
  readonly members?: readonly string[];
  /** The row of the wider breakdown that it is part of, and what it is called there by itself. */
  readonly within?: Labelled;
  readonly own?: string;
};

type Shape = {
  readonly id: string;
  readonly item: string;
  /** The item's text. */
  readonly title: string;
  /** Its language where that is not the one asked for. */
  readonly titleLanguage?: string;
  /** The row of a grid, the option of a rank. */
  readonly part?: Labelled;
  /** The option a yes/no table is about. */
  readonly option?: Labelled;
  /** `in` is the wider breakdown that its groups lie in. */
  readonly breakdown?: Labelled & { readonly in?: string };
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
   * Words by key: `missing.*`, `reason.*`, `yes`, `no`, `whole`, `margins`, `by_language`, `by_place`, `without_place` with `{name}`, `band` with `{low}` and
   * `{high}`, `rest` with `{count}`.
   */
  readonly word: (key: string, values?: Readonly<Record<string, string>>) => string;
  /** What a language is called; its German name without it. */
  readonly languageName?: (tag: string) => Name;
  /** Language of the words where that is not the wording's. */
  readonly wordLanguage?: string;
};

const reasons: ReadonlySet<string> = new Set(missingReasons);

/** What names a table, released or declared. */
type Named = Pick<ReleasedTable, 'id' | 'item' | 'variable' | 'option' | 'breakdown'>;

/** A text of the questionnaire as a name. */
function textName(key: string, { wording }: Vocabulary): Name {
  const { text, language } = wording.say(key);
  return language === wording.language ? { label: text } : { label: text, language };
}

const wordName = (label: string, { wordLanguage }: Vocabulary): Name =>
  wordLanguage === undefined ? { label } : { label, language: wordLanguage };

/** `3_5` is "3 to 5", `7_7` is "7". */
function bandLabel(code: string, vocabulary: Vocabulary): Name {
  const [low = code, high = low] = code.split('_');
  return low === high ? { label: low } : wordName(vocabulary.word('band', { low, high }), vocabulary);
}

function stepLabel(item: Item & { type: 'scale' }, code: string, vocabulary: Vocabulary): Name {
  const end = Number(code) === item.min ? 'low' : Number(code) === item.max ? 'high' : undefined;
  const key = item.appearance === 'smileys' ? code : end;
  if (key === undefined) return { label: code };
  const name = textName(`${item.id}.${key}`, vocabulary);
  return { ...name, label: `${code} (${name.label})` };
}

/** What a category of an item is called: an option, a step, a position, a band, or the reason for there being no answer. */
function categoryLabel(item: Item, code: string, vocabulary: Vocabulary): Name {
  if (reasons.has(code)) return wordName(vocabulary.word(`missing.${code}`), vocabulary);
  if (item.type === 'rank') return { label: code };
  if ('list' in item) return textName(`list.${item.list}.${code}`, vocabulary);
  if (item.type === 'scale') return stepLabel(item, code, vocabulary);
  return item.type === 'integer' ? bandLabel(code, vocabulary) : wordName(vocabulary.word(code), vocabulary);
}

const findItem = ({ questionnaire }: Vocabulary, id: string): Item | undefined =>
  itemsOf(questionnaire).find((item) => item.id === id);

const columnLabel = (item: Item, { option }: Named, code: string, vocabulary: Vocabulary): Name =>
  option !== undefined && !reasons.has(code)
    ? wordName(vocabulary.word(code), vocabulary)
    : categoryLabel(item, code, vocabulary);

const languageLabel = (code: string, { languageName }: Vocabulary): Name =>
  languageName?.(code) ?? { label: findLanguage(code)?.german ?? code };

/** What a breakdown is called and how its levels are; without one there is the one row of all. */
function breakdownLabels(breakdown: string | undefined, vocabulary: Vocabulary) {
  const whole = wordName(vocabulary.word('whole'), vocabulary);
  const found = vocabulary.questionnaire.breakdowns.find(({ id }) => id === breakdown);
  if (!found) return { name: whole, level: (code: string): Name => (code === wholeRow ? whole : { label: code }) };
  const item = findItem(vocabulary, sortingOf(vocabulary.questionnaire, found.id)?.item ?? '');
  const above = (code: string): Name => (item ? categoryLabel(item, code, vocabulary) : { label: code });
  if ('item' in found) return { name: textName(found.item, vocabulary), level: above };
  const name = wordName(vocabulary.word(found.by === 'place' ? 'by_place' : 'by_language'), vocabulary);
  if (found.by === 'place') return { name, level: placeNames(found.id, above, vocabulary), above, wider: found.in };
  return { name, level: (code: string): Name => languageLabel(code, vocabulary) };
}

/** The language that all names have in common; none where they differ. */
function sharedLanguage(names: readonly Name[]): Pick<Name, 'language'> {
  const language = names[0]?.language;
  return language !== undefined && names.every((name) => name.language === language) ? { language } : {};
}

type Group = Pick<ReleasedTable['rows'][number], 'code' | 'members'>;

/** Up to three pooled codes are named one after the other, more are only counted and named apart. */
function groupLabel({ code, members }: Group, nameOf: (code: string) => Name, vocabulary: Vocabulary): LabelledGroup {
  const names = members.map(nameOf);
  const labels = names.map(({ label }) => label);
  if (names.length < 4) return { code, label: labels.join(', '), ...sharedLanguage(names) };
  const rest = vocabulary.word('rest', { count: String(names.length) });
  return { code, ...wordName(rest, vocabulary), members: labels };
}

/** The text key of the part of an item that a variable is about: a grid's row, a rank's option. */
const partKey = (item: Item, variable: string): string =>
  item.type === 'rank' ? `list.${item.list}${variable.slice(item.id.length)}` : variable;

/** What a table is about: an item, a part of it, an option. Throws `RangeError` where there is no such item. */
function aboutOf({ id, item: itemId, variable, option }: Named, vocabulary: Vocabulary) {
  const item = findItem(vocabulary, itemId);
  if (!item) throw new RangeError(`table "${id}": item "${itemId}" is not in the questionnaire`);
  const { label: title, language } = textName(itemId, vocabulary);
  const about = {
    ...{ id, item: itemId, title },
    ...(language === undefined ? {} : { titleLanguage: language }),
    ...(variable === itemId ? {} : { part: { code: variable, ...textName(partKey(item, variable), vocabulary) } }),
    ...(option === undefined ? {} : { option: { code: option, ...categoryLabel(item, option, vocabulary) } }),
  };
  return { item, about };
}

/** One released table with its words. Throws `RangeError` where the questionnaire has no such item. */
export function labelTable(table: ReleasedTable, vocabulary: Vocabulary): LabelledTable {
  const { word } = vocabulary;
  const { item, about } = aboutOf(table, vocabulary);
  const { breakdown } = table;
  const { name, level, above, wider } = breakdownLabels(breakdown, vocabulary);
  const labels = (nameOf: (code: string) => Name) => (group: Group) => groupLabel(group, nameOf, vocabulary);
  const isTree = breakdown !== undefined && above !== undefined;
  const shape = {
    ...about,
    ...(breakdown === undefined ? {} : { breakdown: { code: breakdown, ...name, ...(wider ? { in: wider } : {}) } }),
    rows: isTree
      ? withinRows(table.rows, breakdown, { own: labels(level), above: labels(above) }, vocabulary)
      : table.rows.map(labels(level)),
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

/** What a questionnaire counts: a variable or an option of one, with everything that can be answered. */
export type LabelledVariable = Pick<Shape, 'id' | 'item' | 'title' | 'titleLanguage' | 'part' | 'option'> & {
  readonly categories: readonly Labelled[];
};

/** Every variable of a questionnaire with its words, in its order; none where nothing is counted. */
export const labelVariables = (vocabulary: Vocabulary): readonly LabelledVariable[] =>
  declaredTables(vocabulary.questionnaire)
    .filter(({ breakdown }) => breakdown === undefined)
    .map((table) => {
      const { item, about } = aboutOf(table, vocabulary);
      const categories = table.columns.map((code) => ({ code, ...columnLabel(item, table, code, vocabulary) }));
      return { ...about, categories };
    });

/** Every breakdown of a questionnaire with its words and its levels, in its order. */
export const labelBreakdowns = (vocabulary: Vocabulary): readonly (Labelled & { levels: readonly Labelled[] })[] =>
  vocabulary.questionnaire.breakdowns.map((breakdown) => {
    const { name, level } = breakdownLabels(breakdown.id, vocabulary);
    const codes = breakdownLevels(vocabulary.questionnaire, breakdown);
    return { code: breakdown.id, ...name, levels: codes.map((code) => ({ code, ...level(code) })) };
  });

/** A count as a whole percent of its base; 0 where nobody is in the base. */
export const percentOf = (count: number, base: number): number => (base === 0 ? 0 : Math.round((100 * count) / base));
