import { type Environment, need } from '../environment.ts';

/** What `tally` reads from its environment; the stack sets exactly this. */
export type TallyEnv = {
  readonly CATALOGUE_TABLE: string;
  readonly TALLIES_TABLE: string;
};

/** Reads the environment once; throws where a name is missing. */
export const environment = (from: Environment): TallyEnv => ({
  CATALOGUE_TABLE: need(from, 'CATALOGUE_TABLE'),
  TALLIES_TABLE: need(from, 'TALLIES_TABLE'),
});
