import type { Questionnaire } from '../../survey/questionnaire.ts';
import { type Artifact, type AuditedTable, type Group, readArtifact } from './artifact.ts';
import { type Finding, filledUp, malformed, plainFindings, sizeFindings } from './checks.ts';
import type { Interval } from './flow.ts';
import { newModel } from './model.ts';
import { type Neighbourhood, neighbourhoods } from './neighbours.ts';
import { isIn, sumOf, writePublished } from './published.ts';
import { type Exact, exposedBy, neededOf, type Question, questionsOf, withinOf } from './question.ts';
import { newScene, type Scene, whole } from './scene.ts';
import { solveIntervals } from './solve.ts';
import { writeStructure } from './structure.ts';
import { symmetryOf } from './symmetry.ts';

export type Audited = {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** Numbers that were asked for, hidden cells among them, and linear programs that were solved. */
  readonly checked: { readonly questions: number; readonly hidden: number; readonly programs: number };
};

const none = { questions: 0, hidden: 0, programs: 0 };

const failed = (why: string): Audited => ({
  ok: false,
  findings: [{ table: null, row: null, column: null, low: null, high: null, why }],
  checked: none,
});

/**
 * Attacks a release as its readers have it: its text, the questionnaire, and every equation that follows from both. It
 * passes if no number it hides is certain, or certainly small (Handbook on Statistical Disclosure Control, 2nd edition,
 * 4.2.2, with every value from 0 to k + c left for a small cell). With `exact` the cells that are small are known, and
 * published numbers are compared with the true ones.
 */
export async function audit(text: string, questionnaire: Questionnaire, exact?: Exact): Promise<Audited> {
  const read = readArtifact(text);
  if (!read.ok) return failed(`unreadable: ${read.why}`);
  return after([read.artifact], questionnaire, exact);
}

/**
 * Attacks a series of releases of one growing wave: what came in between is a population of its own, and no part of it
 * may be certainly smaller than k.
 */
export async function auditSeries(texts: readonly string[], questionnaire: Questionnaire): Promise<Audited> {
  const read = texts.map(readArtifact);
  const artifacts = read.flatMap((one) => (one.ok ? [one.artifact] : []));
  if (artifacts.length < read.length) return failed('unreadable');
  return after(artifacts, questionnaire);
}

/** Plain checks first: what is malformed cannot be attacked, and is not published anyway. */
async function after(artifacts: readonly Artifact[], questionnaire: Questionnaire, exact?: Exact): Promise<Audited> {
  const wrong = artifacts.flatMap((artifact) => malformed(artifact, questionnaire));
  if (wrong.length > 0) return { ok: false, findings: wrong, checked: none };
  const plain = artifacts.flatMap((artifact) => plainFindings(artifact, questionnaire, exact));
  const filled = artifacts.map((artifact) => filledUp(artifact, questionnaire));
  const { findings, checked } = await attack(filled, questionnaire, exact);
  return { ok: plain.length + findings.length === 0, findings: [...plain, ...findings], checked };
}

type Asked = { readonly question: Question; readonly scenes: readonly Scene[] };

/** Attacks neighbourhood by neighbourhood; a finding that several of them make is told once. */
async function attack(artifacts: readonly Artifact[], questionnaire: Questionnaire, exact?: Exact): Promise<Audited> {
  const audited: Audited[] = [];
  for (const near of neighbourhoods(questionnaire)) audited.push(await attackNear(artifacts, near, exact));
  const findings = new Map(audited.flatMap((one) => one.findings.map((finding) => [JSON.stringify(finding), finding])));
  const total = (key: keyof Audited['checked']): number => audited.reduce((sum, { checked }) => sum + checked[key], 0);
  const checked = { questions: total('questions'), hidden: total('hidden'), programs: total('programs') };
  return { ok: findings.size === 0, findings: [...findings.values()], checked };
}

async function attackNear(
  artifacts: readonly Artifact[],
  { questionnaire, asked: about }: Neighbourhood,
  exact?: Exact,
): Promise<Audited> {
  const model = newModel();
  const scenes = artifacts.map((_, index) => newScene(model, questionnaire, String(index)));
  for (const scene of scenes) writeStructure(scene);
  for (const [index, artifact] of artifacts.entries()) writePublished(model, scenes.slice(0, index + 1), artifact);
  const [last] = artifacts.slice(-1);
  const [newest] = scenes.slice(-1);
  if (!last || !newest) return failed('unreadable');
  const own = { ...last, tables: last.tables.filter((table) => about.has(table.item) && isIn(newest, table)) };
  const asked = [
    ...questionsOf(own, newest, exact).map((question) => ({ question, scenes })),
    ...(artifacts.length > 1 ? increments(own, newest) : []),
  ];
  const { intervals, programs } = await solveIntervals(
    model,
    asked.map(({ question, scenes: all }) => ({
      terms: all.flatMap((scene) => question.terms(scene)),
      enough: neededOf(question, last.policy),
    })),
    symmetryOf(model, newest),
  );
  if (!intervals) return failed('impossible');
  const suspects = asked.flatMap(({ question }, index) => {
    const interval = intervals[index] ?? { low: 0, high: 0 };
    const why = exposedBy(question, interval, last.policy);
    return why === undefined ? [] : [{ question, interval, why }];
  });
  const sizes = own.tables.flatMap((table) =>
    sizeFindings(table, last.policy).map((finding) => suspectOf(finding, table)),
  );
  const findings = await withoutPlain([...sizes, ...suspects], questionnaire);
  const hidden = asked.filter(({ question }) => question.kind === 'hidden').length;
  return { ok: findings.length === 0, findings, checked: { questions: asked.length, hidden, programs } };
}

/** What came in since the release before: every cell of it is asked like one that is withheld. */
const increments = (artifact: Artifact, newest: Scene): readonly Asked[] => {
  const all = { ...artifact, tables: artifact.tables.map((table) => ({ ...table, status: 'withheld' as const })) };
  return questionsOf(all, newest)
    .filter(({ kind }) => kind === 'withheld')
    .map((question) => ({ question: { ...question, row: `new ${question.row}` }, scenes: [newest] }));
};

type Suspect = { readonly question: Question; readonly interval: Interval; readonly why: string };

/** A finding about published numbers, as a suspect that the questionnaire alone may explain. */
function suspectOf({ row, column, low, high, why }: Finding, table: AuditedTable): Suspect {
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
async function withoutPlain(suspects: readonly Suspect[], questionnaire: Questionnaire): Promise<readonly Finding[]> {
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
