import type { MissingReason } from './answer.ts';
import { missingOf } from './items/choice.ts';
import { type Breakdown, type Item, itemsOf, type Questionnaire } from './questionnaire.ts';
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

/** The levels a breakdown sorts responses into; every response falls into exactly one. */
export function breakdownLevels(questionnaire: Questionnaire, breakdown: Breakdown): readonly string[] {
  if ('by' in breakdown) return questionnaire.languages;
  const item = itemsOf(questionnaire).find(({ id }) => id === breakdown.item);
  const [variable] = item ? variablesOf(item, questionnaire) : [];
  return item && variable ? levelsOf(variable, item) : [];
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
export function declaredTables(questionnaire: Questionnaire): readonly Table[] {
  const shapes = itemsOf(questionnaire).flatMap((item) =>
    variablesOf(item, questionnaire).flatMap((variable) => shapesOf(item, variable)),
  );
  const alone = shapes.map((shape) => ({ ...shape, id: tableId(shape), rows: [wholeRow] }));
  const broken = questionnaire.breakdowns.flatMap((breakdown) => {
    const rows = breakdownLevels(questionnaire, breakdown);
    return shapes
      .filter((shape) => !('item' in breakdown) || breakdown.item !== shape.item)
      .map((shape) => ({ ...shape, id: `${tableId(shape)}~${breakdown.id}`, breakdown: breakdown.id, rows }));
  });
  return [...alone, ...broken];
}

const tableId = (shape: Shape): string => (shape.option ? `${shape.variable}.${shape.option}` : shape.variable);
