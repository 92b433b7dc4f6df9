import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Population } from '../../survey/population.ts';
import type { House } from '../../web/house.ts';
import type { PrintAssets } from '../../web/print/kit.ts';
import { gateway } from '../gateway.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openClubReleases } from '../store/clubs.ts';
import { openContactReader } from '../store/contacts.ts';
import { openInterims } from '../store/interim.ts';
import { openInvitations } from '../store/invitations.ts';
import { openMails } from '../store/mails.ts';
import { openRegister } from '../store/organisations.ts';
import { openReleases } from '../store/releases.ts';
import { openReportJudge } from '../store/reports.ts';
import { openTexts } from '../store/texts.ts';
import { openWaves } from '../store/waves.ts';
import { openWords } from '../words.ts';
import { createApp } from './app.ts';
import { environment } from './env.ts';
import { pageOf } from './page.ts';

/** The built staff application, the house's settings and the county's people; esbuild puts them in (`define`). */
declare const DESK_PAGE_SCRIPT: string;
declare const DESK_PAGE_STYLE: string;
declare const RESULTS_STYLE: string;
declare const HOUSE: House;
declare const PRINT: PrintAssets;
/** Folders of words beside the bundle, for what organisations read. */
declare const WORDS_FOLDER: string;
declare const REPORT_FOLDER: string;
declare const POPULATION: Population;

const { CATALOGUE_TABLE, REPORTS_TABLE, ISSUER, CLIENT_ID, LOGOUT_URL, PUBLIC_ORIGIN } = environment(process.env);
const dynamo = openDynamo();
const login = { issuer: ISSUER, clientId: CLIENT_ID, logoutUrl: LOGOUT_URL };
const app = createApp({
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  releases: openReleases(dynamo, CATALOGUE_TABLE),
  clubReleases: openClubReleases(dynamo, CATALOGUE_TABLE),
  interims: openInterims(dynamo, CATALOGUE_TABLE),
  texts: openTexts(dynamo, CATALOGUE_TABLE),
  waves: openWaves(dynamo, CATALOGUE_TABLE),
  contacts: openContactReader(dynamo, REPORTS_TABLE, CATALOGUE_TABLE),
  register: openRegister(dynamo, CATALOGUE_TABLE),
  invitations: openInvitations(dynamo, CATALOGUE_TABLE),
  reports: openReportJudge(dynamo, REPORTS_TABLE, CATALOGUE_TABLE),
  mails: openMails(dynamo, CATALOGUE_TABLE),
  publicWords: openWords(join(import.meta.dirname, WORDS_FOLDER)),
  reportWords: openWords(join(import.meta.dirname, REPORT_FOLDER)),
  print: PRINT,
  house: HOUSE,
  origin: PUBLIC_ORIGIN,
  chance: randomBytes,
  population: POPULATION,
  now: Date.now,
  newId: randomUUID,
  log: logTo((line) => process.stdout.write(line)),
  resultsStyle: RESULTS_STYLE,
  ...pageOf({ script: DESK_PAGE_SCRIPT, style: DESK_PAGE_STYLE, house: HOUSE, ...login }),
});

export const handler = gateway(app.fetch);
