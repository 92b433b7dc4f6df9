import { declaredTables } from '../../survey/table.ts';
import type { Artifact, AuditedTable } from './artifact.ts';
import { apart, type Finding, sizeFindings } from './checks.ts';
import { type Presence, presencesOf, stepsOf } from './epochs.ts';
import type { Interval } from './flow.ts';
import { newModel } from './model.ts';
import type { Neighbourhood } from './neighbours.ts';
import { isIn as isTold, writePublished } from './published.ts';
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
  /** Ids of the tables of the parts that were left out. */
  readonly unseen?: readonly string[];
};

/** An audit of nothing. */
export const nothing: Audited['checked'] = { questions: 0, hidden: 0, programs: 0, work: 0, left: 0 };

const blank = { table: null, row: null, column: null, low: null, high: null };

export const failed = (why: string): Audited => ({
  ok: false,
  findings: [{ ...blank, why }],
  checked: nothing,
});

export const add = (a: Audited['checked'], b: Audited['checked']): Audited['checked'] => ({
  questions: a.questions + b.questions,
  hidden: a.hidden + b.hidden,
  programs: a.programs + b.programs,
  work: a.work + b.work,
  left: a.left + b.left,
});

/** How much may be spent: rows of linear programs, counted since there is no clock that is the same everywhere. */
export type Budget = number;

export type Means = { readonly exact: Exact | undefined; readonly budget: Budget };

/** Linear programs that a part is expected to take: those of most parts are fewer. */
const expectedPrograms = 50;

/** A question about the people of some scenes; `release` is its place in the series, none for a batch. */
type Asked = { readonly question: Question; readonly scenes: readonly Scene[]; readonly release?: number };

/** What can be written down of a part: the questionnaire's equations for every batch, and what the releases say of them. */
function writtenOf(artifacts: readonly Artifact[], { questionnaire }: Neighbourhood, withdrawn = false) {
  const model = newModel();
  const batches = presencesOf(artifacts, withdrawn).map((presence, index) => ({
    presence,
    scene: newScene(model, questionnaire, String(index)),
  }));
  for (const { scene } of batches) writeStructure(scene);
  const scenesWhere = (is: (presence: Presence) => boolean | undefined): readonly Scene[] =>
    batches.flatMap(({ presence, scene }) => (is(presence) ? [scene] : []));
  for (const [at, artifact] of artifacts.entries())
    writePublished(
      model,
      scenesWhere((presence) => presence[at]),
      artifact,
    );
  return { model, scenesWhere };
}

type Written = ReturnType<typeof writtenOf>;

/** The tables of an artifact that a part is about. */
function ownOf(artifact: Artifact, { asked }: Neighbourhood, scene: Scene): Artifact {
  return { ...artifact, tables: artifact.tables.filter((table) => asked.has(table.item) && isTold(scene, table)) };
}

/** What every release leaves open, asked of all who are counted in it. */
const releaseQuestions = (
  artifacts: readonly Artifact[],
  near: Neighbourhood,
  scenesWhere: Written['scenesWhere'],
  exact: Exact | undefined,
): readonly Asked[] =>
  artifacts.flatMap((artifact, release) => {
    const scenes = scenesWhere((presence) => presence[release]);
    const [first] = scenes;
    if (!first) return [];
    return questionsOf(ownOf(artifact, near, first), first, exact).map((question) => ({ question, scenes, release }));
  });

/** Who came or went between two releases: every cell of them is asked for like one that is withheld. */
function batchQuestions(
  artifacts: readonly Artifact[],
  near: Neighbourhood,
  scenesWhere: Written['scenesWhere'],
): readonly Asked[] {
  const tables = declaredTables(near.questionnaire).map(
    ({ rows, columns, ...table }): AuditedTable => ({
      ...table,
      ...{ rows: apart(rows), columns: apart(columns), status: 'withheld' },
    }),
  );
  return stepsOf(artifacts).flatMap((step, before) => {
    const isIn = ({ [before]: then, [before + 1]: now }: Presence) => (step === 'came' ? !then && now : then && !now);
    const scenes = scenesWhere(isIn);
    const [first] = scenes;
    const [artifact] = artifacts;
    if (step === 'same' || !first || !artifact) return [];
    const name = step === 'came' ? 'new' : 'gone';
    return questionsOf(ownOf({ ...artifact, tables }, near, first), first)
      .filter(({ kind }) => kind === 'withheld')
      .map((question) => ({ question: { ...question, row: `${name} ${question.row}` }, scenes }));
  });
}

const reaches = ({ low, high }: Interval, needed: Interval): boolean => low <= needed.low && high >= needed.high;

/** Whether a question is about a cell that has to stay as open as its own release leaves it. */
const isOpen = ({ question: { kind }, release }: Asked): boolean =>
  release !== undefined && (kind === 'hidden' || kind === 'margin');

async function solved({ model, scenesWhere }: Written, asked: readonly Asked[], { policy }: Artifact) {
  const [scene] = scenesWhere(() => true);
  return solveIntervals(
    model,
    asked.map(({ question, scenes }) => ({
      terms: scenes.flatMap((one) => question.terms(one)),
      enough: neededOf(question, policy),
    })),
    scene && symmetryOf(model, scene),
  );
}

/** How far each open cell of a release reaches for somebody who has that release alone. */
async function aloneOf(artifacts: readonly Artifact[], near: Neighbourhood) {
  const intervals: Interval[] = [];
  let work = 0;
  for (const artifact of artifacts) {
    const written = writtenOf([artifact], near);
    const asked = releaseQuestions([artifact], near, written.scenesWhere, undefined).filter(isOpen);
    const { intervals: found, work: own } = await solved(written, asked, artifact);
    intervals.push(...(found ?? asked.map(() => ({ low: 0, high: 0 }))));
    work += own;
  }
  return { intervals, work };
}

/** Everything that is asked of a part, in one model, and how far each reaches; undefined intervals where no world fits. */
async function seekAll(artifacts: readonly Artifact[], near: Neighbourhood, exact: Exact | undefined, last: Artifact) {
  const isSeries = artifacts.length > 1;
  const seek = async (withdrawn: boolean) => {
    const written = writtenOf(artifacts, near, withdrawn);
    const asked = [
      ...releaseQuestions(artifacts, near, written.scenesWhere, isSeries ? undefined : exact),
      ...batchQuestions(artifacts, near, written.scenesWhere),
    ];
    return { asked, ...(await solved(written, asked, last)) };
  };
  const first = await seek(false);
  return first.intervals || !isSeries ? first : seek(true);
}

/** What is exposed by the intervals that are left; in a series, also what was wider with one release alone. */
function exposed(
  asked: readonly Asked[],
  intervals: readonly Interval[],
  alone: readonly Interval[],
  { policy }: Artifact,
) {
  let open = 0;
  return asked.flatMap((one, index) => {
    const { question } = one;
    const interval = intervals[index] ?? { low: 0, high: 0 };
    const needed = neededOf(question, policy);
    const before = isOpen(one) ? alone[open++] : undefined;
    const isNarrower = before !== undefined && reaches(before, needed) && !reaches(interval, needed);
    const why = exposedBy(question, interval, policy) ?? (isNarrower ? 'narrower' : undefined);
    return why === undefined ? [] : [{ question, interval, why }];
  });
}

/**
 * Attacks one part of a questionnaire with all that a series of releases tells of it. In a series, also what a release
 * by itself left open has to stay open: a small cell is one of those that reach from 0 to k + c, and nobody but the
 * engine knows which of them are.
 */
export async function attackNear(
  artifacts: readonly Artifact[],
  near: Neighbourhood,
  { exact, budget }: Means,
): Promise<Audited> {
  const { model, scenesWhere } = writtenOf(artifacts, near);
  const [first] = scenesWhere(() => true);
  const last = artifacts.at(-1);
  if (!last || !first) return failed('unreadable');
  const tables = artifacts.flatMap((artifact) => ownOf(artifact, near, first).tables);
  const ids = [...new Set(tables.map(({ id }) => id))];
  if (model.rows.length * expectedPrograms > budget)
    return { ok: true, findings: [], checked: { ...nothing, left: 1 }, unseen: ids };
  const { asked, intervals, programs, work } = await seekAll(artifacts, near, exact, last);
  if (!intervals)
    return { ...failed('impossible'), findings: ids.map((id) => ({ ...blank, table: id, why: 'impossible' })) };
  const alone = artifacts.length > 1 ? await aloneOf(artifacts, near) : { intervals: [], work: 0 };
  const suspects = exposed(asked, intervals, alone.intervals, last);
  const sizes = tables.flatMap((table) => sizeFindings(table, last.policy).map((finding) => suspectOf(finding, table)));
  const findings = await withoutPlain([...sizes, ...suspects], near.questionnaire);
  const hidden = asked.filter(({ question }) => question.kind === 'hidden').length;
  const checked = { questions: asked.length, hidden, programs, work: work + alone.work, left: 0 };
  return { ok: findings.length === 0, findings, checked };
}
