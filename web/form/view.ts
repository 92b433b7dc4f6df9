import type { Fields } from '../../survey/answer.ts';
import type { Issue } from '../../survey/issue.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { Wording } from '../../survey/text.ts';
import type { Wave } from '../../survey/wave.ts';
import type { Words } from '../words/say.ts';

/** Style sheet and script of the form, as text: both stand in the page, so that it needs one request. */
export type Assets = { readonly style: string; readonly script: string };

/** What every page of a wave is rendered from. */
export type View = {
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
  readonly wording: Wording;
  readonly words: Words;
  readonly assets: Assets;
  /** The query to keep from page to page (`?at=…`), with its question mark, or nothing. */
  readonly query: string;
};

/** The form with what was typed into it and what is wrong with that. */
export type FormView = View & { readonly fields: Fields; readonly issues: readonly Issue[] };

/** Values of a field, and whether one of them is there. */
export const typedIn = ({ fields }: FormView, field: string): string => fields[field]?.[0] ?? '';
export const isChosen = ({ fields }: FormView, field: string, code: string): boolean =>
  (fields[field] ?? []).includes(code);

/** Issues of one field. */
export const issuesOf = ({ issues }: FormView, field: string): readonly Issue[] =>
  issues.filter((issue) => issue.field === field);

/** Issues of an item and of all its fields. */
export const issuesAt = ({ issues }: FormView, item: string): readonly Issue[] =>
  issues.filter((issue) => issue.item === item);
