import type { Item } from '../questionnaire.ts';
import { type ProtectedTable, withheld } from './artifact.ts';
import { decide, objection, released } from './decide.ts';
import { boundsOf, columnsOf, inColumns, isWhole } from './method.ts';
import type { Group } from './pool.ts';
import { protect, protectTree } from './protect.ts';
import type { CountedTable } from './ranked.ts';
import { type Scope, sum, type World } from './world.ts';

/** A table by a breakdown, with its pooled columns. */
type Level = {
  readonly counted: CountedTable;
  readonly scope: Scope;
  readonly cells: readonly (readonly number[])[];
};

/** Which cells of both levels are hidden. */
type Marks = readonly (readonly boolean[])[];
type Both = { readonly upper: Marks; readonly lower: Marks };

/** A row of the tree as it is protected: a group of the wider level, or a place in one. */
type Node = {
  readonly name: string;
  readonly cells: readonly number[];
  readonly parent: number;
  /** The rows it stands for. */
  readonly upper?: number;
  readonly lower?: number;
};

/**
 * The rows of both levels as one tree. Rows in which nobody was asked are left out; a town with one row of places is that
 * row, and where there is one town its cells are the totals.
 */
function nodesOf(upper: Level, lower: Level): readonly Node[] {
  const towns = upper.scope.rows.flatMap((group, at) => {
    const own = lower.scope.rows.flatMap((place, row) =>
      place.in === group.code && sum(lower.cells[row] ?? []) > 0 ? [row] : [],
    );
    return own.length === 0 ? [] : [{ group, at, own }];
  });
  const nodes: Node[] = [];
  for (const { group, at, own } of towns) {
    const parent = own.length > 1 && towns.length > 1 ? nodes.length : -1;
    if (parent >= 0) nodes.push({ name: `in ${group.code}`, cells: upper.cells[at] ?? [], parent: -1, upper: at });
    for (const row of own)
      nodes.push({
        name: lower.scope.rows[row]?.code ?? '',
        cells: lower.cells[row] ?? [],
        parent,
        lower: row,
        ...(own.length === 1 ? { upper: at } : {}),
      });
  }
  return nodes;
}

const add = (rows: readonly (readonly (readonly [number, number])[])[]): (readonly [number, number])[] =>
  (rows[0] ?? []).map((_, column): readonly [number, number] => [
    sum(rows.map((row) => row[column]?.[0] ?? 0)),
    sum(rows.map((row) => row[column]?.[1] ?? 0)),
  ]);

/** How low and how high each node's cells can be; a town's, what its places' can be together. */
function boundsIn(nodes: readonly Node[], item: Item, { counted, scope }: Level, world: World) {
  const rows = nodes.flatMap(({ lower }) => lower ?? []);
  const own = boundsOf(item, counted.table, scope, rows, world);
  if (!own) return undefined;
  const at = (row: number) => own[rows.indexOf(row)] ?? [];
  return nodes.map(({ lower }, node) =>
    lower === undefined
      ? add(nodes.flatMap((child) => (child.parent === node && child.lower !== undefined ? [at(child.lower)] : [])))
      : at(lower),
  );
}

/** What is hidden of both levels together; undefined where no choice protects them. */
function hiddenIn(item: Item, columns: readonly Group[], upper: Level, lower: Level, world: World): Both | undefined {
  const { policy, keyed } = world;
  const totals = columns.map((_, column) => sum(upper.cells.map((row) => row[column] ?? 0)));
  if (columns.length < 2 || totals.some((total) => total < policy.minGroup)) return undefined;
  const nodes = nodesOf(upper, lower);
  const parents = nodes.map(({ parent }) => parent);
  const counts = {
    cells: nodes.map(({ cells }) => cells),
    bounds: boundsIn(nodes, item, lower, world),
    ...(parents.some((parent) => parent >= 0) ? { parents } : {}),
  };
  const names = {
    table: lower.counted.table.id,
    rows: nodes.map(({ name }) => name),
    columns: columns.map(({ code }) => code),
    keyed,
  };
  const hidden = counts.parents ? protectTree(counts, names, policy) : protect(counts, names, policy);
  if (!hidden) return undefined;
  const marks = (rows: readonly Group[], place: 'upper' | 'lower'): Marks =>
    rows.map((_, row) => hidden[nodes.findIndex((node) => node[place] === row)] ?? columns.map(() => false));
  return { upper: marks(upper.scope.rows, 'upper'), lower: marks(lower.scope.rows, 'lower') };
}

/** The tables of two levels of a tree: a town's, and that of the places inside. */
export type Pair = { readonly upper: CountedTable; readonly lower: CountedTable };

/** The scopes of both levels. */
export type Scopes = { readonly upper: Scope; readonly lower: Scope };

/**
 * What of two levels of a tree may leave. They are protected together: the finer one's cells add up to the wider one's.
 * Where that cannot be done the finer one is withheld, and the wider one protected by itself.
 *
 * | the wider level              | the finer level                                              |
 * |------------------------------|--------------------------------------------------------------|
 * | withheld                     | withheld for the same reason                                  |
 * | shown whole or not at all    | likewise                                                      |
 * | no town is divided           | `too_few`                                                     |
 * | tied to other tables         | as these allow it, row by row                                 |
 * | no choice protects both      | `small_cell`                                                  |
 */
export function decideBoth(
  item: Item,
  { upper, lower }: Pair,
  scopes: Scopes,
  world: World,
): readonly ProtectedTable[] {
  const alone = decide(item, upper, scopes.upper, world);
  const without = (reason: Parameters<typeof withheld>[1]) => [alone, withheld(lower.table, reason)];
  if (alone.status === 'withheld') return without(alone.reason ?? 'small_cell');
  if (scopes.lower.rows.length <= scopes.upper.rows.length) return without('too_few');
  const reason = objection(item, lower, scopes.lower, world);
  if (reason) return without(reason);
  if (isWhole(item)) return [alone, decide(item, lower, scopes.lower, world)];
  const columns = columnsOf(item, upper.table, scopes.upper, world);
  const levels = {
    upper: { counted: upper, scope: scopes.upper, cells: inColumns(upper, scopes.upper, columns) },
    lower: { counted: lower, scope: scopes.lower, cells: inColumns(lower, scopes.lower, columns) },
  };
  const hidden = hiddenIn(item, columns, levels.upper, levels.lower, world);
  if (!hidden) return without('small_cell');
  const wide = scopes.upper.rows.length < 2 ? alone : released(item, upper, scopes.upper, columns, hidden.upper);
  return [wide, released(item, lower, scopes.lower, columns, hidden.lower)];
}
