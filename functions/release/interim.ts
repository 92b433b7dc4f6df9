import { earlierOf, leastInterim } from '../../survey/disclosure/interim.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { countTables, type Held, makeCorrected, makeInterim, type Release } from '../../survey/release.ts';
import { fielded } from '../../survey/table.ts';
import { differingCounters, planOf, type Tally, totalCounter } from '../../survey/tally.ts';
import { dayOf, type Wave } from '../../survey/wave.ts';
import { type Artifact, type AuditedTable, readArtifact } from '../audit/artifact.ts';
import { auditBatches } from '../audit/batches.ts';
import type { Finding } from '../audit/checks.ts';
import type { Audited } from '../audit/near.ts';
import { type InspectDeps, inspect } from './inspect.ts';
import type { ReleaseDeps } from './release.ts';
import { keyedBy, sealOf } from './seal.ts';

type Comparing = InspectDeps & Pick<ReleaseDeps, 'compare'>;

const isShown = ({ status }: AuditedTable): boolean => status !== 'withheld';

/**
 * The tables of a release that answer for what it tells together with others: the one a finding is about where it is
 * shown, else all of its item. What could not be attacked in time answers too: what is broken down, if anything is.
 */
function answering({ findings, unseen = [] }: Audited, { tables }: Artifact): readonly Finding[] {
  const shown = new Map(tables.filter(isShown).map((table) => [table.id, table]));
  const itemOf = new Map(tables.map(({ id, item }) => [id, item]));
  const open = unseen.flatMap((id) => shown.get(id) ?? []);
  const broken = open.filter(({ breakdown }) => breakdown !== undefined);
  const blank = { row: null, column: null, low: null, high: null, why: 'left' };
  return [
    ...findings.map((finding) => {
      const { table } = finding;
      return table === null || shown.has(table) ? finding : { ...finding, table: itemOf.get(table) ?? null };
    }),
    ...(broken.length > 0 ? broken : open).map(({ id }) => ({ ...blank, table: id })),
  ];
}

/** Attacks a release by itself, by comparison with each earlier one, and together with all of them. */
export function comparing(deps: Comparing, earlier: readonly Release[]): InspectDeps {
  const texts = earlier.map((release) => JSON.stringify(release));
  return {
    log: deps.log,
    async audit(text, questionnaire, exact) {
      const alone = await deps.audit(text, questionnaire, exact);
      const compared = texts.flatMap((before) => auditBatches(before, text).findings);
      const found = [...alone.findings, ...compared];
      const read = readArtifact(text);
      if (texts.length === 0 || found.length > 0 || !read.ok)
        return { ...alone, ok: alone.ok && found.length === 0, findings: found };
      const together = await deps.compare([...texts, text], questionnaire);
      const findings = answering(together, read.artifact);
      return { ...alone, ok: alone.ok && findings.length === 0, findings };
    },
  };
}

/** What is known of a wave's interim release when the final one is made; nothing where there is none. */
export async function heedInterim(wave: Wave, deps: ReleaseDeps) {
  const interim = wave.interim ? await deps.interims.interim(wave.id) : undefined;
  const all = interim ? [interim] : [];
  return { inspecting: comparing(deps, all), ...(interim ? { earlier: earlierOf(all, false) } : {}) };
}

/**
 * A wave's tally while responses may come: read twice, since its pages are not read at one instant. Counts rise with
 * every fold, so two equal reads have none between them. Undefined where they differ.
 */
async function steadyTally(wave: string, { tallies }: ReleaseDeps): Promise<Tally | undefined> {
  const [first, second] = [await tallies.tally(wave), await tallies.tally(wave)];
  return differingCounters(first, second).length === 0 ? second : undefined;
}

async function questionnaireOf(wave: Wave, { catalogue }: ReleaseDeps): Promise<Questionnaire> {
  const questionnaire = await catalogue.questionnaire(wave.questionnaire, wave.version);
  if (!questionnaire) throw new RangeError(`wave ${wave.id}: its questionnaire version is not there`);
  return fielded(questionnaire, wave.places);
}

/** Makes the one interim release of an open wave that staff asked for, once enough have answered. */
export async function makeInterimOf(wave: Wave, deps: ReleaseDeps): Promise<void> {
  if (!wave.interim || (await deps.interims.interim(wave.id))) return;
  const tally = await steadyTally(wave.id, deps);
  if (!tally || (tally.get(totalCounter) ?? 0) < leastInterim || (await deps.tallies.quarantined(wave.id)) > 0) return;
  const questionnaire = await questionnaireOf(wave, deps);
  const plan = planOf(questionnaire);
  const secret = await deps.seals.seal(wave.id, deps.newSecret());
  const draft = makeInterim(plan, wave, tally, { day: dayOf(deps.now()), keyed: keyedBy(secret) });
  const inspected = await inspect(draft, questionnaire, countTables(plan, tally), deps);
  await deps.interims.keep({ ...inspected, data: sealOf(tally, secret) });
  deps.log({ event: 'interim_released', wave: wave.id });
}

/** Every release of a wave so far, the interim one first. */
async function releasesOf(wave: Wave, released: number, deps: ReleaseDeps): Promise<readonly Release[]> {
  const interim = wave.interim ? await deps.interims.interim(wave.id) : undefined;
  const numbers = Array.from({ length: released }, (_, index) => index + 1);
  const found = await Promise.all(numbers.map((number) => deps.stored.release(wave.id, number)));
  return [...(interim ? [interim] : []), ...found.flatMap((release) => release ?? [])];
}

/** Notes why a corrected release waits; the alarm tells of each reason once. */
async function hold(wave: Wave, number: number, reason: Held['reason'], deps: ReleaseDeps): Promise<void> {
  const before = await deps.interims.held(wave.id);
  if (before?.number === number && before.reason === reason) return;
  await deps.interims.hold(wave.id, { number, reason, day: dayOf(deps.now()) });
  deps.log({ event: 'release_held', wave: wave.id, number, reason });
}

/** A corrected release, or why there can be none: too few were taken out for anything to be told without them. */
async function draftCorrected(wave: Wave, released: number, tally: Tally, deps: ReleaseDeps) {
  const questionnaire = await questionnaireOf(wave, deps);
  const plan = planOf(questionnaire);
  const all = await releasesOf(wave, released, deps);
  const last = all.at(-1);
  const secret = await deps.seals.seal(wave.id, deps.newSecret());
  const data = sealOf(tally, secret);
  if (!last || last.data === data) return 'unchanged';
  const gone = (last.total ?? 0) - (tally.get(totalCounter) ?? 0);
  if (last.total === null || gone < wave.k) return 'too_few';
  const making = { number: released + 1, day: dayOf(deps.now()), keyed: keyedBy(secret), all };
  const draft = makeCorrected(plan, wave, tally, making);
  const inspected = await inspect(draft, questionnaire, countTables(plan, tally), comparing(deps, all));
  return inspected.tables.some(({ status }) => status === 'published') ? { ...inspected, data } : 'too_few';
}

/**
 * Makes the corrected release that staff asked for, after responses were taken out of a wave that is released. It waits
 * while it would tell of few; the earlier releases stay as they are.
 */
export async function correctRelease(wave: Wave, released: number, deps: ReleaseDeps): Promise<void> {
  const number = released + 1;
  if (wave.correct !== number) return;
  const tally = await steadyTally(wave.id, deps);
  if (!tally) return;
  const made = await draftCorrected(wave, released, tally, deps);
  if (typeof made === 'string') return hold(wave, number, made, deps);
  await deps.releases.publish(made);
  await deps.releases.announce(wave.id, number);
  const withheld = made.tables.filter(({ status }) => status === 'withheld').length;
  deps.log({ event: 'wave_released', wave: wave.id, number, withheld });
}
