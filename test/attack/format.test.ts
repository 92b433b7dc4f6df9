import { describe, expect, it } from 'vitest';
import { audit } from '../../functions/audit/audit.ts';
import { seeded } from '../../survey/generate.ts';
import { engine } from './engine.ts';
import { linked } from './waves.ts';
import { type Cells, countedOf, policy, protectBy, type Show, someResponses, sum, whole } from './world.ts';

const counted = countedOf(linked, someResponses(linked, 240, 5));
const good = protectBy(whole, 'apart')(linked, counted, policy);
const whys = async (text: string) => (await audit(text, linked)).findings.map(({ why }) => why);

describe('A6: tables that are not in the closed list', () => {
  it.each([
    ['another table', (text: string) => text.replace('"id":"q"', '"id":"q~town~language"'), 'undeclared'],
    ['another variable', (text: string) => text.replace('"variable":"q"', '"variable":"town"'), 'undeclared'],
    ['a table twice', (text: string) => text.replace('"id":"q","', '"id":"town","'), 'twice'],
    [
      'a code left out',
      (text: string) => text.replace('{"code":"b","members":["b"]}', '{"code":"b","members":["a"]}'),
      'groups',
    ],
  ])('are refused: %s', async (_, change, why) => {
    expect(change(good)).not.toBe(good);
    expect(await whys(change(good))).toContain(why);
  });
});

describe('A13: what a text can carry beside its numbers', () => {
  it.each([
    ['a second mark', (text: string) => text.replace(/"counts":\[\[\d+/, '"counts":[["<5"')],
    ['a negative count', (text: string) => text.replace(/"counts":\[\[\d+/, '"counts":[[-1')],
    ['NaN', (text: string) => text.replace(/"counts":\[\[\d+/, '"counts":[[NaN')],
    ['a huge count', (text: string) => text.replace(/"counts":\[\[\d+/, '"counts":[[1e15')],
    ['a fraction', (text: string) => text.replace(/"counts":\[\[\d+/, '"counts":[[7.5')],
    ['one more key of a table', (text: string) => text.replace('"status":', '"mean":3.7,"status":')],
  ])('is refused: %s', async (_, change) => {
    expect(change(good)).not.toBe(good);
    expect((await whys(change(good)))[0]).toMatch(/^unreadable/);
  });
});

type Choose = (counts: Cells) => readonly (readonly boolean[])[];

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
function leftBy(choose: Choose, counts: Cells): ReadonlySet<number> {
  const hidden = choose(counts);
  const same = worldsOf(counts, hidden).filter((world) => JSON.stringify(choose(world)) === JSON.stringify(hidden));
  return new Set(same.map((world) => world[0]?.[0] ?? -1));
}

const block = (row: number, column: number): readonly (readonly boolean[])[] =>
  [0, 1, 2].map((y) => [0, 1, 2].map((x) => (y === 0 || y === row) && (x === 0 || x === column)));

/** Hides the small cell with the three others of the block in which fewest people are. */
const byValue: Choose = (counts) => {
  const value = (row: number, column: number) =>
    sum([counts[0]?.[column] ?? 0, counts[row]?.[0] ?? 0, counts[row]?.[column] ?? 0]);
  const blocks = [1, 2].flatMap((row) => [1, 2].map((column) => ({ row, column, value: value(row, column) })));
  const [best] = blocks.toSorted((a, b) => a.value - b.value);
  return block(best?.row ?? 1, best?.column ?? 1);
};

describe('A9: somebody who runs our code on every table that could be meant', () => {
  const tables = Array.from({ length: 200 }, (_, seed): Cells => {
    const chance = seeded(seed);
    return [0, 1, 2].map((y) =>
      [0, 1, 2].map((x) => (y + x === 0 ? Math.floor(chance() * 5) : 6 + Math.floor(chance() * 9))),
    );
  });

  it('learns more where the values choose what is hidden than where they do not', () => {
    const left = (choose: Choose) => sum(tables.map((counts) => leftBy(choose, counts).size));
    expect(left(byValue)).toBeLessThan(left(() => block(1, 1)));
  });
});

describe('A12: another world with the same pattern', () => {
  it('is the same bytes to everybody', () => {
    const shown: Show = (counts) => counts.map((row, y) => row.map((cell, x) => (y < 2 && x < 2 ? null : cell)));
    const table = counted.find(({ table: { id } }) => id === 'q~town');
    if (!table) throw new Error('q~town');
    const other = table.cells.map((row, y) =>
      row.map((cell, x) => (y < 2 && x < 2 ? cell + (y === x ? 1 : -1) : cell)),
    );
    const text = (cells: Cells) => protectBy(shown, 'apart')(linked, [{ table: table.table, cells }], policy);
    expect(other).not.toEqual(table.cells);
    expect(text(other)).toBe(text(table.cells));
  });

  it('is the same bytes from the product, with another key another pattern at most', () => {
    expect(engine('a')(linked, counted, policy)).toBe(engine('a')(linked, counted, policy));
  });
});
