import { seeded } from '../../survey/generate.ts';
import type { Item, Questionnaire } from '../../survey/questionnaire.ts';
import { declaredTables } from '../../survey/table.ts';
import { anAsking } from '../builders.ts';
import { type Cells, type CountedTable, columnSums, sum } from './world.ts';

const codes = (...all: readonly string[]) => all.map((code) => ({ code }));
const one = { type: 'select_one' as const, required: true as const, missing: [] };

/** A small questionnaire with every equation there is between tables: a condition, options, a rank, two breakdowns. */
export const linked: Questionnaire = anAsking(
  [
    { ...one, id: 'town', list: 'TOWN' },
    { ...one, id: 'q', list: 'ABC' },
    { ...one, id: 'asked', list: 'AB', relevant: { item: 'q', in: ['a'] } },
    { id: 'm', type: 'select_multiple', list: 'MANY' },
    { ...one, id: 'then', list: 'AB', relevant: { item: 'm', in: ['x'] } },
    { id: 'order', type: 'rank', list: 'AB' },
  ],
  {
    lists: {
      TOWN: codes('n', 's', 'w', 'e', 'm'),
      ABC: codes('a', 'b', 'c'),
      AB: codes('a', 'b'),
      MANY: [...codes('x', 'y'), { code: 'none', exclusive: true }],
    },
    languages: ['de', 'tr', 'ar'],
    breakdowns: [
      { id: 'town', item: 'town' },
      { id: 'language', by: 'language' },
    ],
  },
);

/** A questionnaire of random choices, some asked on a condition, the same for the same seed. */
export function someQuestionnaire(seed: number): Questionnaire {
  const chance = seeded(seed);
  const upTo = (low: number, high: number): number => low + Math.floor(chance() * (high - low + 1));
  const lists = Object.fromEntries(
    ['A', 'B', 'C'].map((id) => [id, codes(...Array.from({ length: upTo(2, 6) }, (_, index) => `o${index}`))]),
  );
  const items = Array.from({ length: upTo(2, 4) }, (_, index): Item => {
    const list = ['A', 'B', 'C'][upTo(0, 2)] ?? 'A';
    const relevant = index > 0 && chance() < 0.4 ? { relevant: { item: `i${upTo(0, index - 1)}`, in: ['o0'] } } : {};
    return index === 0 || chance() < 0.7
      ? { id: `i${index}`, type: 'select_one', list, ...relevant }
      : { id: `i${index}`, type: 'select_multiple', list, ...relevant };
  });
  const breakdowns = [
    { id: 'first', item: 'i0' },
    ...(chance() < 0.5 ? [{ id: 'language', by: 'language' as const }] : []),
  ];
  return anAsking(items, { lists, breakdowns, languages: ['de', 'tr', 'ar'] });
}

/** A questionnaire of two required questions, one broken down by the other, and a table's counts as its answers. */
export function asWave(counts: Cells): { questionnaire: Questionnaire; counted: readonly CountedTable[] } {
  const [first = []] = counts;
  const lists = {
    ROW: codes(...counts.map((_, row) => `r${row}`)),
    COLUMN: codes(...first.map((_, column) => `c${column}`)),
  };
  const items: Item[] = [
    { ...one, id: 'row', list: 'ROW' },
    { ...one, id: 'q', list: 'COLUMN' },
  ];
  const questionnaire = anAsking(items, { lists, breakdowns: [{ id: 'row', item: 'row' }] });
  const cells = new Map<string, Cells>([
    ['row', [counts.map(sum)]],
    ['q', [columnSums(counts)]],
    ['q~row', counts],
  ]);
  const counted = declaredTables(questionnaire).map((table) => ({ table, cells: cells.get(table.id) ?? [] }));
  return { questionnaire, counted };
}
