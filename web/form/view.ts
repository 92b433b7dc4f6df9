import type { ComponentChild } from 'preact';
import type { Fields } from '../../survey/answer.ts';
import type { Issue } from '../../survey/issue.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { Wording } from '../../survey/text.ts';
import type { Wave } from '../../survey/wave.ts';
import type { House } from '../house.ts';
import type { Words } from '../words/say.ts';

/** Style sheet and scripts of the form, as text: they stand in the page, so that it needs one request. */
export type Assets = {
  readonly style: string;
  /** The style sheet of what few forms have, and of pages that are no forms. */
  readonly rare: string;
  /** What runs before anything is laid out. */
  readonly early: string;
  /** The script for questionnaires of everyday items, and the one that knows every type. */
  readonly lean: string;
  readonly full: string;
  /** The shared-phone mode. */
  readonly kiosk: string;
  /** Address of what is loaded only when it is asked for. */
  readonly more: string;
  /** Who publishes the pages. */
  readonly house: House;
};

/** What every page of a wave is rendered from. */
export type View = {
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
  readonly wording: Wording;
  readonly words: Words;
  /** Recordings by the key of the text they read. */
  readonly audio: Readonly<Record<string, string>>;
  /** Whether a person has checked the questionnaire's texts in this language. */
  readonly reviewed: boolean;
  readonly assets: Assets;
  /** The query to keep from page to page (`?at=…`), with its question mark, or nothing. */
  readonly query: string;
  /** Address that the form's own pages begin with, where it is not that of the wave: a report's link. */
  readonly base?: string;
};

/** The form with what was typed into it and what is wrong with that. */
export type FormView = View & {
  readonly fields: Fields;
  readonly issues: readonly Issue[];
  /** Key of what to say about the access code, where it is wrong. */
  readonly notice?: string | undefined;
  /** What stands beside a number, such as last year's; nothing for a field without. Its id is `besideId`. */
  readonly beside?: (field: string) => ComponentChild;
};

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

/** The value of `aria-invalid` on an item's controls. */
export const invalid = (view: FormView, item: string): true | undefined =>
  issuesAt(view, item).length > 0 ? true : undefined;

/** Address of a picture or a recording: it belongs to the version, so it never changes. */
export const mediumAt = ({ wave }: View, name: string): string => `/m/${wave.questionnaire}/${wave.version}/${name}`;
