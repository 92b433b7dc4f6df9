import { type Environment, need } from '../environment.ts';

/** What `collect` reads from its environment; the stack sets exactly this. */
export type CollectEnv = {
  readonly CATALOGUE_TABLE: string;
  readonly RESPONSES_TABLE: string;
  readonly REPORTS_TABLE: string;
  /** Seconds a wave may be remembered before it is read again. */
  readonly CACHE_SECONDS: string;
  /** Origin of the public addresses, for codes and links on paper; empty in a system without a domain of its own. */
  readonly PUBLIC_ORIGIN: string;
};

/** Reads the environment once; throws where a name is missing. */
export const environment = (from: Environment): CollectEnv => ({
  CATALOGUE_TABLE: need(from, 'CATALOGUE_TABLE'),
  RESPONSES_TABLE: need(from, 'RESPONSES_TABLE'),
  REPORTS_TABLE: need(from, 'REPORTS_TABLE'),
  CACHE_SECONDS: need(from, 'CACHE_SECONDS'),
  PUBLIC_ORIGIN: from['PUBLIC_ORIGIN'] ?? '',
});
