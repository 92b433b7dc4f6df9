import type { Population } from '../../survey/population.ts';
import type { House } from '../../web/house.ts';
import type { PrintAssets } from '../../web/print/kit.ts';
import type { Claims } from '../gateway.ts';
import type { Log } from '../log.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { ClubReleaseReader } from '../store/clubs.ts';
import type { ContactReader } from '../store/contacts.ts';
import type { InterimReader } from '../store/interim.ts';
import type { InvitationStore } from '../store/invitations.ts';
import type { MailStore } from '../store/mails.ts';
import type { RegisterStore } from '../store/organisations.ts';
import type { ReleaseReader } from '../store/releases.ts';
import type { ReportJudge } from '../store/reports.ts';
import type { TextReader } from '../store/texts.ts';
import type { Stamp, WaveStore } from '../store/waves.ts';
import type { ReadWords } from '../words.ts';
import { subjectOf } from './staff.ts';

export type DeskDeps = {
  readonly catalogue: CatalogueStore;
  readonly releases: ReleaseReader;
  readonly clubReleases: ClubReleaseReader;
  readonly interims: InterimReader;
  readonly texts: TextReader;
  readonly waves: WaveStore;
  readonly contacts: ContactReader;
  readonly register: RegisterStore;
  readonly invitations: InvitationStore;
  readonly reports: ReportJudge;
  readonly mails: MailStore;
  /** Words of what organisations read, by language: the public ones, and those of reports. */
  readonly publicWords: ReadWords;
  readonly reportWords: ReadWords;
  readonly print: PrintAssets;
  readonly house: House;
  /** Where people reach the forms; empty where a request's own address has to do. */
  readonly origin: string;
  /** So many random bytes. */
  readonly chance: (bytes: number) => Uint8Array;
  /** How many people live in the county and its towns. */
  readonly population: Population;
  readonly now: () => number;
  /** A fresh id for an audit entry or a correlation. */
  readonly newId: () => string;
  readonly log: Log;
  /** The HTML of the staff application, and the content security policy that goes with it. */
  readonly page: string;
  readonly policy: string;
  /** The style sheet of reports and codebooks. */
  readonly resultsStyle: string;
};

/** What Hono hands to a route: the claims that API Gateway checked. */
export type Desk = { readonly Bindings: { readonly claims?: Claims } };

/** Fills in who did something, and when. */
export const auditor =
  ({ newId, now }: Pick<DeskDeps, 'newId' | 'now'>) =>
  <const Entry extends object>(claims: Claims | undefined, entry: Entry): Stamp & Entry => ({
    id: newId(),
    at: now(),
    by: subjectOf(claims),
    ...entry,
  });
