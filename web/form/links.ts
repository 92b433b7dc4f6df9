import type { View } from './view.ts';

/** Names of the fields that are no answers: the response's id, and the step that is asked for instead of sending. */
export const idField = '_id';
export const stepField = '_step';
/** The access code, and the field that only a machine would fill in. */
export const codeField = '_code';
export const trapField = '_trap';

/** Address of a wave's page in a language, with the query it keeps. */
export const addressOf = ({ wave, query, base = `/s/${wave.id}` }: View, language: string, path = ''): string =>
  `${base}/${language}${path}${query}`;

/** Addresses of a page of the wave in every language it is offered in. */
export const languagesOf = (view: View, path = '') =>
  view.wave.languages.map((tag) => ({ tag, href: addressOf(view, tag, path) }));

/** Where the round trip for another entry of a repeat leads back to: the entry itself. */
export const entryAction = (view: View, item: string, entry: number): string =>
  `${addressOf(view, view.wording.language)}#entry-${item}-${entry}`;

/** Where the shared-phone mode begins anew. */
export const startOf = ({ wave, query }: View): string => `/s/${wave.id}${query}`;
