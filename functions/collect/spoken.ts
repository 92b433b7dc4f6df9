import { type Item, itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import type { Wave } from '../../survey/wave.ts';
import type { View } from '../../web/form/view.ts';
import type { Words } from '../../web/words/say.ts';

/** Words that the form's script always says. */
const always =
  /^(failed\.|(back|check|draft\.keep|listen|missing\.not_reached|next|progress|review\.text|review\.title|send|sending)$)/;

/** What can be wrong with an answer of any item, and what only with those of some types. */
const anywhere = ['title', 'required', 'one_only', 'unknown_code', 'not_relevant', 'unknown_item', 'not_offered'];
const numbers = ['not_a_number', 'too_small', 'too_large'];
const errors: { readonly [T in Item['type']]: readonly string[] } = {
  select_one: ['too_long'],
  select_multiple: ['exclusive', 'too_many', 'too_long'],
  grid: [],
  rank: [...numbers, 'rank_twice', 'rank_gap'],
  scale: numbers,
  integer: [...numbers, 'constraint'],
  decimal: ['not_a_decimal', 'too_small', 'too_large', 'too_precise', 'constraint'],
  date: ['not_a_date', 'incomplete_date', 'too_early', 'too_late', 'constraint'],
  text: ['too_long', 'pattern'],
  table: [...numbers, 'wrong_total', 'constraint'],
  repeat: ['too_many_entries'],
  note: [],
  consent: ['consent_required'],
};

function errorsOf(questionnaire: Questionnaire): ReadonlySet<string> {
  const items = itemsOf(questionnaire);
  const types = [...items, ...items.flatMap((item) => (item.type === 'repeat' ? item.items : []))];
  return new Set([...anywhere, ...types.flatMap(({ type }) => errors[type])]);
}

const pick = ({ texts }: Words, isSaid: (key: string) => boolean): Words['texts'] =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => isSaid(key)));

/** The words that the script of a form says itself: no more, as they stand in every page. */
export function wordsForScript({ words, questionnaire, wave }: View, kiosk: boolean): Words['texts'] {
  const wrong = errorsOf(questionnaire);
  return pick(words, (key) => {
    const [room = '', rest = ''] = key.split('.');
    if (room === 'error') return wrong.has(rest);
    if (room === 'access') return isCoded(wave) && rest !== 'text' && rest !== 'label';
    return always.test(key) || (kiosk && room === 'kiosk');
  });
}

const isCoded = ({ access }: Wave): boolean => access !== undefined;

/** The words that are loaded with the script's rarely needed part. */
export const wordsForMore = (words: Words): Words['texts'] =>
  pick(words, (key) => /^(draft|waiting|proof)\.|^(kiosk\.next|listen\.stop)$|^failed\./.test(key));
