import { describe, expect, it } from 'vitest';
import { type Fields, missing } from '../../survey/answer.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { levelsOf } from '../../survey/table.ts';
import { variablesOf } from '../../survey/variable.ts';
import { anAsking, aQuestionnaire, whatComes } from '../builders.ts';

const all: ItemOf<'rank'> = { id: 'r', type: 'rank', list: 'WISH' };
const two: ItemOf<'rank'> = { ...all, max: 2 };
const none = missing('not_reached');

describe('a person who puts options in order', () => {
  it.each<[string, ItemOf<'rank'>, Fields, unknown]>([
    [
      'gives each its place',
      all,
      { 'r.park': ['2'], 'r.bus': ['3'], 'r.library': ['1'] },
      { 'r.park': 2, 'r.bus': 3, 'r.library': 1 },
    ],
    [
      'may write the places in Arabic or Bengali digits',
      two,
      { 'r.park': ['٢'], 'r.bus': ['১'] },
      { 'r.park': 2, 'r.bus': 1, 'r.library': none },
    ],
    ['may name the first places only', all, { 'r.bus': ['1'] }, { 'r.park': none, 'r.bus': 1, 'r.library': none }],
    ['may leave it blank', all, { 'r.bus': [' '] }, { 'r.park': none, 'r.bus': none, 'r.library': none }],
    ['gives no place twice', all, { 'r.park': ['1'], 'r.bus': ['1'] }, ['rank_twice r.bus']],
    ['leaves no place out', all, { 'r.park': ['1'], 'r.bus': ['3'] }, ['rank_gap r']],
    ['begins with the first place', all, { 'r.park': ['2'] }, ['rank_gap r']],
    ['gives no more places than are asked for', two, { 'r.park': ['3'] }, ['too_large r.park']],
    ['gives no place before the first', two, { 'r.park': ['0'] }, ['too_small r.park']],
    ['gives whole places', two, { 'r.park': ['1.5'], 'r.bus': ['x'] }, ['not_a_number r.park', 'not_a_number r.bus']],
    ['gives one place to an option', two, { 'r.park': ['1', '2'] }, ['one_only r.park']],
    ['ranks what is in the list', two, { 'r.zoo': ['1'] }, ['unknown_item r.zoo']],
    ['must give every place where that is required', { ...all, required: true }, { 'r.bus': ['1'] }, ['required r']],
    ['must give something where that is required', { ...two, required: true }, {}, ['required r']],
    [
      'has done enough with the places that are required',
      { ...two, required: true },
      { 'r.bus': ['2'], 'r.park': ['1'] },
      { 'r.park': 1, 'r.bus': 2, 'r.library': none },
    ],
  ])('%s', (_, item, fields, result) => {
    expect(whatComes([item], fields)).toEqual(result);
  });

  it.each<[string, ItemOf<'rank'>, string[]]>([
    ['a place, or none', all, ['1', '2', '3', 'not_reached']],
    ['one of the first places, or none', two, ['1', '2', 'not_reached']],
    ['a place where all are required', { ...all, required: true }, ['1', '2', '3']],
    ['one of the required first places, or none', { ...two, required: true }, ['1', '2', 'not_reached']],
    [
      'no place where it is not asked',
      { ...two, relevant: { not: { item: 'a', answered: true } } },
      ['1', '2', 'not_relevant', 'not_reached'],
    ],
  ])('is counted per option under %s', (_, item, levels) => {
    const variables = variablesOf(item, anAsking([item]));
    expect(variables.map(({ id }) => id)).toEqual(['r.park', 'r.bus', 'r.library']);
    for (const variable of variables) expect(levelsOf(variable, item)).toEqual(levels);
  });

  it('leaves a table per wish in the kitchen sink', () => {
    const sink = aQuestionnaire();
    const wish = sink.sections.flatMap(({ items }) => items).find(({ id }) => id === 'wish');
    expect(wish && variablesOf(wish, sink)).toHaveLength(3);
  });
});
