import { audit } from '../../functions/audit/audit.ts';
import { type Demand, demandOf } from '../../survey/disclosure/demand.ts';
import { type Costs, costsOf } from '../../survey/disclosure/keyed.ts';
import { networkOf } from '../../survey/disclosure/network.ts';
import { hide } from '../../survey/disclosure/protect.ts';
import { namesOf } from '../disclosure/oracle.ts';
import { type Choose, isSwayed } from './guess.ts';
import { someTable } from './tables.ts';
import { asWave } from './waves.ts';
import { exactOf, policy, protectBy, type Show, whole } from './world.ts';

/** The engine's search with something of it changed. */
type Change = {
  readonly demand?: (demand: Demand) => Demand;
  readonly costs?: (costs: Costs, cells: readonly number[]) => Costs;
  readonly text?: (text: string) => string;
};

const none = (length: number): Int32Array => new Int32Array(length);

/** Cells that `change` hides; undefined where it gives up. */
function hiddenBy(counts: readonly (readonly number[])[], { demand, costs }: Change): Uint8Array | undefined {
  const network = networkOf(counts.length, counts[0]?.length ?? 0);
  const asked = demandOf(network, { cells: counts }, policy);
  const own = costsOf(namesOf(counts));
  return hide(demand ? demand(asked) : asked, costs ? costs(own, counts.flat()) : own);
}

const showBy =
  (change: Change): Show =>
  (counts, rules) => {
    if (counts.length < 2 || (counts[0]?.length ?? 0) < 2) return whole(counts, rules);
    const hidden = hiddenBy(counts, change);
    const width = counts[0]?.length ?? 0;
    return hidden
      ? counts.map((row, y) => row.map((cell, x) => (hidden[y * width + x] === 1 ? null : cell)))
      : 'withheld';
  };

/** Ways to break the engine, each of which some attack must see. */
export const mutants: Readonly<Record<string, Change>> = {
  'no cell is hidden for others': {
    demand: (demand) => ({ ...demand, up: none(demand.up.length), down: none(demand.down.length) }),
  },
  'no upper bound is asked for': { demand: (demand) => ({ ...demand, up: none(demand.up.length) }) },
  'no lower bound is asked for': {
    demand: ({ held: _, ...demand }) => ({ ...demand, down: none(demand.down.length) }),
  },
  'any two cells that touch are taken for alike': {
    demand: (demand) => ({ ...demand, held: demand.held && { ...demand.held, least: 1 } }),
  },
  'a helper is moved below zero': {
    demand: ({ held: _, ...demand }) => ({
      ...demand,
      capacities: { raise: demand.capacities.raise, lower: demand.capacities.raise },
    }),
  },
  'zeros are shown': {
    demand: (demand) => ({ ...demand, primary: demand.primary.map((is, arc) => (demand.down[arc] === 0 ? 0 : is)) }),
  },
  'two kinds of mark': { text: (text) => text.replace('null', '"<5"') },
  'the smallest are hidden first': {
    costs: (_, cells) => () => Float64Array.from(cells, (cell) => 1 + cell / 1000),
  },
};

const tables = Array.from({ length: 30 }, (_, seed) => someTable(seed + 1, { rows: 12, columns: 6 }));

/** The rule by which a changed engine chooses. */
const chooseBy =
  (change: Change): Choose =>
  (counts) => {
    const hidden = hiddenBy(counts, change);
    const width = counts[0]?.length ?? 0;
    return counts.map((row, y) => row.map((_, x) => hidden?.[y * width + x] === 1));
  };

/** Whether some attack sees something in what a changed engine releases of thirty tables, or of how it chooses. */
export async function isCaught(change: Change): Promise<boolean> {
  for (const counts of tables) {
    const { questionnaire, counted } = asWave(counts);
    const text = protectBy(showBy(change))(questionnaire, counted, policy);
    const { findings } = await audit(change.text?.(text) ?? text, questionnaire, exactOf(counted));
    if (findings.length > 0) return true;
  }
  return isSwayed(chooseBy(change));
}
