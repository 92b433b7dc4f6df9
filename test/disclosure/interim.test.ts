import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, settle } from '../../survey/disclosure/interim.ts';
import { pool, type Unit } from '../../survey/disclosure/pool.ts';

const k = 5;
const codes = ['a', 'b', 'c', 'd', 'e'];

const unitsOf = (counts: readonly number[]): readonly Unit[] =>
  counts.map((size, at) => ({ members: [codes[at] ?? ''], size, path: [] }));

const blocksOf = (counts: readonly number[]): readonly Block[] =>
  pool(unitsOf(counts), k).map(({ members, size }) => ({ members, count: size }));

const laid = (units: readonly Unit[]): readonly string[] =>
  units.map(({ members }) => [...members].sort().join('')).sort();

const settledOf = (earlier: readonly number[], later: readonly number[], coarser = false) =>
  settle(pool(unitsOf(later), k), k, [blocksOf(earlier)], coarser);

describe('a release after an interim one', () => {
  it.each([
    ['everything grew by enough', [20, 20, 20, 20, 20], [30, 30, 30, 30, 30], ['a', 'b', 'c', 'd', 'e']],
    ['one option grew by two', [20, 20, 20, 20, 20], [30, 30, 30, 30, 22], ['ae', 'b', 'c', 'd']],
    ['one option did not grow', [20, 20, 20], [30, 25, 20], ['a', 'bc']],
    ['only three came in all', [20, 20, 20], [21, 21, 21], ['abc']],
    ['nobody came', [20, 20, 20], [20, 20, 20], ['a', 'b', 'c']],
    ['what was pooled has grown', [20, 3, 4], [30, 20, 20], ['a', 'b', 'c']],
  ])('where %s', (_, earlier, later, expected) => {
    const grown = later.slice(0, earlier.length);
    expect(laid(settledOf(earlier, grown))).toEqual(expected);
  });

  it('never tells of a block that fewer than k were added to', () => {
    const counts = fc.array(fc.nat(40), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, counts, (before, more) => {
        const earlier = blocksOf(before);
        const later = before.map((count, at) => count + (more[at] ?? 0));
        const units = settle(pool(unitsOf(later), k), k, [earlier], false);
        expect(units.flatMap(({ members }) => members).sort()).toEqual(codes);
        if (units.length < 2) return;
        for (const joined of joins(units, earlier)) {
          const [now, then] = [joined.units, joined.blocks].map((groups) =>
            groups.reduce((all, { size }) => all + size, 0),
          );
          const increment = (now ?? 0) - (then ?? 0);
          expect(increment >= k || laid(units).join() === laid(pool(unitsOf(before), k)).join()).toBe(true);
          expect(Math.min(joined.units.length, joined.blocks.length)).toBe(1);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a release after people were taken out', () => {
  it('tells nothing finer than before, and nothing of a block that lost fewer than k', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, counts, (before, gone) => {
        const earlier = blocksOf(before);
        const later = before.map((count, at) => count - Math.min(count, gone[at] ?? 0));
        const units = settle(pool(unitsOf(later), k), k, [earlier], true);
        if (units.length < 2 || later.every((count, at) => count === before[at])) return;
        for (const { members, size } of units) {
          const own = earlier.filter((block) => block.members.some((code) => members.includes(code)));
          expect(own.flatMap((block) => block.members).sort()).toEqual([...members].sort());
          expect(own.reduce((all, { count }) => all + count, 0) - size).toBeGreaterThanOrEqual(k);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** The join of two partitions, by repeated merging; written apart from the engine's. */
function joins(units: readonly Unit[], blocks: readonly Block[]) {
  const label = new Map(codes.map((code, at) => [code, at]));
  const merge = (members: readonly string[]): void => {
    const own = members.map((code) => label.get(code) ?? -1);
    const least = Math.min(...own);
    for (const [code, at] of label) if (own.includes(at)) label.set(code, least);
  };
  for (let round = 0; round < codes.length; round += 1) for (const { members } of [...units, ...blocks]) merge(members);
  return [...new Set(label.values())].map((at) => {
    const isIn = ({ members }: { readonly members: readonly string[] }): boolean => label.get(members[0] ?? '') === at;
    return {
      units: units.filter(isIn),
      blocks: blocks.filter(isIn).map(({ members, count }) => ({ members, size: count })),
    };
  });
}
