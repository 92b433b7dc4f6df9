import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import { declaredTables } from '../../survey/table.ts';
import {
  addTally,
  contributionOf,
  differingCounters,
  mergeTallies,
  pageOf,
  planOf,
  subtractTally,
  type Tally,
  tabulate,
  totalCounter,
} from '../../survey/tally.ts';
import { anyResponses, aQuestionnaire, aResponse, leastFields } from '../builders.ts';

const questionnaire = aQuestionnaire();
const plan = planOf(questionnaire);
const responses = anyResponses(questionnaire);
const tally = responses.map((all) => mergeTallies(all.map((one) => contributionOf(plan, one))));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

function cellsOf(id: string, all: readonly Fields[]): readonly (readonly number[])[] {
  const table = declaredTables(questionnaire).find((one) => one.id === id);
  if (!table) throw new RangeError(id);
  const parts = all.map((fields) => contributionOf(plan, aResponse(questionnaire, { ...leastFields, ...fields })));
  return tabulate(plan, table, mergeTallies(parts));
}

describe('tallies', () => {
  it('are as before when what was added is subtracted', () => {
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        expect(subtractTally(addTally(a, b), b)).toEqual(a);
        expect(subtractTally(a, a).size).toBe(0);
        expect(addTally(a, subtractTally(b, a))).toEqual(b);
      }),
      { numRuns: 40 },
    );
  });

  it('merge in any order and any grouping', () => {
    fc.assert(
      fc.property(tally, tally, tally, (a, b, c) => {
        const merged = mergeTallies([a, b, c]);
        expect(mergeTallies([c, a, b])).toEqual(merged);
        expect(addTally(a, addTally(b, c))).toEqual(merged);
        expect(mergeTallies([])).toEqual(new Map());
      }),
      { numRuns: 30 },
    );
  });

  it('of many people are the sum of what each adds, with nothing negative', () => {
    fc.assert(
      fc.property(responses, (all) => {
        let grown: Tally = new Map();
        for (const one of all) grown = addTally(grown, contributionOf(plan, one));
        expect(grown).toEqual(mergeTallies(all.map((one) => contributionOf(plan, one))));
        expect(grown.get(totalCounter) ?? 0).toBe(all.length);
        for (const count of grown.values()) expect(count).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });

  it('differ only in the counters that differ', () => {
    const a = new Map([['c1', 2]]);
    expect(differingCounters(a, new Map([['c2', 1]]))).toEqual([
      { counter: 'c1', a: 2, b: 0 },
      { counter: 'c2', a: 0, b: 1 },
    ]);
    expect(differingCounters(a, new Map(a))).toEqual([]);
  });
});

describe('one person', () => {
  it('adds one to each of their counters, which are all within the plan', () => {
    fc.assert(
      fc.property(responses, (all) => {
        for (const [counter, count] of all.flatMap((one) => [...contributionOf(plan, one)])) {
          expect(count).toBe(1);
          expect(counter).toMatch(/^(c[0-9a-z]+|at-north|at-south)$/);
          if (counter.startsWith('c')) expect(Number.parseInt(counter.slice(1), 36)).toBeLessThan(plan.size);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('has counters that no other category shares', () => {
    const { counted, starts, width, size } = plan;
    const ends = counted.map(({ categories }, index) => (starts[index] ?? 0) + categories.length * width);
    expect([...starts, size]).toEqual([width, ...ends]);
    for (const { categories } of counted) expect(new Set(categories).size).toBe(categories.length);
    expect([pageOf('c0', 100), pageOf('c2s', 100), pageOf('at-x', 100)]).toEqual(['p0', 'p1', 'places']);
    expect(pageOf('is-trap', 100)).toBe('places');
  });

  it('adds one for each of their marks and is otherwise counted as anybody', () => {
    const plain = aResponse(questionnaire, leastFields);
    const marked = contributionOf(plan, { ...plain, marks: ['fast', 'trap'] });
    expect(subtractTally(marked, contributionOf(plan, plain))).toEqual(
      new Map([
        ['is-fast', 1],
        ['is-trap', 1],
      ]),
    );
  });
});

describe('a table', () => {
  it('counts every person once: its cells are never negative and its rows sum to all', () => {
    fc.assert(
      fc.property(responses, (all) => {
        const counts = mergeTallies(all.map((one) => contributionOf(plan, one)));
        for (const table of declaredTables(questionnaire)) {
          const cells = tabulate(plan, table, counts);
          expect([table.id, sum(cells.flat())]).toEqual([table.id, all.length]);
          expect(Math.min(0, ...cells.flat())).toBe(0);
          expect(cells.map((row) => row.length)).toEqual(table.rows.map(() => table.columns.length));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has a name of its own', () => {
    const ids = declaredTables(questionnaire).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['town', 'langs.tr', 'skill.speak~town', 'children~language']));
    expect(ids.filter((id) => /^(why|year|hello|town~town)/.test(id))).toEqual([]);
  });

  it('of a number counts its bands', () => {
    const all = ['0', '1', '2', '3', '9'].map((number) => ({ children: [number] }));
    expect(cellsOf('children', [...all, {}])).toEqual([[1, 2, 2, 1]]);
  });

  it('of one option counts yes, no, no answer and left blank', () => {
    const all: Fields[] = [{ langs: ['tr', 'de'] }, { langs: ['none'] }, { langs: ['refused'] }, {}, { langs: ['ar'] }];
    expect(cellsOf('langs.tr', all)).toEqual([[1, 2, 1, 1]]);
  });

  it('counts an option that was not offered as not asked', () => {
    const all: Fields[] = [{ langs: ['tr', 'de'], used: ['tr'] }, { langs: ['de'], used: ['de'] }, { langs: ['none'] }];
    expect(cellsOf('used.tr', all)).toEqual([[1, 0, 0, 2, 0]]);
  });

  it('of a variable that is not counted is refused', () => {
    const table = { id: 'x', item: 'x', variable: 'x', rows: ['all'], columns: ['a'] };
    expect(() => tabulate(plan, table, new Map())).toThrow(RangeError);
  });
});
