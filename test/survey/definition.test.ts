import { describe, expect, it } from 'vitest';
import { flawsOf } from '../../survey/definition.ts';
import type { Item } from '../../survey/questionnaire.ts';
import { questionnaireSchema } from '../../survey/schema.ts';
import { anAsking, aQuestionnaire } from '../builders.ts';

const a: Item = { id: 'a', type: 'select_one', list: 'CARE' };
const places = (items: Item[]) => flawsOf(anAsking(items)).map(({ place, flaw }) => `${place}: ${flaw}`);

describe('an author is told', () => {
  it('nothing about the kitchen sink', () => {
    expect(questionnaireSchema.safeParse(aQuestionnaire()).error).toBeUndefined();
    expect(flawsOf(aQuestionnaire())).toEqual([]);
  });

  it.each<[string, Item[], string[]]>([
    ['that an item id is used twice', [a, { ...a }], ['a: this item id is used twice']],
    ['that a list is unknown', [{ ...a, list: 'NONE' }], ['a: the code list "NONE" is not defined']],
    [
      'that a condition looks at nothing',
      [{ ...a, relevant: { item: 'z', answered: true } }],
      ['a: its condition looks at "z", which is not defined'],
    ],
    [
      'that a condition looks at itself',
      [{ ...a, relevant: { not: { item: 'a', answered: true } } }],
      ['a: its condition looks at "a": a circular condition'],
    ],
    [
      'that a condition looks at a later item',
      [
        { ...a, relevant: { item: 'b', in: ['kita'] } },
        { ...a, id: 'b' },
      ],
      ['a: its condition looks at "b": a later item'],
    ],
    [
      'that conditions go round in a circle',
      [
        { ...a, relevant: { all: [{ item: 'c', answered: true }] } },
        { ...a, id: 'b', relevant: { item: 'a', answered: true } },
        { ...a, id: 'c', relevant: { any: [{ item: 'b', answered: true }] } },
      ],
      ['a: its condition looks at "c": a circular condition'],
    ],
    [
      'that options come from a later item',
      [
        { ...a, offered: { from: 'b' } },
        { ...a, id: 'b' },
      ],
      ['a: its condition looks at "b": a later item'],
    ],
    [
      'that options come from what was typed',
      [
        { id: 'b', type: 'text', max: 9 },
        { ...a, offered: { from: 'b' } },
      ],
      ['a: its options come from "b", which is no choice'],
    ],
    [
      'that a scale has one end',
      [{ id: 's', type: 'scale', min: 2, max: 2 }],
      ['s: its lowest number 2 is not below 2'],
    ],
    [
      'that bands begin too high',
      [{ id: 'n', type: 'integer', min: 0, max: 9, bands: [1, 3] }],
      ['n: its bands must rise from 0 and stay within 9'],
    ],
    [
      'that bands do not rise',
      [{ id: 'n', type: 'integer', min: 0, max: 9, bands: [0, 3, 3] }],
      ['n: its bands must rise from 0 and stay within 9'],
    ],
    [
      'that bands leave the range',
      [{ id: 'n', type: 'integer', min: 0, max: 9, bands: [0, 10] }],
      ['n: its bands must rise from 0 and stay within 9'],
    ],
  ])('%s', (_, items, flaws) => {
    expect(places(items)).toEqual(flaws);
  });

  it('that a picture is listed twice', () => {
    expect(flawsOf(anAsking([a], { media: ['a.svg', 'a.svg'] }))).toEqual([
      { place: 'media', flaw: '"a.svg" is there twice' },
    ]);
  });

  it('that a code stands twice in a list', () => {
    const lists = { CARE: [{ code: 'kita' }, { code: 'home' }, { code: 'kita' }] };
    expect(flawsOf(anAsking([a], { lists }))).toEqual([{ place: 'list CARE', flaw: 'the code "kita" is used twice' }]);
  });

  it('that a language is unknown, or the source language is not one of them', () => {
    expect(flawsOf(anAsking([a], { source: 'tr', languages: ['de', 'xx'] })).map(({ place }) => place)).toEqual([
      'languages',
      'source',
    ]);
  });

  it.each([
    ['langs', 'the item "langs" has no single closed answer'],
    ['year', 'the item "year" has no single closed answer'],
    ['k99', 'the item "k99" is not defined'],
  ])('that results cannot be broken down by %s', (item, flaw) => {
    expect(flawsOf(aQuestionnaire({ breakdowns: [{ id: 'x', item }] }))).toEqual([{ place: 'breakdown x', flaw }]);
  });
});

describe('the schema refuses', () => {
  it.each<[string, unknown]>([
    ['a missing reason as a code', { ...a, id: 'refused' }],
    ['an id that is no column name', { ...a, id: '__proto__' }],
    ['a type it does not know', { ...a, type: 'drawing' }],
    ['a word it does not know', { ...a, wide: true }],
    ['an empty condition', { ...a, relevant: { all: [] } }],
  ])('%s', (_, item) => {
    const definition = { ...aQuestionnaire(), sections: [{ id: 's', items: [item] }] };
    expect(questionnaireSchema.safeParse(definition).success).toBe(false);
  });
});
