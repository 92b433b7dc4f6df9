import type { LabelledTable, LabelledVariable, labelBreakdowns } from '../../survey/labels.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { Release } from '../../survey/release.ts';
import type { Shares } from './shares.ts';
import type { ResultWords } from './words.ts';

/** A text and the language it is in. */
export type Said = { readonly text: string; readonly language: string };

/** A section of the questionnaire: its heading and the items in it. */
type Chapter = { readonly title: Said; readonly items: readonly string[] };

/**
 * All that a file of a release is made from: the artifact and the questionnaire version it names, in one language.
 * Nothing of it changes after the release, and so neither does a file.
 */
export type Edition = {
  readonly release: Release;
  /** The stored text of the release. */
  readonly artifact: string;
  readonly questionnaire: Questionnaire;
  readonly values: 'labels' | 'codes';
  /** The language asked for; texts that it lacks are in another. */
  readonly language: string;
  readonly words: ResultWords;
  /** Made-up responses. */
  readonly demo: boolean;
  readonly title: Said;
  readonly chapters: readonly Chapter[];
  readonly tables: readonly LabelledTable[];
  /** What percentages are of, by table. */
  readonly shares: ReadonlyMap<string, Shares>;
  readonly variables: readonly LabelledVariable[];
  readonly breakdowns: ReturnType<typeof labelBreakdowns>;
};

/**
 * The way in which files are written from an artifact. The same release is the same bytes in the same way; 2: percentages
 * are of answers where these are known, as on the screen.
 */
export const rendering = 2;

/** The one neutral mark of a hidden count. */
export const mark = '•';
