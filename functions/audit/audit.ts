import type { Questionnaire } from '../../survey/questionnaire.ts';
import { type Artifact, readArtifact } from './artifact.ts';
import { asFielded, type Finding, filledUp, malformed, plainFindings } from './checks.ts';
import { inOrder } from './epochs.ts';
import { type Audited, add, attackNear, type Budget, failed, type Means, nothing } from './near.ts';
import { neighbourhoods } from './neighbours.ts';
import type { Exact } from './question.ts';

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
 * Attacks all releases of one wave together: the interim one, the first, corrected ones. Who came or went between two
 * of them is a population of its own, of which nothing may be certainly smaller than k; and no release may narrow what
 * another leaves open.
 */
export async function auditSeries(
  texts: readonly string[],
  questionnaire: Questionnaire,
  budget: Budget = Number.POSITIVE_INFINITY,
): Promise<Audited> {
  const read = texts.map(readArtifact);
  const artifacts = read.flatMap((one) => (one.ok ? [one.artifact] : []));
  if (artifacts.length < read.length) return failed('unreadable');
  return after(inOrder(artifacts), questionnaire, { exact: undefined, budget });
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
  if (texts.length > 1) take(await auditSeries(texts, questionnaire, budget - checked.work));
  return { ok, findings, checked };
}

/** Plain checks first: what is malformed cannot be attacked, and is not published anyway. */
async function after(artifacts: readonly Artifact[], asked: Questionnaire, means: Means): Promise<Audited> {
  const wrong = artifacts.flatMap((artifact) => malformed(artifact, asked));
  if (wrong.length > 0) return { ok: false, findings: wrong, checked: nothing };
  const [told] = artifacts.toSorted((a, b) => (b.places?.length ?? 0) - (a.places?.length ?? 0));
  const questionnaire = told ? asFielded(asked, told) : asked;
  const plain = artifacts.flatMap((artifact) => plainFindings(artifact, questionnaire, means.exact));
  const filled = artifacts.map((artifact) => filledUp(artifact, questionnaire));
  const { findings, ...rest } = await attack(filled, questionnaire, means);
  return { ...rest, ok: plain.length + findings.length === 0, findings: [...plain, ...findings] };
}

/** Attacks neighbourhood by neighbourhood; a finding that several of them make is told once. */
async function attack(
  artifacts: readonly Artifact[],
  questionnaire: Questionnaire,
  { exact, budget }: Means,
): Promise<Audited> {
  const findings = new Map<string, Finding>();
  const unseen = new Set<string>();
  let checked = nothing;
  for (const near of neighbourhoods(questionnaire)) {
    const one = await attackNear(artifacts, near, { exact, budget: budget - checked.work });
    for (const finding of one.findings) findings.set(JSON.stringify(finding), finding);
    for (const id of one.unseen ?? []) unseen.add(id);
    checked = add(checked, one.checked);
  }
  return { ok: findings.size === 0, findings: [...findings.values()], checked, unseen: [...unseen] };
}
