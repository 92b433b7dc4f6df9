import type { Organisation, ReportHead, Role } from '../../../survey/organisation.ts';
import type { Held } from '../../../survey/release.ts';
import type { Phase } from '../../../survey/wave.ts';
import type { SumEdition } from '../../results/sums/edition.ts';

/** A row of a file for the register: what it would do, or what is wrong with it. */
export type RegisterRow = {
  readonly line: number;
  readonly state: 'new' | 'changed' | 'same' | 'bad';
  readonly vkz: string;
  readonly name: string;
  /** What is wrong, or what changes, in German. */
  readonly note: string;
};

/** What a file would do to the register, or has done. */
export type RegisterPreview = {
  readonly rows: readonly RegisterRow[];
  /** What is wrong with the file as a whole. */
  readonly problem: string | null;
  readonly done: boolean;
};

/** A wave of invited organisations in the list. */
export type ClubWave = {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly phase: Phase;
  readonly opens: string;
  readonly closes: string;
  readonly demo: boolean;
};

/** An organisation in a wave: how far it is. */
export type ClubRow = Pick<Organisation, 'vkz' | 'name' | 'town' | 'email'> & {
  readonly invited: string | null;
  readonly opened: string | null;
  readonly revoked: boolean;
  readonly late: string | null;
  /** Days on which it was reminded. */
  readonly reminded: readonly string[];
  readonly report: ReportHead | null;
  /** Number of the organisation it has become part of. */
  readonly merged: string | null;
  /** Members it reported the year before. */
  readonly before: number | null;
};

export type ClubsView = {
  readonly wave: ClubWave;
  /** Fewest clubs behind a released number. */
  readonly k: number;
  readonly today: string;
  /** Number of the newest release of its figures. */
  readonly released: number | null;
  /** A corrected release that was asked for; `reason` says why it waits. */
  readonly correction: { readonly reason: Held['reason'] | null } | null;
  readonly languages: readonly { readonly code: string; readonly label: string }[];
  readonly rows: readonly ClubRow[];
  /** Days on which those are reminded who have not reported. */
  readonly remind: readonly string[];
  readonly mails: { readonly waiting: number; readonly sent: number; readonly failed: number };
};

/** A version with what it changed, in German words. */
export type VersionView = {
  readonly number: number;
  readonly role: Role;
  readonly day: string;
  readonly reasons: readonly { readonly about: string; readonly text: string }[];
  readonly changes: readonly { readonly label: string; readonly before: string; readonly now: string }[];
};

/** A report as staff look at it: its figures beside last year's, and every version. */
export type ReportDetail = {
  readonly row: ClubRow;
  readonly figures: readonly {
    readonly label: string;
    readonly now: string;
    readonly before: string;
    /** The difference, and the same in percent. */
    readonly change: string;
  }[];
  /** Names of the clubs whose reports of last year are added up here, and of those that are not in the sum. */
  readonly joined: readonly string[];
  readonly missing: readonly string[];
  readonly findings: readonly {
    readonly level: 'error' | 'warning' | 'info';
    readonly text: string;
    readonly reason: string;
  }[];
  readonly versions: readonly VersionView[];
};

/** Whom something is for: all, those who have not reported, or one. */
export type Who = 'all' | 'missing' | { readonly vkz: string };

/** A release of clubs' figures as staff read it on the screen. */
export type FiguresView = Pick<SumEdition, 'demo' | 'tables'> & {
  readonly wave: string;
  readonly name: string;
  readonly number: number;
  readonly day: string;
  readonly year: number;
  readonly least: number;
  readonly clubs: number | null;
  /** Clubs that reported and clubs of the register, by town; towns of few together. */
  readonly towns: readonly { readonly name: string; readonly clubs: number; readonly registered: number }[];
  readonly named: readonly { readonly name: string; readonly town: string }[];
  readonly audit: { readonly checked: number; readonly withheld: number };
};
