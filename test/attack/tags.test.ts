import { describe, expect, it } from 'vitest';
import { audit } from '../../functions/audit/audit.ts';
import { seeded } from '../../survey/generate.ts';
import { declaredTables } from '../../survey/table.ts';
import { countTags, type TagCount } from '../../survey/texts/tags.ts';
import { anAsking } from '../builders.ts';
import { policy } from './world.ts';

const tags = ['essen', 'zeiten', 'sprache', 'wege'].map((code) => ({ code, label: code }));
const tagged = anAsking([{ id: 'tags', type: 'select_multiple', list: 'TAGS', missing: [] }], {
  lists: { TAGS: tags.map(({ code }) => ({ code })) },
});

type Texts = readonly (readonly string[])[];

function someTexts(seed: number): Texts {
  const chance = seeded(seed);
  const often = tags.map(() => chance() ** 2);
  return Array.from({ length: 10 + Math.floor(60 * chance()) }, () =>
    tags.flatMap(({ code }, at) => (chance() < (often[at] ?? 0) ? [code] : [])),
  );
}

const keyed = (text: string): number => text.length;

/** What readers have of the tags of a question, as tables of yes and everything else. */
const asRelease = (counts: readonly TagCount[], total: number): string =>
  JSON.stringify({
    ...{ wave: 'w', number: 1, policy, total },
    tables: declaredTables(tagged).map(({ rows: _, columns: all, ...table }) => {
      const count = counts.find(({ code }) => code === table.option)?.count ?? null;
      if (count === null) return { ...table, rows: [], columns: [], status: 'withheld' };
      const columns = [
        { code: 'yes', members: ['yes'] },
        { code: 'rest', members: all.filter((code) => code !== 'yes') },
      ];
      const numbers = [count, total - count];
      const rows = [{ code: 'all', members: ['all'] }];
      return {
        ...table,
        rows,
        columns,
        status: 'published',
        counts: [numbers],
        rowTotals: [total],
        columnTotals: numbers,
      };
    }),
  });

describe('tags of free texts', () => {
  const waves = Array.from({ length: 60 }, (_, seed) => someTexts(seed + 1));
  const counted = (texts: Texts) => countTags(tags, texts, policy.k, keyed);

  it('A1, A4: leave nothing to be reckoned of any tag, nor of the texts without one', async () => {
    let shown = 0;
    for (const texts of waves) {
      const counts = counted(texts);
      shown += counts.filter(({ count }) => count !== null).length;
      expect((await audit(asRelease(counts, texts.length), tagged)).findings).toEqual([]);
    }
    expect(shown).toBeGreaterThan(60);
  });

  it('A7: are never all texts but a few', () => {
    for (const texts of waves)
      for (const { count } of counted(texts))
        if (count !== null) {
          expect(count).toBeGreaterThanOrEqual(policy.k);
          expect(texts.length - count === 0 || texts.length - count >= policy.k).toBe(true);
        }
  });

  it('A8, A12: are the same whatever the order of the texts, and whatever the key', () => {
    for (const texts of waves) {
      expect(counted(texts.toReversed())).toEqual(counted(texts));
      expect(countTags(tags, texts, policy.k, (text) => 7 * text.length)).toEqual(counted(texts));
    }
  });

  it('would be found out if every count were shown', async () => {
    const open = waves.map((texts) => ({
      texts,
      counts: tags.map((tag) => ({ ...tag, count: texts.filter((own) => own.includes(tag.code)).length })),
    }));
    let caught = 0;
    for (const { texts, counts } of open) caught += (await audit(asRelease(counts, texts.length), tagged)).ok ? 0 : 1;
    expect(caught).toBeGreaterThan(40);
  });
});
