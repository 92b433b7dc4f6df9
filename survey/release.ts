import type { infer as Infer } from 'zod/mini';
import type { Policy, ProtectedTable } from './disclosure/artifact.ts';
import { type Earlier, earlierOf, isPlain } from './disclosure/interim.ts';
import type { Keyed } from './disclosure/keyed.ts';
import { decideIn } from './disclosure/order.ts';
import type { CountedTable } from './disclosure/ranked.ts';
import type { World } from './disclosure/world.ts';
import { type Mark, marks } from './quality.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { heldSchema, participationSchema, releaseSchema, verdictSchema } from './schema.ts';
import { declaredTables, fielded, type Table } from './table.ts';
import { markCounter, type Plan, placeCounter, type Tally, tabulate, totalCounter } from './tally.ts';
import type { Wave } from './wave.ts';

/** An immutable, numbered, disclosure-controlled set of tables. */
export type Release = Infer<typeof releaseSchema>;
export type ReleasedTable = Release['tables'][number];
type WithheldReason = Extract<ReleasedTable, { status: 'withheld' }>['reason'];
type TableName = Pick<ReleasedTable, 'id' | 'item' | 'variable' | 'option' | 'breakdown'>;

/** A release before it is audited. */
export type Draft = Omit<Release, 'data' | 'audit'>;

/** Why a corrected release waits. */
export type Held = Infer<typeof heldSchema>;

type Making = {
  readonly number: number;
  readonly day: string;
  readonly keyed: Keyed;
  /** Releases of the wave that this one must not tell of few by comparison with. */
  readonly earlier?: Earlier | undefined;
};

/** What staff see of a wave that is open. */
export type Participation = Infer<typeof participationSchema>;

/** What an attack on a stored release found; it stands beside the release, which never changes. */
export type Verdict = Infer<typeof verdictSchema>;

/** Version of the way tables are protected: the same counts, policy and key give the same tables in the same version. */
export const engine = 4;

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
 * knows them all and his own answer learns another small cell, nor by comparing with `earlier` releases. `keyed` must be
 * secret and of the wave.
 * Throws `RangeError` where a count is none of people, or tables of one breakdown count different people.
 */
export function protectAll(
  tables: readonly CountedTable[],
  asked: Questionnaire,
  policy: Policy,
  keyed: Keyed,
  earlier?: Earlier,
): readonly ProtectedTable[] {
  const questionnaire = fielded(asked, asked.places ?? []);
  for (const counted of tables) needCounts(counted);
  const world: World = { questionnaire, tables, policy, keyed, decided: new Map(), earlier };
  for (const breakdown of [undefined, ...questionnaire.breakdowns.map(({ id }) => id)]) decideIn(breakdown, world);
  return tables.flatMap(({ table }) => {
    const decided = world.decided.get(table.id);
    return decided ? [inOrder(decided, table)] : [];
  });
}

/** What is pooled in the order of the declaration: in that of its merging it would tell which was the smallest. */
const inOrder = (table: ProtectedTable, { rows, columns }: Table): ProtectedTable => ({
  ...table,
  rows: table.rows.map((group) => ({ ...group, members: rows.filter((code) => group.members.includes(code)) })),
  columns: table.columns.map((group) => ({
    ...group,
    members: columns.filter((code) => group.members.includes(code)),
  })),
});

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
  const groups = (all: typeof rows) =>
    all.map(({ code, members, in: inside }) => ({
      ...{ code, members: [...members] },
      ...(inside === undefined ? {} : { in: inside }),
    }));
  const sums = { rowTotals: [...rowTotals], columnTotals: [...columnTotals] };
  const shape = { ...name, rows: groups(rows), columns: groups(columns), ...sums };
  return status === 'margins'
    ? { ...shape, status, reason }
    : { ...shape, status, counts: counts.map((row) => [...row]) };
}

/** The places that the release tells apart. */
function placesOf({ questionnaire: { places } }: Plan): Pick<Draft, 'places'> {
  return places ? { places: places.map(({ code, name, in: inside = '' }) => ({ code, name, in: inside })) } : {};
}

/** Makes a wave's release from its exact tally. The same tally and key give the same release, byte for byte. */
export function makeRelease(plan: Plan, wave: Wave, tally: Tally, { number, day, keyed, earlier }: Making): Draft {
  const total = tally.get(totalCounter) ?? 0;
  const policy = policyOf(wave.k);
  const tables = protectAll(countTables(plan, tally), plan.questionnaire, policy, keyed, earlier);
  return {
    wave: wave.id,
    number,
    questionnaire: wave.questionnaire,
    version: wave.version,
    day,
    policy: { rule: 'suppression', ...policy },
    engine,
    total: total < wave.k ? null : total,
    ...placesOf(plan),
    tables: tables.map(releasedOf).map((table) => (earlier ? heeding(table, earlier) : table)),
  };
}

/** Where an earlier release forbids what would else be too small, the reader is told so. */
const heeding = (table: ReleasedTable, { blocks }: Earlier): ReleasedTable =>
  table.status === 'withheld' && blocks.has(table.id) ? withhold(table, 'linked') : table;

const plainOnly = (draft: Draft, { questionnaire }: Plan): readonly string[] => {
  const plain = declaredTables(questionnaire).filter((table) => isPlain(table, questionnaire));
  const ids = new Set(plain.map(({ id }) => id));
  return draft.tables.flatMap(({ id }) => (ids.has(id) ? [id] : []));
};

/** The one interim release of an open wave: plain tables without a breakdown, in blocks of at least k. */
export function makeInterim(
  plan: Plan,
  wave: Wave,
  tally: Tally,
  { day, keyed }: Pick<Making, 'day' | 'keyed'>,
): Draft {
  const draft = makeRelease(plan, wave, tally, { number: 1, day, keyed });
  const ids = plainOnly(draft, plan);
  return { ...draft, interim: true, tables: draft.tables.filter(({ id }) => ids.includes(id)) };
}

/**
 * A corrected release after responses were taken out: plain tables that have lost k or more in each block, and nothing
 * of the others, whose parts would be told by comparison. `all` are the wave's releases so far.
 */
export function makeCorrected(
  plan: Plan,
  wave: Wave,
  tally: Tally,
  { all, ...making }: Omit<Making, 'earlier'> & { readonly all: readonly Release[] },
): Draft {
  const draft = makeRelease(plan, wave, tally, { ...making, earlier: earlierOf(all, true) });
  const ids = plainOnly(draft, plan);
  const seen = new Set(
    all.flatMap(({ tables }) => tables.flatMap(({ id, status }) => (status === 'withheld' ? [] : [id]))),
  );
  // What was withheld before stays so: it would be the first to tell of those who are left.
  const tables = draft.tables.map((table) =>
    ids.includes(table.id) && seen.has(table.id) ? table : withhold(table, 'linked'),
  );
  return { ...draft, tables };
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
