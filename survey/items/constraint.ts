import type { Answers } from '../answer.ts';
import type { Issue } from '../issue.ts';
import type { Item } from '../questionnaire.ts';
import { issue } from './choice.ts';

/**
 * What an item measures, as a number: a number itself, a date's digits (those of equal precision compare as dates
 * do), the grand total of a table's given cells. Undefined where there is no such answer.
 */
function measureOf(id: string, answers: Answers): number | undefined {
  const own = answers[id];
  if (typeof own === 'number') return own;
  if (typeof own === 'string') return Number(own.replaceAll('-', ''));
  const cells = Object.entries(answers)
    .filter(([field]) => field.startsWith(`${id}.`))
    .flatMap(([, value]) => (typeof value === 'number' ? [value] : []));
  return cells.length > 0 ? cells.reduce((sum, cell) => sum + cell) : undefined;
}

/** Sign of `this - other` that each comparison allows. */
const allowed = { below: [-1], at_most: [-1, 0], equal: [0], at_least: [0, 1], above: [1] };

/** The constraints that an item's answers do not meet, seen from earlier ones. Where either is missing there are none. */
export function unmet(item: Item, answers: Answers, earlier: Answers): readonly Issue[] {
  const constraints = ('constraints' in item && item.constraints) || [];
  return constraints.flatMap(({ is, item: other }) => {
    const here = measureOf(item.id, answers);
    const there = measureOf(other, earlier);
    if (here === undefined || there === undefined || allowed[is].includes(Math.sign(here - there))) return [];
    return [issue('constraint', item.id, item.id, { is, other })];
  });
}
