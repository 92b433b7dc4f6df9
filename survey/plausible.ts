import type { infer as Infer } from 'zod/mini';
import type { Fields } from './answer.ts';
import type { profileSchema } from './content.ts';
import { filled } from './generate.ts';
import { missingOf, offeredCodes } from './items/choice.ts';
import { type Making, madeUp } from './made.ts';
import { type Item, type ItemOf, itemsOf, optionsOf, type Questionnaire } from './questionnaire.ts';

/** How people may answer a questionnaire. */
export type Profile = Infer<typeof profileSchema>;
type Shares = Profile['language']['shares'];
type Pull = { readonly by?: string | undefined; readonly r?: number | undefined };

/** What a person is like: factors as standard normal numbers. */
type Person = { readonly language: string; readonly factors: ReadonlyMap<string, number> };

/** A standard normal number (Box and Muller 1958). */
const normal = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

/** The share of people above a standard normal number (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
export function above(z: number): number {
  if (z < 0) return 1 - above(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/**
 * Where a person stands among all for one answer, from 0 (has most of the factor) to 1: a Gaussian copula, so that the
 * shares of the answers stay what they are, whatever the correlation.
 */
function standing({ by, r = 0 }: Pull, factors: ReadonlyMap<string, number>, chance: () => number): number {
  const factor = (by === undefined ? undefined : factors.get(by)) ?? 0;
  const own = by === undefined ? 1 : Math.sqrt(1 - r * r);
  return above(r * factor + own * normal(chance));
}

/** The code at a standing; undefined where no share is left. */
function codeAt(shares: Shares, at: number): string | undefined {
  let left = at * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [code, share] of shares) {
    left -= share;
    if (left < 0) return code;
  }
  return shares.findLast(([, share]) => share > 0)?.[0];
}

const only = (shares: Shares, codes: readonly string[]): Shares => shares.filter(([code]) => codes.includes(code));

/** A language as the list of family languages has it. */
const spokenCode = (language: string): string =>
  language === 'de-simple' ? 'de' : language === 'sr-Latn' ? 'sr' : language.toLowerCase().replace('-', '_');

type Wish = { readonly making: Making; readonly person: Person; readonly profile: Profile };
type Shared = Extract<Profile['items'][string], { shares: Shares }>;

function several(item: ItemOf<'select_multiple'>, wish: Shared, { making, person }: Wish): Fields {
  const { questionnaire, earlier, chance } = making;
  const alone = optionsOf(questionnaire, item.list).flatMap(({ code, exclusive }) => (exclusive ? [code] : []));
  const drawn = only(wish.shares, offeredCodes(item, questionnaire, earlier)).map(([code, share]) => ({
    code,
    spare: share / 100 - standing(alone.includes(code) ? { ...wish, r: -(wish.r ?? 0) } : wish, person.factors, chance),
  }));
  const single = drawn.find(({ code, spare }) => alone.includes(code) && spare > 0);
  if (single) return { [item.id]: [single.code] };
  const open = drawn.filter(({ code }) => !alone.includes(code)).toSorted((a, b) => b.spare - a.spare);
  const chosen = open.filter(({ spare }) => spare > 0).slice(0, item.max ?? open.length);
  const [likely] = open;
  const codes = (chosen.length > 0 || likely === undefined ? chosen : [likely]).map(({ code }) => code);
  const order = optionsOf(questionnaire, item.list).map(({ code }) => code);
  return { [item.id]: codes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) };
}

/** Own language first; who answers in German speaks it. */
function languagesOf(item: Item, german: number, { making, person }: Wish): Fields {
  if (item.type !== 'select_one' && item.type !== 'select_multiple') return {};
  const offered = offeredCodes(item, making.questionnaire, making.earlier);
  const own = spokenCode(person.language);
  const isGerman = making.chance() < german / 100;
  const codes = (item.type === 'select_multiple' ? [own, ...(isGerman ? ['de'] : [])] : [isGerman ? 'de' : own]).filter(
    (code, index, all) => offered.includes(code) && all.indexOf(code) === index,
  );
  const [first] = offered;
  return { [item.id]: codes.length > 0 || first === undefined ? codes : [first] };
}

function closed(item: Item, wish: Shared, all: Wish): Fields {
  const { questionnaire, earlier, chance } = all.making;
  const at = (): number => standing(wish, all.person.factors, chance);
  if (item.type === 'select_multiple') return several(item, wish, all);
  if (item.type === 'grid')
    return Object.fromEntries(
      item.rows.map((row) => {
        const silent = chance() < all.profile.refused ? 'refused' : undefined;
        const code = silent ?? codeAt(wish.rows?.[row] ?? wish.shares, at());
        const left = !item.required && chance() < all.profile.blank;
        return [`${item.id}.${row}`, left || code === undefined ? [] : [code]];
      }),
    );
  const offered = item.type === 'select_one' ? offeredCodes(item, questionnaire, earlier) : undefined;
  const code = codeAt(offered ? only(wish.shares, offered) : wish.shares, at());
  return { [item.id]: code === undefined ? [] : [code] };
}

/** Silence grows towards the end of a questionnaire, and people refuse what is sensitive three times as often. */
function silence(item: Item, { making, profile }: Wish): Fields | undefined {
  const { questionnaire, chance } = making;
  const items = itemsOf(questionnaire);
  const late = 1 + items.findIndex(({ id }) => id === item.id) / items.length;
  if (!item.required && chance() < profile.blank * late) return {};
  if (item.type !== 'select_one' && item.type !== 'select_multiple') return undefined;
  const reasons = missingOf(item);
  const often = 'sensitive' in item && item.sensitive ? 3 : 1;
  if (chance() >= profile.refused * often) return undefined;
  const reason = reasons[Math.floor(chance() * reasons.length)];
  return reason === undefined ? undefined : { [item.id]: [reason] };
}

function answerOf(item: Item, all: Wish): Fields {
  const wish = all.profile.items[item.id];
  const { chance } = all.making;
  if (wish && 'agree' in wish) return chance() < wish.agree / 100 ? { [item.id]: ['yes'] } : {};
  if (wish && 'write' in wish) {
    const texts = wish.texts[all.person.language] ?? [];
    const text = chance() < wish.write / 100 ? texts[Math.floor(chance() * texts.length)] : undefined;
    return text === undefined ? {} : { [item.id]: [text] };
  }
  if (!wish) return madeUp(item, all.making);
  return silence(item, all) ?? ('german' in wish ? languagesOf(item, wish.german, all) : closed(item, wish, all));
}

/** A made-up person: factors first, and a language of those that are offered. */
function personOf(profile: Profile, languages: readonly string[], chance: () => number): Person | undefined {
  const factors = new Map<string, number>();
  for (const { id, by, r = 0 } of profile.factors) {
    const earlier = by === undefined ? 0 : (factors.get(by) ?? 0);
    factors.set(id, by === undefined ? normal(chance) : r * earlier + Math.sqrt(1 - r * r) * normal(chance));
  }
  const language = codeAt(only(profile.language.shares, languages), standing(profile.language, factors, chance));
  return language === undefined ? undefined : { language, factors };
}

/**
 * One made-up person's language, of those offered, and fields, valid for the questionnaire. Items without a profile
 * are made up evenly. Undefined where the profile has none of the languages.
 */
export function plausible(
  questionnaire: Questionnaire,
  profile: Profile,
  languages: readonly string[],
  chance: () => number,
): { readonly language: string; readonly fields: Fields } | undefined {
  const person = personOf(profile, languages, chance);
  if (!person) return undefined;
  const fields = filled(questionnaire, chance, (item, making) => answerOf(item, { making, person, profile }));
  return { language: person.language, fields };
}

/** How many of `count` people come by each of `places`: fewer by and by, and three by the last. */
export function dealtOut(count: number, places: number): readonly number[] {
  if (places < 2 || count < 3 * places)
    return Array.from({ length: places }, (_, at) => Math.floor((count + places - 1 - at) / places));
  const weights = Array.from({ length: places - 1 }, (_, at) => 1 / (at + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const dealt = weights.map((weight) => Math.floor(((count - 3) * weight) / sum));
  const rest = count - 3 - dealt.reduce((total, one) => total + one, 0);
  return [...dealt.map((one, at) => (at === 0 ? one + rest : one)), 3];
}
