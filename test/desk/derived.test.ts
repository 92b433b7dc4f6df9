import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseView } from '../../web/desk/contract.ts';
import type { ComparisonView, FieldView } from '../../web/desk/derived.ts';
import { aWave, startDesk } from './world.ts';

type Desk = Awaited<ReturnType<typeof startDesk>>;

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
  const waves = [
    aWave({ id: 'vorjahr', opens: '2025-11-01T00:00:00.000Z', closes: '2025-11-18T00:00:00.000Z' }),
    aWave({ id: 'dieses-jahr', closes: '2026-11-18T00:00:00.000Z' }),
  ];
  for (const wave of waves) {
    await desk.put(wave);
    await desk.release(wave);
  }
  await desk.put(aWave({ id: 'andere', questionnaire: 'fremd', closes: '2026-11-18T00:00:00.000Z' }));
});

afterAll(() => desk.stop());

const get = async <T>(path: string): Promise<T> => {
  const response = await desk.api(path);
  expect(response.status).toBe(200);
  return response.json();
};

describe('what follows from a release', () => {
  it('comes with it: bases, how much is shown, where responses come from, what it compares with', async () => {
    const view = await get<ReleaseView>('waves/dieses-jahr/releases/1');
    expect(view.figures['q5']).toEqual({
      base: 'valid',
      kinds: ['valid', 'valid', 'missing'],
      rows: [{ valid: 48, hidden: 0, mean: [1.5, 1.5] }],
      highest: 2,
      best: 'sehr',
    });
    const published = view.tables.flatMap(({ id, status }) => (status === 'published' ? [id] : []));
    expect(Object.keys(view.figures).toSorted()).toEqual(published.toSorted());
    expect(view.visible.map(({ breakdown, label }) => [breakdown, label])).toEqual([
      ['', ''],
      ['town', 'In welcher Stadt?'],
      ['language', 'Sprache des Fragebogens'],
    ]);
    expect(view.comparable).toEqual([{ wave: 'vorjahr', number: 1, name: 'Welle vorjahr' }]);
    expect(view.coverage).toMatchObject([
      {
        what: 'inhabitants',
        sources: [{ date: '2023-12-31', source: 'erfunden' }],
        county: { name: 'Kreis', count: 60, value: 100_000, perThousand: 0.6 },
        rows: [
          { label: 'Sprockhövel', count: 30, share: 50, population: { value: 25_000, share: 25 }, perThousand: 1.2 },
          { label: 'Witten', count: 30, share: 50, population: { value: 75_000, share: 75 }, perThousand: 0.4 },
        ],
      },
    ]);
  });

  it('is nothing that a reader of the release could not work out: no hidden count is in it', async () => {
    const { tables, figures } = await get<ReleaseView>('waves/dieses-jahr/releases/1');
    let hidden = 0;
    for (const table of tables) {
      if (table.status !== 'published') continue;
      for (const [row, counts] of table.counts.entries()) {
        const own = figures[table.id]?.rows[row];
        const shown = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
        expect(own?.hidden).toBe((table.bases[row] ?? 0) - shown);
        if (!counts.includes(null)) continue;
        hidden += 1;
        expect([own?.mean, own?.net, own?.top]).toEqual([undefined, undefined, undefined]);
      }
    }
    expect(hidden).toBeGreaterThan(0);
  });
});

describe('two waves', () => {
  const both = 'waves/dieses-jahr/releases/1/compare/vorjahr/1';

  it('are compared the same, whichever the address names first', async () => {
    const view = await get<ComparisonView>(both);
    expect([view.now.wave, view.before.wave]).toEqual(['dieses-jahr', 'vorjahr']);
    expect(await get('waves/vorjahr/releases/1/compare/dieses-jahr/1')).toEqual(view);
    const q5 = view.tables.find(({ id }) => id === 'q5');
    expect(q5?.lines).toMatchObject([{ base: 'valid', now: 48, before: 48, cells: [{ points: 0 }, { points: 0 }] }]);
    const points = view.tables.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.map((cell) => cell.points)));
    expect(new Set(points)).toEqual(new Set([0, null]));
    expect(view.apart.map(({ why }) => why)).toEqual(['withheld']);
  });

  it('are not compared where one has no release', async () => {
    for (const path of [
      'waves/dieses-jahr/releases/1/compare/andere/1',
      'waves/dieses-jahr/releases/1/compare/vorjahr/2',
    ])
      expect((await desk.api(path)).status).toBe(404);
  });
});

describe('a field of action', () => {
  it('has the newest releases of its waves and what they say in short', async () => {
    const fields = await get<readonly FieldView[]>('fields');
    expect(fields.map(({ field, waves }) => [field, waves.map(({ wave }) => wave)])).toEqual([
      ['bildung', ['dieses-jahr', 'vorjahr']],
      ...['teilhabe', 'gesundheit', 'arbeit', 'querschnitt'].map((field) => [field, []]),
    ]);
    expect(fields[0]?.waves[0]?.figures).toEqual([
      { item: 'q5', title: 'Wie zufrieden?', base: 48, mean: [1.5, 1.5], highest: 2, best: 'sehr' },
    ]);
    // Nothing that only the release needs is in it, and asked again it is the same.
    expect(Object.keys(fields[0]?.waves[0] ?? {})).not.toContain('field');
    expect(await get<readonly FieldView[]>('fields')).toEqual(fields);
  });
});
