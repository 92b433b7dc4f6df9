import type { Artifact, AuditedTable, Group } from '../../functions/audit/artifact.ts';
import type { Exact } from '../../functions/audit/question.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { Response } from '../../survey/response.ts';
import { declaredTables, type Table } from '../../survey/table.ts';
import { contributionOf, mergeTallies, planOf, type Tally, tabulate } from '../../survey/tally.ts';
import { aResponse } from '../builders.ts';

export type Policy = Artifact['policy'];
export type Cells = readonly (readonly number[])[];
export type CountedTable = { readonly table: Table; readonly cells: Cells };

/** What stands between exact counts and the public: it turns a wave's tables into an artifact's text. */
export type Protect = (questionnaire: Questionnaire, counted: readonly CountedTable[], policy: Policy) => string;

export const policy: Policy = { k: 5, c: 1, minGroup: 10 };

/** A wave of made-up responses, the same for the same seed. */
export function someResponses(questionnaire: Questionnaire, size: number, seed: number): readonly Response[] {
  const chance = seeded(seed);
  return Array.from({ length: size }, () => {
    const language = questionnaire.languages[Math.floor(questionnaire.languages.length * chance() ** 2)] ?? 'de';
    return aResponse(questionnaire, madeUpFields(questionnaire, chance), { language });
  });
}

/** The exact tables of some responses. */
export function countedOf(questionnaire: Questionnaire, responses: readonly Response[]): readonly CountedTable[] {
  const plan = planOf(questionnaire);
  const tally: Tally = mergeTallies(responses.map((response) => contributionOf(plan, response)));
  return declaredTables(questionnaire).map((table) => ({ table, cells: tabulate(plan, table, tally) }));
}

export const exactOf = (counted: readonly CountedTable[]): Exact =>
  new Map(counted.map(({ table, cells }) => [table.id, cells]));

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

export const columnSums = (cells: Cells): readonly number[] =>
  (cells[0] ?? []).map((_, column) => sum(cells.map((row) => row[column] ?? 0)));

const group = (members: readonly string[]): Group => ({ code: members.join('+'), members: [...members] });

/** A table of groups of rows and columns, given as positions. */
function pooledTable({ table, cells }: CountedTable, rows: readonly number[][], columns: readonly number[][]) {
  const counts = rows.map((ys) => columns.map((xs) => sum(ys.flatMap((y) => xs.map((x) => cells[y]?.[x] ?? 0)))));
  const { rows: levels, columns: codes, ...rest } = table;
  return {
    counts,
    shape: {
      ...rest,
      rows: rows.map((ys) => group(ys.map((y) => levels[y] ?? ''))),
      columns: columns.map((xs) => group(xs.map((x) => codes[x] ?? ''))),
    },
    totals: { rowTotals: counts.map(sum), columnTotals: [...columnSums(counts)] },
  };
}

/** Merges the smallest two until each group has `least`; positions stay in order within a group. */
export function poolUp(sizes: readonly number[], least: number): readonly number[][] {
  let groups = sizes.map((size, index) => ({ size, members: [index] }));
  while (groups.length > 1 && groups.some(({ size }) => size < least)) {
    const [a, b, ...rest] = groups.toSorted((x, y) => x.size - y.size);
    if (!a || !b) break;
    groups = [...rest, { size: a.size + b.size, members: [...a.members, ...b.members].sort((x, y) => x - y) }];
  }
  return groups.map(({ members }) => members).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Every code in a group of its own. */
const apart = (cells: Cells) => ({
  rows: cells.map((_, y) => [y]),
  columns: (cells[0] ?? []).map((_, x) => [x]),
});

const pooledBy = (counted: CountedTable, { k, minGroup }: Policy) => {
  const least = counted.table.breakdown === undefined ? k : minGroup;
  return { rows: poolUp(counted.cells.map(sum), least), columns: poolUp(columnSums(counted.cells), least) };
};

/** How one table is shown: which cells, or none, or nothing at all. */
export type Show = (counts: Cells, policy: Policy) => 'margins' | 'withheld' | (number | null)[][];

type Grouping = 'pooled' | 'apart';

/** A protector of single tables: pools their margins or leaves them, then shows what `show` says. */
export const protectBy =
  (show: Show, grouping: Grouping = 'pooled'): Protect =>
  (_, counted, rules) => {
    const total = sum(counted[0]?.cells.flat() ?? []);
    const tables = counted.map((one): AuditedTable => {
      const { rows, columns } = grouping === 'pooled' ? pooledBy(one, rules) : apart(one.cells);
      const { shape, counts, totals } = pooledTable(one, rows, columns);
      const shown = total < rules.k ? 'withheld' : show(counts, rules);
      if (shown === 'withheld') return { ...shape, status: shown };
      return shown === 'margins'
        ? { ...shape, status: shown, ...totals }
        : { ...shape, status: 'published', counts: shown, ...totals };
    });
    return textOf(tables, total < rules.k ? null : total, rules);
  };

/** An artifact's text. */
const textOf = (tables: readonly AuditedTable[], total: number | null, rules: Policy = policy): string =>
  JSON.stringify({ wave: 'spring-27', number: 1, policy: rules, total, tables });

/** What most tools do: hides the small cells and nothing else. */
export const naive: Show = (counts, { k }) => counts.map((row) => row.map((cell) => (cell < k ? null : cell)));

/** Shows a table whole or not at all. */
export const whole: Show = (counts, { k, minGroup }) => {
  const least = counts.length === 1 ? k : minGroup;
  const isSafe =
    counts.flat().every((cell) => cell >= k) &&
    [...counts.map(sum), ...columnSums(counts)].every((one) => one >= least);
  return isSafe ? counts.map((row) => [...row]) : 'withheld';
};

/** Shows everything. */
export const open: Show = (counts) => counts.map((row) => [...row]);
