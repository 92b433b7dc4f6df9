import type { Assets } from '../../web/form/view.ts';
import type { ReportAssets } from '../../web/report/view.ts';
import type { Loader } from '../collect/load.ts';
import type { Log } from '../log.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { InvitationReader } from '../store/invitations.ts';
import type { RegisterReader } from '../store/organisations.ts';
import type { ReportStore } from '../store/reports.ts';
import type { ReadWords } from '../words.ts';

export type ReportsDeps = {
  readonly catalogue: CatalogueStore;
  readonly register: RegisterReader;
  readonly invitations: InvitationReader;
  readonly reports: ReportStore;
  readonly assets: Assets;
  readonly reportAssets: ReportAssets;
  /** The interface's words by language, and those of the report's pages. */
  readonly words: ReadWords;
  readonly reportWords: ReadWords;
  /** The words of the pages about the site, of which the notice on privacy takes its common part. */
  readonly legal: ReadWords;
  readonly now: () => number;
  /** A fresh id for an error report. */
  readonly newCorrelation: () => string;
  readonly log: Log;
  /** Milliseconds that a wave may be remembered. */
  readonly cache: number;
};

/** What routes work with: reading waves is remembered. */
export type Parts = ReportsDeps & { readonly loader: Loader };
