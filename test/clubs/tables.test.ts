import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { attackClubs, auditClubs, strongest } from '../../functions/audit/clubs.ts';
import type { ClubReport } from '../../survey/clubs/figures.ts';
import { madeClubs } from '../../survey/clubs/generate.ts';
import { type ClubTable, clubTables, contributionsOf, type ReportingClub } from '../../survey/clubs/tables.ts';
import type { Contributions } from '../../survey/disclosure/amounts.ts';
import { aReport, evenly } from './club.ts';

const policy = { least: 3, percent: 10 };
const keyedBy = (secret: string) => (text: string) =>
  createHmac('sha256', secret).update(text).digest().readUInt32BE(0);
const clubsOf = (seed: number): readonly ReportingClub[] =>
  madeClubs(2027, { seed }).flatMap(({ row, years }) => {
    const report = years.at(-1)?.report;
    return report ? [{ holding: row.vkz, town: row.town, report }] : [];
  });

let clubs: readonly ReportingClub[] = [];
let tables: readonly ClubTable[] = [];
let contributions: readonly Contributions[] = [];
beforeAll(() => {
  clubs = clubsOf(1);
  tables = clubTables(clubs, { rule: policy, keyed: keyedBy('a') });
  contributions = contributionsOf(tables, clubs);
});

const attackAll = async (released: readonly ClubTable[], of: readonly Contributions[]) =>
  (await Promise.all(released.map((table, at) => attackClubs(table, of[at] ?? [], policy)))).flat();
const cellsOf = ({ counts, rowTotals, columnTotals }: ClubTable) => [...counts.flat(), ...rowTotals, ...columnTotals];

describe('the tables of a county’s clubs', () => {
  it('are six, with most numbers shown, and what is shown adds up', () => {
    expect(tables.map(({ id, status }) => [id, status])).toEqual([
      ['members~town', 'published'],
      ['departments~town', 'published'],
      ['migrants~town', 'published'],
      ['guests~town', 'published'],
      ['trainers~town', 'published'],
      ['board~town', 'published'],
    ]);
    for (const table of tables) {
      const shown = cellsOf(table).filter((cell) => cell !== null).length / cellsOf(table).length;
      expect([table.id, shown > 0.4]).toEqual([table.id, true]);
      table.counts.forEach((row, r) => {
        if (!row.includes(null))
          expect(row.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)).toBe(table.rowTotals[r]);
      });
    }
  });

  it('tell an estimate from a count, and how many clubs gave no figure', () => {
    expect(tables.map(({ basis }) => basis)).toEqual([
      'counted',
      'counted',
      'estimated',
      'counted',
      'estimated',
      'estimated',
    ]);
    const [, , migrants] = tables;
    expect((migrants?.clubs ?? 0) + (migrants?.silent ?? 0)).toBe(clubs.length);
  });

  it('show no number of fewer than three clubs, nor one that a club dominates', () => {
    for (const [at, table] of tables.entries())
      table.counts.forEach((row, r) => {
        row.forEach((count, c) => {
          const own = (contributions[at]?.[r]?.[c] ?? [])
            .filter(({ amount }) => amount > 0)
            .map(({ amount }) => amount);
          const [most = 0, second = 0] = own.sort((a, b) => b - a);
          const rest = own.reduce((sum, amount) => sum + amount, 0) - most - second;
          const isOpen = (contributions[at]?.[r]?.[c] ?? []).length === 0;
          if (count !== null && !isOpen) expect(own.length >= 3 && rest >= most / 10).toBe(true);
        });
      });
  });

  it('are the same in whatever order the clubs come, and others hide other cells with another key', () => {
    expect(clubTables([...clubs].reverse(), { rule: policy, keyed: keyedBy('a') })).toEqual(tables);
    expect(clubTables(clubs, { rule: policy, keyed: keyedBy('b') })).not.toEqual(tables);
  });

  it('are coarser where there are few clubs, and then show more than one number in a row', () => {
    const few = clubTables(clubs.slice(0, 60), { rule: policy, keyed: keyedBy('a') });
    const whole = (lines: ClubTable['rows']): readonly string[] => lines.flatMap(({ members }) => members).toSorted();
    expect(few.map(({ status }) => status)).toEqual(tables.map(() => 'published'));
    few.forEach((table, at) => {
      expect([table.id, table.rows.length < (tables[at]?.rows.length ?? 0)]).toEqual([table.id, true]);
    });
    expect(whole(few[0]?.rows ?? [])).toEqual(whole(tables[0]?.rows ?? []));
    expect(few[0]?.rows.some(({ members }) => members.length > 1)).toBe(true);
  });
});

describe('an attacker with linear programs', () => {
  it.each([1, 2, 3])('finds no club from outside, in county %i', async (seed) => {
    const others = clubsOf(seed);
    const released = clubTables(others, { rule: policy, keyed: keyedBy('a') });
    expect(await attackAll(released, contributionsOf(released, others))).toEqual([]);
  });

  it('lets all tables of a county leave, and names the one that is broken', async () => {
    expect((await auditClubs(tables, contributions, policy)).broken).toEqual([]);
    const weak = { least: 1, percent: 0 };
    const open = clubTables(clubs, { rule: weak, keyed: keyedBy('a') });
    expect((await auditClubs(open, contributionsOf(open, clubs), policy)).broken).toContain('departments~town');
  });

  it('finds a single club as another one that was hidden beside it, where nobody outside does', async () => {
    let next = 0;
    const cell = (...amounts: readonly number[]) =>
      amounts.map((amount) => {
        next += 1;
        return { from: `club ${next}`, amount };
      });
    const given = [
      [cell(40), cell(55), cell(70, 65, 50)],
      [cell(30, 35, 44), cell(61, 58, 47), cell(25, 33, 29)],
      [cell(80, 72, 66), cell(39, 42, 51), cell(90, 85, 60)],
    ];
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
    const exact = given.map((row) => row.map((own) => sum(own.map(({ amount }) => amount))));
    const table = {
      ...{ id: 'naive', status: 'published' as const, total: sum(exact.flat()), rowTotals: exact.map(sum) },
      counts: exact.map((row, r) => row.map((value, c) => (r < 2 && c < 2 ? null : value))),
      columnTotals: [0, 1, 2].map((c) => sum(exact.map((row) => row[c] ?? 0))),
    };
    expect(await attackClubs(table, given, policy)).toEqual([]);
    expect(await attackClubs(table, given, policy, 'club 2')).toEqual([
      { table: 'naive', place: '0,0', value: 40, range: [40, 40] },
    ]);
    expect((await auditClubs([table], [given], policy)).broken).toEqual(['naive']);
  });

  it('finds no other club as one that is alone in a cell, or the largest', async () => {
    for (const [at, table] of tables.entries())
      for (const insider of strongest(contributions[at] ?? [], 25))
        expect(await attackClubs(table, contributions[at] ?? [], policy, insider)).toEqual([]);
  });

  it('finds clubs where only single cells are hidden, one number is shown again, or the rule is weaker', async () => {
    const [table, own] = [tables[1], contributions[1]];
    if (!table || !own) throw new Error('no table');
    const exact = own.map((row) => row.map((cell) => cell.reduce((sum, { amount }) => sum + amount, 0)));
    const show = (is: (r: number, c: number) => boolean) => ({
      ...table,
      counts: table.counts.map((row, r) => row.map((count, c) => (is(r, c) ? (exact[r]?.[c] ?? 0) : count))),
    });
    const hidden = table.counts.flatMap((row, r) =>
      row.flatMap((count, c) => (count === null ? [[r, c] as const] : [])),
    );
    expect(hidden.length).toBeGreaterThan(30);
    const found: number[] = [];
    for (const [r, c] of hidden.filter((_, index) => index % 4 === 0))
      found.push(
        (
          await attackClubs(
            show((i, j) => i === r && j === c),
            own,
            policy,
          )
        ).length,
      );
    expect(found.filter((breaches) => breaches > 0).length).toBeGreaterThan(found.length * 0.6);
    const isPrimary = (r: number, c: number): boolean =>
      new Set((own[r]?.[c] ?? []).filter(({ amount }) => amount > 0).map(({ from }) => from)).size < 3;
    expect(
      (
        await attackClubs(
          show((r, c) => !isPrimary(r, c)),
          own,
          policy,
        )
      ).length,
    ).toBeGreaterThan(2);
    for (const weak of [
      { least: 1, percent: 0 },
      { least: 3, percent: 0 },
    ]) {
      const released = clubTables(clubs, { rule: weak, keyed: keyedBy('a') }).slice(1, 2);
      const breaches = await attackAll(released, contributionsOf(released, clubs));
      expect([weak, breaches.length > 0]).toEqual([weak, true]);
    }
  });
});

describe('a county of few clubs', () => {
  const club = (holding: string, m: number, other: Partial<ClubReport> = {}): ReportingClub => ({
    holding,
    town: 'witten',
    report: aReport({ members: evenly({ m, w: m, d: m, o: 0 }), departments: [], ...other }),
  });
  const tablesOf = (...all: readonly ReportingClub[]) => clubTables(all, { rule: policy, keyed: keyedBy('a') });
  const participation = (other: Partial<ClubReport['participation']>): Partial<ClubReport> => ({
    participation: { ...aReport().participation, ...other },
  });

  it('tells nothing of two, and counts a holding of three once', () => {
    expect(tablesOf(club('a', 9), club('b', 9))[0]?.status).toBe('withheld');
    expect(tablesOf(club('x', 9), club('x', 9), club('x', 9))[0]?.status).toBe('withheld');
    expect(tablesOf(club('b', 9), club('c', 9), club('d', 9))[0]?.status).toBe('published');
  });

  it('does not take a part that was not told for 0: it is not known', () => {
    const blank = ['e', 'f', 'g'].map((name) => club(name, 9, participation({ young: undefined })));
    const told = ['b', 'c', 'd'].map((name) => club(name, 9));
    const migrants = tablesOf(...told, ...blank).find(({ id }) => id === 'migrants~town');
    expect([migrants?.columns.map(({ code }) => code), migrants?.counts]).toEqual([
      ['part', 'rest', 'open'],
      [[24, 36, 60]],
    ]);
    const whole = tablesOf(...told).find(({ id }) => id === 'migrants~town');
    expect(whole?.columns.map(({ code }) => code)).toEqual(['part', 'rest']);
  });

  it('takes a share for an estimate, as it does what a club does not say it counted', () => {
    const basisOf = (other: Partial<ClubReport['participation']>) =>
      tablesOf(...['b', 'c', 'd'].map((name) => club(name, 9, participation(other)))).find(
        ({ id }) => id === 'migrants~town',
      );
    expect(basisOf({})?.basis).toBe('counted');
    expect(basisOf({ basis: 'estimated' })?.basis).toBe('estimated');
    expect(basisOf({ basis: undefined })?.basis).toBe('estimated');
    const shared = basisOf({ migrants: undefined, share: 10, young: undefined });
    expect([shared?.basis, shared?.total]).toEqual(['estimated', 57]);
    expect(basisOf({ basis: 'unknown' })?.status).toBe('withheld');
  });

  it('does not tell how many clubs gave no figure where that tells of one or two', () => {
    const all = ['b', 'c', 'd', 'e', 'f', 'g'].map((name) => club(name, 9));
    const silentOf = (silent: number) => {
      const some = all.map((one, at) =>
        at < silent ? club(one.holding, 9, participation({ basis: 'unknown' })) : one,
      );
      const table = tablesOf(...some).find(({ id }) => id === 'migrants~town');
      return [table?.clubs, table?.silent];
    };
    expect([silentOf(0), silentOf(1), silentOf(2), silentOf(3)]).toEqual([
      [6, 0],
      [null, null],
      [null, null],
      [3, 3],
    ]);
  });
});
