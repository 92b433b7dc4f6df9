import { type ItemOf, optionsOf, type Questionnaire } from '../questionnaire.ts';
import { issue, single } from './choice.ts';
import { joined, type Kind } from './kind.ts';
import { checkRange, wholeNumber } from './number.ts';

/** The field of each option's position. */
export const rankedFields = (item: ItemOf<'rank'>, questionnaire: Questionnaire): readonly string[] =>
  optionsOf(questionnaire, item.list).map(({ code }) => `${item.id}.${code}`);

/** How many positions a respondent gives: as many as there are options, or the first `max`. */
export const positionsOf = (item: ItemOf<'rank'>, questionnaire: Questionnaire): number =>
  Math.min(item.max ?? Number.POSITIVE_INFINITY, optionsOf(questionnaire, item.list).length);

/** `rank`: the position of each option, from 1, each position once and none passed over. Every option is a variable. */
export const rank: Kind<'rank'> = {
  fields: rankedFields,
  answered: rankedFields,
  check(item, fields, { questionnaire }) {
    const { id } = item;
    const max = positionsOf(item, questionnaire);
    const { answers, issues } = joined(
      rankedFields(item, questionnaire).map((field) =>
        single({ id }, fields, (sent) => checkRange({ id, min: 1, max }, sent, wholeNumber(sent), field), field),
      ),
    );
    const taken = new Set<number>();
    const wrong = [...issues];
    for (const [field, value] of Object.entries(answers))
      if (typeof value === 'number') {
        if (taken.has(value)) wrong.push(issue('rank_twice', id, field, { value }));
        taken.add(value);
      }
    if (wrong.length === 0 && item.required && taken.size < max) wrong.push(issue('required', id));
    else if (wrong.length === 0 && Math.max(...taken) > taken.size) wrong.push(issue('rank_gap', id));
    return { answers, issues: wrong };
  },
};
