import fc from 'fast-check';
import type { Highs } from 'highs';
import * as solver from 'highs';
import { expect, it } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import type { ProtectedTable } from '../../survey/disclosure/artifact.ts';
import type { Item } from '../../survey/questionnaire.ts';
import { policyOf, protectAll } from '../../survey/release.ts';
import { declaredTables } from '../../survey/table.ts';
import { contributionOf, mergeTallies, planOf, tabulate } from '../../survey/tally.ts';
import { anAsking, aResponse } from '../builders.ts';
import { keyedBy } from './oracle.ts';

const codes = (...all: string[]) => all.map((code) => ({ code }));
const one = { type: 'select_one' as const, required: true as const, missing: [] };
const items: Item[] = [
  { ...one, id: 'town', list: 'TOWN' },
  { ...one, id: 'q', list: 'ABC' },
  { ...one, id: 'asked', list: 'AB', relevant: { item: 'q', in: ['a'] } },
  { id: 'm', type: 'select_multiple', list: 'MANY' },
  { ...one, id: 'then', list: 'AB', relevant: { item: 'm', in: ['x'] } },
];
const lists = { TOWN: codes('n', 's', 'w', 'e', 'm'), ABC: codes('a', 'b', 'c'), AB: codes('a', 'b') };
const questionnaire = anAsking(items, {
  lists: { ...lists, MANY: [...codes('x', 'y'), { code: 'none', exclusive: true }] },
  breakdowns: [{ id: 'town', item: 'town' }],
});
const plan = planOf(questionnaire);
const tables = declaredTables(questionnaire);

const firsts: readonly Fields[] = [{ q: ['a'], asked: ['a'] }, { q: ['a'], asked: ['b'] }, { q: ['b'] }, { q: ['c'] }];

/** Every way to answer, as the cells of each table it falls into. */
const profiles = lists.TOWN.flatMap(({ code: town }) =>
  firsts.flatMap((first) =>
    [['x'], ['y'], ['x', 'y'], ['none'], ['refused'], []].flatMap((m) =>
      (m.includes('x') ? [['a'], ['b']] : [[]]).map((then): Fields => ({ town: [town], ...first, m, then })),
    ),
  ),
).map((fields) => contributionOf(plan, aResponse(questionnaire, fields)));
const cellsOf = profiles.map((tally) => new Map(tables.map((table) => [table.id, tabulate(plan, table, tally)])));

type At = { readonly table: ProtectedTable; readonly rows: readonly string[]; readonly columns: readonly string[] };

/** The sum over all profiles of those that fall into these rows and columns of a table. */
function sumOf({ table, rows, columns }: At): string {
  const shape = tables.find(({ id }) => id === table.id);
  const falls = cellsOf.flatMap((cells, profile) => {
    const own = cells.get(table.id) ?? [];
    const isIn = rows.some((row) =>
      columns.some((column) => own[shape?.rows.indexOf(row) ?? 0]?.[shape?.columns.indexOf(column) ?? 0] === 1),
    );
    return isIn ? [`p${profile}`] : [];
  });
  return falls.length === 0 ? '0 p0' : falls.join(' + ');
}

/** All that a release tells, as equations. */
const equations = (released: readonly ProtectedTable[]): readonly string[] =>
  released
    .filter(({ status }) => status !== 'withheld')
    .flatMap((table) => {
      const all = {
        rows: table.rows.flatMap(({ members }) => members),
        columns: table.columns.flatMap(({ members }) => members),
      };
      return [
        ...table.rows.map(({ members }, row) => `${sumOf({ table, ...all, rows: members })} = ${table.rowTotals[row]}`),
        ...table.columns.map(
          ({ members }, at) => `${sumOf({ table, ...all, columns: members })} = ${table.columnTotals[at]}`,
        ),
        ...table.rows.flatMap(({ members: rows }, row) =>
          table.columns.flatMap(({ members: columns }, at) => {
            const count = table.counts[row]?.[at];
            return typeof count === 'number' ? [`${sumOf({ table, rows, columns })} = ${count}`] : [];
          }),
        ),
      ];
    });

/** The hidden cells of published tables with their true count. */
const hiddenOf = (released: readonly ProtectedTable[], truth: ReadonlyMap<string, readonly (readonly number[])[]>) =>
  released
    .filter(({ status }) => status === 'published')
    .flatMap((table) =>
      table.rows.flatMap(({ members: rows }, row) =>
        table.columns.flatMap(({ members: columns }, at) => {
          if (table.counts[row]?.[at] !== null) return [];
          const shape = tables.find(({ id }) => id === table.id);
          const count = (r: string, c: string): number =>
            truth.get(table.id)?.[shape?.rows.indexOf(r) ?? 0]?.[shape?.columns.indexOf(c) ?? 0] ?? 0;
          const value = rows.flatMap((r) => columns.map((c) => count(r, c))).reduce((sum, each) => sum + each, 0);
          return [{ sum: sumOf({ table, rows, columns }), value, name: `${table.id} ${rows} ${columns}` }];
        }),
      ),
    );

/** Its types say that the loader is one step deeper than an import finds it. */
const isLoader = (value: unknown): value is () => Promise<Highs> => typeof value === 'function';

it('somebody who puts all tables of a release together learns no small cell', async () => {
  const loader: unknown = solver.default;
  if (!isLoader(loader)) throw new TypeError('highs has no loader');
  const highs = await loader();
  const bounds = (all: readonly string[], sum: string): readonly number[] =>
    ['Minimize', 'Maximize'].map((sense) => {
      const solved = highs.solve(
        `${sense}\n o: ${sum}\nSubject To\n${all.map((line, at) => ` e${at}: ${line}`).join('\n')}\nEnd`,
      );
      return solved.Status === 'Optimal' ? solved.ObjectiveValue : Number.NaN;
    });
  const found = { hidden: 0, linked: 0, shown: 0 };
  const most = fc.constantFrom(1, 2, 4);
  const weights = most.chain((max) =>
    fc.array(fc.integer({ min: 0, max }), { minLength: profiles.length, maxLength: profiles.length }),
  );
  fc.assert(
    fc.property(weights, (counts) => {
      const tally = mergeTallies(
        profiles.flatMap((profile, at) => Array.from({ length: counts[at] ?? 0 }, () => profile)),
      );
      const truth = new Map(tables.map((table) => [table.id, tabulate(plan, table, tally)]));
      const exact = tables.map((table) => ({ table, cells: truth.get(table.id) ?? [] }));
      const policy = policyOf(3);
      const released = protectAll(exact, questionnaire, policy, keyedBy('key'));
      found.linked += released.filter(({ reason }) => reason === 'linked').length;
      found.shown += released.filter(({ status, breakdown }) => status === 'published' && breakdown).length;
      const all = equations(released);
      for (const { sum, value, name } of hiddenOf(released, truth)) {
        if (value >= policy.k) continue;
        found.hidden += 1;
        const [low = 1, high = 0] = bounds(all, sum);
        expect([name, low < 0.001, high > policy.k + policy.c - 0.001]).toEqual([name, true, true]);
      }
    }),
    { numRuns: 40, seed: 8 },
  );
  expect(found.hidden).toBeGreaterThan(50);
  expect(found.linked).toBeGreaterThan(3);
  expect(found.shown).toBeGreaterThan(50);
});
