import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { AuditedTable, Group } from './artifact.ts';
import type { Finding } from './checks.ts';
import type { Interval } from './flow.ts';
import { newModel } from './model.ts';
import { sumOf } from './published.ts';
import { type Question, withinOf } from './question.ts';
import { newScene, whole } from './scene.ts';
import { solveIntervals } from './solve.ts';
import { writeStructure } from './structure.ts';

type Suspect = { readonly question: Question; readonly interval: Interval; readonly why: string };

/** A finding about published numbers, as a suspect that the questionnaire alone may explain. */
export function suspectOf({ row, column, low, high, why }: Finding, table: AuditedTable): Suspect {
  const all = (groups: readonly Group[]): readonly string[] => groups.flatMap(({ members }) => members);
  const [rows, columns] = [row?.split('+') ?? all(table.rows), column?.split('+') ?? all(table.columns)];
  const within = row !== null && column !== null ? withinOf(table, rows, columns) : [];
  return {
    question: {
      kind: 'hidden',
      table: table.id,
      row: row ?? '',
      column: column ?? '',
      terms: (scene) => sumOf(scene, table, rows, columns),
      within,
    },
    interval: { low: low ?? 0, high: high ?? 0 },
    why,
  };
}

/** Enough people for every cell that the questionnaire allows to be filled. */
const many = 1000;

/** Leaves out what the questionnaire alone tells: cells that nobody can be in, and cells that are all of their row or column. */
export async function withoutPlain(
  suspects: readonly Suspect[],
  questionnaire: Questionnaire,
): Promise<readonly Finding[]> {
  if (suspects.length === 0) return [];
  const model = newModel();
  const scene = newScene(model, questionnaire);
  writeStructure(scene);
  model.equal(scene.size(whole), many);
  const sums = suspects.map(({ question: { terms, within } }) => [
    terms(scene),
    ...within.map((sum) => [...sum(scene), ...terms(scene).map(([variable, times]) => [variable, -times] as const)]),
  ]);
  const enough = { low: Number.POSITIVE_INFINITY, high: 1 };
  const { intervals = [] } = await solveIntervals(
    model,
    sums.flat().map((terms) => ({ terms, enough })),
  );
  let next = 0;
  const isPlain = sums.map((all) => {
    const own = intervals.slice(next, next + all.length);
    next += all.length;
    return own.some(({ high }) => high <= 0);
  });
  return suspects.flatMap(({ question, interval, why }, index) =>
    isPlain[index]
      ? []
      : [
          {
            table: question.table,
            row: question.row,
            column: question.column,
            low: interval.low,
            high: interval.high,
            why,
          },
        ],
  );
}
