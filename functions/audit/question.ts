import type { Artifact, AuditedTable } from './artifact.ts';
import type { Interval } from './flow.ts';
import { givenPositions } from './many.ts';
import { minus, type Terms } from './model.ts';
import { sumOf } from './published.ts';
import type { Scene } from './scene.ts';

/** True counts by table id, `[level][column]` without pooling: what the auditor may know and no attacker does. */
export type Exact = ReadonlyMap<string, readonly (readonly number[])[]>;

type Kind = 'hidden' | 'margin' | 'pooled' | 'withheld' | 'positions';

/** A number of people that an attacker would like to know. */
export type Question = {
  readonly kind: Kind;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly terms: (scene: Scene) => Terms;
  /** Sums of which it is a part: where it is always the whole of one, the questionnaire itself gives it away. */
  readonly within: readonly ((scene: Scene) => Terms)[];
  readonly value?: number;
};

type TrueValue = (rows: readonly string[], columns: readonly string[]) => { readonly value?: number };

/** How many really are in some rows and columns of a table; nothing where the auditor does not know. */
function truthOf(exact: Exact | undefined, scene: Scene, table: AuditedTable): TrueValue {
  const counts = exact?.get(table.id);
  const shape = scene.shapes
    .get(table.item)
    ?.find(({ variable, option }) => variable === table.variable && option === table.option);
  if (!counts || !shape) return () => ({});
  const levels = scene.slices.filter(({ breakdown }) => breakdown === table.breakdown).map(({ level }) => level);
  const rowOf = new Map(levels.map((level, row) => [level, row]));
  return (rows, columns) => {
    const cells = rows.flatMap((row) =>
      columns.map((column) => counts[rowOf.get(row) ?? -1]?.[shape.columns.indexOf(column)] ?? 0),
    );
    return { value: cells.reduce((sum, cell) => sum + cell, 0) };
  };
}

/** What is asked about one group of rows and columns: the group where it is hidden, and each cell that is pooled in it. */
function cellsOf(
  table: AuditedTable,
  rows: readonly string[],
  columns: readonly string[],
  count: number | null | undefined,
) {
  const group = { rows, columns };
  const single = rows.flatMap((row) => columns.map((column) => ({ rows: [row], columns: [column] })));
  if (table.status === 'withheld') return single.map((cell) => ({ kind: 'withheld' as const, ...cell }));
  const pooled = single.length > 1 ? single.map((cell) => ({ kind: 'pooled' as const, ...cell })) : [];
  if (table.status === 'margins') return [{ kind: 'margin' as const, ...group }, ...pooled];
  return count === null ? [{ kind: 'hidden' as const, ...group }, ...pooled] : pooled;
}

/** The row and the column of a cell, each where it is more than the cell. */
export function withinOf(table: AuditedTable, rows: readonly string[], columns: readonly string[]): Question['within'] {
  const isPart = (groups: AuditedTable['rows'], some: readonly string[]): boolean =>
    groups.length > 1 || (groups[0]?.members.length ?? 0) > some.length;
  const all = (groups: AuditedTable['rows']): readonly string[] => groups.flatMap(({ members }) => members);
  return [
    ...(isPart(table.columns, columns) ? [(at: Scene) => sumOf(at, table, rows, all(table.columns))] : []),
    ...(isPart(table.rows, rows) ? [(at: Scene) => sumOf(at, table, all(table.rows), columns)] : []),
  ];
}

function questionsOfTable(table: AuditedTable, scene: Scene, exact?: Exact): readonly Question[] {
  const truth = truthOf(exact, scene, table);
  return table.rows.flatMap((row, y) =>
    table.columns.flatMap((column, x) =>
      cellsOf(table, row.members, column.members, table.counts?.[y]?.[x]).map(
        ({ kind, rows, columns }): Question => ({
          kind,
          table: table.id,
          row: rows.join('+'),
          column: columns.join('+'),
          terms: (at) => sumOf(at, table, rows, columns),
          within: withinOf(table, rows, columns),
          ...truth(rows, columns),
        }),
      ),
    ),
  );
}

/** How many people gave exactly so many positions of a rank: what its tables tell together and none alone. */
const positionsOf = (scene: Scene): readonly Question[] =>
  [...scene.items.values()]
    .filter(({ type }) => type === 'rank')
    .flatMap((item) =>
      scene.slices.flatMap((slice) => {
        const count = givenPositions(scene, slice, item).length;
        return Array.from({ length: count - 1 }, (_, index): Question => {
          const terms = (at: Scene): Terms => {
            const given = givenPositions(at, slice, item);
            return minus(given[index] ?? [], given[index + 1] ?? []);
          };
          const row = slice.level;
          return { kind: 'positions', table: item.id, row, column: `only ${index + 1}`, terms, within: [] };
        });
      }),
    );

/** Everything an attacker would like to know from an artifact. */
export const questionsOf = (artifact: Artifact, scene: Scene, exact?: Exact): readonly Question[] => [
  ...artifact.tables.flatMap((table) => questionsOfTable(table, scene, exact)),
  ...positionsOf(scene),
];

/** How far an interval must reach for nobody to be exposed. What is withheld or pooled may have any lower end. */
export function neededOf({ kind }: Question, { k, c }: Artifact['policy']): Interval {
  if (kind === 'hidden') return { low: 0, high: k + c };
  return kind === 'withheld' || kind === 'pooled' ? { low: Number.POSITIVE_INFINITY, high: k } : { low: 0, high: k };
}

/**
 * Why an interval exposes somebody, by what is asked and, where the auditor knows it, the true value.
 *
 * | asked                          | exposed where                                                       |
 * |--------------------------------|---------------------------------------------------------------------|
 * | a hidden cell                  | it has one value; or is small and not every value to k + c is left   |
 * | any cell                       | it is certainly below k                                             |
 * | a margins-only cell            | it is small, and certainly not empty                                |
 * | how many gave n positions      | they are certainly some and certainly few                           |
 */
export function exposedBy(
  question: Question,
  { low, high }: Interval,
  { k, c }: Artifact['policy'],
): string | undefined {
  const { kind, value = k } = question;
  if (kind === 'positions') return low > 0 && high < k ? 'few' : undefined;
  if (kind === 'hidden' && low >= high) return 'exact';
  if (high < k) return 'small';
  if (value < k && kind === 'hidden' && (low > 0 || high < k + c)) return 'narrow';
  return value < k && kind === 'margin' && low > 0 ? 'floor' : undefined;
}
