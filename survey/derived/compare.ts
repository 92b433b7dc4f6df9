import type { ReleasedTable } from '../release.ts';
import { type Base, kindOf, type PublishedTable, validBases } from './base.ts';

/** Why something of two releases cannot be set side by side. */
export type Apart =
  /** The table, or the group of people, is in one of them only. */
  | 'only_now'
  | 'only_before'
  /** One of them shows nothing of the table but totals at most. */
  | 'withheld'
  /** The answers that can be given are others. */
  | 'answers'
  /** The same answers or groups are pooled differently. */
  | 'pooled';

/** Two counts of the same thing with what they are of; null where one is hidden. `points` are percentage points. */
type Pair = {
  readonly column: number;
  readonly now: number | null;
  readonly before: number | null;
  readonly points: number | null;
};

/** A row of the newer table beside the same row of the older one. */
export type ComparedRow = {
  readonly row: number;
  readonly base: Base;
  readonly now: number;
  readonly before: number;
  readonly pairs: readonly Pair[];
};

/** A table of the newer release beside that of the older one; rows and columns are positions in the newer. */
export type Compared =
  | { readonly id: string; readonly apart: Apart }
  | {
      readonly id: string;
      readonly apart?: never;
      readonly rows: readonly ComparedRow[];
      /** Rows and answers of the newer table that the older has not, or pooled differently. */
      readonly rowsApart: readonly number[];
      readonly columnsApart: readonly number[];
    };

type Group = { readonly members: readonly string[] };

const nameOf = ({ members }: Group): string => members.toSorted().join(' ');

const codesOf = (groups: readonly Group[]): string => nameOf({ members: groups.flatMap(({ members }) => members) });

const percent = (count: number, base: number): number => (base === 0 ? 0 : Math.round((100 * count) / base));

/** The difference of two shares as they are shown, so that it is what a reader gets who takes one from the other. */
function pairOf(column: number, now: number | null, before: number | null, bases: readonly [number, number]): Pair {
  const points = now === null || before === null ? null : percent(now, bases[0]) - percent(before, bases[1]);
  return { column, now, before, points };
}

/** For each group of the newer table its position in the older; -1 where that one has no such group. */
const matched = (now: readonly Group[], before: readonly Group[]): readonly number[] => {
  const names = before.map(nameOf);
  return now.map((group) => names.indexOf(nameOf(group)));
};

/** Whether a column counts those who did not answer. */
const isSilent = ({ columns }: PublishedTable, column: number): boolean =>
  columns.slice(column, column + 1).every((group) => kindOf(group) === 'missing');

function compareRows(now: PublishedTable, before: PublishedTable): readonly ComparedRow[] {
  const columns = matched(now.columns, before.columns);
  const [validNow, validBefore] = [validBases(now), validBases(before)];
  return matched(now.rows, before.rows).flatMap((other, row) => {
    if (other < 0) return [];
    const [valid, past] = [validNow[row] ?? null, validBefore[other] ?? null];
    const known = valid !== null && past !== null;
    const bases = known ? ([valid, past] as const) : ([now.rowTotals[row] ?? 0, before.rowTotals[other] ?? 0] as const);
    const pairs = columns.flatMap((old, column) =>
      old < 0 || (known && isSilent(now, column))
        ? []
        : [pairOf(column, now.counts[row]?.[column] ?? null, before.counts[other]?.[old] ?? null, bases)],
    );
    return [{ row, base: known ? 'valid' : 'all', now: bases[0], before: bases[1], pairs }];
  });
}

const missingFrom = (positions: readonly number[]): readonly number[] =>
  positions.flatMap((other, index) => (other < 0 ? [index] : []));

function compareTable(now: ReleasedTable, before: ReleasedTable): Compared {
  const { id } = now;
  if (now.status !== 'published' || before.status !== 'published') return { id, apart: 'withheld' };
  if (codesOf(now.columns) !== codesOf(before.columns)) return { id, apart: 'answers' };
  const rows = compareRows(now, before);
  const answers = now.columns.filter((_, column) => !isSilent(now, column));
  const columns = missingFrom(matched(now.columns, before.columns)).filter((column) => !isSilent(now, column));
  if (rows.length === 0 || columns.length === answers.length) return { id, apart: 'pooled' };
  return { id, rows, rowsApart: missingFrom(matched(now.rows, before.rows)), columnsApart: columns };
}

/**
 * Every table of a newer release beside the table of the same id in an older one, then those that only the older has.
 * Shares are beside each other only where both releases show the count, of the same answers pooled alike and of the
 * same group of people; it all follows from the two releases, and nothing hidden is estimated.
 */
export function compareReleases(now: readonly ReleasedTable[], before: readonly ReleasedTable[]): readonly Compared[] {
  const past = new Map(before.map((table) => [table.id, table]));
  const present = new Set(now.map(({ id }) => id));
  return [
    ...now.map((table): Compared => {
      const other = past.get(table.id);
      return other ? compareTable(table, other) : { id: table.id, apart: 'only_now' };
    }),
    ...before.filter(({ id }) => !present.has(id)).map(({ id }): Compared => ({ id, apart: 'only_before' })),
  ];
}
