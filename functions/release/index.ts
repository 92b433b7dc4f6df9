import { randomBytes } from 'node:crypto';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { auditAll, auditSeries } from '../audit/audit.ts';
import { auditWithin } from '../audit/quick.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openInterims, openInterimWriter } from '../store/interim.ts';
import { openKeyWriter } from '../store/keys.ts';
import { openReleases, openReleaseWriter } from '../store/releases.ts';
import { openSeals } from '../store/seals.ts';
import { openTallyReader } from '../store/tallies.ts';
import { environment } from './env.ts';
import { keepKeys } from './keys.ts';
import { recheckWaves } from './recheck.ts';
import { releaseWaves } from './release.ts';

/**
 * Rows of linear programs, 50,000 to 300,000 of which take a second: seconds before a release is stored, minutes where it
 * is compared with others and after. All have to end within the ten minutes that the function has.
 */
const [before, between, afterwards] = [4_000_000, 8_000_000, 16_000_000];

const { CATALOGUE_TABLE, RESPONSES_TABLE, TALLIES_TABLE, SETTLE_SECONDS } = environment(process.env);
const dynamo = openDynamo();
const deps = {
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  tallies: openTallyReader(dynamo, TALLIES_TABLE),
  releases: openReleaseWriter(dynamo, CATALOGUE_TABLE, RESPONSES_TABLE),
  interims: { ...openInterims(dynamo, CATALOGUE_TABLE), ...openInterimWriter(dynamo, CATALOGUE_TABLE) },
  keys: openKeyWriter(dynamo, CATALOGUE_TABLE),
  seals: openSeals(dynamo, CATALOGUE_TABLE),
  stored: openReleases(dynamo, CATALOGUE_TABLE),
  audit: auditWithin(before),
  compare: (texts: readonly string[], questionnaire: Questionnaire) => auditSeries(texts, questionnaire, between),
  recheck: (texts: readonly string[], questionnaire: Questionnaire) => auditAll(texts, questionnaire, afterwards),
  newSecret: () => randomBytes(32).toString('base64url'),
  now: Date.now,
  log: logTo((line) => process.stdout.write(line)),
  settle: Number(SETTLE_SECONDS) * 1000,
};

/** Neither waits for the other: a failure of one stops only itself, and is still a failed run. */
export async function handler(): Promise<void> {
  const runs = await Promise.allSettled([keepKeys(deps), releaseWaves(deps).then(() => recheckWaves(deps))]);
  for (const run of runs) if (run.status === 'rejected') throw run.reason;
}
