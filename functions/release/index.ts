import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openReleaseWriter } from '../store/releases.ts';
import { openTallyReader } from '../store/tallies.ts';
import { environment } from './env.ts';
import { releaseWaves } from './release.ts';

const { CATALOGUE_TABLE, RESPONSES_TABLE, TALLIES_TABLE, SETTLE_SECONDS } = environment(process.env);
const dynamo = openDynamo();
const deps = {
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  tallies: openTallyReader(dynamo, TALLIES_TABLE),
  releases: openReleaseWriter(dynamo, CATALOGUE_TABLE, RESPONSES_TABLE),
  now: Date.now,
  log: logTo((line) => process.stdout.write(line)),
  settle: Number(SETTLE_SECONDS) * 1000,
};

export const handler = (): Promise<void> => releaseWaves(deps);
