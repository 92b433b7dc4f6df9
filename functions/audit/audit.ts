import type { Questionnaire } from '../../survey/questionnaire.ts';
import { type Artifact, readArtifact } from './artifact.ts';
import { asFielded, type Finding, filledUp, malformed, plainFindings, sizeFindings } from './checks.ts';
import { newModel } from './model.ts';
import { type Neighbourhood, neighbourhoods } from './neighbours.ts';
import { isIn, writePublished } from './published.ts';
import { type Exact, exposedBy, neededOf, type Question, questionsOf } from './question.ts';
import { newScene, type Scene } from './scene.ts';
import { solveIntervals } from './solve.ts';
import { writeStructure } from './structure.ts';
import { suspectOf, withoutPlain } from './suspect.ts';
import { symmetryOf } from './symmetry.ts';

export type Audited = {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /**
   * Numbers that were asked for, hidden cells among them; linear programs that were solved, and the rows of all of
   * them; parts of the questionnaire that were left out.
   */
  readonly checked: {
    readonly questions: number;
    readonly hidden: number;
    readonly programs: number;
    readonly work: number;
    readonly left: number;
  };
};

/** An audit of nothing. */
export const nothing: Audited['checked'] = { questions: 0, hidden: 0, programs: 0, work: 0, left: 0 };

/** How much may be spent: rows of linear programs, counted since there is no clock that is the same everywhere. */
export type Budget = number;

/** Linear programs that a part is expected to take: those of most parts are fewer. */
const expectedPrograms = 50;

const failed = (why: string): Audited => ({
  ok: false,
  findings: [{ table: null, row: null, column: null, low: null, high: null, why }],
  checked: nothing,
});

/**
 * Attacks a release as its readers have it: its text, the questionnaire, and every equation that follows from both. It
 * passes if no number it hides is certain, or certainly small (Handbook on Statistical Disclosure Control, 2nd edition,
 * 4.2.2, with every value from 0 to k + c left for a small cell). With `exact` the cells that are small are known, and
 * published numbers are compared with the true ones. What the `budget` is not expected to suffice for is left out.
 */
export async function audit(
  text: string,
  questionnaire: Questionnaire,
  exact?: Exact,
  budget: Budget = Number.POSITIVE_INFINITY,
): Promise<Audited> {
  const read = readArtifact(text);
  if (!read.ok) return failed(`unreadable: ${read.why}`);
  return after([read.artifact], questionnaire, { exact, budget });
}

/**
 * Attacks a series of releases of one growing wave: what came in between is a population of its own, and no part of it
 * may be certainly smaller than k.
 */
export async function auditSeries(
  texts: readonly string[],
  questionnaire: Questionnaire,
  budget: Budget = Number.POSITIVE_INFINITY,
): Promise<Audited> {
  const read = texts.map(readArtifact);
  const artifacts = read.flatMap((one) => (one.ok ? [one.artifact] : []));
  if (artifacts.length < read.length) return failed('unreadable');
  return after(artifacts, questionnaire, { exact: undefined, budget });
}

/** Releases in the order in which one wave could have grown: a corrected one has fewer people than the one before. */
function smallestFirst(texts: readonly string[]): readonly string[] {
  const sizeOf = (text: string): number => {
    const read = readArtifact(text);
    return read.ok ? (read.artifact.total ?? 0) : 0;
  };
  return texts.toSorted((a, b) => sizeOf(a) - sizeOf(b));
}

/** Attacks each of a wave's releases by itself, and what several of them tell together. */
export async function auditAll(
  texts: readonly string[],
  questionnaire: Questionnaire,
  budget: Budget = Number.POSITIVE_INFINITY,
): Promise<Audited> {
  let { ok, findings, checked }: Audited = { ok: true, findings: [], checked: nothing };
  const take = (one: Audited): void => {
    ok &&= one.ok;
    findings = [...findings, ...one.findings];
    checked = add(checked, one.checked);
  };
  for (const text of texts) take(await audit(text, questionnaire, undefined, budget - checked.work));
  if (texts.length > 1) take(await auditSeries(smallestFirst(texts), questionnaire, budget - checked.work));
  return { ok, findings, checked };
}

type Means = { readonly exact: Exact | undefined; readonly budget: Budget };

/** Plain checks first: what is malformed cannot be attacked, and is not published anyway. */
async function after(artifacts: readonly Artifact[], asked: Questionnaire, means: Means): Promise<Audited> {
  const wrong = artifacts.flatMap((artifact) => malformed(artifact, asked));
  if (wrong.length > 0) return { ok: false, findings: wrong, checked: nothing };
  const last = artifacts.at(-1);
  const questionnaire = last ? asFielded(asked, last) : asked;
  const plain = artifacts.flatMap((artifact) => plainFindings(artifact, questionnaire, means.exact));
  const filled = artifacts.map((artifact) => filledUp(artifact, questionnaire));
  const { findings, checked } = await attack(filled, questionnaire, means);
  return { ok: plain.length + findings.length === 0, findings: [...plain, ...findings], checked };
}

const add = (a: Audited['checked'], b: Audited['checked']): Audited['checked'] => ({
  questions: a.questions + b.questions,
  hidden: a.hidden + b.hidden,
  programs: a.programs + b.programs,
  work: a.work + b.work,
  left: a.left + b.left,
});

/** Attacks neighbourhood by neighbourhood; a finding that several of them make is told once. */
async function attack(
  artifacts: readonly Artifact[],
  questionnaire: Questionnaire,
  { exact, budget }: Means,
): Promise<Audited> {
  const findings = new Map<string, Finding>();
  let checked = nothing;
  for (const near of neighbourhoods(questionnaire)) {
    const one = await attackNear(artifacts, near, { exact, budget: budget - checked.work });
    for (const finding of one.findings) findings.set(JSON.stringify(finding), finding);
    checked = add(checked, one.checked);
  }
  return { ok: findings.size === 0, findings: [...findings.values()], checked };
}

/** What can be written down of a part: the questionnaire's equations, and what the releases say of it. */
function writtenOf(artifacts: readonly Artifact[], questionnaire: Questionnaire) {
  const model = newModel();
  const scenes = artifacts.map((_, index) => newScene(model, questionnaire, String(index)));
  for (const scene of scenes) writeStructure(scene);
  for (const [index, artifact] of artifacts.entries()) writePublished(model, scenes.slice(0, index + 1), artifact);
  return { model, scenes, last: artifacts.at(-1), newest: scenes.at(-1) };
}

type Asked = { readonly question: Question; readonly scenes: readonly Scene[] };

async function attackNear(
  artifacts: readonly Artifact[],
  { questionnaire, asked: about }: Neighbourhood,
  { exact, budget }: Means,
): Promise<Audited> {
  const { model, scenes, last, newest } = writtenOf(artifacts, questionnaire);
  if (!last || !newest) return failed('unreadable');
  if (model.rows.length * expectedPrograms > budget)
    return { ok: true, findings: [], checked: { ...nothing, left: 1 } };
  const own = { ...last, tables: last.tables.filter((table) => about.has(table.item) && isIn(newest, table)) };
  const asked = [
    ...questionsOf(own, newest, exact).map((question) => ({ question, scenes })),
    ...(artifacts.length > 1 ? increments(own, newest) : []),
  ];
  const { intervals, programs, work } = await solveIntervals(
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
  const checked = { questions: asked.length, hidden, programs, work, left: 0 };
  return { ok: findings.length === 0, findings, checked };
}

/** What came in since the release before: every cell of it is asked like one that is withheld. */
const increments = (artifact: Artifact, newest: Scene): readonly Asked[] => {
  const all = { ...artifact, tables: artifact.tables.map((table) => ({ ...table, status: 'withheld' as const })) };
  return questionsOf(all, newest)
    .filter(({ kind }) => kind === 'withheld')
    .map((question) => ({ question: { ...question, row: `new ${question.row}` }, scenes: [newest] }));
};
