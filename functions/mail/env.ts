import { type Environment, need } from '../environment.ts';

/** What `mail` reads from its environment; the stack sets exactly this. */
export type MailEnv = {
  readonly CATALOGUE_TABLE: string;
  readonly REPORTS_TABLE: string;
  /** Origin of the public addresses: without one there is no link to send, and messages wait. */
  readonly PUBLIC_ORIGIN: string;
  /** Address that messages come from; without one they wait. */
  readonly MAIL_FROM: string;
  /** Folder that messages are written to, in place of sending them; only on one machine. */
  readonly OUTBOX: string;
};

/** Reads the environment once; throws where a table is missing. */
export const environment = (from: Environment): MailEnv => ({
  CATALOGUE_TABLE: need(from, 'CATALOGUE_TABLE'),
  REPORTS_TABLE: need(from, 'REPORTS_TABLE'),
  PUBLIC_ORIGIN: from['PUBLIC_ORIGIN'] ?? '',
  MAIL_FROM: from['MAIL_FROM'] ?? '',
  OUTBOX: from['OUTBOX'] ?? '',
});
