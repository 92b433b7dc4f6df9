import { type Base, baseOf, kindOf, type PublishedTable, validBases } from '../../survey/derived/base.ts';
import { percentOf } from '../../survey/labels.ts';
import type { Release } from '../../survey/release.ts';

/** What the percentages of a table are of: of which kind, and how many in each row. */
export type Shares = {
  readonly base: Base;
  readonly of: readonly number[];
  /** Columns of those who gave no answer, who are not in a base of answers. */
  readonly silent: readonly boolean[];
};

const isPublished = (table: Release['tables'][number]): table is PublishedTable => table.status === 'published';

/** Tables that stand in one on the screen, and so have one base: those in all, of one question, with the same answers. */
const sheetOf = ({ id, item, breakdown, columns }: PublishedTable): string =>
  breakdown === undefined ? JSON.stringify([item, columns]) : id;

/** The base of each published table by its id: the one that the screen has. */
export function sharesOf({ tables }: Pick<Release, 'tables'>): ReadonlyMap<string, Shares> {
  const sheets = new Map<string, PublishedTable[]>();
  for (const table of tables.filter(isPublished)) {
    const key = sheetOf(table);
    sheets.set(key, [...(sheets.get(key) ?? []), table]);
  }
  return new Map(
    [...sheets.values()].flatMap((own) => {
      const base = baseOf(own);
      return own.map((table): readonly [string, Shares] => {
        const valid = validBases(table);
        const of = table.rowTotals.map((total, row) => (base === 'valid' ? (valid[row] ?? total) : total));
        const silent = table.columns.map((column) => base === 'valid' && kindOf(column) === 'missing');
        return [table.id, { base, of, silent }];
      });
    }),
  );
}

/** A count as a whole percent of its base; null for those who are not in it. */
export const shareOf = (shares: Shares | undefined, row: number, column: number, count: number): number | null =>
  shares?.silent[column] ? null : percentOf(count, shares?.of[row] ?? 0);
