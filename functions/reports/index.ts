import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { House } from '../../web/house.ts';
import type { ReportAssets } from '../../web/report/view.ts';
import { formParts, readForm } from '../collect/files.ts';
import { gateway } from '../gateway.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openInvitationReader } from '../store/invitations.ts';
import { openRegisterReader } from '../store/organisations.ts';
import { openReports } from '../store/reports.ts';
import { openWords } from '../words.ts';
import { createApp } from './app.ts';
import { environment } from './env.ts';

/** The house's settings, style sheet and script of the report's pages; put in by esbuild (`define`). */
declare const HOUSE: House;
declare const REPORT: ReportAssets;
/** Folders of words and the file of the form's style sheets beside the bundle; the build puts them there. */
declare const WORDS_FOLDER: string;
declare const REPORT_FOLDER: string;
declare const LEGAL_FOLDER: string;
declare const FORM_FILE: string;

const { CATALOGUE_TABLE, REPORTS_TABLE, CACHE_SECONDS } = environment(process.env);
const dynamo = openDynamo();
const app = createApp({
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  register: openRegisterReader(dynamo, CATALOGUE_TABLE),
  invitations: openInvitationReader(dynamo, CATALOGUE_TABLE),
  reports: openReports(dynamo, REPORTS_TABLE),
  assets: formParts(readForm(join(import.meta.dirname, FORM_FILE)), HOUSE).assets,
  reportAssets: REPORT,
  words: openWords(join(import.meta.dirname, WORDS_FOLDER)),
  reportWords: openWords(join(import.meta.dirname, REPORT_FOLDER)),
  legal: openWords(join(import.meta.dirname, LEGAL_FOLDER)),
  now: Date.now,
  newCorrelation: randomUUID,
  log: logTo((line) => process.stdout.write(line)),
  cache: Number(CACHE_SECONDS) * 1000,
});

export const handler = gateway(app.fetch);
