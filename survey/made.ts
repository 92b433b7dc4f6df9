import type { Answers, Fields } from './answer.ts';
import { totalsOf } from './items/cells.ts';
import { missingOf, offeredCodes } from './items/choice.ts';
import { dateLimits } from './items/date.ts';
import { stepsOf } from './items/number.ts';
import { positionsOf } from './items/rank.ts';
import { membersOf } from './items/repeat.ts';
import { patternOf } from './items/text.ts';
import { type Item, type ItemOf, type Member, optionsOf, type Questionnaire } from './questionnaire.ts';

/** What made-up answers are made from: the questionnaire, the answers before, and chance in [0, 1). */
export type Making = {
  readonly questionnaire: Questionnaire;
  readonly earlier: Answers;
  readonly chance: () => number;
};

/** Shares of respondents who say nothing, and who leave an item blank. */
const refusing = 0.04;
const leaving = 0.04;

const pick = <T>(list: readonly T[], chance: () => number): T | undefined =>
  list[Math.min(list.length - 1, Math.floor(list.length * chance() ** 1.3))];

const several = (codes: readonly string[], most: number, chance: () => number): readonly string[] => {
  const chosen = codes.filter(() => chance() < 0.4).slice(0, most);
  const one = pick(codes, chance);
  return chosen.length > 0 || one === undefined ? chosen : [one];
};

/** Small numbers are more likely than large ones. */
const whole = (min: number, max: number, chance: () => number): number =>
  min + Math.floor(chance() ** 2 * (Math.min(max, min + 40) - min + 1));

function multiple(item: ItemOf<'select_multiple'>, { questionnaire, earlier, chance }: Making): Fields {
  const offered = offeredCodes(item, questionnaire, earlier);
  const alone = optionsOf(questionnaire, item.list)
    .filter(({ exclusive }) => exclusive)
    .map(({ code }) => code);
  const [only] = alone;
  if (only !== undefined && chance() < 0.15) return { [item.id]: [only] };
  const open = offered.filter((code) => !alone.includes(code));
  return { [item.id]: several(open, item.max ?? 9, chance) };
}

const grid = (item: ItemOf<'grid'>, { questionnaire, chance }: Making): Fields =>
  Object.fromEntries(
    item.rows.map((row) => {
      const code = chance() < refusing ? 'refused' : pick(optionsOf(questionnaire, item.list), chance)?.code;
      const left = chance() < leaving && !item.required;
      return [`${item.id}.${row}`, left || code === undefined ? [] : [code]];
    }),
  );

function rank(item: ItemOf<'rank'>, { questionnaire, chance }: Making): Fields {
  const options = optionsOf(questionnaire, item.list).map(({ code }, index) => ({
    code,
    at: index / 3 + chance() * 2,
  }));
  const positions = positionsOf(item, questionnaire);
  const given = item.required || chance() > 0.1 ? positions : 1 + Math.floor(chance() * positions);
  return Object.fromEntries(
    options
      .sort((a, b) => a.at - b.at)
      .slice(0, given)
      .map(({ code }, index) => [`${item.id}.${code}`, [String(index + 1)]]),
  );
}

function date(item: ItemOf<'date'>, { chance }: Making): Fields {
  const { min, max } = dateLimits(item);
  const [first, last] = [Number(min.slice(0, 4)), Number(max.slice(0, 4))];
  const from = Math.min(last, Math.max(first, 1950));
  const to = Math.max(from, Math.min(last, 2026));
  const two = (most: number): string => String(1 + Math.floor(chance() * most)).padStart(2, '0');
  const iso = [from + Math.floor(chance() * (to - from + 1)), two(12), two(28)].join('-').slice(0, min.length);
  const [, middle = iso] = [min, iso, max].sort();
  return { [item.id]: [middle] };
}

function table(item: ItemOf<'table'>, { chance }: Making): Fields {
  const rows = item.rows.flatMap((row) => item.columns.map((column) => `${item.id}.${row}.${column}`));
  const cells = Object.fromEntries(
    rows.map((cell, index) => [
      cell,
      index > 0 && chance() < leaving ? [] : [String(whole(item.min, item.max, chance))],
    ]),
  );
  if (item.totals !== 'asked' || chance() < 0.3) return cells;
  const totals = totalsOf(item, cells);
  const said = (sums: Readonly<Record<string, number | undefined>>, name: (code: string) => string) =>
    Object.entries(sums).flatMap(([code, sum]) => (sum === undefined ? [] : [[name(code), [String(sum)]] as const]));
  return {
    ...cells,
    ...Object.fromEntries(said(totals.rows, (row) => `${item.id}.${row}.total`)),
    ...Object.fromEntries(said(totals.columns, (column) => `${item.id}.total.${column}`)),
    [`${item.id}.total.total`]: [String(totals.total)],
  };
}

/** Texts to try where a pattern is asked for; where none fits the item stays blank. */
const patterned = ['58452', '58285', '02302 1234567', 'EN-AB 123', 'post@example.org', 'Abc', 'abc', '1'];

function text(item: ItemOf<'text'>, { chance }: Making): Fields {
  const { pattern } = item;
  if (!pattern && !item.required) return {};
  const fitting = pattern ? patterned.filter((one) => patternOf(pattern).test(one)) : ['Danke'.slice(0, item.max)];
  const one = pick(fitting, chance);
  return one === undefined ? {} : { [item.id]: [one] };
}

function repeat(item: ItemOf<'repeat'>, making: Making): Fields {
  const count = 1 + Math.floor(making.chance() ** 2 * Math.min(item.max, 4));
  const entries = Array.from({ length: count }, (_, index) => membersOf(item, index + 1));
  const made = entries.map((members) => Object.assign({}, ...members.map((member) => madeUp(member, making))));
  return Object.assign({ [item.id]: [String(count)] }, ...made);
}

/** A plausible answer to one item as a form would send it; one that is not given leaves every field out. */
export function madeUp(item: Item | Member, making: Making): Fields {
  const { questionnaire, earlier, chance } = making;
  const reasons = missingOf('missing' in item ? item : {});
  if (!item.required && chance() < leaving) return {};
  const silent = chance() < refusing ? pick(reasons, chance) : undefined;
  if (silent !== undefined && (item.type === 'select_one' || item.type === 'select_multiple'))
    return { [item.id]: [silent] };
  switch (item.type) {
    case 'select_one': {
      const code = pick(offeredCodes(item, questionnaire, earlier), chance);
      return code === undefined ? {} : { [item.id]: [code] };
    }
    case 'select_multiple':
      return multiple(item, making);
    case 'grid':
      return grid(item, making);
    case 'rank':
      return rank(item, making);
    case 'scale':
      return { [item.id]: [String(pick(stepsOf(item), chance) ?? item.min)] };
    case 'integer':
      return { [item.id]: [String(item.min + Math.floor(chance() * (item.max - item.min + 1)))] };
    case 'decimal':
      return { [item.id]: [(item.min + chance() * (item.max - item.min)).toFixed(item.places)] };
    case 'date':
      return date(item, making);
    case 'text':
      return text(item, making);
    case 'table':
      return table(item, making);
    case 'repeat':
      return repeat(item, making);
    case 'consent':
      return { [item.id]: ['yes'] };
    case 'note':
      return {};
  }
}
