import type { Fields } from '../../survey/answer.ts';
import type { Issue } from '../../survey/issue.ts';
import { languageOf } from '../../survey/language.ts';
import type { Wave } from '../../survey/wave.ts';
import { formPage } from '../../web/form/form.tsx';
import { codeField, startOf } from '../../web/form/links.ts';
import { interviewQuery, isInterview, largeQuery } from '../../web/form/mode.ts';
import type { View } from '../../web/form/view.ts';
import { fieldsOfQuery, partsOfQuery } from './body.ts';
import { forScript } from './lean.ts';
import { wordsForScript } from './spoken.ts';

/** Query names that are no prefilled answers: the place, the access code, ways of answering. */
const named: ReadonlySet<string> = new Set(['at', 'code', 'kiosk', interviewQuery, largeQuery]);

export const queryOf = (request: Request): string => new URL(request.url).search;

/** A query without the access code: it must not stand in an address beside the id of the response. */
export const withoutCode = (query: string): string =>
  partsOfQuery(query.slice(1))
    .filter(({ name }) => name !== 'code')
    .reduce((kept, { part }) => `${kept}${kept ? '&' : '?'}${part}`, '');

/** What a query asks for beside prefilled answers. */
export const isKiosk = (query: string): boolean => 'kiosk' in fieldsOfQuery(query.slice(1));

/** The place a link names; one the wave does not know is dropped: a poster's reader should still get the form. */
export const placeIn = (wave: Wave, query: string): { readonly place?: string } => {
  const code = fieldsOfQuery(query.slice(1))['at']?.[0];
  return code !== undefined && wave.places.some((place) => place.code === code) ? { place: code } : {};
};

/** The fields that a link fills in. */
export const prefilled = (query: string): Fields => {
  const asked = fieldsOfQuery(query.slice(1));
  const answers = Object.entries(asked).filter(([field]) => !named.has(field) && !field.startsWith('_'));
  return Object.fromEntries([...answers, ...(asked['code'] ? [[codeField, asked['code']] as const] : [])]);
};

/** The form as a page; its fields hold what was typed, or what a link fills in. */
export function form(view: View, fields: Fields, issues: readonly Issue[], notice?: string) {
  const { wave, wording, words, questionnaire, query, assets } = view;
  return formPage(
    { ...view, fields, issues, notice },
    {
      wave: wave.id,
      place: placeIn(wave, query).place,
      questionnaire: forScript(questionnaire),
      language: wording.language,
      format: languageOf(words.language).format,
      words: wordsForScript(view, isKiosk(query)),
      done: `/s/${wave.id}/${wording.language}/done/`,
      query: withoutCode(query),
      closes: wave.closes,
      more: assets.more,
      ...(isKiosk(query) ? { kiosk: startOf(view) } : {}),
      ...(isInterview(view) ? { interview: true } : {}),
    },
  );
}
