import { editionOf } from '../../functions/desk/files/edition.ts';
import { formats } from '../../functions/desk/files/formats.ts';
import { resultsStyle } from '../../infra/build.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { figuresOf } from '../../survey/derived/figures.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import type { Release, ReleasedTable } from '../../survey/release.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import type { LocalizedTexts } from '../../survey/text.ts';
import { type FileFormat, fileFormats } from '../../web/desk/contract.ts';
import { sheetsOf } from '../../web/desk/matrix.ts';
import type { Edition } from '../../web/results/edition.ts';
import { someResponses } from '../attack/world.ts';
import { aWave } from '../desk/world.ts';
import { released } from '../released.ts';

/** A wave's release with hidden cells, pooled groups, totals alone and withheld tables. */
export function aRelease(questionnaire: Questionnaire, size: number): Release {
  const plan = planOf(questionnaire);
  const tally = mergeTallies(someResponses(questionnaire, size, 3).map((one) => contributionOf(plan, one)));
  const wave = aWave({ id: 'eltern-kita-2026', questionnaire: questionnaire.id, k: 5 });
  return released(plan, wave, tally, '2026-11-19');
}

export const textsOfKita: LocalizedTexts = Object.fromEntries(
  elternKita.translations.map(({ language, texts }) => [language, texts]),
);

export type Parts = {
  readonly release: Release;
  readonly questionnaire: Questionnaire;
  readonly texts: LocalizedTexts;
  readonly language?: string;
  readonly values?: Edition['values'];
};

export const anEdition = ({ language = 'de', values = 'labels', ...parts }: Parts): Edition =>
  editionOf({ ...parts, artifact: JSON.stringify(parts.release), demo: false }, { language, values });

const style = await resultsStyle();

/** A file's bytes. */
export const write = async (edition: Edition, format: FileFormat): Promise<Buffer> =>
  Buffer.from(await formats[format].write(edition, { separator: ';', style }));

/** Every file of an edition by its format. */
export async function writeAll(edition: Edition): Promise<Readonly<Record<string, Buffer>>> {
  const files = await Promise.all(fileFormats.map(async (one) => [one, await write(edition, one)] as const));
  return Object.fromEntries(files);
}

type OnScreen = { readonly base: string; readonly of: readonly number[]; readonly silent: readonly boolean[] };

/** What the screen takes percentages of, by table: how many in each row, and which answers are not in that. */
export function onScreen({ release, questionnaire, tables }: Edition): ReadonlyMap<string, OnScreen> {
  const figured = release.tables.flatMap((released) => {
    const item = itemsOf(questionnaire).find(({ id }) => id === released.item);
    const table = tables.find(({ id }) => id === released.id);
    if (released.status !== 'published' || table?.status !== 'published' || !item) return [];
    return [{ table, figures: figuresOf(released, item, questionnaire, release.policy.minGroup) }];
  });
  const byItem = Map.groupBy(figured, ({ table }) => table.item);
  const sheets = [...byItem.values()].flatMap((own) => sheetsOf(own));
  return new Map(
    sheets.flatMap(({ tables: own, lines, base, columns }) => {
      const silent = columns.map(({ kind }) => base === 'valid' && kind === 'missing');
      let next = 0;
      return own.map(({ table }): readonly [string, OnScreen] => {
        const of = lines.slice(next, next + table.rows.length).map((line) => line.base);
        next += table.rows.length;
        return [table.id, { base, of, silent }];
      });
    }),
  );
}

/** What a release says of one cell; a count is null where it is hidden. */
export type SeenCell = readonly [table: string, group: string, category: string, count: number | null, base: number];

/** Every cell of the published tables, in their order. */
export const cellsOf = (tables: readonly ReleasedTable[]): readonly SeenCell[] =>
  tables.flatMap((table) =>
    table.status === 'published'
      ? table.counts.flatMap((row, y) =>
          row.map(
            (count, x): SeenCell => [
              table.id,
              table.rows[y]?.code ?? '',
              table.columns[x]?.code ?? '',
              count,
              table.rowTotals[y] ?? 0,
            ],
          ),
        )
      : [],
  );
