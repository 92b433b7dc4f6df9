import type { Answers } from '../../survey/answer.ts';
import type { Finding } from '../../survey/clubs/finding.ts';
import type { Clash } from '../../survey/draft.ts';
import type { Organisation, ReportHead, Role } from '../../survey/organisation.ts';
import type { FormView, View } from '../form/view.ts';
import type { Words } from '../words/say.ts';

/** Names of the form's own fields: the draft's revision, what the page showed, what was chosen after a clash. */
export const revisionField = '_revision';
export const shownField = '_shown';
export const mineField = '_mine';
export const choiceOf = (field: string): string => `_clash.${field}`;
/** The reason for a warning, by what it is kept under. */
export const reasonField = (key: string): string => `_why.${key}`;

/** Script and style sheet of the report's pages, as text. */
export type ReportAssets = {
  readonly style: string;
  readonly script: string;
  /** For the page that a file is brought to. */
  readonly upload: string;
};

/** Whose report it is, who is writing, and the words of these pages. */
type Desk = {
  readonly report: Words;
  readonly organisation: Organisation;
  readonly role: Role;
  readonly head: ReportHead | undefined;
  readonly reportAssets: ReportAssets;
  /** Last day on which it can be sent. */
  readonly until: string;
  readonly mayWrite: boolean;
};

/** Any page about one organisation's report. */
export type ReportPage = View & Desk;

/** The form of a report. */
export type ReportView = FormView &
  Desk & {
    readonly revision: number;
    readonly findings: readonly Finding[];
    readonly clashes: readonly Clash[];
    readonly reasons: Readonly<Record<string, string>>;
    /** Last year's answers; none where there was no report. */
    readonly before: Answers;
    /** Names of the organisations that these are the sum of, and of those it lacks. */
    readonly joined: { readonly joined: readonly string[]; readonly missing: readonly string[] };
    /** Key of what has just been done. */
    readonly done?: string | undefined;
  };

/** Address of a page of the report. */
export const reportAddress = ({ base = '', wording }: View, path = ''): string => `${base}/${wording.language}${path}`;
