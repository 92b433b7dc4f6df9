import { describe, expect, it } from 'vitest';
import { comparesBadly } from '../../functions/audit/pairs.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { madeClubs } from '../../survey/clubs/generate.ts';
import { type CountedClub, heedTable, makeClubRelease } from '../../survey/clubs/release.ts';
import { type ClubTable, contributionsOf } from '../../survey/clubs/tables.ts';
import { aWave } from '../builders.ts';

const rule = { least: 3, percent: 10 };
const wave = aWave({ id: 'sport-2027', questionnaire: 'sportverein-teilnahme', k: 3, invited: { year: 2027 } });
const clubs: readonly CountedClub[] = madeClubs(2027, { seed: 8, count: 160 }).flatMap(({ row, years }, index) => {
  const report = years.at(-1)?.report;
  return report ? [{ holding: row.vkz, town: row.town, name: row.name, named: index % 10 === 0, report }] : [];
});
const making = { number: 1, day: '2027-03-02', keyed: keyedBy('secret') };
const never = (): never => {
  throw new Error('no club');
};

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

  it('would tell that one club moved members from one shown number to another, where no total changes', async () => {
    const [first] = clubs.filter(({ town, report }) => town === 'witten' && (report.members?.b27_40.m ?? 0) > 5);
    const moved = clubs.map((club) => {
      const { members } = club.report;
      if (club !== first || !members) return club;
      const [from, to] = [members.b27_40, members.b41_60];
      const b27_40 = { ...from, m: (from.m ?? 0) - 2 };
      return {
        ...club,
        report: { ...club.report, members: { ...members, b27_40, b41_60: { ...to, m: (to.m ?? 0) + 2 } } },
      };
    });
    const now = edition(moved, 0, [before.table]);
    expect(now.table.total).toBe(before.table.total);
    expect(await comparesBadly(before, now, rule)).toBe(true);
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
