import { withheld } from '../disclosure/artifact.ts';
import type { Keyed } from '../disclosure/keyed.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { policyOf, protectAll } from '../release.ts';
import { declaredTables, type Table } from '../table.ts';

/** A word that staff put to texts of a question. */
export type Tag = { readonly code: string; readonly label: string };

/** How many texts have a tag; null where that is not shown. */
export type TagCount = Tag & { readonly count: number | null };

/** The tags of a question as the engine knows such a thing: a choice of several, for which a text may have none. */
const asQuestionnaire = (tags: readonly Tag[]): Questionnaire => ({
  id: 'tags',
  version: 1,
  source: 'de',
  languages: ['de'],
  field: '',
  projects: [],
  breakdowns: [],
  lists: { TAGS: tags.map(({ code }) => ({ code })) },
  sections: [{ id: 'tags', items: [{ id: 'tags', type: 'select_multiple', list: 'TAGS', missing: [] }] }],
});

function cellsOf({ option, columns }: Table, texts: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const cells = new Map([
    ['yes', texts.filter((own) => own.includes(option ?? '')).length],
    ['not_reached', texts.filter((own) => own.length === 0).length],
  ]);
  cells.set('no', texts.length - (cells.get('yes') ?? 0) - (cells.get('not_reached') ?? 0));
  return [columns.map((column) => cells.get(column) ?? 0)];
}

/**
 * How often each tag was put to the texts of a question (`texts` are the tags of each), protected as the yes/no tables
 * of a choice of several are: a tag of fewer than k texts, or of all but fewer than k, has no count.
 */
export function countTags(
  tags: readonly Tag[],
  texts: readonly (readonly string[])[],
  k: number,
  keyed: Keyed,
): readonly TagCount[] {
  if (tags.length === 0) return [];
  const questionnaire = asQuestionnaire(tags);
  const counted = declaredTables(questionnaire).map((table) => ({ table, cells: cellsOf(table, texts) }));
  const tables = protectAll(counted, questionnaire, policyOf(k), keyed);
  return tags.map((tag) => {
    const table =
      tables.find(({ option }) => option === tag.code) ?? withheld({ id: '', item: '', variable: '' }, 'linked');
    const yes = table.columns.findIndex(({ members }) => members.length === 1 && members[0] === 'yes');
    return { ...tag, count: table.status === 'published' ? (table.counts[0]?.[yes] ?? null) : null };
  });
}
