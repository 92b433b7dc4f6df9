import { type ItemOf, optionsOf, type Questionnaire } from '../questionnaire.ts';
import { pool, type Unit } from './pool.ts';

type Choice = ItemOf<'select_multiple'>;

/** The counts of one row of all option tables of a `select_multiple`. */
export type Chosen = { readonly answered: number; readonly yes: ReadonlyMap<string, number> };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

function sides(item: Choice, questionnaire: Questionnaire, { yes }: Chosen, but: string) {
  const options = optionsOf(questionnaire, item.list).filter(({ code }) => code !== but);
  const count = ({ code }: { readonly code: string }): number => yes.get(code) ?? 0;
  return {
    open: options.filter(({ exclusive }) => !exclusive).map(count),
    alone: sum(options.filter(({ exclusive }) => exclusive).map(count)),
  };
}

/**
 * The fewest and the most who can have chosen an option in a row while everything else in it stays as it is: whoever
 * answers chooses at least one option and at most `max`, and an exclusive one alone. Any number between is possible,
 * since choices with these sums can be dealt out one after the other.
 */
export function rangeOf(
  item: Choice,
  questionnaire: Questionnaire,
  chosen: Chosen,
  option: string,
): readonly [number, number] {
  const { open, alone } = sides(item, questionnaire, chosen, option);
  const rest = chosen.answered - alone;
  const most = item.max ?? Number.POSITIVE_INFINITY;
  const all = sum(open);
  const isAlone = optionsOf(questionnaire, item.list).some(({ code, exclusive }) => code === option && exclusive);
  if (isAlone) return [Math.max(0, rest - all), rest - Math.max(0, ...open, Math.ceil(all / most))];
  return [Math.max(0, rest - all), Math.min(rest, rest * most - all)];
}

/** Whether the options' totals tell of fewer than k people that they chose something that others can choose too. */
export function tellsOfOpen(item: Choice, questionnaire: Questionnaire, { answered, yes }: Chosen, k: number): boolean {
  const exclusive = optionsOf(questionnaire, item.list).filter((option) => option.exclusive);
  const open = answered - sum(exclusive.map(({ code }) => yes.get(code) ?? 0));
  return exclusive.length > 1 && open < k;
}

/**
 * The columns of an option's table without a breakdown: yes, no, and the reasons for no answer, pooled the same for
 * every option since all have them in common; too few of them are counted with "no" in all.
 */
export function multipleColumns(units: readonly Unit[], k: number, prefer?: (text: string) => number): readonly Unit[] {
  const [yes, no, ...reasons] = units;
  if (!yes || !no) return units;
  const pooled = pool(reasons, k, prefer);
  return pooled.every(({ size }) => size >= k) ? [yes, no, ...pooled] : yesOrNot([yes, no, ...pooled]);
}

/** Yes, and everything else as one column: how many did not answer differs from row to row and would tie the options. */
export function yesOrNot(units: readonly Unit[]): readonly Unit[] {
  const [yes, ...rest] = units;
  if (!yes) return units;
  return [yes, { members: rest.flatMap(({ members }) => members), size: sum(rest.map(({ size }) => size)), path: [] }];
}
