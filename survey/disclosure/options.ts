import { type Item, type ItemOf, optionsOf } from '../questionnaire.ts';
import { type ProtectedTable, withheld } from './artifact.ts';

import { type Scope, sum, type World } from './world.ts';

type Choice = ItemOf<'select_multiple'>;

/** One row of the option tables of a `select_multiple` as readers have it. */
type Row = {
  /** The most who can have answered. */
  readonly most: number;
  /** Whether they can be fewer: somebody may have given no answer. */
  readonly isOpen: boolean;
  /** How many chose each option; null where that is not shown. */
  readonly open: readonly (number | null)[];
  readonly alone: readonly (number | null)[];
  /** The most choices beyond the first of each person, as the tables without a breakdown tell; infinite where they do not. */
  readonly extra: number;
};

const hasOne = (members: readonly string[], code: string): boolean => members.length === 1 && members[0] === code;

/** The tables of an item's options in a scope, those that are decided. */
const tablesOf = (item: Choice, { breakdown }: Scope, { decided }: World): readonly ProtectedTable[] =>
  [...decided.values()].filter((table) => table.item === item.id && table.breakdown === breakdown);

type Told = Omit<Row, 'extra'>;

function toldOf(item: Choice, tables: readonly ProtectedTable[], row: number, { questionnaire }: World): Told {
  const shown = tables.find(({ status }) => status !== 'withheld');
  const at = (code: string): number => shown?.columns.findIndex(({ members }) => hasOne(members, code)) ?? -1;
  const count = (column: number): number => (column < 0 ? 0 : (shown?.counts[row]?.[column] ?? 0));
  const isApart = at('yes') >= 0 && at('no') >= 0;
  const asked = (shown?.rowTotals[row] ?? 0) - count(at('not_relevant'));
  const answered = isApart ? count(at('yes')) + count(at('no')) : asked;
  const isSilent = (code: string): boolean => code !== 'yes' && code !== 'no' && code !== 'not_relevant';
  const silent = shown?.columns.some(({ members }) => members.some(isSilent));
  const yesOf = (code: string): number | null =>
    tables.find((table) => table.option === code && table.status === 'published')?.counts[row]?.[0] ?? null;
  const options = optionsOf(questionnaire, item.list);
  return {
    most: answered,
    isOpen: !isApart && silent === true,
    open: options.filter(({ exclusive }) => !exclusive).map(({ code }) => yesOf(code)),
    alone: options.filter(({ exclusive }) => exclusive).map(({ code }) => yesOf(code)),
  };
}

const known = (counts: readonly (number | null)[]): readonly number[] => counts.flatMap((count) => count ?? []);

/** How many choices beyond the first there are in all, at most: in a row there cannot be more. */
function extraOf(item: Choice, world: World): number {
  const { most, isOpen, open, alone } = toldOf(item, tablesOf(item, { rows: [], sizes: [] }, world), 0, world);
  if (open.includes(null) || (!isOpen && alone.includes(null))) return Number.POSITIVE_INFINITY;
  const answered = isOpen ? Math.max(0, ...known(open)) : most - sum(known(alone));
  return sum(known(open)) - answered;
}

/**
 * Whether the options of one row, read together, leave too little room:
 *
 * | of                            | what is shown leaves                                                        |
 * |-------------------------------|-----------------------------------------------------------------------------|
 * | those who gave no answer      | at most all but who chose alone, and of the others the most, the sum / `max`, or the sum but for the choices beyond the first |
 * | an option that is not shown   | at most who did not choose alone, and `max` each less what the others take   |
 * | the last that is not shown    | at least who is left, if everybody answered                                 |
 */
function isTight(item: Choice, { most, isOpen, open, alone, extra }: Row, { k, c }: World['policy']): boolean {
  if (most === 0) return false;
  const others = most - sum(known(alone));
  const each = item.max ?? open.length;
  const taken = sum(known(open));
  const least = Math.max(0, ...known(open), Math.ceil(taken / each), taken - extra);
  if (isOpen && others - least < k) return true;
  const unseen = [...open, ...alone].filter((count) => count === null).length;
  if (unseen === 0) return false;
  if (open.includes(null) && Math.min(others, others * each - taken, others + extra - taken) < k + c) return true;
  if (alone.includes(null) && others - least < k + c) return true;
  return !isOpen && unseen === 1 && others - taken > 0;
}

/** Withholds all option tables of an item where together they tell of few; each alone may well be shown. */
export function settleOptions(item: Item, scope: Scope, world: World): void {
  if (item.type !== 'select_multiple' || item.offered) return;
  const tables = tablesOf(item, scope, world);
  const extra = scope.breakdown === undefined ? Number.POSITIVE_INFINITY : extraOf(item, world);
  const isTightIn = (row: number): boolean =>
    isTight(item, { ...toldOf(item, tables, row, world), extra }, world.policy);
  if (!scope.rows.some((_, row) => isTightIn(row))) return;
  for (const table of tables) if (table.status !== 'withheld') world.decided.set(table.id, withheld(table, 'linked'));
}

/** The same for a tree's finer level, of which nothing is shown either where the wider one would tell of few. */
export function settleBelow(item: Item, above: Scope, below: Scope, world: World): void {
  settleOptions(item, below, world);
  if (item.type !== 'select_multiple' || item.offered) return;
  if (tablesOf(item, above, world).some(({ reason, status }) => status !== 'withheld' || reason !== 'linked')) return;
  for (const table of tablesOf(item, below, world))
    if (table.status !== 'withheld') world.decided.set(table.id, withheld(table, 'linked'));
}
