/** Pages about the site, each at an address of its own in every language. */
export type InfoPage = 'privacy' | 'accessibility' | 'contact' | 'imprint' | 'simple';

/** Query name of the wave that a reader comes from. */
export const waveParameter = 'wave';

/** Address of a page about the site; from a wave's page it carries the wave. */
export const infoAddress = (page: InfoPage, language: string, wave?: string): string =>
  `/i/${language}/${page}${wave === undefined ? '' : `?${waveParameter}=${wave}`}`;

/** What a message may be about. */
export const subjects = ['barrier', 'privacy', 'other'] as const;

export type Subject = (typeof subjects)[number];
