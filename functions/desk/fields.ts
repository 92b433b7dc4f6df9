import { type FieldOfAction, fieldOf, fieldsOfAction } from '../../survey/field.ts';
import { type LabelledTable, labelTable, percentOf } from '../../survey/labels.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import type { Wave } from '../../survey/wave.ts';
import type { FieldView, FieldWave, KeyFigure, TableFigures } from '../../web/desk/derived.ts';
import type { Worded } from './compare.ts';
import { tableFigures } from './derived.ts';

/** How many questions stand for a questionnaire that does not say which. */
const mostFigures = 6;
const mostAnswers = 3;

/** The items whose figures stand for a questionnaire: those it names, else none in particular. */
const headlinesOf = (questionnaire: Questionnaire): ReadonlySet<string> =>
  new Set(itemsOf(questionnaire).flatMap(({ id, headline }) => (headline ? [id] : [])));

type Published = Extract<LabelledTable, { status: 'published' }>;

/** The most frequent answers, of an option who chose it; not where a count is hidden, since it might be among them. */
function answersOf({ columns, option, counts: [row = []] }: Published, { kinds }: TableFigures, base: number) {
  if (row.includes(null)) return [];
  const answers = columns.flatMap(({ code, label }, column) =>
    kinds[column] === 'valid' && (option === undefined || code === 'yes') ? [{ label, count: row[column] ?? 0 }] : [],
  );
  return answers
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostAnswers)
    .map(({ label, count }) => ({ label, percent: percentOf(count, base) }));
}

/** What a question with steps says: its mean, its net score, the share of its two best answers. */
function stepFigures(figures: TableFigures, base: number): Partial<KeyFigure> | undefined {
  const { mean, net, top } = figures.rows[0] ?? {};
  const { highest } = figures;
  if (mean === undefined || highest === undefined) return undefined;
  return {
    ...{ mean, highest },
    ...(figures.best ? { best: figures.best } : {}),
    ...(net === undefined ? {} : { net }),
    ...(top === undefined || !figures.top ? {} : { top: { label: figures.top, percent: percentOf(top, base) } }),
  };
}

/** What one table without a breakdown says in short; undefined where it says nothing in short. */
function keyFigure(table: Published, figures: TableFigures, named: boolean): KeyFigure | undefined {
  const base = figures.rows[0]?.valid ?? null;
  if (base === null) return undefined;
  const part = table.option?.label ?? table.part?.label;
  const shape = { item: table.item, title: table.title, base, ...(part ? { part } : {}) };
  const steps = stepFigures(figures, base);
  if (steps) return { ...shape, ...steps };
  const answers = named ? answersOf(table, figures, base) : [];
  return answers.length > 0 ? { ...shape, answers } : undefined;
}

/** What a wave's release says of its field of action, and which that is: the same for ever but for the wave's name. */
export function fieldWaveOf({ wave, release, vocabulary }: Worded): FieldWave & { readonly field: FieldOfAction } {
  const { questionnaire, wording } = vocabulary;
  const named = headlinesOf(questionnaire);
  const found = release.tables.flatMap((table) => {
    if (table.status !== 'published' || table.breakdown !== undefined) return [];
    if (named.size > 0 && !named.has(table.item)) return [];
    const [labelled, figures] = [labelTable(table, vocabulary), tableFigures(table, vocabulary, release.policy)];
    const key = figures && labelled.status === 'published' && keyFigure(labelled, figures, named.has(table.item));
    return key ? [key] : [];
  });
  const { number, day, total, policy } = release;
  return {
    ...{
      field: fieldOf(questionnaire),
      wave: wave.id,
      number,
      name: wave.name,
      day,
      total,
      k: policy.k,
      demo: wave.demo ?? false,
    },
    title: wording.say('title').text,
    projects: questionnaire.projects,
    figures: named.size > 0 ? found : found.slice(0, mostFigures),
  };
}

/** Every field of action with what the newest releases of its waves say, those that opened last first. */
export const fieldsFrom = (found: readonly (readonly [Wave, ReturnType<typeof fieldWaveOf>])[]): readonly FieldView[] =>
  fieldsOfAction.map((field) => ({
    field,
    waves: found
      .filter(([, own]) => own.field === field)
      .toSorted(([a], [b]) => b.opens.localeCompare(a.opens))
      .map(([{ name }, { field: _, ...own }]) => ({ ...own, name })),
  }));
