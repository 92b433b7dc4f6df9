import { type Answers, isMissing, type Value } from './answer.ts';
import { membersOf } from './items/repeat.ts';
import { type Item, itemsOf, type Questionnaire } from './questionnaire.ts';
import { notAsked } from './relevance.ts';

/** A response as research gets it: its codes, and a secret number that sorts it. No id, no text, no mark. */
export type Record = {
  readonly order: string;
  readonly day: string;
  readonly language: string;
  readonly place: string;
  /** The coded cells of the columns, as one line without what stands before them. */
  readonly cells: string;
};

/** Columns that stand before the answers. */
const before = ['day', 'language', 'place'] as const;

const codedFields = (item: Item, questionnaire: Questionnaire): readonly string[] => {
  if (item.type === 'text' || item.type === 'note') return [];
  if (item.type !== 'repeat') return Object.keys(notAsked(item, questionnaire));
  const members = Array.from({ length: item.max }, (_, index) => membersOf(item, index + 1)).flat();
  return [item.id, ...members.flatMap(({ type, id }) => (type === 'text' ? [] : [id]))];
};

/** The fields of a questionnaire that hold codes, numbers or dates; free texts and texts beside options are not among them. */
export const codedColumns = (questionnaire: Questionnaire): readonly string[] =>
  itemsOf(questionnaire).flatMap((item) => codedFields(item, questionnaire));

const cellOf = (value: Value | undefined): string => {
  if (value === undefined) return '';
  if (isMissing(value)) return value.missing;
  return typeof value === 'object' ? value.join(' ') : String(value);
};

/**
 * The cells of one response, joined by semicolons: a code, a number or a missing reason each, several codes parted by
 * blanks. Codes, reasons, numbers and dates hold neither a semicolon nor a quotation mark.
 */
export const cellsOf = (columns: readonly string[], answers: Answers): string =>
  columns.map((column) => cellOf(answers[column])).join(';');

/** The first line. */
export const headOf = (columns: readonly string[]): string => `${[...before, ...columns].join(';')}\r\n`;

/** Lines that are handed on at a time. */
const linesAtOnce = 1000;

/** How many responses there are of each place and of each language, gathered while they are read. */
export type Sizes = { readonly places: Map<string, number>; readonly languages: Map<string, number> };

/**
 * Records as lines in the order of their secret numbers, some at a time. A place or a language of fewer than `minGroup`
 * responses is left blank.
 */
export function* linesOf(
  records: readonly Record[],
  { places, languages }: Sizes,
  minGroup: number,
): Generator<string, void> {
  const shown = (counts: Map<string, number>, value: string): string =>
    (counts.get(value) ?? 0) < minGroup ? '' : value;
  const sorted = records.toSorted((a, b) => (a.order < b.order ? -1 : 1));
  for (let start = 0; start < sorted.length; start += linesAtOnce)
    yield sorted
      .slice(start, start + linesAtOnce)
      .map(
        ({ day, language, place, cells }) =>
          `${day};${shown(languages, language)};${shown(places, place)};${cells}\r\n`,
      )
      .join('');
}
