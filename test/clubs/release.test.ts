import { describe, expect, it } from 'vitest';
import { comparesBadly } from '../../functions/audit/pairs.ts';
import { inspectClubs } from '../../functions/release/clubs.ts';
import { readDominance } from '../../functions/release/dominance.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { madeClubs } from '../../survey/clubs/generate.ts';
import {
  type ClubDraft,
  type CountedClub,
  clubsByTown,
  heedTable,
  makeClubRelease,
} from '../../survey/clubs/release.ts';
import { clubReleaseSchema } from '../../survey/clubs/schema.ts';
import { type ClubTable, contributionsOf } from '../../survey/clubs/tables.ts';
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

const edition = (of: readonly CountedClub[], at: number, before: readonly ClubTable[] = []) => {
  const own = makeClubRelease(wave, of, { ...making, rule, earlier: before });
  const table = own.tables[at] ?? never();
  return { table: before.length > 0 ? heedTable(table, before) : table, given: contributionsOf([table], of)[0] ?? [] };
};

/** Clubs with more members in one cell. */
const grown = (isGrown: (club: CountedClub) => boolean, by: number): readonly CountedClub[] =>
  clubs.map((club) => {
    const { members } = club.report;
    if (!members || !isGrown(club)) return club;
    const b27_40 = { ...members.b27_40, m: (members.b27_40.m ?? 0) + by };
    return { ...club, report: { ...club.report, members: { ...members, b27_40 } } };
  });

describe('a corrected release beside the one before', () => {
  const before = edition(clubs, 0);

  it('tells nothing where nothing has changed', async () => {
    expect(await comparesBadly(before, edition(clubs, 0, [before.table]), rule)).toBe(false);
  });

  it('would tell what one club changed, and what one reported that came late', async () => {
    const one = grown(({ holding }) => holding === clubs[3]?.holding, 7);
    expect(await comparesBadly(before, edition(one, 0, [before.table]), rule)).toBe(true);
    const early = edition(clubs.slice(1), 0);
    expect(await comparesBadly(early, edition(clubs, 0, [early.table]), rule)).toBe(true);
  });

  it('would tell what a club changed that makes up nearly all of the change', async () => {
    const [first] = clubs.filter(({ town }) => town === 'witten');
    const some = clubs.map((club) => club);
    const witten = grown(({ town }) => town === 'witten', 1);
    const changed = some.map((club, at) => {
      const other = witten[at] ?? club;
      return club === first ? (grown((one) => one === first, 4000)[at] ?? club) : other;
    });
    expect(await comparesBadly(before, edition(changed, 0, [before.table]), rule)).toBe(true);
  });

  it('tells of nobody where many clubs of a town changed alike, unless hidden numbers are shown by then', async () => {
    const many = grown(({ town }) => town === 'witten', 5);
    expect(await comparesBadly(before, edition(many, 0, [before.table]), rule)).toBe(false);
    const was = edition(clubs, 1);
    const counts = was.given.map((row) => row.map((cell) => cell.reduce((sum, { amount }) => sum + amount, 0)));
    const shown = { ...was, table: { ...was.table, counts } };
    expect(await comparesBadly(was, shown, rule)).toBe(true);
    expect(await comparesBadly(was, { ...shown, table: heedTable(shown.table, [was.table]) }, rule)).toBe(false);
  });

  it('keeps hidden what was hidden', () => {
    const other = makeClubRelease(wave, clubs, { ...making, keyed: keyedBy('other'), rule }).tables[1] ?? never();
    const was = edition(clubs, 1).table;
    const now = heedTable(other, [was]);
    was.counts.forEach((row, r) => {
      row.forEach((count, c) => {
        if (count === null) expect(now.counts[r]?.[c]).toBeNull();
      });
    });
    expect(now.counts.flat().filter((count) => count !== null).length).toBeGreaterThan(0);
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
