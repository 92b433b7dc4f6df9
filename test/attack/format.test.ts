import { describe, expect, it } from 'vitest';
import { audit } from '../../functions/audit/audit.ts';
import { engine } from './engine.ts';
import { block, byValue, type Choose, leftBy, ownTables } from './guess.ts';
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

describe('A9: somebody who runs our code on every table that could be meant', () => {
  it('learns more where the values choose what is hidden than where they do not', () => {
    const left = (choose: Choose) => sum(ownTables.map((counts) => leftBy(choose, counts).size));
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
