import type { infer as Infer } from 'zod/mini';
import { type Contributions, isSafe, protectTable } from '../disclosure/amounts.ts';
import type { Keyed } from '../disclosure/keyed.ts';
import type { Contribution, Dominance } from '../disclosure/magnitude.ts';
import { bands, type ClubReport, countOf, migrantsOf, type Part } from './figures.ts';
import { type Entry, type Layout, type Line, laddered, line, pooledLines } from './layouts.ts';
import type { clubReleaseSchema } from './schema.ts';

/** A club's report as it is counted. */
export type ReportingClub = {
  /** The club, or the umbrella club that reports for several: it counts once in a cell. */
  readonly holding: string;
  readonly town: string;
  readonly report: ClubReport;
};

/** A table of sums as it may leave: a hidden number is null, whatever it is hidden for; the grand total is shown. */
export type ClubTable = Infer<typeof clubReleaseSchema>['tables'][number];

type Plan = {
  readonly id: string;
  readonly item: string;
  readonly layouts: readonly Layout[];
  /** What a club gives; nothing where it could not give anything. */
  readonly entries: (club: ReportingClub) => readonly Entry[];
  /** Whether a club has told the figure at all. */
  readonly isTold: (report: ClubReport) => boolean;
  readonly isEstimated: (report: ClubReport) => boolean;
};

const never = (): boolean => false;
/** A figure of participation is an estimate unless the club says that it counted. */
const isEstimate = ({ participation }: ClubReport): boolean => participation.basis !== 'counted';

type Split = { readonly whole?: number | undefined; readonly part?: number | undefined };

/** A part of a whole and what is left of it; a whole whose part was not told is neither: a blank is not 0. */
function splitOf({ whole, part }: Split): readonly (readonly [string, number])[] {
  if (whole === undefined) return [];
  if (part === undefined) return [['open', whole]];
  return [
    ['part', Math.min(part, whole)],
    ['rest', Math.max(0, whole - part)],
  ];
}

type Towns = readonly (readonly Line[])[];
type Reporting = { readonly clubs: readonly ReportingClub[]; readonly towns: Towns };

/** A whole by town, divided into a part, all others, and what is not known, so that all are protected together. */
function divided(
  id: string,
  item: string,
  { clubs, towns }: Reporting,
  of: (report: ClubReport) => Split,
  isEstimated = isEstimate,
): Plan {
  const isOpen = clubs.some(({ report }) => of(report).whole !== undefined && of(report).part === undefined);
  return {
    ...{ id, item, isEstimated },
    layouts: laddered(towns, [['part', 'rest', ...(isOpen ? ['open'] : [])].map(line)]),
    entries: ({ town, report }) => splitOf(of(report)).map(([column, amount]) => ({ row: town, column, amount })),
    isTold: (report) => of(report).whole !== undefined,
  };
}

const partOf = ({ all, migrants }: Part = {}): Split => ({ whole: all, part: migrants });

/** Members with Einwanderungsgeschichte, the young ones among them. What is given as a share is an estimate. */
const originOf = (report: ClubReport): Split => ({ whole: migrantsOf(report), part: report.participation.young });
const isRough = (report: ClubReport): boolean => isEstimate(report) || report.participation.migrants === undefined;

/** Few are divers or without a gender: they stand together, over all bands. */
const others = { code: 'd_o', members: ['d', 'o'] };
const binary = ['m', 'w'] as const;

/** Bands together: minors, up to 40, above. */
const ages = [
  { code: 'b0_18', of: bands.slice(0, 3) },
  { code: 'b19_40', of: bands.slice(3, 5) },
  { code: 'b41', of: bands.slice(5) },
];

/** Columns of Table B from fine to coarse: each band by gender, three ages by gender, and gender alone. */
const memberColumns: readonly (readonly Line[])[] = [
  [...bands.flatMap((band) => binary.map((gender) => line(`${band}_${gender}`))), others],
  [
    ...ages.flatMap(({ code, of }) =>
      binary.map((gender) => ({ code: `${code}_${gender}`, members: of.map((band) => `${band}_${gender}`) })),
    ),
    others,
  ],
  [...binary.map((gender) => ({ code: gender, members: bands.map((band) => `${band}_${gender}`) })), others],
];

function memberEntries({ town, report: { members } }: ReportingClub): readonly Entry[] {
  if (!members) return [];
  const sum = (gender: 'd' | 'o'): number => bands.reduce((all, band) => all + (members[band][gender] ?? 0), 0);
  return [
    ...bands.flatMap((band) =>
      binary.map((gender) => ({ row: town, column: `${band}_${gender}`, amount: members[band][gender] ?? 0 })),
    ),
    ...(['d', 'o'] as const).map((gender) => ({ row: town, column: gender, amount: sum(gender) })),
  ];
}

const departmentEntries = ({ town, report }: ReportingClub): readonly Entry[] =>
  report.departments.map(({ association, counts }) => ({
    ...{ row: association, column: town },
    amount: countOf(counts) ?? 0,
  }));

/** The closed list of tables: nothing else is ever summed over clubs. Lines of few clubs are pooled, further by step. */
function plansOf(clubs: readonly ReportingClub[], least: number): readonly Plan[] {
  const sizes = [least, 2 * least, 4 * least];
  const towns: Towns = sizes.map((size) => pooledLines(clubs, ({ town }) => [town], size));
  const codes = ({ report }: ReportingClub): readonly string[] => report.departments.map((one) => one.association);
  const associations = sizes.map((size) => pooledLines(clubs, codes, size));
  return [
    {
      ...{ id: 'members~town', item: 'b', isEstimated: never, entries: memberEntries },
      layouts: laddered(towns, memberColumns),
      isTold: ({ members }) => members !== undefined,
    },
    {
      ...{ id: 'departments~town', item: 'c', isEstimated: never, entries: departmentEntries },
      layouts: laddered(associations, towns),
      isTold: ({ departments }) => departments.length > 0,
    },
    divided('migrants~town', 'd1', { clubs, towns }, originOf, isRough),
    {
      ...{ id: 'guests~town', item: 'd4', isEstimated: never },
      layouts: laddered(towns, [[line('guests')]]),
      entries: ({ town, report: { participation } }) =>
        participation.guests === undefined ? [] : [{ row: town, column: 'guests', amount: participation.guests }],
      isTold: ({ participation }) => participation.guests !== undefined,
    },
    divided('trainers~town', 'd5', { clubs, towns }, ({ participation }) => partOf(participation.trainers)),
    divided('board~town', 'd5', { clubs, towns }, ({ participation }) => partOf(participation.board)),
  ];
}

/** What every club gives to every cell of a layout; undefined where it has no place for something. */
function contributionsTo({ rows, columns }: Layout, { entries }: Plan, clubs: readonly ReportingClub[]) {
  const placesOf = (lines: readonly Line[]) =>
    new Map(lines.flatMap(({ members }, at) => members.map((member) => [member, at] as const)));
  const [down, across] = [placesOf(rows), placesOf(columns)];
  const cells: Contribution[][][] = rows.map(() => columns.map(() => []));
  for (const club of clubs)
    for (const { row, column, amount } of entries(club)) {
      const cell = cells[down.get(row) ?? -1]?.[across.get(column) ?? -1];
      if (!cell) return undefined;
      cell.push({ from: club.holding, amount });
    }
  return cells;
}

const amountOf = (contributions: readonly Contribution[]): number =>
  contributions.reduce((sum, { amount }) => sum + amount, 0);

type Name = Pick<ClubTable, 'id' | 'item' | 'clubs' | 'silent' | 'basis'>;

function nameOf({ id, item, isTold, isEstimated }: Plan, clubs: readonly ReportingClub[], least: number): Name {
  const told = clubs.filter(({ report }) => isTold(report));
  const silent = clubs.length - told.length;
  const isMany = told.length >= least && (silent === 0 || silent >= least);
  return {
    ...{ id, item, basis: told.some(({ report }) => isEstimated(report)) ? 'estimated' : 'counted' },
    ...(isMany ? { clubs: told.length, silent } : { clubs: null, silent: null }),
  };
}

/** The table in a layout, without what must be hidden; undefined where no choice of hidden cells protects it. */
function shownIn(layout: Layout, name: Name, cells: Contributions, rule: Dominance, keyed: Keyed) {
  const { rows, columns } = layout;
  const codes = (lines: readonly Line[]): readonly string[] => lines.map(({ code }) => code);
  const names = { table: name.id, rows: codes(rows), columns: codes(columns), keyed };
  const hidden = protectTable(cells, names, rule);
  if (!hidden) return undefined;
  return {
    ...{ ...name, status: 'published' as const, rows, columns, total: amountOf(cells.flat(2)) },
    counts: cells.map((row, r) => row.map((cell, c) => (hidden.cells[r]?.[c] ? null : amountOf(cell)))),
    rowTotals: cells.map((row, r) => (hidden.rows[r] ? null : amountOf(row.flat()))),
    columnTotals: columns.map((_, c) => (hidden.columns[c] ? null : amountOf(cells.flatMap((row) => row[c] ?? [])))),
  };
}

/** How many numbers of a table can be read: without known zeros, and a total of one number only once. */
const readIn = ({ rows, columns, counts, rowTotals, columnTotals }: ClubTable): number =>
  [...counts.flat(), ...(columns.length > 1 ? rowTotals : []), ...(rows.length > 1 ? columnTotals : [])].filter(
    (number) => number !== null && number > 0,
  ).length;

/** The table in the layout that tells the most numbers, the finest of these; in that of an earlier release if it can be. */
function tableOf(plan: Plan, clubs: readonly ReportingClub[], { rule, keyed, earlier }: Protecting): ClubTable {
  const name = nameOf(plan, clubs, rule.least);
  const made = (layout: Layout): ClubTable | undefined => {
    const cells = contributionsTo(layout, plan, clubs);
    const all = cells?.flat(2) ?? [];
    return cells && all.length > 0 && isSafe(all, rule) ? shownIn(layout, name, cells, rule, keyed) : undefined;
  };
  for (const before of earlier ?? []) {
    const kept = before.id === plan.id && before.status === 'published' ? made(before) : undefined;
    if (kept) return kept;
  }
  let best: ClubTable | undefined;
  for (const layout of plan.layouts) {
    const table = made(layout);
    if (table && (!best || readIn(table) > readIn(best))) best = table;
  }
  const bare = { rows: [], columns: [], counts: [], rowTotals: [], columnTotals: [], total: null };
  return best ?? { ...name, ...bare, status: 'withheld', reason: 'too_few' };
}

type Protecting = {
  /** `percent` is to be kept to oneself. */
  readonly rule: Dominance;
  /** Must be secret and of the wave. */
  readonly keyed: Keyed;
  /** The tables of earlier releases, whose rows and columns are kept, so that they compare. */
  readonly earlier?: readonly ClubTable[] | undefined;
};

/**
 * The tables of clubs' figures that may leave: members by town, band and gender, by Fachverband and town, and
 * participation by town, each with what must be hidden of cells and totals, in the finest division that can be
 * protected. A part and its whole stand in one table, so that they are protected together.
 */
export const clubTables = (clubs: readonly ReportingClub[], protecting: Protecting): readonly ClubTable[] =>
  plansOf(clubs, protecting.rule.least).map((plan) => tableOf(plan, clubs, protecting));

/**
 * The exact contributions behind tables, each in its own rows and columns: for the audit, never to be released. Those of
 * a table that has no place for something, as of one that is withheld, are none.
 */
export function contributionsOf(
  tables: readonly ClubTable[],
  clubs: readonly ReportingClub[],
): readonly Contributions[] {
  const plans = plansOf(clubs, 1);
  return tables.map((table) => {
    const plan = plans.find(({ id }) => id === table.id);
    return (plan && contributionsTo(table, plan, clubs)) ?? [];
  });
}
