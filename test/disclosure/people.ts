import type { Fields } from '../../survey/answer.ts';
import type { ProtectedTable } from '../../survey/disclosure/artifact.ts';
import type { Item, Questionnaire } from '../../survey/questionnaire.ts';
import { policyOf, protectAll } from '../../survey/release.ts';
import type { Response } from '../../survey/response.ts';
import { declaredTables } from '../../survey/table.ts';
import { contributionOf, mergeTallies, planOf, tabulate } from '../../survey/tally.ts';
import { anAsking, aResponse } from '../builders.ts';
import { keyedBy } from './oracle.ts';

export const codes = (...all: string[]) => all.map((code) => ({ code }));
export const lists = { TOWN: codes('n', 's', 'w', 'e'), AB: codes('a', 'b'), ABC: codes('a', 'b', 'c') };
export const ask = (items: Item[], change: Partial<Questionnaire> = {}) =>
  anAsking(items, { lists, breakdowns: [{ id: 'town', item: 'town' }], ...change });
export const one = (id: string, list: string, more: Partial<Extract<Item, { type: 'select_one' }>> = {}): Item => ({
  id,
  type: 'select_one',
  list,
  required: true,
  missing: [],
  ...more,
});
export const town = one('town', 'TOWN');

export function protectedOf(questionnaire: Questionnaire, responses: readonly Response[], k = 3, key = 'key') {
  const plan = planOf(questionnaire);
  const tally = mergeTallies(responses.map((response) => contributionOf(plan, response)));
  const tables = declaredTables(questionnaire).map((table) => ({ table, cells: tabulate(plan, table, tally) }));
  const all = protectAll(tables, questionnaire, policyOf(k), keyedBy(key));
  return { all, get: (id: string) => all.find((table) => table.id === id), tables };
}

type People = readonly (readonly [number, Fields])[];
export const answered = (questionnaire: Questionnaire, people: People) =>
  protectedOf(
    questionnaire,
    people.flatMap(([count, fields]) => Array.from({ length: count }, () => aResponse(questionnaire, fields))),
  );
export const members = (groups: readonly { members: readonly string[] }[] = []) =>
  groups.map((group) => group.members.join());
export const seen = (table?: ProtectedTable) =>
  table?.status === 'published' ? table.counts : (table?.reason ?? table?.status);

/** So many people of each town give each answer. */
export const byTown = (counts: Record<string, readonly number[]>, fields: (column: number) => Fields): People =>
  Object.entries(counts).flatMap(([place, row]) =>
    row.map((count, column) => [count, { town: [place], ...fields(column) }] as const),
  );
export const abc =
  (id: string) =>
  (column: number): Fields => ({ [id]: ['abc'[column] ?? ''] });
