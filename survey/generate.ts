import type { Answers, Fields } from './answer.ts';
import { missingOf, offeredCodes } from './items/choice.ts';
import { stepsOf } from './items/number.ts';
import { checkItem } from './items/table.ts';
import { type Item, itemsOf, optionsOf, type Questionnaire } from './questionnaire.ts';
import { isRelevant, notAsked } from './relevance.ts';

/** Numbers in [0, 1), the same ones for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

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

/** A plausible answer to one item as a form would send it; `not given` leaves every field out. */
function answer(item: Item, questionnaire: Questionnaire, earlier: Answers, chance: () => number): Fields {
  const reasons = missingOf('missing' in item ? item : {});
  if (!item.required && chance() < leaving) return {};
  const silent = chance() < refusing ? pick(reasons, chance) : undefined;
  if (silent !== undefined && 'list' in item && item.type !== 'grid') return { [item.id]: [silent] };
  switch (item.type) {
    case 'select_one': {
      const code = pick(offeredCodes(item, questionnaire, earlier), chance);
      return code === undefined ? {} : { [item.id]: [code] };
    }
    case 'select_multiple': {
      const offered = offeredCodes(item, questionnaire, earlier);
      const alone = optionsOf(questionnaire, item.list)
        .filter(({ exclusive }) => exclusive)
        .map(({ code }) => code);
      const [only] = alone;
      if (only !== undefined && chance() < 0.15) return { [item.id]: [only] };
      return {
        [item.id]: several(
          offered.filter((code) => !alone.includes(code)),
          item.max ?? 9,
          chance,
        ),
      };
    }
    case 'grid':
      return Object.fromEntries(
        item.rows.map((row) => {
          const code = chance() < refusing ? 'refused' : pick(optionsOf(questionnaire, item.list), chance)?.code;
          return [`${item.id}.${row}`, chance() < leaving || code === undefined ? [] : [code]];
        }),
      );
    case 'scale':
      return { [item.id]: [String(pick(stepsOf(item), chance) ?? item.min)] };
    case 'integer':
      return { [item.id]: [String(item.min + Math.floor(chance() * (item.max - item.min + 1)))] };
    case 'consent':
      return { [item.id]: ['yes'] };
    default:
      return {};
  }
}

/** Made-up fields of one respondent, valid for the questionnaire: for demonstration, tests and measurements. */
export function madeUpFields(questionnaire: Questionnaire, chance: () => number): Fields {
  let fields: Fields = {};
  let answers: Answers = {};
  for (const item of itemsOf(questionnaire)) {
    if (!isRelevant(item, answers)) {
      answers = { ...answers, ...notAsked(item) };
      continue;
    }
    const given = answer(item, questionnaire, answers, chance);
    fields = { ...fields, ...Object.fromEntries(Object.entries(given).filter(([, values]) => values.length > 0)) };
    answers = { ...answers, ...checkItem(item, given, { questionnaire, earlier: answers, strict: true }).answers };
  }
  return fields;
}
