import type { Labelled, LabelledTable } from '../../survey/labels.ts';

/** One question with the tables that show it: the parts of a grid, or the options of a multiple choice. */
export type Block = {
  readonly item: string;
  readonly title: string;
  readonly tables: readonly LabelledTable[];
  /** What lies in the groups of these tables, where a finer breakdown tells: Kitas in their town. */
  readonly below?: readonly LabelledTable[];
};

/** The breakdowns a release has, in its order; those that lie in another one's groups are found there. */
export function breakdownsOf(tables: readonly LabelledTable[]): readonly Labelled[] {
  const found = new Map<string, Labelled>();
  for (const { breakdown } of tables) if (breakdown && breakdown.in === undefined) found.set(breakdown.code, breakdown);
  return [...found.values()];
}

/** The questions of a release, each with its tables by one breakdown (`''` for none). */
export function blocksOf(tables: readonly LabelledTable[], breakdown: string): readonly Block[] {
  const blocks = new Map<string, LabelledTable[]>();
  for (const table of tables) {
    if ((table.breakdown?.code ?? '') !== breakdown) continue;
    const block = blocks.get(table.item) ?? [];
    blocks.set(table.item, [...block, table]);
  }
  const finer = breakdown === '' ? [] : tables.filter((table) => table.breakdown?.in === breakdown);
  return [...blocks].map(([item, own]) => {
    const below = finer.filter((table) => table.item === item);
    return { item, title: own[0]?.title ?? item, tables: own, ...(below.length > 0 ? { below } : {}) };
  });
}

/** Everything of a block that a search may find, in lower case. */
const wordsOf = ({ item, title, tables }: Block): string =>
  [
    item,
    title,
    ...tables.flatMap(({ part, option, columns }) => [
      ...[part, option].map((one) => one?.label ?? ''),
      ...columns.flatMap(({ label, members = [] }) => [label, ...members]),
    ]),
  ]
    .join('\n')
    .toLocaleLowerCase('de');

/** The blocks in which every word of a search occurs; all of them for an empty search. */
export function searchBlocks(blocks: readonly Block[], search: string): readonly Block[] {
  const wanted = search.toLocaleLowerCase('de').split(/\s+/).filter(Boolean);
  return blocks.filter((block) => wanted.every((word) => wordsOf(block).includes(word)));
}

const isPublished = ({ status }: LabelledTable): boolean => status === 'published';

/** Leaves out what is withheld, and questions of which nothing is left. */
export const publishedBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks
    .map(({ below, ...block }) => ({
      ...{ ...block, tables: block.tables.filter(isPublished) },
      ...(below ? { below: below.filter(isPublished) } : {}),
    }))
    .filter(({ tables, below = [] }) => tables.length + below.length > 0);
