import { describe, expect, it } from 'vitest';
import { attackClubs, strongest } from '../../functions/audit/clubs.ts';
import type { ClubTable } from '../../survey/clubs/tables.ts';
import { type Contributions, type Hidden, isSafe, protectTable } from '../../survey/disclosure/amounts.ts';
import type { Contribution } from '../../survey/disclosure/magnitude.ts';
import { seeded } from '../../survey/generate.ts';

const rule = { least: 3, percent: 10 };
const amountOf = (cell: readonly Contribution[]): number => cell.reduce((sum, { amount }) => sum + amount, 0);

/** A table of up to 7 by 6 cells with 0 to 7 clubs each, some of them in several cells, some large. */
function randomTable(seed: number): Contributions {
  const chance = seeded(seed);
  const [height, width] = [1 + Math.floor(chance() * 7), 2 + Math.floor(chance() * 5)];
  let next = 0;
  const contribution = (): Contribution => {
    next += 1;
    const from = chance() < 0.15 ? `club ${Math.floor(chance() * next)}` : `club ${next}`;
    return { from, amount: Math.floor(Math.exp(6.5 * chance() ** 2)) - (chance() < 0.1 ? 1 : 0) };
  };
  return Array.from({ length: height }, () =>
    Array.from({ length: width }, () => Array.from({ length: Math.floor(chance() * 8) }, contribution)),
  );
}

const released = (cells: Contributions, hidden: Hidden): ClubTable => ({
  ...{
    id: 't',
    item: 't',
    rows: [],
    columns: [],
    status: 'published',
    clubs: null,
    silent: null,
    basis: 'counted',
  },
  total: amountOf(cells.flat(2)),
  counts: cells.map((row, r) => row.map((cell, c) => (hidden.cells[r]?.[c] ? null : amountOf(cell)))),
  rowTotals: cells.map((row, r) => (hidden.rows[r] ? null : amountOf(row.flat()))),
  columnTotals: (cells[0] ?? []).map((_, c) =>
    hidden.columns[c] ? null : amountOf(cells.flatMap((row) => row[c] ?? [])),
  ),
});

describe('sums over clubs', () => {
  it('of 300 random tables give no club away, to nobody outside and to no other club', async () => {
    const seen = { published: 0, withheld: 0, pairs: 0 };
    for (let seed = 1; seed <= 300; seed += 1) {
      const cells = randomTable(seed);
      const { length: width } = cells[0] ?? [];
      const names = {
        ...{
          table: 't',
          keyed: (text: string) => [...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) >>> 0, seed),
        },
        ...{ rows: cells.map((_, r) => `r${r}`), columns: Array.from({ length: width }, (_, c) => `c${c}`) },
      };
      const hidden = isSafe(cells.flat(2), rule) ? protectTable(cells, names, rule) : undefined;
      seen[hidden ? 'published' : 'withheld'] += 1;
      if (!hidden) continue;
      const table = released(cells, hidden);
      expect([seed, await attackClubs(table, cells, rule)]).toEqual([seed, []]);
      for (const insider of strongest(cells, 4)) {
        seen.pairs += 1;
        expect([seed, insider, await attackClubs(table, cells, rule, insider)]).toEqual([seed, insider, []]);
      }
    }
    expect(seen.published).toBeGreaterThan(90);
    expect(seen.pairs).toBeGreaterThan(250);
  }, 120_000);
});
