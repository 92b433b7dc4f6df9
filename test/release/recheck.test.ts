import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditAll } from '../../functions/audit/audit.ts';
import type { LogEvent } from '../../functions/log.ts';
import { recheckWaves } from '../../functions/release/recheck.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { openInterims, openInterimWriter } from '../../functions/store/interim.ts';
import { openPublisher } from '../../functions/store/publish.ts';
import { openReleases, openReleaseWriter, outKey, releaseKey } from '../../functions/store/releases.ts';
import { bundleOf } from '../../infra/build.ts';
import { auditWave, ChoreError } from '../../infra/chores.ts';
import { run } from '../../infra/cli.ts';
import { engineEnvironment } from '../../infra/local/schema.ts';
import { startFunction } from '../../infra/local/worker.ts';
import { earlierOf } from '../../survey/disclosure/interim.ts';
import { makeCorrected, makeInterim, makeRelease, type Release } from '../../survey/release.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import { linked } from '../attack/waves.ts';
import { someResponses } from '../attack/world.ts';
import { aWave } from '../builders.ts';
import { startEngine } from '../engine.ts';
import { released } from '../released.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let logged: LogEvent[] = [];
const plan = planOf(linked);
const waveOf = (id: string) => aWave({ id, questionnaire: linked.id, version: linked.version });

/** The release of 240 people, as the function stores it. */
function aRelease(id: string): Release {
  const tally = mergeTallies(someResponses(linked, 240, 5).map((response) => contributionOf(plan, response)));
  const draft = released(plan, waveOf(id), tally, '2027-04-01');
  return { ...draft, data: 'a'.repeat(64), audit: { checked: 1, withheld: 0 } };
}

/** The same with one hidden count told, that nothing but the others protect. */
function withOneTold(release: Release): Release {
  const at = release.tables.findIndex((table) => table.status === 'published' && table.counts.flat().includes(null));
  const tables = release.tables.map((table, index) => {
    if (index !== at || table.status !== 'published') return table;
    let isTold = false;
    const counts = table.counts.map((row) =>
      row.map((cell) => {
        if (cell !== null || isTold) return cell;
        isTold = true;
        return 2;
      }),
    );
    return { ...table, counts };
  });
  return { ...release, tables };
}

const writer = () => openReleaseWriter(engine.dynamo, engine.tables.Catalogue, engine.tables.Responses);
const reader = () => openReleases(engine.dynamo, engine.tables.Catalogue);
const chores = () => ({ dynamo: engine.dynamo, tables: engine.tables, now: () => 0 });
const deps = () => ({
  catalogue: openCatalogue(engine.dynamo, engine.tables.Catalogue),
  stored: reader(),
  interims: openInterims(engine.dynamo, engine.tables.Catalogue),
  releases: writer(),
  recheck: auditAll,
  now: () => Date.parse('2027-04-01T12:00:00Z'),
  log: (event: LogEvent) => logged.push(event),
});

async function store(release: Release): Promise<void> {
  await openPublisher(engine.dynamo, engine.tables.Catalogue).wave(waveOf(release.wave));
  await writer().publish(release);
  await writer().announce(release.wave, release.number);
}

beforeAll(async () => {
  engine = await startEngine();
  await openPublisher(engine.dynamo, engine.tables.Catalogue).questionnaire(linked, []);
});
beforeEach(() => {
  logged = [];
});
afterAll(() => engine.stop());

describe('a release that is stored', () => {
  it('is attacked once more, and what was found stands beside it', async () => {
    await store(aRelease('good'));
    expect(await reader().verdict('good', 1)).toBeUndefined();
    await recheckWaves(deps());
    const verdict = await reader().verdict('good', 1);
    expect(verdict).toMatchObject({ ok: true, left: 0, day: '2027-04-01' });
    expect(verdict?.checked).toBeGreaterThan(50);
    expect(logged).toEqual([]);
    expect(await reader().release('good', 1)).toEqual(aRelease('good'));
  });

  it('raises the alarm where it tells too much, once, and stays as it is', async () => {
    const bad = withOneTold(aRelease('bad'));
    await store(bad);
    await recheckWaves(deps());
    await recheckWaves(deps());
    expect(logged).toEqual([{ event: 'audit_failed', wave: 'bad', tables: [expect.any(String)] }]);
    expect(await reader().verdict('bad', 1)).toMatchObject({ ok: false });
    expect(await reader().release('bad', 1)).toEqual(bad);
  });

  it('is not read where its bytes were changed', async () => {
    await store(aRelease('changed'));
    const json = JSON.stringify(aRelease('changed')).replace('"total":240', '"total":241');
    await engine.dynamo.send(
      new UpdateItemCommand({
        TableName: engine.tables.Catalogue,
        Key: { pk: { S: outKey('changed') }, sk: { S: releaseKey(1) } },
        UpdateExpression: 'SET json = :json',
        ExpressionAttributeValues: { ':json': { S: json } },
      }),
    );
    await expect(reader().release('changed', 1)).rejects.toThrow('release 1 of wave "changed" is not what was stored');
    await recheckWaves(deps());
    expect(logged).toEqual([{ event: 'audit_failed', wave: 'changed', tables: [] }]);
    expect(await reader().verdict('changed', 1)).toMatchObject({ ok: false, checked: 0 });
  });
});

describe('the function as it is deployed', () => {
  it('finds its solver beside it', async () => {
    await store(aRelease('built'));
    const release = await startFunction(bundleOf('release'), {
      ...engineEnvironment(engine.endpoint),
      CATALOGUE_TABLE: engine.tables.Catalogue,
      RESPONSES_TABLE: engine.tables.Responses,
      TALLIES_TABLE: engine.tables.Tallies,
      REPORTS_TABLE: engine.tables.Reports,
      SETTLE_SECONDS: '5',
      CLUB_PERCENT: '10',
    });
    await release.invoke({});
    await release.stop();
    expect(await reader().verdict('built', 1)).toMatchObject({ ok: true, left: 0 });
  });
});

/** A wave with an interim release, the first one, and a corrected one, each of which heeds those before. */
async function storeSeries(id: string, heeding: boolean): Promise<void> {
  const people = someResponses(linked, 240, 5);
  const tallyOf = (count: number) =>
    mergeTallies(people.slice(0, count).map((response) => contributionOf(plan, response)));
  const complete = (draft: Omit<Release, 'data' | 'audit'>): Release => ({
    ...draft,
    data: String(draft.total).padEnd(64, '0'),
    audit: { checked: 1, withheld: 0 },
  });
  const about = { day: '2027-04-01', keyed: keyedBy('secret') };
  const interim = complete(makeInterim(plan, waveOf(id), tallyOf(110), about));
  const earlier = heeding ? { earlier: earlierOf([interim], false) } : {};
  const first = complete(makeRelease(plan, waveOf(id), tallyOf(240), { number: 1, ...about, ...earlier }));
  const all = heeding ? [interim, first] : [];
  const again = { number: 2, ...about };
  const second = heeding
    ? makeCorrected(plan, waveOf(id), tallyOf(160), { ...again, all })
    : makeRelease(plan, waveOf(id), tallyOf(238), again);
  await openInterimWriter(engine.dynamo, engine.tables.Catalogue).keep(interim);
  await store(first);
  await store(complete(second));
}

describe('a wave with an interim, a first and a corrected release', () => {
  it('passes where each heeds those before, for the function and for the operator', async () => {
    await storeSeries('series', true);
    await recheckWaves(deps());
    expect(logged).toEqual([]);
    expect(await reader().verdict('series', 2)).toMatchObject({ ok: true, left: 0 });
    expect((await reader().release('series', 2))?.tables.some(({ status }) => status === 'published')).toBe(true);
    const { code, lines } = await run(['audit', '--wave', 'series'], chores(), '');
    expect([code, lines[0]]).toEqual([0, expect.stringContaining('3 releases: nothing is told')]);
  });

  it('is found out where one does not, and says who: those who came, or those who were taken out', async () => {
    await storeSeries('heedless', false);
    await recheckWaves(deps());
    expect(logged).toEqual([{ event: 'audit_failed', wave: 'heedless', tables: expect.any(Array) }]);
    const { code, lines } = await run(['audit', '--wave', 'heedless'], chores(), '');
    expect(code).toBe(1);
    expect(lines.some((line) => line.includes('  gone '))).toBe(true);
  });

  it('is told where the interim release was changed', async () => {
    await storeSeries('forged', true);
    await engine.dynamo.send(
      new UpdateItemCommand({
        TableName: engine.tables.Catalogue,
        Key: { pk: { S: outKey('forged') }, sk: { S: 'interim' } },
        UpdateExpression: 'SET json = :json',
        ExpressionAttributeValues: { ':json': { S: '{}' } },
      }),
    );
    await recheckWaves(deps());
    expect(logged).toEqual([{ event: 'audit_failed', wave: 'forged', tables: [] }]);
    const { code, lines } = await run(['audit', '--wave', 'forged'], chores(), '');
    expect([code, lines[1]]).toEqual([1, 'the interim release of wave "forged" is not what was stored']);
  });
});

describe('an operator who attacks a wave', () => {
  it('reads that nothing was found, or what', async () => {
    expect(await auditWave('good', chores())).toMatchObject({ ok: true, lines: [expect.stringContaining('nothing')] });
    const { ok, lines } = await auditWave('bad', chores());
    expect(ok).toBe(false);
    expect(lines.join('\n')).toMatch(/1 releases: \d+ findings[\s\S]*~\w+ {2}/);
  });

  it('gets an end that a script can read', async () => {
    const codes = ['good', 'bad', 'changed'].map(
      async (wave) => (await run(['audit', '--wave', wave], chores(), '')).code,
    );
    expect(await Promise.all(codes)).toEqual([0, 1, 1]);
  });

  it('reads that a release was changed', async () => {
    const { ok, lines } = await auditWave('changed', chores());
    expect([ok, lines[1]]).toEqual([false, 'release 1 of wave "changed" is not what was stored']);
  });

  it('is told where there is no wave, or no release', async () => {
    await expect(auditWave('none', chores())).rejects.toThrow(ChoreError);
    await openPublisher(engine.dynamo, engine.tables.Catalogue).wave(waveOf('open'));
    await expect(auditWave('open', chores())).rejects.toThrow('the wave "open" has no release yet');
  });

  it('reads what two releases of one wave tell together', async () => {
    const id = 'twice';
    await store(aRelease(id));
    const more = [...someResponses(linked, 240, 5), ...someResponses(linked, 3, 77)];
    const tally = mergeTallies(more.map((response) => contributionOf(plan, response)));
    const second = { ...released(plan, waveOf(id), tally, '2027-04-02'), number: 2 };
    await store({ ...second, data: 'b'.repeat(64), audit: { checked: 1, withheld: 0 } });
    const { ok, lines } = await auditWave(id, chores());
    expect(ok).toBe(false);
    expect(lines[0]).toContain('2 releases');
    expect(lines.some((line) => line.includes('new '))).toBe(true);
  });
});
