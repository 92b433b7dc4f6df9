import { type Environment, need } from '../environment.ts';

/** What `reports` reads from its environment; the stack sets exactly this. */
export type ReportsEnv = {
  readonly CATALOGUE_TABLE: string;
  readonly REPORTS_TABLE: string;
  /** Seconds a wave may be remembered before it is read again. */
  readonly CACHE_SECONDS: string;
};

/** Reads the environment once; throws where a name is missing. */
export const environment = (from: Environment): ReportsEnv => ({
  CATALOGUE_TABLE: need(from, 'CATALOGUE_TABLE'),
  REPORTS_TABLE: need(from, 'REPORTS_TABLE'),
  CACHE_SECONDS: need(from, 'CACHE_SECONDS'),
});
