import { describe, expect, it } from 'vitest';
import { word } from '../../functions/desk/words.ts';
import { labelTables } from '../../survey/labels.ts';
import { wordingOf } from '../../survey/text.ts';
import { blocksOf, breakdownsOf, publishedBlocks, searchBlocks } from '../../web/desk/group.ts';
import { releasePath, routeOf } from '../../web/desk/route.ts';
import { released } from '../released.ts';
import { aWave, german, plan, questionnaire, tally } from './world.ts';

const release = released(plan, aWave({ id: 'welle' }), tally, '2026-11-19');
const vocabulary = { questionnaire, wording: wordingOf({ de: german.texts }, 'de', 'de'), word };
const tables = labelTables(release, vocabulary);

const itemsIn = (blocks: readonly { readonly item: string }[]) => blocks.map(({ item }) => item);

describe('the tables of a release on the screen', () => {
  it('stand by question, each in one breakdown, and none is lost', () => {
    const ways = ['', ...breakdownsOf(tables).map(({ code }) => code)];
    expect(ways).toEqual(['', 'town', 'language']);
    const shown = ways.flatMap((way) => blocksOf(tables, way).flatMap((block) => block.tables));
    expect(shown.map(({ id }) => id).toSorted()).toEqual(tables.map(({ id }) => id).toSorted());
    expect(itemsIn(blocksOf(tables, 'town'))).toEqual(['q2', 'q3', 'q4', 'q5']);
  });

  it('are found by a word of the question or of an answer, in any case', () => {
    const blocks = blocksOf(tables, '');
    expect(itemsIn(searchBlocks(blocks, ''))).toEqual(itemsIn(blocks));
    expect(itemsIn(searchBlocks(blocks, 'SPROCKHÖVEL'))).toEqual(['q1']);
    expect(itemsIn(searchBlocks(blocks, 'deutsch gut'))).toEqual(['q3']);
    expect(searchBlocks(blocks, 'nirgends')).toEqual([]);
  });

  it('can be shown without those that are withheld', () => {
    const found = publishedBlocks(blocksOf(tables, '')).flatMap((block) => block.tables);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ status }) => status === 'published')).toBe(true);
    expect(found.map(({ id }) => id)).not.toContain('q2.rare');
  });
});

describe('an address of the staff application', () => {
  it.each([
    ['/desk', { view: 'waves' }],
    ['/desk/', { view: 'waves' }],
    [releasePath('eltern-2026', 3), { view: 'release', wave: 'eltern-2026', number: 3 }],
    ['/desk/waves/eltern-2026/releases/0', { view: 'unknown' }],
    ['/desk/waves/../releases/1', { view: 'unknown' }],
    ['/desk/else', { view: 'unknown' }],
  ])('%s', (path, route) => {
    expect(routeOf(path)).toEqual(route);
  });
});
