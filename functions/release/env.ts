import { type Environment, need } from '../environment.ts';

/** What `release` reads from its environment; the stack sets exactly this. */
export type ReleaseEnv = {
  readonly CATALOGUE_TABLE: string;
  readonly RESPONSES_TABLE: string;
  readonly TALLIES_TABLE: string;
  readonly REPORTS_TABLE: string;
  /** Seconds after a wave's close until no response can still be on its way. */
  readonly SETTLE_SECONDS: string;
  /** p of the p% rule for clubs' figures, for the house and for single waves: see `readDominance`. It is a secret. */
  readonly CLUB_PERCENT: string;
};

/** Reads the environment once; throws where a name is missing. */
export const environment = (from: Environment): ReleaseEnv => ({
  CATALOGUE_TABLE: need(from, 'CATALOGUE_TABLE'),
  RESPONSES_TABLE: need(from, 'RESPONSES_TABLE'),
  TALLIES_TABLE: need(from, 'TALLIES_TABLE'),
  REPORTS_TABLE: need(from, 'REPORTS_TABLE'),
  SETTLE_SECONDS: need(from, 'SETTLE_SECONDS'),
  CLUB_PERCENT: need(from, 'CLUB_PERCENT'),
});
