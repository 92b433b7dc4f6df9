import { describe, expect, it } from 'vitest';
import { flawsOf } from '../../survey/definition.ts';
import type { Item, ItemOf } from '../../survey/questionnaire.ts';
import { anAsking } from '../builders.ts';

const a: Item = { id: 'a', type: 'select_one', list: 'CARE' };
const scale: Item = { id: 's', type: 'scale', min: 1, max: 5 };
const rank: ItemOf<'rank'> = { id: 'r', type: 'rank', list: 'WISH' };
const table: ItemOf<'table'> = { id: 't', type: 'table', rows: ['x'], columns: ['z'], min: 0, max: 9 };
const date: ItemOf<'date'> = { id: 'd', type: 'date', precision: 'day' };
const places = (items: Item[]) => flawsOf(anAsking(items)).map(({ place, flaw }) => `${place}: ${flaw}`);

describe('an author is told', () => {
  it.each<[string, Item[], string[]]>([
    [
      'that a condition asks for steps of no scale',
      [a, { ...a, id: 'b', relevant: { item: 'a', from: 1, to: 2 } }],
      ['b: its condition asks for steps of "a", which is no scale'],
    ],
    [
      'that a condition asks for steps backwards',
      [scale, { ...a, relevant: { item: 's', from: 3, to: 2 } }],
      ['a: its condition asks for steps 3 to 2 of "s", which has 1 to 5'],
    ],
    [
      'that a condition asks for steps beyond the scale',
      [scale, { ...a, relevant: { not: { item: 's', from: 4, to: 6 } } }],
      ['a: its condition asks for steps 4 to 6 of "s", which has 1 to 5'],
    ],
    [
      'that a grid has no single answer a condition could ask for',
      [
        { id: 'g', type: 'grid', list: 'LEVEL', rows: ['x'] },
        { ...a, relevant: { item: 'g', answered: true } },
      ],
      ['a: its condition looks at "g", which has no single answer'],
    ],
    [
      'that yes or no has other codes',
      [{ ...a, appearance: 'yes_no' }],
      ['a: it looks like yes or no, but its list has other codes'],
    ],
    ['that there are too few options to rank', [{ ...rank, max: 4 }], ['r: it asks for 4 positions of 3 options']],
    [
      'that "none of these" has no rank',
      [{ ...rank, list: 'LANG' }],
      ['r: a rank takes no exclusive option and none with a text beside it'],
    ],
    ['that a row stands twice', [{ ...table, rows: ['x', 'x'] }], ['t: the row "x" is there twice']],
    ['that a column stands twice', [{ ...table, columns: ['z', 'z'] }], ['t: the column "z" is there twice']],
    ['that a row is called total', [{ ...table, rows: ['total'] }], ['t: no row or column may be called "total"']],
    ['that a table has one number only', [{ ...table, max: 0 }], ['t: its lowest number 0 is not below 0']],
    [
      'that a sum would not be exact',
      [{ ...table, rows: ['x', 'y'], max: 9e15 }],
      ['t: its numbers, or their sum, are too large to be exact'],
    ],
    [
      'that a fraction would not be exact',
      [{ id: 'd', type: 'decimal', min: 0, max: 1e11, places: 6 }],
      ['d: its numbers, or their sum, are too large to be exact'],
    ],
    [
      'that a limit is no date',
      [{ ...date, max: '2027-02-29' }],
      ['d: "2027-02-29" is no date of the precision "day"'],
    ],
    ['that a limit is too coarse', [{ ...date, min: '2027' }], ['d: "2027" is no date of the precision "day"']],
    [
      'that dates end before they begin',
      [{ ...date, min: '2027-02-02', max: '2027-02-01' }],
      ['d: its first date 2027-02-02 is after 2027-02-01'],
    ],
    [
      'that a pattern cannot be read',
      [{ id: 'x', type: 'text', max: 9, pattern: '(' }],
      ['x: its pattern "(" is no regular expression'],
    ],
    [
      'that a picture is not there',
      [{ id: 'x', type: 'note', picture: 'cat.png' }],
      ['x: its picture "cat.png" is not in the media'],
    ],
    [
      'that a row has the key of the hint',
      [{ id: 'g', type: 'grid', list: 'LEVEL', rows: ['hint'], hint: true }],
      ['g: "hint" is taken by another text'],
    ],
    [
      'that a constraint looks ahead',
      [
        { ...date, constraints: [{ is: 'below', item: 'e' }] },
        { ...date, id: 'e' },
      ],
      ['d: its constraint looks at "e", which is no earlier item'],
    ],
    [
      'that a day does not compare with a year',
      [
        { ...date, id: 'y', precision: 'year' },
        { ...date, constraints: [{ is: 'below', item: 'y' }] },
      ],
      ['d: its constraint looks at "y", which does not compare with it'],
    ],
    [
      'that a table does not compare with a choice',
      [a, { ...table, constraints: [{ is: 'below', item: 'a' }] }],
      ['t: its constraint looks at "a", which does not compare with it'],
    ],
    [
      'what is wrong inside a repeat',
      [
        {
          id: 'k',
          type: 'repeat',
          max: 2,
          items: [
            { id: 'one', type: 'text', max: 9, pattern: ')' },
            { ...a, id: 'b', type: 'select_one', list: 'NONE', relevant: { item: 'a', answered: true } },
            { id: 'b', type: 'scale', min: 3, max: 3 },
          ],
        },
      ],
      [
        'k: "one" is taken by another text',
        'k: the item "b" is there twice',
        'k.one: its pattern ")" is no regular expression',
        'k.b: an item in a repeat cannot have "relevant"',
        'k.b: the code list "NONE" is not defined',
        'k.b: its lowest number 3 is not below 3',
      ],
    ],
  ])('%s', (_, items, flaws) => {
    expect(places(items)).toEqual(flaws);
  });
});
