import { type Contributions, type Hidden, isSafe, protectTable } from '../disclosure/amounts.ts';
import type { ProtectedTable } from '../disclosure/artifact.ts';
import type { Keyed, Names } from '../disclosure/keyed.ts';
import type { Contribution, Dominance } from '../disclosure/magnitude.ts';
import type { Group } from '../disclosure/pool.ts';
import { bands, type ClubReport, type Counts, countOf, type Part } from './figures.ts';

/** A club's report as it is counted. */
export type ReportingClub = {
  /** The club, or the umbrella club that reports for several: it counts once in a cell. */
  readonly holding: string;
  readonly town: string;
  /** The club has agreed to its own figures being known. */
  readonly named: boolean;
  readonly report: ClubReport;
};

/** A table of sums as it may leave: a hidden number is null, whatever it is hidden for; the grand total is shown. */
export type ClubTable = Omit<ProtectedTable, 'rowTotals' | 'columnTotals'> & {
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
  /** How many clubs gave a figure and how many did not; null for fewer than may be told. */
  readonly clubs: number | null;
  readonly silent: number | null;
  /** Estimated where any of the figures in it is. */
  readonly basis: 'counted' | 'estimated';
};

type Line = { readonly code: string; readonly members: readonly string[] };
/** What a club gives to a row and a column; undefined where it could not give anything there. */
type Give = (club: ReportingClub, row: Line, column: Line) => number | undefined;
type Plan = {
  readonly id: string;
  readonly item: string;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly give: Give;
  /** Whether a club has told the figure at all. */
  readonly isTold: (report: ClubReport) => boolean;
  readonly isEstimated: (report: ClubReport) => boolean;
};

const line = (code: string): Line => ({ code, members: [code] });
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
const never = (): boolean => false;
const isEstimate = ({ participation }: ClubReport): boolean => participation.basis === 'estimated';

/** A part of a whole and what is left of it; where the part was not told, all of it is left. */
const splitOf = (whole = 0, part = 0): Readonly<Record<string, number>> => ({
  part: Math.min(part, whole),
  rest: whole - Math.min(part, whole),
});

/** A whole by town, divided into a part and all others, so that both are protected together. */
const divided = (
  id: string,
  item: string,
  towns: readonly Line[],
  of: (report: ClubReport) => { readonly whole?: number | undefined; readonly part?: number | undefined },
): Plan => ({
  id,
  item,
  rows: towns,
  columns: ['part', 'rest'].map(line),
  give: ({ town, report }, row, column) =>
    town === row.code ? (splitOf(of(report).whole, of(report).part)[column.code] ?? 0) : undefined,
  isTold: (report) => of(report).whole !== undefined,
  isEstimated: isEstimate,
});

const partOf = ({ all, migrants }: Part = {}) => ({ whole: all, part: migrants });

/** Columns of Table B: men and women by band; divers and without a gender together, as they are few. */
const memberColumns: readonly Line[] = [
  ...bands.flatMap((band) => [line(`${band}_m`), line(`${band}_w`)]),
  { code: 'd_o', members: ['d', 'o'] },
];

function membersAt({ members }: ClubReport, code: string): number {
  if (!members) return 0;
  if (code === 'd_o') return sum(bands.map((band) => (members[band].d ?? 0) + (members[band].o ?? 0)));
  const band = bands.find((one) => code.startsWith(`${one}_`)) ?? bands[0];
  return members[band][code.endsWith('_m') ? 'm' : 'w'] ?? 0;
}

/** Fachverbände by number; those of fewer than `least` clubs together. */
function associationsOf(clubs: readonly ReportingClub[], least: number): readonly Line[] {
  const holdings = new Map<string, Set<string>>();
  for (const { holding, report } of clubs)
    for (const { association } of report.departments)
      holdings.set(association, (holdings.get(association) ?? new Set()).add(holding));
  const codes = [...holdings.keys()].toSorted();
  const small = codes.filter((code) => (holdings.get(code)?.size ?? 0) < least);
  const large = codes.filter((code) => !small.includes(code)).map(line);
  return small.length > 0 ? [...large, { code: 'rest', members: small }] : large;
}

/** Members of a club in these Fachverbände; undefined where it has no such department. */
const assignedTo = ({ departments }: ClubReport, { members }: Line): number | undefined => {
  const own: readonly Counts[] = departments
    .filter((one) => members.includes(one.association))
    .map((one) => one.counts);
  return own.length === 0 ? undefined : sum(own.map((counts) => countOf(counts) ?? 0));
};

/** The closed list of tables: nothing else is ever summed over clubs. */
function plansOf(clubs: readonly ReportingClub[], least: number): readonly Plan[] {
  const towns = [...new Set(clubs.map(({ town }) => town))].toSorted().map(line);
  return [
    {
      ...{ id: 'members~town', item: 'b', rows: towns, columns: memberColumns, isEstimated: never },
      give: ({ town, report }, row, column) => (town === row.code ? membersAt(report, column.code) : undefined),
      isTold: ({ members }) => members !== undefined,
    },
    {
      ...{ id: 'departments~town', item: 'c', rows: associationsOf(clubs, least), columns: towns, isEstimated: never },
      give: ({ town, report }, row, column) => (town === column.code ? assignedTo(report, row) : undefined),
      isTold: ({ departments }) => departments.length > 0,
    },
    divided('migrants~town', 'd1', towns, ({ participation: { basis, migrants, young } }) =>
      basis === 'unknown' ? {} : { whole: migrants, part: young },
    ),
    {
      ...{ id: 'guests~town', item: 'd4', rows: [line('guests')], columns: towns, isEstimated: never },
      give: ({ town, report }, _, column) => (town === column.code ? (report.participation.guests ?? 0) : undefined),
      isTold: ({ participation }) => participation.guests !== undefined,
    },
    divided('trainers~town', 'd5', towns, ({ participation }) => partOf(participation.trainers)),
    divided('board~town', 'd5', towns, ({ participation }) => partOf(participation.board)),
  ];
}

/** What every club gives to every cell, and how many could. */
const contributionsOf = ({ rows, columns, give }: Plan, clubs: readonly ReportingClub[]): Contributions =>
  rows.map((row) =>
    columns.map((column) =>
      clubs.flatMap((club): readonly Contribution[] => {
        const amount = give(club, row, column);
        return amount === undefined ? [] : [{ from: club.holding, amount, named: club.named }];
      }),
    ),
  );

const amountOf = (contributions: readonly Contribution[]): number => sum(contributions.map(({ amount }) => amount));

/** Where the cells cannot be protected with all totals: the totals of the rows, without any cell. */
function rowsAlone(cells: Contributions, names: Names, dominance: Dominance): Hidden | undefined {
  const alone = protectTable(
    cells.map((row) => [row.flat()]),
    { ...names, columns: ['all'] },
    dominance,
  );
  return (
    alone && {
      cells: cells.map((row) => row.map(() => true)),
      rows: alone.cells.map(([isHidden = true]) => isHidden),
      columns: names.columns.map(() => true),
    }
  );
}

type Shape = Pick<ClubTable, 'id' | 'item' | 'variable' | 'breakdown' | 'clubs' | 'silent' | 'basis'>;

function shapeOf({ id, item, isTold, isEstimated }: Plan, clubs: readonly ReportingClub[], least: number): Shape {
  const told = clubs.filter(({ report }) => isTold(report));
  const enough = (count: number): number | null => (count >= least ? count : null);
  return {
    ...{ id, item, variable: item, breakdown: 'town', clubs: enough(told.length) },
    silent: enough(clubs.length - told.length),
    basis: told.some(({ report }) => isEstimated(report)) ? 'estimated' : 'counted',
  };
}

function tableOf(plan: Plan, clubs: readonly ReportingClub[], dominance: Dominance, keyed: Keyed): ClubTable {
  const { id, rows, columns } = plan;
  const cells = contributionsOf(plan, clubs);
  const shape = shapeOf(plan, clubs, dominance.least);
  const bare = { rows: [], columns: [], counts: [], rowTotals: [], columnTotals: [] };
  const all = cells.flat(2);
  if (!isSafe(all, dominance)) return { ...shape, ...bare, status: 'withheld', reason: 'too_few', total: null };
  const names = { table: id, rows: rows.map(({ code }) => code), columns: columns.map(({ code }) => code), keyed };
  const inside = protectTable(cells, names, dominance);
  const hidden = inside ?? rowsAlone(cells, names, dominance);
  const total = amountOf(all);
  if (!hidden) return { ...shape, ...bare, status: 'withheld', reason: 'small_cell', total };
  const groups = (lines: readonly Line[]): readonly Group[] => lines.map(({ code, members }) => ({ code, members }));
  return {
    ...{ ...shape, rows: groups(rows), columns: groups(columns), total },
    ...(inside ? { status: 'published' } : { status: 'margins', reason: 'small_cell' }),
    counts: cells.map((row, r) => row.map((cell, c) => (hidden.cells[r]?.[c] ? null : amountOf(cell)))),
    rowTotals: cells.map((row, r) => (hidden.rows[r] ? null : amountOf(row.flat()))),
    columnTotals: columns.map((_, c) => (hidden.columns[c] ? null : amountOf(cells.flatMap((row) => row[c] ?? [])))),
  };
}

/**
 * The tables of clubs' figures that may leave: members by town, band and gender, by Fachverband and town, and
 * participation by town, each with what must be hidden of cells and totals. A part and its whole stand in one table, so
 * that they are protected together. `policy.percent` is to be kept to oneself; `keyed` must be secret and of the wave.
 */
export const clubTables = (clubs: readonly ReportingClub[], policy: Dominance, keyed: Keyed): readonly ClubTable[] =>
  plansOf(clubs, policy.least).map((plan) => tableOf(plan, clubs, policy, keyed));

/** The exact contributions behind each table, in their order: for the audit and for tests, never to be released. */
export const clubContributions = (clubs: readonly ReportingClub[], { least }: Dominance): readonly Contributions[] =>
  plansOf(clubs, least).map((plan) => contributionsOf(plan, clubs));
