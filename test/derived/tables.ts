import type { PublishedTable } from '../../survey/derived/base.ts';

type Cells = readonly (readonly (number | null)[])[];
type More = { readonly id?: string; readonly rows?: readonly string[]; readonly totals?: readonly number[] };

const groupsOf = (names: readonly string[]) =>
  names.map((name) => {
    const members = name.split('+');
    return { code: members.length > 1 ? `${members[0]}+${members.length - 1}` : name, members };
  });

/** A released table as it would be stored. Columns are codes, pooled ones with `+`; totals are needed where cells are hidden. */
export function aTable(
  columns: readonly string[],
  counts: Cells,
  { id = 'q', rows, totals }: More = {},
): PublishedTable {
  const names = rows ?? counts.map((_, index) => (counts.length === 1 ? 'all' : `row${index}`));
  return {
    ...{ id, item: id, variable: id, status: 'published' },
    ...(counts.length > 1 ? { breakdown: 'town' } : {}),
    rows: groupsOf(names),
    columns: groupsOf(columns),
    counts: counts.map((row) => [...row]),
    rowTotals: totals ? [...totals] : counts.map((row) => row.reduce<number>((sum, count) => sum + (count ?? 0), 0)),
    columnTotals: [],
  };
}
