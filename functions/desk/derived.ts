import type { PublishedTable } from '../../survey/derived/base.ts';
import { coverageOf, type Denominator, perThousand } from '../../survey/derived/coverage.ts';
import { figuresOf } from '../../survey/derived/figures.ts';
import { ratingOf } from '../../survey/derived/rating.ts';
import { visibleIn } from '../../survey/derived/visible.ts';
import { labelTable, type Vocabulary } from '../../survey/labels.ts';
import { figureOf, type Population } from '../../survey/population.ts';
import { type Item, itemsOf } from '../../survey/questionnaire.ts';
import type { Release } from '../../survey/release.ts';
import type { CoverageView, Derived, ReleaseLink, TableFigures } from '../../web/desk/derived.ts';
import type { ListedWave } from '../store/catalogue.ts';

const isPublished = (table: Release['tables'][number]): table is PublishedTable => table.status === 'published';

/** What the highest step of an item and its two best answers are called. */
function stepWords(item: Item, { questionnaire, wording }: Vocabulary): Pick<TableFigures, 'best' | 'top'> {
  const rating = ratingOf(item, questionnaire, []);
  if (rating?.kind !== 'steps') return {};
  const isScale = item.type === 'scale';
  const say = (code: string): string =>
    'list' in item && item.list ? wording.say(`list.${item.list}.${code}`).text : code;
  const highest = [...rating.points].find(([, [points]]) => points === Math.max(...[...rating.points.values()].flat()));
  const key = isScale && item.appearance !== 'smileys' ? `${item.id}.high` : `${item.id}.${highest?.[0]}`;
  return {
    best: isScale ? wording.say(key).text : say(highest?.[0] ?? ''),
    ...(rating.top.length > 0 ? { top: rating.top.map((code) => `„${say(code)}“`).join(' oder ') } : {}),
  };
}

/** The figures of a published table, with the words to read them; undefined where its item is unknown. */
export function tableFigures(
  table: PublishedTable,
  vocabulary: Vocabulary,
  { minGroup }: Release['policy'],
): TableFigures | undefined {
  const { questionnaire } = vocabulary;
  const item = itemsOf(questionnaire).find(({ id }) => id === table.item);
  return item && { ...figuresOf(table, item, questionnaire, minGroup), ...stepWords(item, vocabulary) };
}

/** The table that tells the towns apart: of the first breakdown whose item asks for them. */
function townTable({ tables }: Release, { questionnaire }: Vocabulary, codes: ReadonlySet<string>) {
  const items = questionnaire.breakdowns.flatMap((one) => ('item' in one ? [one.item] : []));
  const isTown = ({ members }: { readonly members: readonly string[] }): boolean =>
    members.some((code) => codes.has(code));
  return tables.filter(isPublished).find(({ id, columns }) => items.includes(id) && columns.filter(isTown).length > 1);
}

/** Responses by town beside the people of the towns on the day of the release, each kind of figure that a source gives. */
function coverageViews(release: Release, vocabulary: Vocabulary, population: Population): readonly CoverageView[] {
  const codes = new Set(population.towns.map(({ code }) => code));
  const table = townTable(release, vocabulary, codes);
  if (!table) return [];
  const { columns } = labelTable(table, vocabulary);
  const groups = table.columns.flatMap(({ members }, column) => {
    const count = table.counts[0]?.[column] ?? null;
    const group = columns[column];
    return count !== null && group && members.some((code) => codes.has(code)) ? [{ members, count, group }] : [];
  });
  const areas = [population.county, ...population.towns];
  const whats = new Set(areas.flatMap(({ figures }) => figures.map(({ what }) => what)));
  return [...whats].map((what) => {
    const { sources, rows } = coverageOf(groups, what, (town) => figureOf(population, what, town, release.day));
    const whole = figureOf(population, what, undefined, release.day);
    return {
      what,
      sources,
      ...(whole ? { county: { ...wholeOf(whole, release.total), name: population.county.name } } : {}),
      rows: rows.flatMap((row, index) => {
        const group = groups[index]?.group;
        return group ? [{ ...row, code: group.code, label: group.members?.join(', ') ?? group.label }] : [];
      }),
    };
  });
}

const wholeOf = ({ value, date, source }: Denominator, total: number | null) => ({
  ...{ value, date, source, count: total },
  perThousand: total === null ? null : perThousand(total, value),
});

/** Releases of other waves of the same questionnaire, those that opened last first. */
const comparableOf = (release: Release, listed: readonly ListedWave[]): readonly ReleaseLink[] =>
  listed
    .filter(({ wave }) => wave.questionnaire === release.questionnaire && wave.id !== release.wave)
    .toSorted((a, b) => b.wave.opens.localeCompare(a.wave.opens))
    .flatMap(({ wave, released }) =>
      released === undefined ? [] : [{ wave: wave.id, number: released, name: wave.name }],
    );

export type Around = { readonly listed: readonly ListedWave[]; readonly population: Population };

/** All that follows from a release's shown counts, with words. */
export function derivedOf(release: Release, vocabulary: Vocabulary, { listed, population }: Around): Derived {
  const figures = release.tables.filter(isPublished).flatMap((table) => {
    const found = tableFigures(table, vocabulary, release.policy);
    return found ? [[table.id, found] as const] : [];
  });
  const labels = new Map(
    release.tables.map((table) => {
      const breakdown = table.breakdown ?? '';
      return [breakdown, breakdown === '' ? '' : (labelTable(table, vocabulary).breakdown?.label ?? breakdown)];
    }),
  );
  return {
    figures: Object.fromEntries(figures),
    visible: visibleIn(release.tables).map((one) => ({ ...one, label: labels.get(one.breakdown) ?? '' })),
    coverage: coverageViews(release, vocabulary, population),
    comparable: comparableOf(release, listed),
  };
}
