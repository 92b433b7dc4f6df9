import type { ReleasedTable } from '../release.ts';

/** How much of a breakdown's tables a release shows; `breakdown` is empty for the tables without one. */
export type Visible = {
  readonly breakdown: string;
  readonly tables: number;
  readonly withheld: number;
  readonly cells: number;
  readonly shown: number;
  /** Rows of its tables: groups of people that stand by themselves, and those that were pooled. */
  readonly groups: number;
  readonly pooled: number;
};

function addUp(breakdown: string, tables: readonly ReleasedTable[]): Visible {
  const seen = tables.flatMap((table) => (table.status === 'withheld' ? [] : [table]));
  const counts = tables.flatMap((table) => (table.status === 'published' ? table.counts.flat() : []));
  const rows = seen[0]?.rows ?? [];
  return {
    breakdown,
    tables: tables.length,
    withheld: tables.length - seen.length,
    cells: seen.reduce((all, { rows, columns }) => all + rows.length * columns.length, 0),
    shown: counts.filter((count) => count !== null).length,
    groups: rows.length,
    pooled: rows.filter(({ members }) => members.length > 1).length,
  };
}

/**
 * How much is shown of each breakdown, in the release's order, from the release alone. How many of the hidden cells are
 * large enough to be shown is not in it: that would tell which are hidden for themselves.
 */
export function visibleIn(tables: readonly ReleasedTable[]): readonly Visible[] {
  const names = [...new Set(tables.map(({ breakdown }) => breakdown ?? ''))];
  return names.map((name) =>
    addUp(
      name,
      tables.filter(({ breakdown }) => (breakdown ?? '') === name),
    ),
  );
}
