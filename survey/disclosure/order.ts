import { type Item, itemsOf } from '../questionnaire.ts';
import { placeBreakdown } from '../table.ts';
import { decide } from './decide.ts';
import { settleBelow, settleOptions } from './options.ts';
import type { CountedTable } from './ranked.ts';
import { decideBoth, type Scopes } from './tree.ts';
import { isFiner, type Scope, scopeOf, type World } from './world.ts';

const countedIn = ({ tables }: World, item: Item, { breakdown }: Scope): readonly CountedTable[] =>
  tables.filter(({ table }) => table.item === item.id && table.breakdown === breakdown);

function decideFlat(item: Item, scope: Scope, world: World): void {
  for (const counted of countedIn(world, item, scope))
    world.decided.set(counted.table.id, decide(item, counted, scope, world));
  settleOptions(item, scope, world);
}

/** Both levels declare the same tables in the same order. */
function decideTree(item: Item, scopes: Scopes, world: World): void {
  const finer = countedIn(world, item, scopes.lower);
  for (const [at, upper] of countedIn(world, item, scopes.upper).entries()) {
    const lower = finer[at];
    if (!lower) throw new RangeError(`table "${upper.table.id}": nothing is counted of the places inside`);
    for (const table of decideBoth(item, { upper, lower }, scopes, world)) world.decided.set(table.id, table);
  }
  settleOptions(item, scopes.upper, world);
  settleBelow(item, scopes.upper, scopes.lower, world);
}

/** Decides the tables of one breakdown; those of places together with those of the breakdown that they lie in. */
export function decideIn(breakdown: string | undefined, world: World): void {
  if (isFiner(breakdown, world)) return;
  const finer = placeBreakdown(world.questionnaire);
  const upper = scopeOf(breakdown, world);
  const lower = finer && finer.in === breakdown ? scopeOf(finer.id, world) : undefined;
  for (const item of itemsOf(world.questionnaire))
    if (lower) decideTree(item, { upper, lower }, world);
    else decideFlat(item, upper, world);
}
