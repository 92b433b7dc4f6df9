import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditSeries } from '../../functions/audit/audit.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { settle } from '../../survey/disclosure/interim.ts';
import { pool, type Unit } from '../../survey/disclosure/pool.ts';
import { protectAll, type Release } from '../../survey/release.ts';
import { declaredTables } from '../../survey/table.ts';
import { anAsking } from '../builders.ts';
import { releasesOf, someEpochs } from './series.ts';
import { linearIntervals } from './tables.ts';
import { policy } from './world.ts';

/** The ways out beside a wave's first release: an interim one, corrected ones; and who tries the rule itself. */

const codes = ['a', 'b', 'c'];
const unitsOf = (counts: readonly number[]): readonly Unit[] =>
  counts.map((size, at) => ({ members: [codes[at] ?? ''], size, path: [] }));

type Told = readonly { readonly members: readonly string[]; readonly size: number }[];

/** Counts that are tried of each of three answers. */
const most = 14;

const tried = Array.from({ length: most + 1 }, (_, count) => count);
const worlds = tried.flatMap((a) => tried.flatMap((b) => tried.map((c): readonly number[] => [a, b, c])));

/** Secrets that are tried, since nobody knows the wave's. */
const secrets = Array.from({ length: 8 }, (_, at) => keyedBy(`secret ${at}`));

/** What is told of all small worlds of three answers, and the worlds of which just that is told under some secret. */
function outcomesOf(
  tell: (world: readonly number[], secret: (text: string) => number) => Told,
): ReadonlyMap<string, readonly (readonly number[])[]> {
  const outcomes = new Map<string, (readonly number[])[]>();
  for (const world of worlds)
    for (const secret of secrets) {
      const told = tell(world, secret).map(({ members, size }) => [members.toSorted(), size]);
      const key = JSON.stringify(told);
      outcomes.set(key, [...(outcomes.get(key) ?? []), world]);
    }
  return outcomes;
}

/** Answers that are pooled, and of which what is told yet leaves one value; a sum of nobody, or beyond what was tried, leaves it itself. */
const certainIn = (outcomes: ReturnType<typeof outcomesOf>): readonly string[] =>
  [...outcomes].flatMap(([told, worlds]) => {
    const total = (worlds[0] ?? []).reduce((sum, one) => sum + one, 0);
    if (total === 0 || total > most) return [];
    const pooled = codes.flatMap((code, at) => (told.includes(`["${code}"]`) ? [] : [at]));
    return pooled
      .filter((at) => new Set(worlds.map((world) => world[at])).size === 1)
      .map((at) => `${told} ${codes[at]}`);
  });

describe('A9: a first release', () => {
  const questionnaire = anAsking([{ id: 'q', type: 'select_one', list: 'Q', required: true, missing: [] }], {
    lists: { Q: codes.map((code) => ({ code })) },
  });
  const [table] = declaredTables(questionnaire);

  it('leaves more than one value of each pooled answer, and names them in an order that tells nothing', () => {
    const outcomes = outcomesOf((world, secret) => {
      const [made] = table ? protectAll([{ table, cells: [world] }], questionnaire, policy, secret) : [];
      expect(made?.columns.map(({ members }) => members)).toEqual(
        made?.columns.map(({ members }) => members.toSorted()),
      );
      return (made?.columns ?? []).map(({ members }, at) => ({ members, size: made?.columnTotals[at] ?? 0 }));
    });
    expect(certainIn(new Map([...outcomes].filter(([told]) => told !== '[]')))).toEqual([]);
    expect(outcomes.size).toBeGreaterThan(100);
  });
});

type Shown = Extract<Release['tables'][number], { columnTotals: unknown }>;

const plainOf = ({ tables }: Release): readonly Shown[] =>
  tables.filter((table): table is Shown => table.breakdown === undefined && table.status !== 'withheld');

/** What two tables of one wave tell of those between, as a table: blocks of the smaller and "between", blocks of the larger. */
function between(smaller: Shown, larger: Shown) {
  const counts = smaller.columns.map(({ members }) =>
    larger.columns.map((block) => (block.members.some((code) => members.includes(code)) ? null : 0)),
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  const came = sum(larger.columnTotals) - sum(smaller.columnTotals);
  return {
    counts: [...counts, larger.columns.map(() => null)],
    rowTotals: [...smaller.columnTotals, came],
    columnTotals: larger.columnTotals,
  };
}

describe('interim and corrected releases', () => {
  const waves = Promise.all(Array.from({ length: 24 }, (_, seed) => releasesOf(someEpochs(seed + 1), {}, true)));
  const pairs = waves.then((all) =>
    all.flatMap(([interim, first, corrected]) =>
      [
        [interim, first],
        [corrected, first],
      ].flatMap(([small, large]) =>
        small && large
          ? plainOf(small).flatMap((table) => {
              const other = plainOf(large).find(({ id }) => id === table.id);
              const isSame = JSON.stringify(other?.columnTotals) === JSON.stringify(table.columnTotals);
              return other && !isSame ? [between(table, other)] : [];
            })
          : [],
      ),
    ),
  );

  it('A3: leave k - 1 others to somebody who knows that he came, or went, and what he said', async () => {
    let asked = 0;
    for (const table of await pairs) {
      const last = table.counts.length - 1;
      for (const own of table.columnTotals.keys()) {
        const found = await linearIntervals(table, (model, cell) =>
          model.between(cell(last, own), 1, Number.POSITIVE_INFINITY),
        );
        for (const { row, high } of found ?? [])
          if (row === last) {
            asked += 1;
            expect(high).toBeGreaterThanOrEqual(policy.k - 1);
          }
      }
    }
    expect(asked).toBeGreaterThan(100);
  });

  it('A7: do not tell that all who came, or went, said the same, nor that none did', async () => {
    for (const table of await pairs) {
      const last = table.counts.length - 1;
      const came = table.rowTotals[last] ?? 0;
      const found = ((await linearIntervals(table)) ?? []).filter(({ row }) => row === last);
      expect(Math.min(...found.map(({ high }) => high))).toBeGreaterThanOrEqual(policy.k);
      const isOne = table.columnTotals.length === 1;
      expect(isOne || Math.max(...found.map(({ low }) => low)) <= came - policy.k).toBe(true);
    }
  });

  it('A2, A6: have one mark, and only tables of the closed list', async () => {
    const epochs = someEpochs(2);
    const releases = (await waves)[1] ?? [];
    const texts = releases.map((release) => JSON.stringify(release));
    expect((await auditSeries(texts, epochs.questionnaire)).findings).toEqual([]);
    const spoilt = [
      ['"id":"i0"', '"id":"i0~first~language"', 'undeclared'],
      ['"columnTotals":[', '"columnTotals":["<5",', 'unreadable'],
      ['"status":', '"mean":2.5,"status":', 'unreadable'],
    ] as const;
    for (const at of texts.keys())
      for (const [from, to, why] of spoilt) {
        const changed = texts.map((text, index) => (index === at ? text.replace(from, to) : text));
        expect(changed).not.toEqual(texts);
        expect((await auditSeries(changed, epochs.questionnaire)).findings.map((one) => one.why)).toContain(why);
      }
  });

  it('A8, A12: are the same bytes whatever the order in which people came before', async () => {
    for (const seed of [1, 2, 5]) {
      const epochs = someEpochs(seed);
      const turned = { ...epochs, people: epochs.people.map((people) => people.toReversed()) };
      expect(JSON.stringify(await releasesOf(turned))).toBe(JSON.stringify(await releasesOf(epochs)));
    }
  });

  it('would leave one value if the smallest were always pooled with the next', () => {
    const always = outcomesOf((world) => pool(unitsOf(world), policy.k));
    expect(certainIn(always).length).toBeGreaterThan(0);
  });

  it('are the same tables when the wave has another name, and the responses other ids', async () => {
    for (const seed of [3, 8]) {
      const epochs = someEpochs(seed);
      const renamed = epochs.people.map((people) => people.map((one, at) => ({ ...one, id: `other${at}` })));
      const tablesOf = (releases: readonly Release[]) => releases.map(({ tables }) => tables);
      expect(tablesOf(await releasesOf({ ...epochs, people: renamed }))).toEqual(tablesOf(await releasesOf(epochs)));
    }
  });

  it('A9: leave more than one value to somebody who tries the rule on every wave that could be meant', () => {
    const blocks = unitsOf([20, 20, 20]).map(({ members, size }) => ({ members, count: size }));
    const outcomes = outcomesOf((world, secret) =>
      settle(unitsOf(world.map((one) => 20 + one)), policy.k, [blocks], false, secret),
    );
    expect(certainIn(outcomes)).toEqual([]);
    expect(outcomes.size).toBeGreaterThan(100);
  });

  it('hold for any three counts of an option, however many come and go', () => {
    const counts = fc.array(fc.nat(30), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, counts, counts, (first, more, fewer) => {
        const names = ['a', 'b', 'c', 'd'];
        const unitsOf = (all: readonly number[]): readonly Unit[] =>
          pool(
            all.map((size, at) => ({ members: [names[at] ?? ''], size, path: [] })),
            policy.k,
          );
        const asBlocks = (units: readonly Unit[]) => units.map(({ members, size }) => ({ members, count: size }));
        const interim = asBlocks(unitsOf(first));
        const total = first.map((count, at) => count + (more[at] ?? 0));
        const one = settle(unitsOf(total), policy.k, [interim], false);
        const left = total.map((count, at) => count - Math.min(count, fewer[at] ?? 0));
        const two = settle(unitsOf(left), policy.k, [interim, asBlocks(one)], true);
        if (two.length < 2 || left.join() === total.join()) return;
        for (const { members, size } of two) {
          const then = one.filter((unit) => unit.members.some((code) => members.includes(code)));
          expect(then.reduce((sum, unit) => sum + unit.size, 0) - size).toBeGreaterThanOrEqual(policy.k);
        }
      }),
      { numRuns: 500 },
    );
  });
});
