import { type Environment, need } from '../environment.ts';

/** What `desk` reads from its environment; the stack sets exactly this. */
export type DeskEnv = {
  readonly CATALOGUE_TABLE: string;
  readonly REPORTS_TABLE: string;
  /** OpenID Connect issuer that staff log in at. */
  readonly ISSUER: string;
  /** Public client id of the staff application. */
  readonly CLIENT_ID: string;
  /** Address to send staff to when they log out. */
  readonly LOGOUT_URL: string;
  /** Origin of the public addresses, for links to organisations; empty in a system without a domain of its own. */
  readonly PUBLIC_ORIGIN: string;
};

/** Reads the environment once; throws where a name is missing. */
export const environment = (from: Environment): DeskEnv => ({
  CATALOGUE_TABLE: need(from, 'CATALOGUE_TABLE'),
  REPORTS_TABLE: need(from, 'REPORTS_TABLE'),
  ISSUER: need(from, 'ISSUER'),
  CLIENT_ID: need(from, 'CLIENT_ID'),
  LOGOUT_URL: need(from, 'LOGOUT_URL'),
  PUBLIC_ORIGIN: from['PUBLIC_ORIGIN'] ?? '',
});
