import { type Item, itemsOf, type Questionnaire } from '../questionnaire.ts';
import type { Table } from '../table.ts';
import { partnerOf, type Unit } from './pool.ts';

/** Fewer responses than this have no interim release (design note, section 5). */
export const leastInterim = 50;

/** What an earlier release shows of a table without a breakdown: blocks of categories, each with its count. */
export type Block = { readonly members: readonly string[]; readonly count: number };

/** Earlier releases of a wave as a later one must heed them. */
export type Earlier = {
  /** Blocks by table id, one list for each earlier release that shows the table. */
  readonly blocks: ReadonlyMap<string, readonly (readonly Block[])[]>;
  /** Nothing may be told finer than before: a corrected release, from which people were taken out. */
  readonly coarser: boolean;
};

/**
 * Whether a table may be in an interim or a corrected release: one answer each, asked of everybody, from options that
 * depend on nothing. What ties other tables to each other would tie two releases of them.
 */
export function isPlain(table: Table, questionnaire: Questionnaire): boolean {
  const item = itemsOf(questionnaire).find(({ id }) => id === table.item);
  return table.breakdown === undefined && table.option === undefined && item !== undefined && isFree(item);
}

const isFree = (item: Item): boolean =>
  item.type !== 'rank' && !item.relevant && !('offered' in item && item.offered !== undefined);

type Prefer = (text: string) => number;

/** Units and blocks that hang together by the categories they share: the smallest sums that both releases tell. */
type Atom = { readonly units: readonly Unit[]; readonly blocks: readonly Block[]; readonly increment: number };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

const meets = (a: { readonly members: readonly string[] }, b: { readonly members: readonly string[] }): boolean =>
  a.members.some((code) => b.members.includes(code));

/** What units and the blocks of one earlier release tell together, in the order of the units. */
function atomsOf(units: readonly Unit[], blocks: readonly Block[]): readonly Atom[] {
  // Who is compared is the smaller of the two with the larger, whichever came first.
  const sign = sum(units.map(({ size }) => size)) < sum(blocks.map(({ count }) => count)) ? -1 : 1;
  const left = [...units];
  const atoms: Atom[] = [];
  for (let first = left.shift(); first; first = left.shift()) {
    const own: Unit[] = [first];
    let near = blocks.filter((block) => own.some((unit) => meets(unit, block)));
    for (let at = 0; at < left.length; ) {
      const unit = left[at];
      if (unit && near.some((block) => meets(unit, block))) {
        own.push(...left.splice(at, 1));
        near = blocks.filter((block) => own.some((one) => meets(one, block)));
        at = 0;
      } else at += 1;
    }
    const increment = sign * (sum(own.map(({ size }) => size)) - sum(near.map(({ count }) => count)));
    atoms.push({ units: own, blocks: near, increment });
  }
  return atoms;
}

/** Units as one: what they have in common of where they belong. */
function mergedOf(units: readonly Unit[]): Unit {
  const [first] = units;
  const path = (first?.path ?? []).filter((part, at, all) =>
    units.every(
      (unit) => all.slice(0, at + 1).every((one, index) => one === unit.path[index]) && unit.path[at] === part,
    ),
  );
  return { members: units.flatMap(({ members }) => members), size: sum(units.map(({ size }) => size)), path };
}

/** The units with some of them merged into the place of the first. */
function replaced(units: readonly Unit[], merged: readonly Unit[]): readonly Unit[] {
  const [first] = units.filter((unit) => merged.includes(unit));
  return units.flatMap((unit) =>
    unit === first ? [mergedOf(units.filter((one) => merged.includes(one)))] : merged.includes(unit) ? [] : [unit],
  );
}

/** The units that must be merged next for one earlier release; undefined where nothing must. */
function offending(atoms: readonly Atom[], k: number, coarser: boolean, prefer?: Prefer): readonly Unit[] | undefined {
  const crossing = atoms.find(({ units, blocks }) => units.length > 1 && (coarser || blocks.length > 1));
  if (crossing) return crossing.units;
  const [least, ...others] = atoms.toSorted((a, b) => a.increment - b.increment);
  if (!least || least.increment >= k) return undefined;
  const asUnit = ({ units, increment }: Atom): Unit => ({ ...mergedOf(units), size: increment });
  const near = others.map((atom) => ({ atom, unit: asUnit(atom) }));
  const partner = partnerOf(
    asUnit(least),
    near.map(({ unit }) => unit),
    prefer,
  );
  const next = near.find(({ unit }) => unit === partner)?.atom;
  return next && [...least.units, ...next.units];
}

/** Whether both tell the same of everything: nobody came and nobody went. */
const isSame = (atoms: readonly Atom[]): boolean => atoms.every(({ increment }) => increment === 0);

/**
 * Units merged until no comparison with an earlier release tells of fewer than k (the rule "atoms"): in the join of the
 * partitions every block has grown by k or more, or shrunk where people were taken out. In a block of the join one of
 * the two partitions is one block, so that every part of it can be anything up to the whole: crossing ones together
 * give bounds below k. One unit is left where even all together have changed by too few.
 */
export function settle(
  units: readonly Unit[],
  k: number,
  earlier: readonly (readonly Block[])[],
  coarser: boolean,
  prefer?: Prefer,
): readonly Unit[] {
  let settled = units;
  for (let done = false; !done; ) {
    done = true;
    for (const blocks of earlier) {
      const atoms = atomsOf(settled, blocks);
      if (isSame(atoms) && atoms.every((atom) => atom.units.length === 1 || atom.blocks.length === 1)) continue;
      const merge = offending(atoms, k, coarser, prefer);
      if (merge) {
        settled = replaced(settled, merge);
        done = false;
      }
    }
  }
  return settled;
}

/** A released table as an earlier one: what it shows, without a breakdown. */
type Shown = {
  readonly id: string;
  readonly breakdown?: string | undefined;
  readonly status: string;
  readonly columns: readonly { readonly members: readonly string[] }[];
  readonly columnTotals?: readonly number[];
};

/** What earlier releases show, to be heeded by the next. */
export function earlierOf(releases: readonly { readonly tables: readonly Shown[] }[], coarser: boolean): Earlier {
  const blocks = new Map<string, (readonly Block[])[]>();
  for (const { tables } of releases)
    for (const { id, breakdown, status, columns, columnTotals = [] } of tables) {
      if (breakdown !== undefined || status === 'withheld') continue;
      const own = columns.map(({ members }, at) => ({ members, count: columnTotals[at] ?? 0 }));
      blocks.set(id, [...(blocks.get(id) ?? []), own]);
    }
  return { blocks, coarser };
}
