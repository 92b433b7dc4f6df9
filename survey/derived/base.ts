import { missingReasons } from '../answer.ts';
import type { Release, ReleasedTable } from '../release.ts';

export type PublishedTable = Extract<ReleasedTable, { status: 'published' }>;
type Group = Release['tables'][number]['columns'][number];

/** What a column counts: answers, reasons for there being none, or both where they are pooled. */
export type ColumnKind = 'valid' | 'missing' | 'mixed';

const reasons: ReadonlySet<string> = new Set(missingReasons);

/** What a released column counts, by its members. */
export function kindOf({ members }: Group): ColumnKind {
  const silent = members.filter((code) => reasons.has(code)).length;
  if (silent === 0) return 'valid';
  return silent === members.length ? 'missing' : 'mixed';
}

/**
 * How many answered in each row, read off what is shown: the row's total less the counts of those who did not. Null
 * where one of these is hidden, or pooled with an answer.
 */
export function validBases({ columns, counts, rowTotals }: PublishedTable): readonly (number | null)[] {
  const kinds = columns.map(kindOf);
  if (kinds.includes('mixed')) return rowTotals.map(() => null);
  return rowTotals.map((total, row) =>
    kinds.reduce<number | null>((left, kind, column) => {
      const count = counts[row]?.[column] ?? null;
      if (kind === 'valid' || left === null) return left;
      return count === null ? null : left - count;
    }, total),
  );
}

/** What a table's percentages are of: those who answered, or everybody. One for all rows, so that rows compare. */
export type Base = 'valid' | 'all';

/** The base of a table, or of several that stand together: `valid` where it is known in every row of each. */
export const baseOf = (tables: readonly PublishedTable[]): Base =>
  tables.some((table) => validBases(table).includes(null)) ? 'all' : 'valid';
