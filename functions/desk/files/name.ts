import type { Edition } from '../../../web/results/edition.ts';

/** What tells a file from the others of its release. */
type Own = {
  readonly ending: string;
  /** What it is, where the ending does not say so. */
  readonly kind?: string;
  /** The same in every language. */
  readonly alike?: true;
};

/** What a file is called: the wave, the release, the language, and that it is made up where it is. */
export function nameOf({ release, language, values, demo }: Edition, { ending, kind, alike }: Own): string {
  const parts = [
    ...[release.wave, 'veroeffentlichung', String(release.number)],
    ...(kind ? [kind] : []),
    ...(alike ? [] : [language]),
    ...(values === 'codes' && !alike ? ['codes'] : []),
    ...(demo ? ['beispieldaten'] : []),
  ];
  return `${parts.join('-')}.${ending}`;
}
