import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { House } from '../../web/house.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openInvitations } from '../store/invitations.ts';
import { openMails } from '../store/mails.ts';
import { openRegisterReader } from '../store/organisations.ts';
import { openOutbox, openSes } from '../store/outbox.ts';
import { openReportReader } from '../store/reports.ts';
import { openWords } from '../words.ts';
import { environment } from './env.ts';
import { sendMails } from './send.ts';

/** The house's settings and the folder of words beside the bundle; put in by esbuild (`define`). */
declare const HOUSE: House;
declare const REPORT_FOLDER: string;

const { CATALOGUE_TABLE, REPORTS_TABLE, PUBLIC_ORIGIN, MAIL_FROM, OUTBOX } = environment(process.env);
const dynamo = openDynamo();
const deps = {
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  register: openRegisterReader(dynamo, CATALOGUE_TABLE),
  invitations: openInvitations(dynamo, CATALOGUE_TABLE),
  reports: openReportReader(dynamo, REPORTS_TABLE),
  mails: openMails(dynamo, CATALOGUE_TABLE),
  transport: OUTBOX === '' ? openSes() : openOutbox(OUTBOX),
  reportWords: openWords(join(import.meta.dirname, REPORT_FOLDER)),
  house: HOUSE,
  origin: PUBLIC_ORIGIN,
  from: MAIL_FROM,
  now: Date.now,
  chance: randomBytes,
  log: logTo((line) => process.stdout.write(line)),
};

/** The schedule's handler. */
export const handler = (): Promise<void> => sendMails(deps);
