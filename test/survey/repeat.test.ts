import { describe, expect, it } from 'vitest';
import { type Fields, missing } from '../../survey/answer.ts';
import { entriesIn, membersOf } from '../../survey/items/repeat.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { acceptResponse } from '../../survey/response.ts';
import { anAsking, whatComes } from '../builders.ts';

const kids: ItemOf<'repeat'> = {
  id: 'k',
  type: 'repeat',
  max: 3,
  items: [
    { id: 'name', type: 'text', max: 5 },
    { id: 'age', type: 'integer', min: 0, max: 17, required: true },
    { id: 'speaks', type: 'select_one', list: 'LANG' },
  ],
};
const needed: ItemOf<'repeat'> = { ...kids, required: true };
const none = missing('not_reached');
const child = (n: number, age: number) => ({ [`k.${n}.name`]: none, [`k.${n}.age`]: age, [`k.${n}.speaks`]: none });

describe('a person who tells about several children', () => {
  it.each<[string, Fields, unknown]>([
    ['has each stored by number', { 'k.1.age': ['3'], 'k.2.age': ['5'] }, { k: 2, ...child(1, 3), ...child(2, 5) }],
    ['may leave the whole of it blank', { k: ['2'], 'k.1.age': [' '] }, { k: none }],
    ['may leave one between blank, and the next moves up', { k: ['3'], 'k.3.age': ['5'] }, { k: 1, ...child(1, 5) }],
    ['may leave blank what only looks written', { 'k.1.name': ['\u0000'], 'k.2.age': ['5'] }, { k: 1, ...child(1, 5) }],
    [
      'may write another language beside',
      { 'k.2.age': ['5'], 'k.2.speaks': ['other'], 'k.2.speaks.other': ['Zaza'] },
      { k: 1, ...child(1, 5), 'k.1.speaks': 'other', 'k.1.speaks.other': 'Zaza' },
    ],
    ['may say the number in Persian digits', { k: ['۱'], 'k.1.age': ['۹'] }, { k: 1, ...child(1, 9) }],
    [
      'may choose to say nothing',
      { 'k.1.age': ['1'], 'k.1.speaks': ['refused'] },
      { k: 1, ...child(1, 1), 'k.1.speaks': missing('refused') },
    ],
    ['is told what a child lacks, under the number on the page', { 'k.2.name': ['Ada'] }, ['required k.2.age']],
    ['is told what is wrong with a child', { 'k.3.age': ['18'] }, ['too_large k.3.age']],
    ['is told that an option is unknown', { 'k.1.age': ['1'], 'k.1.speaks': ['tlh'] }, ['unknown_code k.1.speaks']],
    ['is told that there are too many', { k: ['4'] }, ['too_many_entries k']],
    ['is told that a fourth is too many', { 'k.4.age': ['1'] }, ['unknown_item k.4.age', 'too_many_entries k']],
    ['is told that a number is no word', { k: ['two'], 'k.1.age': ['1'] }, ['not_a_number k']],
    ['is told that there is no child less than none', { k: ['-1'] }, ['too_small k']],
    ['is asked for one number', { k: ['1', '2'] }, ['one_only k']],
    [
      'cannot answer for a child that is not shown',
      { k: ['1'], 'k.1.age': ['1'], 'k.2.age': ['2'] },
      ['not_relevant k'],
    ],
    ['is asked nothing else about a child', { 'k.1.shoe': ['31'] }, ['unknown_item k.1.shoe']],
  ])('%s', (_, fields, result) => {
    expect(whatComes([kids], fields)).toEqual(result);
  });

  it('must tell about one where that is required', () => {
    expect(whatComes([needed], { k: ['1'] })).toEqual(['required k']);
    expect(whatComes([needed], { 'k.2.age': ['2'] })).toEqual({ k: 1, ...child(1, 2) });
  });

  it('has a child that is not shown dropped where a plain form sends it', () => {
    const fields = { k: ['1'], 'k.1.age': ['1'], 'k.2.age': ['2'] };
    expect(whatComes([kids], fields, { strict: false })).toEqual({ k: 1, ...child(1, 1) });
  });

  it('who is not asked has one reason stored', () => {
    const relevant = { item: 'talk', in: ['yes'] };
    const talk = { id: 'talk', type: 'select_one', list: 'YES_NO' } as const;
    expect(whatComes([talk, { ...kids, relevant }], { talk: ['no'] })).toEqual({
      talk: 'no',
      k: missing('not_relevant'),
    });
    expect(whatComes([talk, { ...kids, relevant }], { 'k.1.age': ['1'] })).toEqual(['not_relevant k.1.age']);
  });

  it.each<[number, Fields]>([
    [1, {}],
    [1, { k: ['0'] }],
    [2, { k: ['2'] }],
    [3, { k: ['99'] }],
    [2, { 'k.2.name': ['Ada'] }],
    [1, { 'k.2.name': [' '] }],
    [1, { k: ['x'] }],
    [3, { 'k.9.name': ['Ada'] }],
  ])('is shown %i of them after %j', (shown, fields) => {
    expect(entriesIn(kids, fields)).toBe(shown);
  });

  it('is asked the same of each, under a name of its own', () => {
    expect(membersOf(kids, 2).map(({ id }) => id)).toEqual(['k.2.name', 'k.2.age', 'k.2.speaks']);
  });

  it('who sends ten thousand is refused at once, with few words', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => [`k.${n + 1}.age`, ['1']] as const);
    const from = performance.now();
    const accepted = acceptResponse(anAsking([kids]), Object.fromEntries(rows), { strict: true });
    expect(performance.now() - from).toBeLessThan(500);
    expect(accepted.ok).toBe(false);
    expect(accepted.ok ? [] : accepted.issues.map(({ code }) => code).at(-1)).toBe('too_many_entries');
    expect(accepted.ok ? 0 : accepted.issues.length).toBeLessThan(60);
  });
});
