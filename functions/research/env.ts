import { type Environment, need } from '../environment.ts';

/** What `research` reads from its environment; the stack sets exactly this. */
export type ResearchEnv = {
  readonly CATALOGUE_TABLE: string;
  readonly RESPONSES_TABLE: string;
  /** `on` where the house has switched research access on, else `off`. */
  readonly RESEARCH: 'on' | 'off';
};

/** Reads the environment once; throws where a name is missing. */
export const environment = (from: Environment): ResearchEnv => ({
  CATALOGUE_TABLE: need(from, 'CATALOGUE_TABLE'),
  RESPONSES_TABLE: need(from, 'RESPONSES_TABLE'),
  RESEARCH: need(from, 'RESEARCH') === 'on' ? 'on' : 'off',
});
