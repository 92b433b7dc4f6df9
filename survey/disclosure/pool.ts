/** Something that is merged with others where it is too small: a group of people, or an answer. */
export type Unit = {
  readonly members: readonly string[];
  readonly size: number;
  /** Where it belongs, the widest first ("answer", "asked on"): units with the same path are merged first. */
  readonly path: readonly string[];
};

/** A released row or column: one code, or several pooled ones; `in` is the row of the wider breakdown it is part of. */
export type Group = { readonly code: string; readonly members: readonly string[]; readonly in?: string };

/** A number for a text that nobody can know who lacks the wave's secret. */
type Prefer = (text: string) => number;

/** Position of the smallest unit for which `fits`, the earliest on ties; -1 without any. */
function smallest(units: readonly Unit[], fits: (unit: Unit) => boolean): number {
  let found = -1;
  for (const [index, unit] of units.entries())
    if (fits(unit) && (found < 0 || unit.size < (units[found]?.size ?? 0))) found = index;
  return found;
}

const startsAlike = (a: Unit, b: Unit, depth: number): boolean =>
  a.path.slice(0, depth).every((part, index) => part === b.path[index]);

/**
 * Which of the two smallest units that fit a small one is merged with. Were it always the smaller, whoever knows the
 * rule could try it on every wave that could be meant, and be left with one.
 */
export function partnerOf(small: Unit, units: readonly Unit[], prefer?: Prefer): Unit | undefined {
  const [first, second] = units.toSorted((a, b) => a.size - b.size);
  if (!first || !second || !prefer) return first;
  const liking = ({ members }: Unit): number => prefer(`${small.members.join(' ')}+${members.join(' ')}`);
  return liking(second) < liking(first) ? second : first;
}

/** The units with the smallest one that is too small merged into one of its smallest neighbours; undefined where none is. */
function mergeOnce(
  units: readonly Unit[],
  least: number,
  depth: number,
  prefer: Prefer | undefined,
): readonly Unit[] | undefined {
  const hasOther = (unit: Unit): boolean => units.some((other) => other !== unit && startsAlike(unit, other, depth));
  const from = smallest(units, (unit) => unit.size < least && hasOther(unit));
  const small = units[from];
  if (!small) return undefined;
  const near = units.filter((unit) => unit !== small && startsAlike(small, unit, depth));
  const partner = partnerOf(small, near, prefer);
  const into = partner ? units.indexOf(partner) : -1;
  const [first, second] = from < into ? [from, into] : [into, from];
  const [a, b] = [units[first], units[second]];
  if (!a || !b) return undefined;
  const path = a.path.filter((part, index) => part === b.path[index] && startsAlike(a, b, index));
  const merged = { members: [...a.members, ...b.members], size: a.size + b.size, path };
  return units.flatMap((unit, index) => (index === first ? [merged] : index === second ? [] : [unit]));
}

/**
 * Merges the smallest units until each has at least `least`, inside their paths first, ties by order, with one of the
 * two smallest others as a secret has it (`prefer`), without it the smallest. One unit is left where all together have fewer. The result of a lower `least` may be pooled further: partitions then nest.
 * Pooling of categories: SDC handbook 2nd ed., 5.2 (github.com/sdcTools/HandbookSDC).
 */
export function pool(units: readonly Unit[], least: number, prefer?: Prefer): readonly Unit[] {
  const depths = Math.max(0, ...units.map(({ path }) => path.length));
  let pooled = units;
  for (let depth = depths; depth >= 0; depth -= 1)
    for (let next = mergeOnce(pooled, least, depth, prefer); next; next = mergeOnce(pooled, least, depth, prefer))
      pooled = next;
  return pooled;
}

/** What a pooled unit is called: its one member, or its first and how many more. Unique in a partition. */
export const groupOf = ({ members }: { readonly members: readonly string[] }): Group => ({
  code: members.length > 1 ? `${members[0]}+${members.length - 1}` : (members[0] ?? ''),
  members,
});

/** Cells added up to groups of rows and of columns. Codes that are in no group are left out. */
export function regroup(
  cells: readonly (readonly number[])[],
  codes: { readonly rows: readonly string[]; readonly columns: readonly string[] },
  groups: { readonly rows: readonly Group[]; readonly columns: readonly Group[] },
): number[][] {
  const rowsOf = groups.rows.map(({ members }) => members.map((code) => codes.rows.indexOf(code)));
  const columnsOf = groups.columns.map(({ members }) => members.map((code) => codes.columns.indexOf(code)));
  return rowsOf.map((rows) =>
    columnsOf.map((columns) =>
      rows.reduce((sum, row) => columns.reduce((n, at) => n + (cells[row]?.[at] ?? 0), sum), 0),
    ),
  );
}
