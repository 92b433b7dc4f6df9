import type { Department, Gender, Members } from '../figures.ts';
import type { Finding } from '../finding.ts';

/** One readable line of a file: so many people of a birth year and a gender in a Fachverband. */
export type Line = {
  /** Line or row of the file, counted from 1. */
  readonly line: number;
  /** Four digits; `0000` for all members of the club. */
  readonly association: string;
  /** The sport within it, where a format tells. */
  readonly sport?: string;
  readonly year: number;
  readonly gender: Gender;
  readonly count: number;
};

/** What a parser reads: good lines, and what is wrong with the others. */
export type Read = {
  readonly lines: readonly Line[];
  readonly findings: readonly Finding[];
  /** Genders that the format can tell. */
  readonly genders: readonly Gender[];
  readonly vkz?: string | undefined;
  readonly stichtag?: string | undefined;
  /** What the file calls its Fachverbände. */
  readonly names?: Readonly<Record<string, string>> | undefined;
};

/** The same association, birth year and gender in several lines: added up only once the club has confirmed it. */
export type Duplicate = Pick<Line, 'association' | 'year' | 'gender'> & {
  readonly lines: readonly number[];
  readonly counts: readonly number[];
};

/** What a file says, and what is wrong with it. Nothing is stored of it until the club confirms. */
export type ImportResult = {
  readonly lines: readonly Line[];
  readonly findings: readonly Finding[];
  readonly duplicates: readonly Duplicate[];
  /** People in all readable lines, and by association: to compare with what the club's software shows. */
  readonly totals: { readonly all: number; readonly associations: Readonly<Record<string, number>> };
  /** All members, where the file tells them: in lines of `0000`, or as the only association there is. */
  readonly members?: Members | undefined;
  readonly departments: readonly Department[];
  readonly vkz?: string | undefined;
  readonly stichtag?: string | undefined;
};
