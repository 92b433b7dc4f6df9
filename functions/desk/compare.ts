import { type Apart, type ComparedRow, compareReleases } from '../../survey/derived/compare.ts';
import { type LabelledTable, labelTable, type Vocabulary } from '../../survey/labels.ts';
import type { Release, ReleasedTable } from '../../survey/release.ts';
import type { Wave } from '../../survey/wave.ts';
import type { ComparedLine, ComparedTable, ComparisonView } from '../../web/desk/derived.ts';

/** A release with its wave and its words. */
export type Worded = { readonly wave: Wave; readonly release: Release; readonly vocabulary: Vocabulary };

const headOf = ({ wave, release: { number, day, total } }: Worded): ComparisonView['now'] => ({
  ...{ wave: wave.id, number, name: wave.name, day, total, demo: wave.demo ?? false },
});

/** A table's name where nothing of it is shown: its question, its part or option, its breakdown. */
const nameOf = ({ item, title, part, option, breakdown }: LabelledTable): string =>
  [`${item} ${title}`, part?.label, option?.label, breakdown && `nach: ${breakdown.label}`].filter(Boolean).join(' – ');

function lineOf(row: ComparedRow, { rows, columns }: LabelledTable): readonly ComparedLine[] {
  const group = rows[row.row];
  if (!group) return [];
  const { base, now, before, pairs } = row;
  const cells = pairs.flatMap(({ column, ...pair }) => {
    const answer = columns[column];
    return answer ? [{ ...answer, ...pair }] : [];
  });
  return [{ ...group, base, now, before, cells }];
}

/** Two releases side by side, in the words of the newer. Nothing is in it that does not follow from the two. */
export function comparisonOf(now: Worded, before: Worded): ComparisonView {
  const labelled = new Map<string, LabelledTable>();
  const learn = (tables: readonly ReleasedTable[], vocabulary: Vocabulary): void => {
    for (const table of tables) labelled.set(table.id, labelTable(table, vocabulary));
  };
  learn(before.release.tables, before.vocabulary);
  learn(now.release.tables, now.vocabulary);
  const tables: ComparedTable[] = [];
  const apart = new Map<Apart, string[]>();
  for (const compared of compareReleases(now.release.tables, before.release.tables)) {
    const table = labelled.get(compared.id);
    if (!table) continue;
    if (compared.apart) {
      apart.set(compared.apart, [...(apart.get(compared.apart) ?? []), nameOf(table)]);
      continue;
    }
    const { id, item, title, part, option, breakdown } = table;
    const groups = [
      ...compared.rowsApart.flatMap((row) => table.rows[row] ?? []),
      ...compared.columnsApart.flatMap((column) => table.columns[column] ?? []),
    ];
    tables.push({
      ...{ id, item, title, lines: compared.rows.flatMap((row) => lineOf(row, table)) },
      ...(part ? { part } : {}),
      ...(option ? { option } : {}),
      ...(breakdown ? { breakdown } : {}),
      apart: groups.map(({ label, members }) => members?.join(', ') ?? label),
    });
  }
  return {
    title: now.vocabulary.wording.say('title').text,
    now: headOf(now),
    before: headOf(before),
    tables,
    apart: [...apart].map(([why, names]) => ({ why, names })),
  };
}
