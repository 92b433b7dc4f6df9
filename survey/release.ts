import type { infer as Infer } from 'zod/mini';
import type { Policy, ProtectedTable } from './disclosure/artifact.ts';
import { decide } from './disclosure/decide.ts';
import type { Keyed } from './disclosure/keyed.ts';
import { settleOptions } from './disclosure/options.ts';
import type { CountedTable } from './disclosure/ranked.ts';
import { type Scope, scopeOf, type World } from './disclosure/world.ts';
import { type Mark, marks } from './quality.ts';
import { itemsOf, type Questionnaire } from './questionnaire.ts';
import type { participationSchema, releaseSchema, verdictSchema } from './schema.ts';
import { declaredTables } from './table.ts';
import { markCounter, type Plan, placeCounter, type Tally, tabulate, totalCounter } from './tally.ts';
import type { Wave } from './wave.ts';

/** An immutable, numbered, disclosure-controlled set of tables. */
export type Release = Infer<typeof releaseSchema>;
export type ReleasedTable = Release['tables'][number];
type WithheldReason = Extract<ReleasedTable, { status: 'withheld' }>['reason'];
type TableName = Pick<ReleasedTable, 'id' | 'item' | 'variable' | 'option' | 'breakdown'>;

/** A release before it is audited. */
export type Draft = Omit<Release, 'data' | 'audit'>;

/** What staff see of a wave that is open. */
export type Participation = Infer<typeof participationSchema>;

/** What an attack on a stored release found; it stands beside the release, which never changes. */
export type Verdict = Infer<typeof verdictSchema>;

/** Version of the way tables are protected: the same counts, policy and key give the same tables in the same version. */
export const engine = 3;

/** What a wave's `k` stands for: one respondent may take out himself, and groups have at least twice `k`. */
export const policyOf = (k: number): Policy => ({ k, c: 1, minGroup: 2 * k });

/** More than any wave counts; sums of such numbers are still exact. */
const mostCounted = 1_000_000;

function needCounts({ table, cells }: CountedTable): void {
  for (const [row, level] of table.rows.entries())
    for (const [column, code] of table.columns.entries()) {
      const cell = cells[row]?.[column];
      if (cell === undefined || !Number.isInteger(cell) || cell < 0 || cell > mostCounted)
        throw new RangeError(`table "${table.id}", row "${level}", column "${code}": ${cell} counts no people`);
    }
}

/**
 * The tables that may leave, in the order of `tables` and none left out, with small cells hidden so that nobody who
 * knows them all and his own answer learns another small cell. `keyed` must be secret and of the wave.
 * Throws `RangeError` where a count is none of people, or tables of one breakdown count different people.
 */
export function protectAll(
  tables: readonly CountedTable[],
  questionnaire: Questionnaire,
  policy: Policy,
  keyed: Keyed,
): readonly ProtectedTable[] {
  for (const counted of tables) needCounts(counted);
  const world: World = { questionnaire, tables, policy, keyed, decided: new Map() };
  const decideAll = (scope: Scope): void => {
    for (const item of itemsOf(questionnaire)) {
      for (const counted of tables.filter(({ table }) => table.item === item.id && table.breakdown === scope.breakdown))
        world.decided.set(counted.table.id, decide(item, counted, scope, world));
      settleOptions(item, scope, world);
    }
  };
  for (const breakdown of [undefined, ...questionnaire.breakdowns.map(({ id }) => id)])
    decideAll(scopeOf(breakdown, world));
  return tables.flatMap(({ table }) => world.decided.get(table.id) ?? []);
}

/** The exact tables of a tally, in the order of their declaration. */
export const countTables = (plan: Plan, tally: Tally): readonly CountedTable[] =>
  declaredTables(plan.questionnaire).map((table) => ({ table, cells: tabulate(plan, table, tally) }));

/** A table of a release of which nothing leaves. */
export function withhold({ id, item, variable, option, breakdown }: TableName, reason: WithheldReason): ReleasedTable {
  const name = { id, item, variable, ...(option ? { option } : {}), ...(breakdown ? { breakdown } : {}) };
  return { ...name, rows: [], columns: [], status: 'withheld', reason };
}

function releasedOf(table: ProtectedTable): ReleasedTable {
  const { status, rows, columns, counts, rowTotals, columnTotals, reason = 'small_cell', ...name } = table;
  if (status === 'withheld') return withhold(name, reason);
  const groups = (all: typeof rows) => all.map(({ code, members }) => ({ code, members: [...members] }));
  const sums = { rowTotals: [...rowTotals], columnTotals: [...columnTotals] };
  const shape = { ...name, rows: groups(rows), columns: groups(columns), ...sums };
  return status === 'margins'
    ? { ...shape, status, reason }
    : { ...shape, status, counts: counts.map((row) => [...row]) };
}

/** Makes a wave's release from its exact tally. The same tally and key give the same release, byte for byte. */
export function makeRelease(
  plan: Plan,
  wave: Wave,
  tally: Tally,
  { number, day, keyed }: { number: number; day: string; keyed: Keyed },
): Draft {
  const total = tally.get(totalCounter) ?? 0;
  const policy = policyOf(wave.k);
  const tables = protectAll(countTables(plan, tally), plan.questionnaire, policy, keyed);
  return {
    wave: wave.id,
    number,
    questionnaire: wave.questionnaire,
    version: wave.version,
    day,
    policy: { rule: 'suppression', ...policy },
    engine,
    total: total < wave.k ? null : total,
    tables: tables.map(releasedOf),
  };
}

/** A mark that a wave's responses can have: `unproved` only where a proof may be wanted. */
const isPossible = (mark: Mark, { proof }: Wave): boolean => mark !== 'unproved' || proof !== undefined;

/** How many took part, in all, per place and per mark; a place or a mark is null until it has k. */
export function participationOf(wave: Wave, tally: Tally, day: string): Participation {
  const shown = (counter: string): number | null => {
    const count = tally.get(counter) ?? 0;
    return count < wave.k ? null : count;
  };
  const possible = marks.filter((mark) => isPossible(mark, wave));
  return {
    total: tally.get(totalCounter) ?? 0,
    places: Object.fromEntries(wave.places.map(({ code }) => [code, shown(`${placeCounter}${code}`)])),
    marks: Object.fromEntries(possible.map((mark) => [mark, shown(`${markCounter}${mark}`)])),
    day,
  };
}
