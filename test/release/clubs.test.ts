import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openReleases, outKey } from '../../functions/store/releases.ts';
import type { ClubReport } from '../../survey/clubs/figures.ts';
import type { ClubRelease } from '../../survey/clubs/release.ts';
import { closes, clubWave, startClubs } from './clubs.ts';

let world: Awaited<ReturnType<typeof startClubs>>;
beforeAll(async () => {
  world = await startClubs(70);
});
beforeEach(() => {
  world.clock.now = closes - 1000;
  world.logged.length = 0;
});
afterAll(() => world.stop());

const read = async (id: string, number = 1): Promise<ClubRelease | undefined> =>
  (await world.deps.clubReleases.read(id, number))?.release;
const close = (): void => {
  world.clock.now = closes + 6000;
};
const totalOf = (release: ClubRelease | undefined, id: string) =>
  release?.tables.find((table) => table.id === id)?.total;
const membersOf = ({ members }: ClubReport): number =>
  Object.values(members ?? {}).reduce(
    (sum, counts) => sum + (counts.m ?? 0) + (counts.w ?? 0) + (counts.d ?? 0) + (counts.o ?? 0),
    0,
  );
const reportOf = (index: number): ClubReport => {
  const report = world.made[index]?.years.at(-1)?.report;
  if (!report) throw new Error('no report');
  return report;
};
const clubAt = (index: number) => {
  const club = world.made[index];
  if (!club) throw new Error('no club');
  return club;
};
const sumOf = (from = 0): number =>
  world.made.slice(from).reduce((sum, _, at) => sum + membersOf(reportOf(from + at)), 0);

describe('a wave of clubs', () => {
  it('is released once it has closed, attacked once more, and then stays as it is', async () => {
    await world.fill(clubWave('first'), world.made, (index) => index % 8 === 0);
    await world.run();
    expect(await read('first')).toBeUndefined();
    close();
    await world.run();
    const release = await read('first');
    expect(totalOf(release, 'members~town')).toBe(sumOf());
    expect([release?.clubs, release?.policy]).toEqual([world.made.length, { rule: 'dominance', least: 3 }]);
    expect(release?.named.length).toBe(Math.ceil(world.made.length / 8));
    expect(release?.audit.checked).toBeGreaterThan(100);
    expect(release?.tables.map(({ status }) => status)).not.toContain('withheld');
    await world.run();
    const listed = await world.listed('first');
    expect([listed?.released, listed?.audited]).toEqual([1, 1]);
    const verdict = await openReleases(world.dynamo, world.tables.Catalogue).verdict('first', 1);
    expect([verdict?.ok, (verdict?.checked ?? 0) > (release?.audit.checked ?? 0)]).toEqual([true, true]);
    await world.run();
    expect(await read('first')).toEqual(release);
    expect(world.logged.map(({ event }) => event)).toEqual(['wave_released']);
  });

  it('counts what was sent or accepted, the newest version of each, and not what staff sent back', async () => {
    const wave = clubWave('counted');
    await world.fill(wave);
    await world.decide(wave, clubAt(0), 'returned');
    await world.decide(wave, clubAt(1), 'accepted');
    const report = reportOf(2);
    await world.send(wave, clubAt(2), { ...report, members: undefined }, 2);
    close();
    await world.run();
    const release = await read('counted');
    expect(release?.clubs).toBe(world.made.length - 1);
    expect(totalOf(release, 'members~town')).toBe(sumOf() - membersOf(reportOf(0)) - membersOf(report));
  });

  it('waits for a club that staff let report late, until it is accepted or its day is over', async () => {
    const wave = clubWave('late');
    await world.fill(wave, world.made.slice(1));
    await world.invite(wave, clubAt(0));
    await world.invitations.allow('late', clubAt(0).row.vkz, '2027-03-10');
    close();
    await world.run();
    expect(await read('late')).toBeUndefined();
    await world.send(wave, clubAt(0), reportOf(0));
    await world.run();
    expect(await read('late')).toBeUndefined();
    await world.decide(wave, clubAt(0), 'accepted');
    await world.run();
    expect(totalOf(await read('late'), 'members~town')).toBe(sumOf());
    const other = clubWave('silent');
    await world.fill(other, world.made.slice(1));
    await world.invite(other, clubAt(0));
    await world.invitations.allow('silent', clubAt(0).row.vkz, '2027-03-10');
    world.clock.now = Date.parse('2027-03-10T12:00:00Z');
    await world.run();
    expect(await read('silent')).toBeUndefined();
    world.clock.now = Date.parse('2027-03-11T12:00:00Z');
    await world.run();
    expect(totalOf(await read('silent'), 'members~town')).toBe(sumOf(1));
  });

  it('of two clubs tells nothing', async () => {
    await world.fill(clubWave('two'), world.made.slice(0, 2));
    close();
    await world.run();
    const release = await read('two');
    expect([release?.clubs, release?.towns]).toEqual([null, []]);
    expect(release?.tables.every(({ status, total }) => status === 'withheld' && total === null)).toBe(true);
  });

  it('counts merged clubs as one, and clubs of a failed wave hold up no other', async () => {
    await world.publisher.wave(clubWave('afailing'));
    await world.reports.send(
      {
        ...{ wave: 'afailing', organisation: 'nobody', number: 1, role: 'club', day: '2027-02-01', language: 'de' },
        ...{ version: 1, answers: {}, reasons: {} },
      },
      { members: null, women: null, associations: [], warnings: 0 },
      2_000_000_000,
    );
    await world.fill(clubWave('merged'));
    const [into, gone] = [clubAt(0).row.vkz, clubAt(1).row.vkz];
    const stored = await world.register.find(gone);
    if (!stored) throw new Error('no club');
    const merged = { ...stored.organisation, merged: { into, day: '2027-01-01' } };
    await world.register.change(stored, merged);
    close();
    await expect(world.run()).rejects.toThrow('1 waves of clubs');
    expect(world.logged).toContainEqual({ event: 'release_failed', wave: 'afailing', name: 'RangeError' });
    expect((await read('merged'))?.clubs).toBe(world.made.length - 1);
    const now = await world.register.find(gone);
    if (now) await world.register.change(now, stored.organisation);
  });

  it('is attacked once more as it was counted, though a club has moved and its name has changed since', async () => {
    await world.fill(clubWave('moved'));
    close();
    await world.run().catch(() => undefined);
    const stored = await world.register.find(clubAt(5).row.vkz);
    if (!stored) throw new Error('no club');
    const town = stored.organisation.town === 'witten' ? 'schwelm' : 'witten';
    await world.register.change(stored, { ...stored.organisation, name: 'Neu', town });
    await world.run().catch(() => undefined);
    const verdict = await openReleases(world.dynamo, world.tables.Catalogue).verdict('moved', 1);
    expect([verdict?.ok, (verdict?.checked ?? 0) > 100]).toEqual([true, true]);
    const now = await world.register.find(clubAt(5).row.vkz);
    if (now) await world.register.change(now, stored.organisation);
  });

  it('whose stored release was changed is refused, and an alarm tells', async () => {
    await world.fill(clubWave('forged'));
    close();
    await world.run().catch(() => undefined);
    const json = JSON.stringify({ ...(await read('forged')), clubs: 1 });
    await world.dynamo.send(
      new UpdateItemCommand({
        TableName: world.tables.Catalogue,
        Key: { pk: { S: outKey('forged') }, sk: { S: 'clubs#0001' } },
        UpdateExpression: 'SET #json = :json',
        ExpressionAttributeNames: { '#json': 'json' },
        ExpressionAttributeValues: { ':json': { S: json } },
      }),
    );
    await expect(read('forged')).rejects.toThrow('is not what was stored');
    await world.run().catch(() => undefined);
    expect(world.logged).toContainEqual({ event: 'audit_failed', wave: 'forged', tables: [] });
    expect((await openReleases(world.dynamo, world.tables.Catalogue).verdict('forged', 1))?.ok).toBe(false);
  });
});

/** A report with more members in one cell, and as many more stated. */
const grown = (report: ClubReport, by: number): ClubReport => {
  const { members } = report;
  return members
    ? { ...report, members: { ...members, b27_40: { ...members.b27_40, m: (members.b27_40.m ?? 0) + by } } }
    : report;
};

describe('a corrected release of clubs', () => {
  const released = async (id: string) => {
    const wave = clubWave(id);
    await world.fill(wave);
    close();
    await world.run().catch(() => undefined);
    await world.run().catch(() => undefined);
    world.logged.length = 0;
    await world.ask(id, 2);
    return wave;
  };
  const held = (id: string) => world.deps.interims.held(id);
  const corrected = () => world.run().catch(() => undefined);

  it('waits where nothing has changed, or what one club changed would be told; the reason stands on the wave', async () => {
    const wave = await released('waits');
    await corrected();
    expect((await held('waits'))?.reason).toBe('unchanged');
    await world.send(wave, clubAt(0), grown(reportOf(0), 7), 2);
    await world.decide(wave, clubAt(0), 'accepted', 2);
    await corrected();
    await corrected();
    expect([(await held('waits'))?.reason, await read('waits', 2)]).toEqual(['too_few', undefined]);
    expect(world.logged.filter(({ event }) => event === 'release_held')).toEqual([
      { event: 'release_held', wave: 'waits', number: 2, reason: 'unchanged' },
      { event: 'release_held', wave: 'waits', number: 2, reason: 'too_few' },
    ]);
  });

  it('waits where the three who changed tell of each other', async () => {
    const wave = await released('three');
    const towns = new Set<string>();
    const apart = world.made.filter(({ row }) => !towns.has(row.town) && towns.add(row.town)).slice(0, 3);
    for (const club of apart) {
      const report = club.years.at(-1)?.report;
      if (report) await world.send(wave, club, grown(report, 5), 2);
    }
    await corrected();
    expect([(await held('three'))?.reason, await read('three', 2)]).toEqual(['too_few', undefined]);
  });

  it('comes where many changed alike, hides what was hidden, and keeps the first as it was', async () => {
    const wave = await released('many');
    const first = await read('many');
    for (const [index, club] of world.made.entries())
      if (club.row.town === 'witten') await world.send(wave, club, grown(reportOf(index), 6), 2);
    await corrected();
    const second = await read('many', 2);
    const by = world.made.filter(({ row }) => row.town === 'witten').length * 6;
    expect(totalOf(second, 'members~town')).toBe(sumOf() + by);
    expect(await read('many')).toEqual(first);
    const [was, now] = [first?.tables[0], second?.tables[0]];
    was?.counts.forEach((row, r) => {
      row.forEach((count, c) => {
        if (count === null) expect(now?.counts[r]?.[c]).toBeNull();
      });
    });
    await corrected();
    const verdict = await openReleases(world.dynamo, world.tables.Catalogue).verdict('many', 2);
    expect(verdict?.ok).toBe(true);
  });
});
