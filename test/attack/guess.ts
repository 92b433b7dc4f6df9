import { seeded } from '../../survey/generate.ts';
import { type Cells, sum } from './world.ts';

/** Which cells of a table are hidden, by somebody's rule. */
export type Choose = (counts: Cells) => readonly (readonly boolean[])[];

/** All tables of three by three with these totals and up to `most` people in each cell of a hidden block of two by two. */
function worldsOf(counts: Cells, hidden: readonly (readonly boolean[])[]): readonly Cells[] {
  const cells = hidden.flatMap((row, y) => row.flatMap((is, x) => (is ? [[y, x] as const] : [])));
  const [y1, x1] = cells[0] ?? [0, 0];
  const [y2, x2] = cells.at(-1) ?? [0, 0];
  return Array.from({ length: 81 }, (_, index) => index - 40).flatMap((step) => {
    const world = counts.map((row, y) =>
      row.map((cell, x) => {
        if ((y !== y1 && y !== y2) || (x !== x1 && x !== x2)) return cell;
        return cell + ((y === y1) === (x === x1) ? step : -step);
      }),
    );
    return world.flat().every((cell) => cell >= 0) ? [world] : [];
  });
}

/** What is left of the small cell for somebody who runs the rule on every table that could be meant. */
export function leftBy(choose: Choose, counts: Cells): ReadonlySet<number> {
  const hidden = choose(counts);
  const same = worldsOf(counts, hidden).filter((world) => JSON.stringify(choose(world)) === JSON.stringify(hidden));
  return new Set(same.map((world) => world[0]?.[0] ?? -1));
}

export const block = (row: number, column: number): readonly (readonly boolean[])[] =>
  [0, 1, 2].map((y) => [0, 1, 2].map((x) => (y === 0 || y === row) && (x === 0 || x === column)));

/** Hides the small cell with the three others of the block in which fewest people are. */
export const byValue: Choose = (counts) => {
  const value = (row: number, column: number) =>
    sum([counts[0]?.[column] ?? 0, counts[row]?.[0] ?? 0, counts[row]?.[column] ?? 0]);
  const blocks = [1, 2].flatMap((row) => [1, 2].map((column) => ({ row, column, value: value(row, column) })));
  const [best] = blocks.toSorted((a, b) => a.value - b.value);
  return block(best?.row ?? 1, best?.column ?? 1);
};

/** Tables of three by three of which one cell is small. */
export const ownTables = Array.from({ length: 200 }, (_, seed): Cells => {
  const chance = seeded(seed);
  return [0, 1, 2].map((y) =>
    [0, 1, 2].map((x) => (y + x === 0 ? Math.floor(chance() * 5) : 6 + Math.floor(chance() * 9))),
  );
});

/** Whether a rule chooses otherwise where large counts are others: then what it hides tells of them. */
export const isSwayed = (choose: Choose): boolean =>
  ownTables.some((counts) => {
    const others = counts.map((row) => row.map((cell) => (cell < 5 ? cell : 40 - 2 * cell)));
    return JSON.stringify(choose(others)) !== JSON.stringify(choose(counts));
  });
