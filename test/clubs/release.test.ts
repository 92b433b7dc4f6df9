import { describe, expect, it } from 'vitest';
import { inspectClubs } from '../../functions/release/clubs.ts';
import { readDominance } from '../../functions/release/dominance.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { madeClubs } from '../../survey/clubs/generate.ts';
import { type ClubDraft, type CountedClub, clubsByTown, makeClubRelease } from '../../survey/clubs/release.ts';
import { clubReleaseSchema } from '../../survey/clubs/schema.ts';
import { contributionsOf } from '../../survey/clubs/tables.ts';
import type { Contributions } from '../../survey/disclosure/amounts.ts';
import { aWave } from '../builders.ts';

const rule = { least: 3, percent: 10 };
const wave = aWave({ id: 'sport-2027', questionnaire: 'sportverein-teilnahme', k: 3, invited: { year: 2027 } });
const clubs: readonly CountedClub[] = madeClubs(2027, { seed: 8, count: 160 }).flatMap(({ row, years }, index) => {
  const report = years.at(-1)?.report;
  return report ? [{ holding: row.vkz, town: row.town, name: row.name, named: index % 10 === 0, report }] : [];
});
const making = { number: 1, day: '2027-03-02', keyed: keyedBy('secret') };
const released = (by: typeof rule, of = clubs): ClubDraft => makeClubRelease(wave, of, { ...making, rule: by });
const log = () => undefined;

describe('a release of clubs’ figures', () => {
  it('leaves as it was protected where no attack succeeds, and has nothing in it but what the schema names', async () => {
    const draft = released(rule);
    const { audit, ...rest } = await inspectClubs(draft, clubs, rule, { log });
    expect(rest).toEqual(draft);
    expect([audit.withheld, audit.checked > 500]).toEqual([0, true]);
    const whole = { ...rest, audit, data: 'a'.repeat(64) };
    expect(clubReleaseSchema.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    expect(JSON.stringify(whole)).not.toMatch(/percent|holding|99000/);
  });

  it('leaves without a table that an attack breaks, and an alarm tells', async () => {
    const logged: unknown[] = [];
    const { tables, audit } = await inspectClubs(
      released(rule),
      clubs,
      rule,
      { log: (event) => logged.push(event) },
      { least: 3, percent: 15 },
    );
    const withheld = tables.filter(({ reason }) => reason === 'audit');
    expect(withheld.length).toBeGreaterThan(0);
    expect(audit.withheld).toBe(withheld.length);
    expect(logged).toEqual([{ event: 'audit_failed', wave: 'sport-2027', tables: withheld.map(({ id }) => id) }]);
    for (const table of withheld) {
      expect([table.status, table.total, table.clubs]).toEqual(['withheld', null, null]);
      expect([...table.rows, ...table.columns, ...table.counts, ...table.rowTotals, ...table.columnTotals]).toEqual([]);
    }
    expect(withheld.length).toBeLessThan(6);
  });

  it('lists the clubs that agreed to be named, and protects them as if they had not', () => {
    const named = released(rule).named;
    expect(named.length).toBe(clubs.filter((club) => club.named).length);
    expect(named[0]).toEqual({ name: expect.any(String), town: expect.any(String) });
    const nobody = released(
      rule,
      clubs.map((club) => ({ ...club, named: false })),
    );
    expect({ ...released(rule), named: [] }).toEqual(nobody);
  });

  it('counts clubs by town, towns of few together', () => {
    const club = (town: string, at: number) => ({ ...(clubs[0] ?? never()), town, holding: `${town}${at}` });
    const of = (sizes: Readonly<Record<string, number>>) =>
      clubsByTown(
        Object.entries(sizes).flatMap(([town, size]) => Array.from({ length: size }, (_, at) => club(town, at))),
        3,
      );
    expect(of({ witten: 9, wetter: 4 }).map(({ code, clubs: size }) => [code, size])).toEqual([
      ['wetter', 4],
      ['witten', 9],
    ]);
    expect(of({ witten: 9, wetter: 4, schwelm: 1 }).map(({ members, clubs: size }) => [members, size])).toEqual([
      [['witten'], 9],
      [['schwelm', 'wetter'], 5],
    ]);
    expect(of({ schwelm: 2 })).toEqual([]);
  });
});

const never = (): never => {
  throw new Error('no club');
};

/** Shows again what was hidden for others' sake: every sum of enough clubs that none dominates. */
function withoutSecondary(draft: ClubDraft, given: readonly Contributions[]): ClubDraft {
  const isPlain = (cell: Contributions[number][number]): boolean => {
    const sizes = cell
      .map(({ amount }) => amount)
      .filter((amount) => amount > 0)
      .toSorted((a, b) => b - a);
    const rest = sizes.slice(2).reduce((sum, amount) => sum + amount, 0);
    return sizes.length >= rule.least && rest * 100 >= rule.percent * (sizes[0] ?? 0);
  };
  const amountOf = (cell: Contributions[number][number]): number => cell.reduce((sum, { amount }) => sum + amount, 0);
  const tables = draft.tables.map((table, at) => ({
    ...table,
    counts: table.counts.map((row, r) =>
      row.map((count, c) => {
        const cell = given[at]?.[r]?.[c] ?? [];
        return count === null && isPlain(cell) ? amountOf(cell) : count;
      }),
    ),
  }));
  return { ...draft, tables };
}

describe('an attacker finds a club where the protection', () => {
  const given = contributionsOf(released(rule).tables, clubs);
  const withheldOf = async (draft: ClubDraft) =>
    (await inspectClubs(draft, clubs, rule, { log })).tables.filter(({ reason }) => reason === 'audit').length;

  it.each([
    ['forgets that one club may dominate', () => released({ ...rule, percent: 0 })],
    ['takes two clubs for enough', () => released({ least: 2, percent: 0 })],
    ['hides no others beside what is small', () => withoutSecondary(released(rule), given)],
    ['is that of people, one cell for one', () => released({ least: 1, percent: 0 })],
  ])('%s', async (_, broken) => {
    expect(await withheldOf(broken())).toBeGreaterThan(0);
  });

  it('takes two for enough and minds dominance, which is no mistake: of two, one always tells the other', async () => {
    const draft = released({ ...rule, least: 2 });
    const sizes = contributionsOf(draft.tables, clubs).map((rows) =>
      rows.map((cells) =>
        cells.map((cell) => new Set(cell.filter(({ amount }) => amount > 0).map(({ from }) => from)).size),
      ),
    );
    draft.tables.forEach(({ counts }, at) => {
      counts.forEach((row, r) => {
        row.forEach((count, c) => {
          if (count !== null && count > 0) expect(sizes[at]?.[r]?.[c]).toBeGreaterThan(2);
        });
      });
    });
    expect(await withheldOf(draft)).toBe(0);
  });

  it('tells an untruth', async () => {
    const draft = released(rule);
    const [first = null] = draft.tables[0]?.rowTotals ?? [];
    const tables = draft.tables.map((table, at) =>
      at === 0 ? { ...table, rowTotals: [(first ?? 0) + 1, ...table.rowTotals.slice(1)] } : table,
    );
    expect(await withheldOf({ ...draft, tables })).toBe(1);
  });

  it('shows a grand total of two', async () => {
    const two = clubs.slice(0, 2);
    const draft = makeClubRelease(wave, two, { ...making, rule: { least: 2, percent: 0 } });
    const { tables } = await inspectClubs(draft, two, rule, { log });
    expect(tables.every(({ status }) => status === 'withheld')).toBe(true);
  });
});

describe('the setting for dominance', () => {
  it('is the house’s, and a wave’s own where it has one', () => {
    const percentOf = readDominance('10 sport-2027=15 sport-2028=20');
    expect(['sport-2026', 'sport-2027', 'sport-2028'].map(percentOf)).toEqual([10, 15, 20]);
  });
  it.each(['', '0', '101', 'ten', '10 sport', '10 sport=0'])('cannot be "%s"', (setting) => {
    expect(() => readDominance(setting)).toThrow(RangeError);
  });
});
