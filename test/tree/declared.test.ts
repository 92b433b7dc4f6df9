import { describe, expect, it } from 'vitest';
import { flawsOf } from '../../survey/definition.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { declaredTables, fielded } from '../../survey/table.ts';
import { readPlace, writtenPlace } from '../../survey/town.ts';
import { anAsking } from '../builders.ts';

type Breakdowns = Questionnaire['breakdowns'];

const asking = (breakdowns: Breakdowns): Questionnaire =>
  anAsking(
    [
      { id: 'town', type: 'select_one', list: 'TOWN' },
      { id: 'care', type: 'select_one', list: 'CARE' },
    ],
    { breakdowns },
  );

const town = { id: 'town', item: 'town' };
const place = { id: 'place', by: 'place' as const, in: 'town' };

describe('a breakdown by places', () => {
  it.each([
    ['lies in an earlier one by an item', [town, place], []],
    ['lies in none that comes later', [place, town], ['"town" is no earlier breakdown by an item']],
    [
      'lies in none by language',
      [{ id: 'town', by: 'language' as const }, place],
      ['"town" is no earlier breakdown by an item'],
    ],
    ['is there once', [town, place, { ...place, id: 'kita' }], ['another breakdown is by places already']],
  ] satisfies [string, Breakdowns, string[]][])('%s', (_, breakdowns, flaws) => {
    const own = flawsOf(asking(breakdowns)).filter((flaw) => flaw.place.startsWith('breakdown'));
    expect(own.map(({ flaw }) => flaw)).toEqual(flaws);
  });

  it('tells apart the places that lie in an answer, and no place that is called like one', () => {
    const inside = { code: 'sun', name: 'Kita Sonne', in: 'witten' };
    const places = [inside, { code: 'moon', name: 'Kita Mond' }, { code: 'star', name: 'Kita Stern', in: 'bochum' }];
    const asked = fielded(asking([town, place]), [...places, { code: 'witten', name: 'Witten', in: 'hattingen' }]);
    expect(asked.places).toEqual([inside]);
    const table = declaredTables(asked).find(({ id }) => id === 'care~place');
    expect(table?.rows).toEqual(['sun', 'witten', 'hattingen', 'elsewhere', 'refused', 'not_reached']);
    expect(declaredTables(asked).map(({ id }) => id)).not.toContain('town~place');
  });

  it('is not there in a wave without such places', () => {
    const ids = declaredTables(asking([town, place])).map(({ id }) => id);
    expect(ids).toEqual(['town', 'care', 'care~town']);
  });
});

describe('a place as staff write it', () => {
  it.each([
    ['Witten: Kita Nord', { name: 'Kita Nord', in: 'witten' }],
    ['Wetter (Ruhr): Kita am See', { name: 'Kita am See', in: 'wetter' }],
    ['sprockhövel: Haus: 2', { name: 'Haus: 2', in: 'sprockhoevel' }],
    ['Kita Nord', { name: 'Kita Nord' }],
    ['Witten-Annen: Kita Süd', { name: 'Witten-Annen: Kita Süd' }],
    ['Hinweis: Kita Nord', { name: 'Hinweis: Kita Nord' }],
    ['Witten:', { name: 'Witten:' }],
  ])('%s', (written, read) => {
    expect(readPlace(written)).toEqual(read);
    expect(readPlace(writtenPlace(read))).toEqual(read);
  });
});
