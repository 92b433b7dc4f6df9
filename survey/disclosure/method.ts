import type { Item } from '../questionnaire.ts';
import type { Table } from '../table.ts';
import { type Chosen, multipleColumns, rangeOf, tellsOfOpen, yesOrNot } from './multiple.ts';
import { type Group, groupOf, pool, regroup } from './pool.ts';
import { protect } from './protect.ts';
import type { CountedTable } from './ranked.ts';
import { tellsOfFew } from './ranked.ts';
import { aloneOf, preferring, type Scope, settledUnits, sum, unitsOf, type World } from './world.ts';

type Hidden = readonly (readonly boolean[])[] | undefined;

/** Items whose tables are shown whole or not at all: what ties them to each other cannot be said cell by cell. */
export const isWhole = (item: Item): boolean =>
  item.type === 'rank' || ('offered' in item && item.offered !== undefined);

/** The column of those who were not asked: its counts follow from other tables, so it is not pooled and not hidden. */
export const isFixed = (item: Item, code: string): boolean =>
  item.relevant !== undefined && !isWhole(item) && code === 'not_relevant';

/** The pooled columns of a table in a scope, without the fixed one. Those of a broken-down table are coarser. */
export function columnsOf(item: Item, table: Table, { breakdown }: Scope, world: World): readonly Group[] {
  const { k, minGroup } = world.policy;
  const alone = aloneOf(table, world);
  const units = alone ? unitsOf(alone, world).filter(({ members }) => !isFixed(item, members[0] ?? '')) : [];
  if (isWhole(item)) return units.map(groupOf);
  if (item.type === 'select_multiple') {
    const columns = multipleColumns(units, k, preferring(item.id, world));
    return (breakdown === undefined ? columns : yesOrNot(columns)).map(groupOf);
  }
  const pooled = alone ? settledUnits(alone.table, units, world) : [];
  return (breakdown === undefined ? pooled : pool(pooled, minGroup, preferring(item.id, world))).map(groupOf);
}

/** The exact cells of a table in a scope's rows and in pooled columns. */
export const inColumns = ({ table, cells }: CountedTable, { rows }: Scope, columns: readonly Group[]): number[][] =>
  regroup(cells, table, { rows, columns });

/** The exact cells of a table in a scope's rows, every category a column. */
export const inRows = (counted: CountedTable, scope: Scope): number[][] =>
  inColumns(
    counted,
    scope,
    counted.table.columns.map((code) => ({ code, members: [code] })),
  );

type Multiple = Extract<Item, { type: 'select_multiple' }>;

/** What was chosen in each row, from the tables of all options. */
function chosenIn(item: Multiple, scope: Scope, world: World): readonly Chosen[] {
  const counted = world.tables.filter(({ table }) => table.item === item.id && table.breakdown === scope.breakdown);
  const each = counted.map((one) => ({ option: one.table.option ?? '', cells: inRows(one, scope) }));
  const [first] = each;
  return scope.rows.map((_, row) => ({
    answered: sum(first?.cells[row]?.slice(0, 2) ?? []),
    yes: new Map(each.map(({ option, cells }) => [option, cells[row]?.[0] ?? 0])),
  }));
}

/** Whether nothing of a table may be shown, by what it tells together with the others of its item. */
export function tellsTooMuch(item: Item, scope: Scope, world: World): boolean {
  const { questionnaire, policy } = world;
  if (item.type === 'select_multiple')
    return chosenIn(item, scope, world).some((row) => tellsOfOpen(item, questionnaire, row, policy.k));
  if (item.type !== 'rank') return false;
  const own = world.tables.filter(({ table }) => table.item === item.id && table.breakdown === scope.breakdown);
  const ranked = own.map((one) => ({ table: one.table, cells: inRows(one, scope) }));
  return tellsOfFew(ranked, policy.k) || ranked.some(({ cells }) => !isLarge(cells, policy.k));
}

/** Whether every count is at least k, but for rows in which nobody is. */
const isLarge = (cells: readonly (readonly number[])[], k: number): boolean =>
  cells.every((row) => sum(row) === 0 || row.every((cell) => cell >= k));

/** Whether all answers are pooled to one. */
const isOne = (columns: readonly Group[]): boolean => columns.length === 1 && (columns[0]?.members.length ?? 0) > 1;

/** Which cells of the pooled columns are hidden; undefined where the totals alone may be shown. */
export function hiddenIn(
  item: Item,
  table: Table,
  scope: Scope,
  { columns, cells }: { columns: readonly Group[]; cells: readonly (readonly number[])[] },
  world: World,
): Hidden {
  const { policy, keyed } = world;
  if (scope.breakdown === undefined || isWhole(item))
    return isLarge(cells, policy.k) && !isOne(columns) ? cells.map((row) => row.map(() => false)) : undefined;
  const totals = columns.map((_, column) => sum(cells.map((row) => row[column] ?? 0)));
  if (scope.rows.length < 2 || columns.length < 2 || totals.some((total) => total < policy.minGroup)) return undefined;
  const asked = [...scope.rows.keys()].filter((row) => sum(cells[row] ?? []) > 0);
  const counts = { cells: asked.map((row) => cells[row] ?? []), bounds: boundsOf(item, table, scope, asked, world) };
  const rows = asked.map((row) => scope.rows[row]?.code ?? '');
  const names = { table: table.id, rows, columns: columns.map(({ code }) => code), keyed };
  const hidden = protect(counts, names, policy);
  return hidden && scope.rows.map((_, row) => hidden[asked.indexOf(row)] ?? columns.map(() => false));
}

/** How low and how high the cells of an option's table could be while those of the other options stay as they are. */
export function boundsOf(item: Item, { option }: Table, scope: Scope, asked: readonly number[], world: World) {
  if (item.type !== 'select_multiple' || option === undefined) return undefined;
  const chosen = chosenIn(item, scope, world);
  const own = world.tables.find(({ table }) => table.item === item.id && table.breakdown === scope.breakdown);
  const relevant = own
    ? inRows(own, scope).map((row) => sum(row.filter((_, at) => !isFixed(item, own.table.columns[at] ?? ''))))
    : [];
  return asked.map((row) => {
    const [low, high] = rangeOf(item, world.questionnaire, chosen[row] ?? { answered: 0, yes: new Map() }, option);
    const all = relevant[row] ?? 0;
    return [[low, high] as const, [all - high, all - low] as const];
  });
}
