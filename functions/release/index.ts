import { randomBytes } from 'node:crypto';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { auditAll, auditSeries } from '../audit/audit.ts';
import { auditWithin } from '../audit/quick.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openClubReleases, openClubReleaseWriter } from '../store/clubs.ts';
import { openInterims, openInterimWriter } from '../store/interim.ts';
import { openInvitations } from '../store/invitations.ts';
import { openKeyWriter } from '../store/keys.ts';
import { openRegister } from '../store/organisations.ts';
import { openReleases, openReleaseWriter } from '../store/releases.ts';
import { openReportReader } from '../store/reports.ts';
import { openSeals } from '../store/seals.ts';
import { openTallyReader } from '../store/tallies.ts';
import { releaseClubs } from './clubs.ts';
import { readDominance } from './dominance.ts';
import { environment } from './env.ts';
import { keepKeys } from './keys.ts';
import { recheckWaves } from './recheck.ts';
import { releaseWaves } from './release.ts';

/**
 * Rows of linear programs, 50,000 to 300,000 of which take a second: seconds before a release is stored, minutes where it
 * is compared with others and after. All have to end within the ten minutes that the function has.
 */
const [before, between, afterwards] = [4_000_000, 8_000_000, 16_000_000];

const { CATALOGUE_TABLE, RESPONSES_TABLE, TALLIES_TABLE, REPORTS_TABLE, SETTLE_SECONDS, CLUB_PERCENT } = environment(
  process.env,
);
const dynamo = openDynamo();
const releases = openReleaseWriter(dynamo, CATALOGUE_TABLE, RESPONSES_TABLE);
const interims = { ...openInterims(dynamo, CATALOGUE_TABLE), ...openInterimWriter(dynamo, CATALOGUE_TABLE) };
const always = {
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  ...{ releases, interims, seals: openSeals(dynamo, CATALOGUE_TABLE), now: Date.now },
  newSecret: () => randomBytes(32).toString('base64url'),
  log: logTo((line) => process.stdout.write(line)),
  settle: Number(SETTLE_SECONDS) * 1000,
};
const clubs = {
  ...always,
  register: openRegister(dynamo, CATALOGUE_TABLE),
  invitations: openInvitations(dynamo, CATALOGUE_TABLE),
  reports: openReportReader(dynamo, REPORTS_TABLE),
  clubReleases: {
    ...openClubReleases(dynamo, CATALOGUE_TABLE),
    ...openClubReleaseWriter(dynamo, CATALOGUE_TABLE),
  },
  percentOf: readDominance(CLUB_PERCENT),
};
const deps = {
  ...always,
  tallies: openTallyReader(dynamo, TALLIES_TABLE),
  keys: openKeyWriter(dynamo, CATALOGUE_TABLE),
  stored: openReleases(dynamo, CATALOGUE_TABLE),
  audit: auditWithin(before),
  compare: (texts: readonly string[], questionnaire: Questionnaire) => auditSeries(texts, questionnaire, between),
  recheck: (texts: readonly string[], questionnaire: Questionnaire) => auditAll(texts, questionnaire, afterwards),
};

/** Neither waits for the other: a failure of one stops only itself, and is still a failed run. */
export async function handler(): Promise<void> {
  const waves = releaseWaves(deps).then(() => recheckWaves(deps));
  const runs = await Promise.allSettled([keepKeys(deps), waves, releaseClubs(clubs)]);
  for (const run of runs) if (run.status === 'rejected') throw run.reason;
}
