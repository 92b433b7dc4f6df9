import type { Condition } from '../condition.ts';
import { missingOf } from '../items/choice.ts';
import { type Item, itemsOf, optionsOf, type Questionnaire } from '../questionnaire.ts';
import { variablesOf } from '../variable.ts';
import type { ProtectedTable } from './artifact.ts';

/** A sum of cells: these categories of the table with this id (without a breakdown). */
export type Term = { readonly item: string; readonly table: string; readonly categories: readonly string[] };

const findItem = (questionnaire: Questionnaire, id: string): Item | undefined =>
  itemsOf(questionnaire).find((item) => item.id === id);

/** The substantive categories of an item of one variable. */
function answersOf(item: Item, questionnaire: Questionnaire): readonly string[] {
  const reasons = new Set<string>(missingOf('missing' in item ? item : {}));
  const [variable] = variablesOf(item, questionnaire);
  return (variable?.categories ?? []).filter((category) => !reasons.has(category));
}

/** Those who answered a `select_multiple`: yes and no of any one option. */
const answeredTerms = (item: Item, questionnaire: Questionnaire): readonly Term[] =>
  answersOf(item, questionnaire)
    .slice(0, 1)
    .map((code) => ({ item: item.id, table: `${item.id}.${code}`, categories: ['yes', 'no'] }));

function chosenTerms(
  item: Extract<Item, { type: 'select_multiple' }>,
  codes: readonly string[],
  questionnaire: Questionnaire,
): readonly Term[] | undefined {
  const chosen = (code: string): Term => ({ item: item.id, table: `${item.id}.${code}`, categories: ['yes'] });
  const [only, second] = codes;
  if (only !== undefined && second === undefined) return [chosen(only)];
  const exclusive = optionsOf(questionnaire, item.list).filter((option) => option.exclusive);
  const open = optionsOf(questionnaire, item.list).filter((option) => !option.exclusive);
  const all = open.every(({ code }) => codes.includes(code)) && !exclusive.some(({ code }) => codes.includes(code));
  return all ? [...answeredTerms(item, questionnaire), ...exclusive.map(({ code }) => chosen(code))] : undefined;
}

/**
 * The sums of cells from which the number of responses for which a condition holds can be reckoned; undefined where
 * there are none:
 *
 * | condition                                              | sums                                    |
 * |--------------------------------------------------------|-----------------------------------------|
 * | codes of a `select_one`, steps of a scale               | these categories                        |
 * | one code of a `select_multiple`                         | "yes" of that option                    |
 * | all its options but the exclusive ones (none of these) | who answered; "yes" of exclusive options |
 * | some of its options (overlaps are in no table)          | –                                       |
 * | answered                                               | the substantive categories              |
 * | not c                                                  | as c                                    |
 * | all, any (several items at once)                        | –                                       |
 */
export function termsOf(condition: Condition, questionnaire: Questionnaire): readonly Term[] | undefined {
  if ('not' in condition) return termsOf(condition.not, questionnaire);
  if ('all' in condition || 'any' in condition) return undefined;
  const item = findItem(questionnaire, condition.item);
  if (!item || variablesOf(item, questionnaire).length !== 1) return undefined;
  if (item.type === 'select_multiple')
    return 'in' in condition ? chosenTerms(item, condition.in, questionnaire) : answeredTerms(item, questionnaire);
  const answers = answersOf(item, questionnaire);
  const holds = (code: string): boolean => {
    if ('in' in condition) return condition.in.includes(code);
    return 'answered' in condition || (Number(code) >= condition.from && Number(code) <= condition.to);
  };
  return [{ item: item.id, table: item.id, categories: answers.filter(holds) }];
}

/** How conditions split the categories of a table: categories with the same text are asked after alike. */
export function signatureOf(questionnaire: Questionnaire, table: string): (category: string) => string {
  const terms = itemsOf(questionnaire).flatMap(({ relevant }) => (relevant && termsOf(relevant, questionnaire)) || []);
  const own = terms.filter((term) => term.table === table);
  return (category) => own.map(({ categories }) => (categories.includes(category) ? '1' : '0')).join('');
}

/**
 * Whether a sum can be read off what leaves of its table in every row: no pooled column is in it by half, and either
 * all of its counts are shown or all of the others (the row's total is). In a protected row a shown sum and what it
 * leaves are both 0 or at least k: a hidden small count could be k + c, so its fellows in the rest add up to more.
 */
export function isShown({ categories }: Term, { status, columns, counts }: ProtectedTable): boolean {
  const inside = columns.map(({ members }) => members.map((code) => categories.includes(code)));
  if (status !== 'published' || inside.some((each) => each.includes(true) && each.includes(false))) return false;
  const isKnown = (row: readonly (number | null)[], side: boolean): boolean =>
    row.every((count, column) => count !== null || inside[column]?.includes(true) !== side);
  return counts.every((row) => isKnown(row, true) || isKnown(row, false));
}

/** A breakdown's own item as if it were broken down by itself: each answer is in the row it is pooled to, and in no other. */
export function sorted(table: ProtectedTable, rows: ProtectedTable['rows']): ProtectedTable {
  const [totals = []] = table.counts;
  const isIn = (row: number, column: number): boolean =>
    (table.columns[column]?.members ?? []).every((code) => rows[row]?.members.includes(code));
  const counts = rows.map((_, row) => totals.map((count, column) => (isIn(row, column) ? count : 0)));
  return { ...table, rows, counts };
}
