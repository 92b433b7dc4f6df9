import { describe, expect, it } from 'vitest';
import { protect } from '../../survey/disclosure/protect.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { Draft, ReleasedTable } from '../../survey/release.ts';
import { countedOf } from '../attack/world.ts';
import { keyedBy } from '../disclosure/oracle.ts';
import { attacked, draftOf, tableOf } from './release.ts';
import { aTree, placesIn, responsesIn } from './world.ts';

type Published = Extract<ReleasedTable, { status: 'published' }>;
type Numbers = readonly (readonly number[])[];

/** A released tree with the true counts of its pooled rows and columns. */
type Tree = {
  readonly draft: Draft;
  readonly wide: Published;
  readonly fine: Published;
  readonly towns: Numbers;
  readonly kitas: Numbers;
};

type Mutant = (tree: Tree) => Pick<Draft, 'tables' | 'places'>;

const isPublished = (table: ReleasedTable | undefined): table is Published => table?.status === 'published';

function treeOf(asking: Questionnaire, seed: number) {
  const responses = responsesIn(asking, { seed, size: 400, even: 0.6 });
  const draft = draftOf(asking, responses, String(seed));
  const [wide, fine] = [tableOf(draft, 'q~town'), tableOf(draft, 'q~kita')];
  if (!isPublished(wide) || !isPublished(fine)) return undefined;
  const counted = countedOf(asking, responses);
  const trueOf = ({ id, rows, columns }: Published): Numbers => {
    const own = counted.find(({ table }) => table.id === id);
    const count = (row: string, column: string): number =>
      own?.cells[own.table.rows.indexOf(row)]?.[own.table.columns.indexOf(column)] ?? 0;
    return rows.map((row) =>
      columns.map((column) =>
        row.members.flatMap((level) => column.members.map((code) => count(level, code))).reduce((a, b) => a + b, 0),
      ),
    );
  };
  return { responses, tree: { draft, wide, fine, towns: trueOf(wide), kitas: trueOf(fine) } };
}

const protection = { k: 5, c: 1 };

/** A table's counts as they are where it is protected by itself. */
function byItself({ id, rows, columns }: Published, cells: Numbers): (number | null)[][] {
  const names = {
    table: id,
    rows: rows.map(({ code }) => code),
    columns: columns.map(({ code }) => code),
    keyed: keyedBy('key'),
  };
  const hidden = protect({ cells }, names, protection);
  return cells.map((row, y) => row.map((cell, x) => (hidden?.[y]?.[x] ? null : cell)));
}

const smallHidden = (cells: Numbers): (number | null)[][] =>
  cells.map((row) => row.map((cell) => (cell < protection.k ? null : cell)));

const withTables = ({ tables, places }: Draft, ...changed: readonly Published[]): Pick<Draft, 'tables' | 'places'> => ({
  tables: tables.map((table) => changed.find(({ id }) => id === table.id) ?? table),
  ...(places ? { places } : {}),
});

const mutants: Readonly<Record<string, Mutant>> = {
  'the places are protected alone, the towns beside them': ({ draft, wide, fine, towns, kitas }) =>
    withTables(draft, { ...wide, counts: byItself(wide, towns) }, { ...fine, counts: byItself(fine, kitas) }),
  "the towns' cells are forgotten": ({ draft, wide, towns }) =>
    withTables(draft, { ...wide, counts: smallHidden(towns) }),
  "the places' cells are forgotten": ({ draft, fine, kitas }) =>
    withTables(draft, { ...fine, counts: smallHidden(kitas) }),
  'a town that is not divided is shown among the places': ({ draft, wide, fine, kitas }) => {
    const alone = wide.rows.filter(({ code }) => fine.rows.filter((row) => row.in === code).length === 1);
    const counts = fine.counts.map((row, y) =>
      alone.some(({ code }) => code === fine.rows[y]?.in)
        ? (kitas[y] ?? []).map((cell) => (cell < 5 ? null : cell))
        : row,
    );
    return withTables(draft, { ...fine, counts });
  },
  'empty cells of places are shown': ({ draft, fine, kitas }) =>
    withTables(draft, {
      ...fine,
      counts: fine.counts.map((row, y) => row.map((cell, x) => (kitas[y]?.[x] === 0 ? 0 : cell))),
    }),
  'places are pooled across towns': ({ draft, fine, kitas }) => {
    const first = fine.rows.findIndex((row, at) => row.in !== fine.rows[at + 1]?.in);
    const [a, b] = [fine.rows[first], fine.rows[first + 1]];
    if (!a || !b) return draft;
    const rows = fine.rows.toSpliced(first, 2, { ...a, members: [...a.members, ...b.members] });
    const both = fine.columns.map((_, x) => (kitas[first]?.[x] ?? 0) + (kitas[first + 1]?.[x] ?? 0));
    const counts = fine.counts.toSpliced(
      first,
      2,
      both.map((cell) => (cell < 5 ? null : cell)),
    );
    const rowTotals = fine.rowTotals.toSpliced(
      first,
      2,
      (fine.rowTotals[first] ?? 0) + (fine.rowTotals[first + 1] ?? 0),
    );
    return withTables(draft, { ...fine, rows, counts, rowTotals });
  },
  'a place is said to lie elsewhere': ({ draft }) => ({
    ...draft,
    places: (draft.places ?? []).map((place, at) => (at === 0 ? { ...place, in: 'south' } : place)),
  }),
  "a town's total is another": ({ draft, wide }) =>
    withTables(draft, { ...wide, rowTotals: wide.rowTotals.map((total, at) => total + ([1, -1][at] ?? 0)) }),
};

const asking = aTree(placesIn([4, 3, 1, 0]), undefined, 3);
const trees = Array.from({ length: 12 }, (_, seed) => treeOf(asking, seed + 1)).flatMap((one) => one ?? []);

describe('a tree whose protection is broken', () => {
  it('is not what the engine makes', async () => {
    expect(trees.length).toBeGreaterThan(8);
    for (const { tree, responses } of trees) {
      const { quick, whole } = await attacked(tree.draft, asking, responses);
      expect([quick.ok, whole.ok]).toEqual([true, true]);
    }
  }, 60_000);

  it.each(Object.keys(mutants))(
    '%s: is seen by flow and by linear programs',
    async (name) => {
      const caught = { quick: 0, whole: 0 };
      for (const { tree, responses } of trees) {
        const draft = { ...tree.draft, ...mutants[name]?.(tree) };
        const { quick, whole } = await attacked(draft, asking, responses);
        caught.quick += quick.ok ? 0 : 1;
        caught.whole += whole.ok ? 0 : 1;
      }
      expect(Math.min(caught.quick, caught.whole)).toBeGreaterThan(0);
    },
    60_000,
  );
});
