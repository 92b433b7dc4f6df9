import type { MissingReason } from './answer.ts';
import { missingOf } from './items/choice.ts';
import { type Breakdown, type Item, itemsOf, type Place, type Questionnaire } from './questionnaire.ts';
import { type Variable, variablesOf } from './variable.ts';

/** A declared table: a variable's categories, alone or by one breakdown. Nothing else is ever counted. */
export type Table = {
  readonly id: string;
  readonly item: string;
  readonly variable: string;
  /** The option a yes/no table is about: `select_multiple` gives one table per option. */
  readonly option?: string;
  readonly breakdown?: string;
  /** Levels of the breakdown; the one level `all` without it. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
};

/** The one row of a table without a breakdown. */
export const wholeRow = 'all';

/** Non-answers that can occur beyond those an item offers: not asked, left blank. */
function silentReasons(variable: Variable, item: Item): readonly MissingReason[] {
  const notRelevant: MissingReason[] = item.relevant ? ['not_relevant'] : [];
  return item.required && !variable.leftOut ? notRelevant : [...notRelevant, 'not_reached'];
}

/** Everything a one-code variable can take: its categories, then the silent reasons. */
export const levelsOf = (variable: Variable, item: Item): readonly string[] => [
  ...variable.categories,
  ...silentReasons(variable, item),
];

/** The breakdown by places, if there is one; there are never two. */
export const placeBreakdown = ({ breakdowns }: Questionnaire) =>
  breakdowns.flatMap((one) => ('by' in one && one.by === 'place' ? [one] : []))[0];

/** The breakdown with this id by the codes of an item; for a breakdown by places the one that they lie in. Undefined without. */
export function sortingOf(questionnaire: Questionnaire, id: string | undefined) {
  const found = questionnaire.breakdowns.find((breakdown) => breakdown.id === id);
  if (!found || 'item' in found) return found;
  const above = found.by === 'place' ? questionnaire.breakdowns.find(({ id: other }) => other === found.in) : undefined;
  return above && 'item' in above ? above : undefined;
}

function itemLevels(questionnaire: Questionnaire, id: string): readonly string[] {
  const item = itemsOf(questionnaire).find((one) => one.id === id);
  const [variable] = item ? variablesOf(item, questionnaire) : [];
  return item && variable ? levelsOf(variable, item) : [];
}

/**
 * A questionnaire as a wave with these places asks it: the places that lie in an answer are levels of the breakdown by
 * places, and without any there is no such breakdown. A place that is called like an answer is none of its own.
 */
export function fielded(questionnaire: Questionnaire, places: readonly Place[]): Questionnaire {
  const cut = placeBreakdown(questionnaire);
  const levels = itemLevels(questionnaire, sortingOf(questionnaire, cut?.id)?.item ?? '');
  const inside = places.filter((place) => levels.includes(place.in ?? '') && !levels.includes(place.code));
  if (cut && inside.length > 0) return { ...questionnaire, places: inside };
  return cut ? { ...questionnaire, breakdowns: questionnaire.breakdowns.filter((one) => one !== cut) } : questionnaire;
}

/** What each level of a breakdown by places lies in, itself for those without a place, in the order of the wider breakdown. */
export function branchesOf(questionnaire: Questionnaire, id: string): ReadonlyMap<string, string> {
  const above = itemLevels(questionnaire, sortingOf(questionnaire, id)?.item ?? '');
  const { places = [] } = questionnaire;
  return new Map(
    above.flatMap((level) => [
      ...places.flatMap((place) => (place.in === level ? [[place.code, level] as const] : [])),
      [level, level] as const,
    ]),
  );
}

/** The levels a breakdown sorts responses into; every response falls into exactly one. */
export function breakdownLevels(questionnaire: Questionnaire, breakdown: Breakdown): readonly string[] {
  if ('item' in breakdown) return itemLevels(questionnaire, breakdown.item);
  return breakdown.by === 'language' ? questionnaire.languages : [...branchesOf(questionnaire, breakdown.id).keys()];
}

type Shape = Omit<Table, 'id' | 'rows' | 'breakdown'>;

function shapesOf(item: Item, variable: Variable): readonly Shape[] {
  const base = { item: item.id, variable: variable.id };
  if (variable.kind === 'one') return [{ ...base, columns: levelsOf(variable, item) }];
  const reasons = new Set<string>(missingOf('missing' in item ? item : {}));
  const options = variable.categories.filter((category) => !reasons.has(category));
  const silent = new Set([
    ...silentReasons(variable, item),
    ...('offered' in item && item.offered ? ['not_relevant'] : []),
  ]);
  return options.map((option) => ({ ...base, option, columns: ['yes', 'no', ...reasons, ...silent] }));
}

/** The closed list of a questionnaire's tables: every variable alone, then by each declared breakdown. */
export function declaredTables(asked: Questionnaire): readonly Table[] {
  const questionnaire = fielded(asked, asked.places ?? []);
  const shapes = itemsOf(questionnaire).flatMap((item) =>
    variablesOf(item, questionnaire).flatMap((variable) => shapesOf(item, variable)),
  );
  const alone = shapes.map((shape) => ({ ...shape, id: tableId(shape), rows: [wholeRow] }));
  const broken = questionnaire.breakdowns.flatMap((breakdown) => {
    const rows = breakdownLevels(questionnaire, breakdown);
    return shapes
      .filter((shape) => sortingOf(questionnaire, breakdown.id)?.item !== shape.item)
      .map((shape) => ({ ...shape, id: `${tableId(shape)}~${breakdown.id}`, breakdown: breakdown.id, rows }));
  });
  return [...alone, ...broken];
}

const tableId = (shape: Shape): string => (shape.option ? `${shape.variable}.${shape.option}` : shape.variable);
