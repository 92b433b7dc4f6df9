import { describe, expect, it } from 'vitest';
import type { Item } from '../../survey/questionnaire.ts';
import { aResponse } from '../builders.ts';
import { attacked, countsOf, draftOf, tableOf } from './release.ts';
import { aTree, placesIn, responsesIn } from './world.ts';

const choice = (id: string, more: Partial<Extract<Item, { type: 'select_one' }>> = {}): Item => ({
  ...{ id, type: 'select_one', list: 'A', required: true, missing: [] },
  ...more,
});

/** A question of each kind, one of them asked on a condition. */
const kinds: readonly Item[] = [
  choice('q'),
  choice('r', { relevant: { item: 'q', in: ['a0'] } }),
  { id: 'm', type: 'select_multiple', list: 'A' },
  { id: 'w', type: 'rank', list: 'YES' },
];

describe('a release by town and Kita', () => {
  it('tells nobody of a small cell of either level, whatever the tree', async () => {
    const seen = { published: 0, hidden: 0, divided: 0 };
    for (let seed = 1; seed <= 60; seed += 1) {
      const asking = aTree(placesIn([1 + (seed % 6), seed % 5, (seed * 7) % 4, 1]), undefined, 2 + (seed % 4));
      const responses = responsesIn(asking, { seed, size: 60 + 30 * (seed % 10), even: 0.3 + (seed % 7) / 10 });
      const draft = draftOf(asking, responses, String(seed));
      const { quick, whole } = await attacked(draft, asking, responses);
      expect([quick.findings, whole.findings], `seed ${seed}`).toEqual([[], []]);
      const finer = tableOf(draft, 'q~kita');
      seen.published += finer?.status === 'published' ? 1 : 0;
      seen.hidden += quick.checked.hidden;
      seen.divided += (finer?.rows.length ?? 0) > (tableOf(draft, 'q~town')?.rows.length ?? 0) ? 1 : 0;
    }
    expect(seen.published).toBeGreaterThan(45);
    expect(seen.divided).toBe(seen.published);
    expect(seen.hidden).toBeGreaterThan(1000);
  }, 120_000);

  it('does so for every kind of question', async () => {
    const states = new Set<string>();
    for (let seed = 1; seed <= 12; seed += 1) {
      const asking = aTree(placesIn([5, 4, 2, 1]), kinds, 3);
      const responses = responsesIn(asking, { seed, size: 300 + 60 * seed, even: 0.6 });
      const draft = draftOf(asking, responses, String(seed));
      const { quick, whole } = await attacked(draft, asking, responses);
      expect([quick.findings, whole.findings], `seed ${seed}`).toEqual([[], []]);
      for (const { item, breakdown, status } of draft.tables) if (breakdown === 'kita') states.add(`${item} ${status}`);
    }
    expect([...states]).toEqual(expect.arrayContaining(['q published', 'm published', 'r withheld']));
  }, 120_000);

  it('adds up: what is shown of places and of towns are the same people', () => {
    const asking = aTree(placesIn([4, 3, 2, 2]), undefined, 3);
    const responses = responsesIn(asking, { seed: 5, size: 900, even: 1 });
    const draft = draftOf(asking, responses);
    const [wide, fine] = [tableOf(draft, 'q~town'), tableOf(draft, 'q~kita')];
    let compared = 0;
    for (const [at, town] of (wide?.rows ?? []).entries())
      for (const column of (wide?.columns ?? []).keys()) {
        const cells = (fine?.rows ?? []).flatMap((place, row) =>
          place.in === town.code ? [countsOf(fine)[row]?.[column] ?? null] : [],
        );
        const all = countsOf(wide)[at]?.[column] ?? null;
        if (all === null || cells.includes(null)) continue;
        compared += 1;
        expect(cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)).toBe(all);
      }
    expect(compared).toBeGreaterThan(6);
  });

  it('pools small places with others of their town and of no other', () => {
    const asking = aTree(placesIn([6, 6, 6, 6]));
    const responses = responsesIn(asking, { seed: 3, size: 200, even: 1 });
    const fine = tableOf(draftOf(asking, responses), 'q~kita');
    const towns = fine?.rows.map(({ members }) => new Set(members.map((code) => code.split('_')[0])).size);
    expect(fine?.rows.some(({ members }) => members.length > 1)).toBe(true);
    expect(new Set(towns)).toEqual(new Set([1]));
    if (fine?.status !== 'published') throw new Error('not published');
    expect(Math.min(...fine.rowTotals)).toBeGreaterThanOrEqual(10);
  });

  it('counts who names another town than that of the place, or no place, to the town alone', () => {
    const asking = aTree(placesIn([2]));
    const from = (place: string | undefined, town: string, length: number) =>
      Array.from({ length }, (_, at) =>
        aResponse(asking, { town: [town], q: [`a${at % 2}`] }, place === undefined ? {} : { place }),
      );
    const responses = [
      ...from('north_1', 'north', 30),
      ...from('north_1', 'south', 20),
      ...from(undefined, 'north', 15),
    ];
    const fine = tableOf(draftOf(asking, responses), 'q~kita');
    const sizes =
      fine?.status === 'withheld' ? [] : (fine?.rows ?? []).map(({ members }, row) => [members, fine?.rowTotals[row]]);
    expect(sizes).toEqual([
      [['north_1'], 30],
      [['north_2', 'north'], 15],
      [['south', 'west', 'east'], 20],
    ]);
  });
});

describe('bad input', () => {
  it.each([
    ['in one town', [400]],
    ['in four towns', [100, 100, 100, 100]],
  ])(
    '400 Kitas of 3 %s are pooled to groups of ten, and nobody is told of',
    async (_, sizes) => {
      const asking = aTree(placesIn(sizes), undefined, 4);
      const responses = asking.places?.flatMap((place, at) =>
        responsesIn({ ...asking, places: [place] }, { seed: at + 1, size: 3, even: 0.7 }),
      );
      const draft = draftOf(asking, responses ?? []);
      const fine = tableOf(draft, 'q~kita');
      if (fine?.status !== 'published') throw new Error('not published');
      expect(Math.min(...fine.rowTotals)).toBeGreaterThanOrEqual(10);
      expect(fine.rows.flatMap(({ members }) => members)).toHaveLength(404);
      const { quick, whole } = await attacked(draft, asking, responses ?? []);
      expect([quick.findings, whole.findings]).toEqual([[], []]);
    },
    120_000,
  );

  it('one town only: the town is everybody, and its places are told apart', async () => {
    const asking = aTree(placesIn([5]));
    const responses = responsesIn(asking, { seed: 2, size: 200, even: 0.8 }).map((one) => ({
      ...one,
      answers: { ...one.answers, town: 'north' },
    }));
    const draft = draftOf(asking, responses);
    expect(tableOf(draft, 'q~town')).toMatchObject({ status: 'margins' });
    expect(tableOf(draft, 'q~kita')).toMatchObject({ status: 'published' });
    const { quick, whole } = await attacked(draft, asking, responses);
    expect([quick.findings, whole.findings]).toEqual([[], []]);
  });

  it('an option that nobody chose is pooled with another and hidden in no row by itself', async () => {
    const asking = aTree(placesIn([4, 3]), undefined, 3);
    const responses = responsesIn(asking, { seed: 4, size: 300, even: 0.9 }).map((one) =>
      one.answers['q'] === 'a2' ? { ...one, answers: { ...one.answers, q: 'a1' } } : one,
    );
    const draft = draftOf(asking, responses);
    const fine = tableOf(draft, 'q~kita');
    expect(fine?.columns.find(({ members }) => members.includes('a2'))?.members).toHaveLength(2);
    const { quick, whole } = await attacked(draft, asking, responses);
    expect([quick.findings, whole.findings]).toEqual([[], []]);
  });

  it('places that nobody came by, and a wave without places, tell nothing finer', () => {
    const asking = aTree(placesIn([3, 3]));
    const nowhere = responsesIn(asking, { seed: 6, size: 200 }).map(({ place: _, ...one }) => one);
    expect(tableOf(draftOf(asking, nowhere), 'q~kita')).toMatchObject({ status: 'withheld', reason: 'too_few' });
    expect(aTree([]).breakdowns.map(({ id }) => id)).toEqual(['town']);
    expect(draftOf(aTree([]), nowhere)).not.toHaveProperty('places');
  });

  it('finds no small cell, and says why, where the places are too many to be tried together', () => {
    const asking = aTree(placesIn([1200, 1200]), undefined, 12);
    const responses = asking.places?.flatMap((place, at) =>
      responsesIn({ ...asking, places: [place] }, { seed: at + 1, size: 12, even: 0.7 }),
    );
    const draft = draftOf(asking, responses ?? []);
    expect(tableOf(draft, 'q~town')).toMatchObject({ status: 'published' });
    expect(tableOf(draft, 'q~kita')).toMatchObject({ status: 'withheld', reason: 'small_cell' });
  }, 120_000);
});
