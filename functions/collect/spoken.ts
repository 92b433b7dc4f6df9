import { type Item, itemsOf, type Member, type Questionnaire } from '../../survey/questionnaire.ts';
import type { View } from '../../web/form/view.ts';
import type { Words } from '../../web/words/say.ts';

/** Words that the form's script always says. */
const always =
  /^(failed\.(network|server)|back|check|draft\.keep|listen|missing\.not_reached|next|progress|review\.text|review\.title|send|sending)$/;

/** What can be wrong with an answer of any item, and what only with those of some types; not what no page can send. */
const anywhere = ['title', 'required', 'one_only'];
const numbers = ['not_a_number', 'too_small', 'too_large'];
const errors: { readonly [T in Item['type']]: readonly string[] } = {
  select_one: [],
  select_multiple: ['exclusive'],
  grid: [],
  rank: [...numbers, 'rank_twice', 'rank_gap'],
  scale: numbers,
  integer: numbers,
  decimal: ['not_a_decimal', 'too_small', 'too_large', 'too_precise'],
  date: ['not_a_date', 'incomplete_date', 'too_early', 'too_late'],
  text: ['too_long'],
  table: [...numbers, 'wrong_total'],
  repeat: ['too_many_entries'],
  note: [],
  consent: ['consent_required'],
};

type Asked = Item | Member;

/** What can be wrong with an answer only where the item says so. */
const declared: readonly (readonly [
  error: string,
  isDeclared: (item: Asked, questionnaire: Questionnaire) => boolean,
])[] = [
  ['constraint', (item) => 'constraints' in item && item.constraints !== undefined],
  ['pattern', (item) => 'pattern' in item && item.pattern !== undefined],
  ['not_offered', (item) => 'offered' in item && item.offered !== undefined],
  ['too_many', (item) => item.type === 'select_multiple' && item.max !== undefined],
  ['too_long', (item, { lists }) => 'list' in item && (lists[item.list] ?? []).some(({ text }) => text !== undefined)],
];

function errorsOf(questionnaire: Questionnaire): ReadonlySet<string> {
  const items = itemsOf(questionnaire);
  const asked: readonly Asked[] = [...items, ...items.flatMap((item) => (item.type === 'repeat' ? item.items : []))];
  const isAsked = ([, isDeclared]: (typeof declared)[number]) => asked.some((item) => isDeclared(item, questionnaire));
  return new Set([
    ...anywhere,
    ...asked.flatMap(({ type }) => errors[type]),
    ...declared.filter(isAsked).map(([error]) => error),
  ]);
}

const pick = ({ texts }: Words, isSaid: (key: string) => boolean): Words['texts'] =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => isSaid(key)));

/** The words that the script of a form says itself: no more, as they stand in every page. */
export function wordsForScript({ words, questionnaire, wave }: View, kiosk: boolean): Words['texts'] {
  const { access } = wave;
  const wrong = errorsOf(questionnaire);
  return pick(words, (key) => {
    const [room = '', rest = ''] = key.split('.');
    if (room === 'error') return wrong.has(rest);
    if (room === 'access') return access !== undefined && rest !== 'text' && rest !== 'label';
    return always.test(key) || (kiosk && room === 'kiosk');
  });
}

/** The words that are loaded with the script's rarely needed part. */
export const wordsForMore = (words: Words): Words['texts'] =>
  pick(words, (key) => /^(draft|waiting|proof)\.|^(kiosk\.next|listen\.stop|print|review\.copy)$|^failed\./.test(key));
