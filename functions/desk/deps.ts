import type { Claims } from '../gateway.ts';
import type { Log } from '../log.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { ReleaseReader } from '../store/releases.ts';
import type { AuditEntry, WaveStore } from '../store/waves.ts';
import { subjectOf } from './staff.ts';

export type DeskDeps = {
  readonly catalogue: CatalogueStore;
  readonly releases: ReleaseReader;
  readonly waves: WaveStore;
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
  (claims: Claims | undefined, entry: Omit<AuditEntry, 'id' | 'at' | 'by'>): AuditEntry => ({
    id: newId(),
    at: now(),
    by: subjectOf(claims),
    ...entry,
  });
