import type { Condition } from '../condition.ts';
import { mentionedItems } from '../condition.ts';
import { type Item, itemsOf, optionsOf, type Questionnaire } from '../questionnaire.ts';
import type { Table } from '../table.ts';
import { tellsOfFew } from './ranked.ts';

/** A table with its exact cells, `[row][column]`. */
export type CountedTable = { readonly table: Table; readonly cells: readonly (readonly number[])[] };

type WithheldReason = 'small_cell' | 'linked' | 'too_few';

/** For each table id the reason it is withheld; a table that is not in it may be published whole. */
export type Verdicts = ReadonlyMap<string, WithheldReason>;

/**
 * The whole-table rule: a table is published only if every one of its cells is at least k, else nothing of it is.
 * Every cell counts, "no answer" and "not asked" too, since totals are known and would give a left-out cell away.
 *
 * A condition is an equation between tables ("not asked" here is the sum of some answers there), so the rule is
 * safe only with a second one: a table of an item that is not always asked is published only if the tables it is
 * tied to are. Where the condition is not a sum of published cells it is withheld, whatever its cells.
 *
 * The tables of a rank are equations too: each position is given once by everybody who ranks, so the options' counts
 * of a position sum to the same, and one table is what the others leave. They are published all together or not at all,
 * and not where their sums tell of fewer than k people how many positions they gave.
 */
export function judgeWhole(questionnaire: Questionnaire, tables: readonly CountedTable[], k: number): Verdicts {
  const verdicts = new Map<string, WithheldReason>();
  for (const { table, cells } of tables)
    if (cells.some((row) => row.some((cell) => cell < k)) || tellsOfFew(alike(table, questionnaire, tables), k))
      verdicts.set(table.id, 'small_cell');
  const items = new Map(itemsOf(questionnaire).map((item) => [item.id, item]));
  for (const item of items.values()) {
    const world = { questionnaire, items, tables, verdicts };
    withhold(verdicts, item, tables, (table) => isTied(item, table, world));
    if (item.type === 'rank') withhold(verdicts, item, tables, (table) => isWithheld(world, item.id, table.breakdown));
  }
  return verdicts;
}

/** The tables of a rank in one breakdown; none for tables of other items. */
const alike = ({ item, breakdown }: Table, questionnaire: Questionnaire, tables: readonly CountedTable[]) =>
  itemsOf(questionnaire).some(({ id, type }) => id === item && type === 'rank')
    ? tables.filter(({ table }) => table.item === item && table.breakdown === breakdown)
    : [];

/** Withholds as linked those of an item's tables that are published so far and tied. */
function withhold(
  verdicts: Map<string, WithheldReason>,
  item: Item,
  tables: readonly CountedTable[],
  isLinked: (table: Table) => boolean,
): void {
  for (const { table } of tables)
    if (table.item === item.id && !verdicts.has(table.id) && isLinked(table)) verdicts.set(table.id, 'linked');
}

type World = {
  readonly questionnaire: Questionnaire;
  readonly items: ReadonlyMap<string, Item>;
  readonly tables: readonly CountedTable[];
  readonly verdicts: Verdicts;
};

/** Whether a table stands in an equation with one that is withheld, or that no published cells resolve. */
function isTied(item: Item, table: Table, world: World): boolean {
  if (item.relevant && !isSum(item.relevant, world)) return true;
  const split = breakdownItem(table, world);
  const sources = [
    ...(item.relevant ? mentionedItems(item.relevant) : []),
    ...(item.type === 'select_multiple' && item.offered ? [item.offered.from] : []),
  ];
  const rowsTied = split !== undefined && isWithheld(world, split, undefined);
  return (
    rowsTied || sources.some((source) => isWithheld(world, source, source === split ? undefined : table.breakdown))
  );
}

/** The item whose answers sort a table's rows: their sums are that item's own table. */
const breakdownItem = (table: Table, { questionnaire }: World): string | undefined => {
  const found = questionnaire.breakdowns.find(({ id }) => id === table.breakdown);
  return found && 'item' in found ? found.item : undefined;
};

/** Whether any of an item's tables in a breakdown is withheld; an item without tables publishes nothing, so it is. */
function isWithheld({ tables, verdicts }: World, item: string, breakdown: string | undefined): boolean {
  const own = tables.filter(({ table }) => table.item === item && table.breakdown === breakdown);
  return own.length === 0 || own.some(({ table }) => verdicts.has(table.id));
}

/**
 * Whether the number of responses for which a condition holds is a sum of cells of one item's tables:
 *
 * | condition                                            | sum |
 * |------------------------------------------------------|-----|
 * | codes of a `select_one`, steps of a scale             | yes |
 * | one code of a `select_multiple`                       | yes |
 * | all its options but the exclusive ones (none of these) | yes |
 * | some of its options (overlaps are not published)      | no  |
 * | answered                                              | yes |
 * | not c                                                 | as c |
 * | all, any (several items at once)                      | no  |
 */
function isSum(condition: Condition, world: World): boolean {
  if ('not' in condition) return isSum(condition.not, world);
  if ('all' in condition || 'any' in condition) return false;
  if ('answered' in condition || 'from' in condition) return true;
  const item = world.items.get(condition.item);
  if (item?.type !== 'select_multiple') return item !== undefined;
  const open = optionsOf(world.questionnaire, item.list).filter(({ exclusive }) => !exclusive);
  return condition.in.length === 1 || open.every(({ code }) => condition.in.includes(code));
}
