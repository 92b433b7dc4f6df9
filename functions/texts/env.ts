import { type Environment, need } from '../environment.ts';

/** What `texts` reads from its environment; the stack sets exactly this. */
export type TextsEnv = {
  readonly CATALOGUE_TABLE: string;
  readonly RESPONSES_TABLE: string;
  readonly REPORTS_TABLE: string;
};

/** Reads the environment once; throws where a name is missing. */
export const environment = (from: Environment): TextsEnv => ({
  CATALOGUE_TABLE: need(from, 'CATALOGUE_TABLE'),
  RESPONSES_TABLE: need(from, 'RESPONSES_TABLE'),
  REPORTS_TABLE: need(from, 'REPORTS_TABLE'),
});
