import type { Item } from '../questionnaire.ts';
import { type ProtectedTable, type Reason, shown, withheld } from './artifact.ts';
import { isShown, sorted, type Term, termsOf } from './joint.ts';
import { columnsOf, hiddenIn, inColumns, inRows, isFixed, isWhole, tellsTooMuch } from './method.ts';
import { type Group, regroup } from './pool.ts';
import type { CountedTable } from './ranked.ts';
import { aloneOf, isFiner, type Scope, sortingItem, sum, type World } from './world.ts';

/** A table as it leaves in this breakdown; the breakdown's own item is sorted by its answers. */
function sourceOf(item: string, table: string, { breakdown, rows }: Scope, world: World): ProtectedTable | undefined {
  const own = sortingItem(breakdown, world)?.id === item;
  const alone = world.decided.get(table);
  if (own && isFiner(breakdown, world)) return undefined;
  if (breakdown === undefined || (own && alone?.status !== 'published')) return alone;
  return own && alone ? sorted(alone, rows) : world.decided.get(`${table}~${breakdown}`);
}

/** Whether the numbers of those who are asked can be read off other tables, and tell of nobody. */
function isReadable(item: Item, terms: readonly Term[], counted: CountedTable, scope: Scope, world: World): boolean {
  const isKnown = (term: Term): boolean => {
    const source = sourceOf(term.item, term.table, scope, world);
    return source !== undefined && isShown(term, source);
  };
  const column = counted.table.columns.indexOf('not_relevant');
  const parts = inRows(counted, scope).flatMap((row) => [row[column] ?? 0, sum(row) - (row[column] ?? 0)]);
  const isFew = (part: number): boolean => part < world.policy.k && (part > 0 || terms.length > 1);
  return isWhole(item) || !parts.some(isFew) ? terms.every(isKnown) : false;
}

/** Whether every table of an item is shown with all its counts. */
function isOpen(item: string, scope: Scope, world: World): boolean {
  const own = world.tables.filter(({ table }) => table.item === item && table.breakdown === undefined);
  const sources = own.map(({ table }) => sourceOf(item, table.id, scope, world));
  const isFull = (table: ProtectedTable | undefined): boolean =>
    table?.status === 'published' && !table.counts.flat().includes(null);
  return sources.length > 0 && sources.every(isFull);
}

/**
 * Whether a table stands in an equation with other tables that cannot be read off what is shown of them:
 *
 * | table                                                         | is tied                                   |
 * |---------------------------------------------------------------|-------------------------------------------|
 * | broken down by an item that is itself asked on a condition     | always: its rows are sums of other rows    |
 * | of an item that sorts a breakdown, broken down                 | always: it would be there twice            |
 * | of an item asked on a condition                               | unless who is asked can be read off        |
 * | of an item whose options depend on an earlier answer           | unless that one is shown with all counts   |
 * | of such a `select_multiple` that is asked on a condition too   | always: who was not offered an option but  |
 * |                                                               | was asked would be a difference            |
 */
function isTied(item: Item, counted: CountedTable, scope: Scope, world: World): boolean {
  const sorting = sortingItem(scope.breakdown, world);
  const isSorting = world.questionnaire.breakdowns.some(
    (breakdown) => 'item' in breakdown && breakdown.item === item.id,
  );
  if (scope.breakdown !== undefined && isSorting) return true;
  if (sorting?.relevant || (sorting && isWhole(sorting))) return true;
  if (item.type === 'select_multiple' && item.relevant && item.offered) return true;
  const terms = item.relevant ? termsOf(item.relevant, world.questionnaire) : [];
  if (!terms || (item.relevant && !isReadable(item, terms, counted, scope, world))) return true;
  return 'offered' in item && item.offered !== undefined && !isOpen(item.offered.from, scope, world);
}

/** Why nothing of a table may be shown; undefined where some of it may. */
export function objection(item: Item, counted: CountedTable, scope: Scope, world: World): Reason | undefined {
  const { k } = world.policy;
  const asked = sum(
    counted.table.columns.map((code, column) =>
      isFixed(item, code) ? 0 : sum(counted.cells.map((row) => row[column] ?? 0)),
    ),
  );
  if (asked < k || sum(scope.sizes) < k) return 'too_few';
  if (isTied(item, counted, scope, world)) return 'linked';
  const alone = world.decided.get(aloneOf(counted.table, world)?.table.id ?? '');
  if (scope.breakdown !== undefined && alone?.status !== 'published') return alone?.reason ?? 'linked';
  return tellsTooMuch(item, scope, world) ? 'small_cell' : undefined;
}

/** Whether the totals alone tell that a small cell is not empty: a row and a column that are too many to be apart. */
function tellsOfSome(cells: readonly (readonly number[])[], k: number): boolean {
  const columns = (cells[0] ?? []).map((_, column) => sum(cells.map((row) => row[column] ?? 0)));
  const all = sum(columns);
  return cells.some((row) => row.some((cell, column) => cell < k && sum(row) + (columns[column] ?? 0) > all));
}

/** A table in its pooled columns as it leaves, those who were not asked beside them where that is known anyway. */
export function released(
  item: Item,
  { table, cells }: CountedTable,
  { rows }: Scope,
  pooled: readonly Group[],
  hidden: readonly (readonly boolean[])[] | undefined,
): ProtectedTable {
  const fixed = table.columns.filter((code) => isFixed(item, code)).map((code) => ({ code, members: [code] }));
  const columns = [...pooled, ...fixed];
  return shown(
    table,
    { rows, columns, cells: regroup(cells, table, { rows, columns }) },
    hidden?.map((row) => [...row, ...fixed.map(() => false)]),
  );
}

/** What of a table may leave, after the tables that it depends on. */
export function decide(item: Item, counted: CountedTable, scope: Scope, world: World): ProtectedTable {
  const { table } = counted;
  const reason = objection(item, counted, scope, world);
  if (reason) return withheld(table, reason);
  const columns = columnsOf(item, table, scope, world);
  const pooled = inColumns(counted, scope, columns);
  const hidden = hiddenIn(item, table, scope, { columns, cells: pooled }, world);
  if (!hidden && (scope.breakdown === undefined || isWhole(item) || tellsOfSome(pooled, world.policy.k)))
    return withheld(table, 'small_cell');
  return released(item, counted, scope, columns, hidden);
}
