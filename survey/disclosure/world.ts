import { missingReasons } from '../answer.ts';
import { itemsOf, type Questionnaire } from '../questionnaire.ts';
import { branchesOf, placeBreakdown, sortingOf, type Table, wholeRow } from '../table.ts';
import type { Policy, ProtectedTable } from './artifact.ts';
import { type Earlier, settle } from './interim.ts';
import { signatureOf } from './joint.ts';
import type { Keyed } from './keyed.ts';
import { type Group, groupOf, pool, type Unit } from './pool.ts';
import type { CountedTable } from './ranked.ts';

/** All that the tables of a release are decided by. */
export type World = {
  readonly questionnaire: Questionnaire;
  readonly tables: readonly CountedTable[];
  readonly policy: Policy;
  readonly keyed: Keyed;
  /** What has been decided so far, by table id. */
  readonly decided: Map<string, ProtectedTable>;
  /** What earlier releases of the wave show. */
  readonly earlier?: Earlier | undefined;
};

/** The tables of one breakdown, or those without, and the groups of people that are their rows. */
export type Scope = {
  readonly breakdown?: string | undefined;
  readonly rows: readonly Group[];
  /** How many people are in each row. */
  readonly sizes: readonly number[];
};

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

const reasons: ReadonlySet<string> = new Set(missingReasons);

/** Each category of a table with how many gave it; categories that conditions ask for alike are neighbours. */
export function unitsOf({ table, cells }: CountedTable, { questionnaire }: World): readonly Unit[] {
  const signature = signatureOf(questionnaire, table.option === undefined ? table.variable : table.id);
  return table.columns.map((code, column) => ({
    members: [code],
    size: sum(cells.map((row) => row[column] ?? 0)),
    path: [reasons.has(code) ? 'reason' : 'answer', signature(code)],
  }));
}

/** Units pooled to k, and on until no earlier release of the table tells of fewer by comparison. */
export function settledUnits({ id, item }: Table, units: readonly Unit[], world: World): readonly Unit[] {
  const { policy, earlier } = world;
  const prefer = preferring(item, world);
  const pooled = pool(units, policy.k, prefer);
  return earlier ? settle(pooled, policy.k, earlier.blocks.get(id) ?? [], earlier.coarser, prefer) : pooled;
}

/** What decides with which other a small answer of an item is pooled: the same for all tables of it, and secret. */
export const preferring =
  (item: string, { keyed }: World) =>
  (text: string): number =>
    keyed(`pool ${item} ${text}`);

/** The table of the same thing without a breakdown. */
export const aloneOf = (table: Table, { tables }: World): CountedTable | undefined =>
  tables.find(
    (other) =>
      other.table.breakdown === undefined &&
      other.table.variable === table.variable &&
      other.table.option === table.option,
  );

/** The item whose answers sort a breakdown's rows, or what its places lie in; undefined for the language. */
export function sortingItem(breakdown: string | undefined, { questionnaire }: World) {
  const item = sortingOf(questionnaire, breakdown)?.item;
  return itemsOf(questionnaire).find(({ id }) => id === item);
}

/** Whether a breakdown is the finer one of a tree: places inside another breakdown's groups. */
export const isFiner = (breakdown: string | undefined, { questionnaire }: World): boolean =>
  breakdown !== undefined && placeBreakdown(questionnaire)?.id === breakdown;

/**
 * The groups that are the rows of all tables of a breakdown, by their sizes alone, so that they are the same in each.
 * First as the breakdown's own item is pooled without a breakdown, then on to the least size of a group.
 */
function groupsOf(breakdown: string, world: World): readonly Group[] {
  const first = world.tables.find(({ table }) => table.breakdown === breakdown);
  const item = sortingItem(breakdown, world);
  const own = world.tables.find(({ table }) => table.id === item?.id);
  if (!first) return [];
  const levels = first.table.rows.map((code, row) => ({
    members: [code],
    size: sum(first.cells[row] ?? []),
    path: [],
  }));
  const prefer = preferring(item?.id ?? breakdown, world);
  const pooled = own ? settledUnits(own.table, unitsOf(own, world), world) : pool(levels, world.policy.k, prefer);
  return pool(pooled, world.policy.minGroup, prefer).map(groupOf);
}

/**
 * The places inside each group of the wider breakdown, pooled to the least size of a group and never with those of
 * another: first with others of the same town, then, where towns are one group, with these.
 */
function placesIn(breakdown: string, wider: readonly Group[], world: World): readonly Group[] {
  const first = world.tables.find(({ table }) => table.breakdown === breakdown);
  const inside = branchesOf(world.questionnaire, breakdown);
  const units = (first?.table.rows ?? []).map((code, row) => ({
    members: [code],
    size: sum(first?.cells[row] ?? []),
    path: [inside.get(code) ?? ''],
  }));
  return wider.flatMap(({ code, members }) => {
    const own = units.filter(({ path: [level = ''] }) => members.includes(level));
    const pooled = pool(own, world.policy.minGroup, preferring(breakdown, world));
    return pooled.map((unit) => ({ ...groupOf(unit), in: code }));
  });
}

/** How many people are in each group, or throws `RangeError` where tables of one breakdown count different people. */
function sizesOf(breakdown: string | undefined, rows: readonly Group[], { tables }: World): readonly number[] {
  const own = tables.filter(({ table }) => table.breakdown === breakdown);
  const each = own.map(({ table, cells }) =>
    rows.map(({ members }) => sum(members.map((code) => sum(cells[table.rows.indexOf(code)] ?? [])))),
  );
  const [first = rows.map(() => 0)] = each;
  if (each.some((sizes) => sizes.some((size, row) => size !== first[row])))
    throw new RangeError(`breakdown "${breakdown}": its tables count different people`);
  return first;
}

function rowsOf(breakdown: string, world: World): readonly Group[] {
  const byPlace = placeBreakdown(world.questionnaire);
  return byPlace?.id === breakdown
    ? placesIn(breakdown, groupsOf(byPlace.in, world), world)
    : groupsOf(breakdown, world);
}

/** The scope of a breakdown, or of the tables without one. */
export function scopeOf(breakdown: string | undefined, world: World): Scope {
  const rows = breakdown === undefined ? [{ code: wholeRow, members: [wholeRow] }] : rowsOf(breakdown, world);
  return { breakdown, rows, sizes: sizesOf(breakdown, rows, world) };
}
