import type { ClubReport } from './figures.ts';
import type { Finding } from './finding.ts';

/** What a report is checked against. */
export type Context = {
  /** Reporting year: the figures are of its 1 January. */
  readonly year: number;
  readonly organisation: { readonly vkz: string };
  /** The club's report of the year before. */
  readonly before?: ClubReport | undefined;
  /** A report of this year has been sent, and this is not a correction of it. */
  readonly sent?: boolean | undefined;
  /** Why warnings are all right, by `reasonKey`. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
};

/** One rule or two that belong together: what they find in a report. */
export type Rule = (report: ClubReport, context: Context) => readonly Finding[];
