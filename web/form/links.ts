import type { View } from './view.ts';

/** Addresses of a page of the wave in every language it is offered in. */
export const languagesOf = (view: View, path = '') =>
  view.wave.languages.map((tag) => ({ tag, href: `/s/${view.wave.id}/${tag}${path}${view.query}` }));
