import type { Claims } from '../gateway.ts';
import type { Log } from '../log.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { ContactReader } from '../store/contacts.ts';
import type { InterimReader } from '../store/interim.ts';
import type { ReleaseReader } from '../store/releases.ts';
import type { TextReader } from '../store/texts.ts';
import type { Stamp, WaveStore } from '../store/waves.ts';
import { subjectOf } from './staff.ts';

export type DeskDeps = {
  readonly catalogue: CatalogueStore;
  readonly releases: ReleaseReader;
  readonly interims: InterimReader;
  readonly texts: TextReader;
  readonly waves: WaveStore;
  readonly contacts: ContactReader;
  readonly now: () => number;
  /** A fresh id for an audit entry or a correlation. */
  readonly newId: () => string;
  readonly log: Log;
  /** The HTML of the staff application, and the content security policy that goes with it. */
  readonly page: string;
  readonly policy: string;
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
