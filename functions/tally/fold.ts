import type { DynamoDBRecord } from 'aws-lambda';
import { contributionOf, mergeTallies, type Plan, subtractTally, type Tally } from '../../survey/tally.ts';
import { type Log, nameOf } from '../log.ts';
import { type Step, stepsPerFold, type TallyWriter } from '../store/tallies.ts';
import { type Change, changeOf } from './record.ts';

/** What folding works with; `planOf` gives a wave's counting plan, undefined for a wave nobody knows. */
export type FoldDeps = {
  readonly tallies: TallyWriter;
  readonly planFor: (wave: string) => Promise<Plan | undefined>;
  readonly log: Log;
  /** Waits before the next try of a transaction that met another one. */
  readonly pause: (attempt: number) => Promise<void>;
};

type StepChange = Extract<Change, { kind: 'step' }>;

/** All steps of one response in a batch, oldest first. */
type Chain = readonly StepChange[];

const maxAttempts = 12;

/**
 * Folds stream records into the tallies, each response exactly once however often a record comes, in whatever
 * batches. A marker per response holds the version already counted; it moves in the same transaction as the
 * counters, so a crash leaves both or neither. Gives the sequence numbers that Lambda must send again: the lowest
 * that was not applied, or none.
 */
export async function foldRecords(records: readonly DynamoDBRecord[], deps: FoldDeps): Promise<readonly string[]> {
  const changes = await readAll(records, deps);
  const steps = changes.filter((change) => change.kind === 'step');
  const failed: string[] = [];
  for (const [wave, ofWave] of Map.groupBy(steps, (step) => step.wave))
    failed.push(...(await foldWave(wave, ofWave, deps)));
  const lowest = failed.toSorted(bySequence)[0];
  for (const change of changes)
    if (change.kind === 'fence' && (lowest === undefined || bySequence(change.sequence, lowest) < 0))
      await deps.tallies.passFence(change.wave, change.bucket);
  return lowest === undefined ? [] : [lowest];
}

/** Sequence numbers are decimals of up to 40 digits: the longer one is the greater. */
export const bySequence = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : Number(a > b));

async function readAll(records: readonly DynamoDBRecord[], deps: FoldDeps): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const record of records) {
    try {
      changes.push(changeOf(record));
    } catch (error) {
      await setAside(waveOf(record), record.dynamodb?.SequenceNumber ?? '', nameOf(error), deps);
    }
  }
  return changes;
}

const waveOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.['pk']?.S?.split('#')[1] ?? 'unknown';

async function setAside(wave: string, sequence: string, reason: string, { tallies, log }: FoldDeps): Promise<void> {
  log({ event: 'record_quarantined', sequence, reason });
  await tallies.quarantine(wave, sequence, reason);
}

async function foldWave(wave: string, steps: readonly StepChange[], deps: FoldDeps): Promise<readonly string[]> {
  const plan = await deps.planFor(wave);
  if (!plan) {
    for (const { sequence } of steps) await setAside(wave, sequence, 'unknown_wave', deps);
    return [];
  }
  const chains = [...Map.groupBy(steps, ({ id }) => id).values()];
  const failed: string[] = [];
  const size = stepsPerFold(plan);
  for (let start = 0; start < chains.length; start += size)
    failed.push(...(await foldChains(wave, plan, chains.slice(start, start + size), deps)));
  return failed;
}

/** One transaction for up to `stepsPerFold` responses, repeated without what the markers say is counted already. */
async function foldChains(wave: string, plan: Plan, all: readonly Chain[], deps: FoldDeps): Promise<readonly string[]> {
  let chains = all;
  const gaps: string[] = [];
  for (let attempt = 0; chains.length > 0 && attempt < maxAttempts; attempt += 1) {
    const outcome = await deps.tallies.fold(wave, plan, chains.map(stepOf), deltaOf(chains, plan));
    if (outcome.applied) return gaps;
    if (outcome.seen.size === 0) {
      deps.log({ event: 'fold_conflict', attempt });
      await deps.pause(attempt);
    }
    const left = chains.map((chain) => afterMarker(chain, outcome.seen));
    const torn = left.filter((chain) => isTorn(chain, outcome.seen));
    for (const [first] of torn) if (first) deps.log({ event: 'fold_gap', sequence: first.sequence });
    gaps.push(...torn.flatMap(sequencesOf));
    chains = left.filter((chain) => chain.length > 0 && !torn.includes(chain));
  }
  return [...gaps, ...chains.flatMap(sequencesOf)];
}

const sequencesOf = (chain: Chain): readonly string[] => chain.map(({ sequence }) => sequence);

function stepOf(chain: Chain): Step {
  const [first] = chain;
  const last = chain.at(-1);
  if (!first || !last) throw new RangeError('an empty chain has no step');
  return { id: first.id, from: first.from.ver, to: last.to.ver, ttl: last.ttl };
}

/** What a marker has counted already is dropped: it was applied by an earlier delivery. */
function afterMarker(chain: Chain, seen: ReadonlyMap<string, number>): Chain {
  const version = chain[0] && seen.get(chain[0].id);
  return version === undefined ? chain : chain.filter((step) => step.to.ver > version);
}

/** A step that does not begin where the marker stands: an earlier one is missing, which order should rule out. */
function isTorn(chain: Chain, seen: ReadonlyMap<string, number>): boolean {
  const [first] = chain;
  const version = first && seen.get(first.id);
  return first !== undefined && version !== undefined && first.from.ver !== version;
}

const deltaOf = (chains: readonly Chain[], plan: Plan): Tally =>
  mergeTallies(chains.flat().map(({ from, to }) => subtractTally(countedIn(to, plan), countedIn(from, plan))));

const countedIn = (state: StepChange['to'], plan: Plan): Tally =>
  state.response ? contributionOf(plan, state.response) : new Map();
