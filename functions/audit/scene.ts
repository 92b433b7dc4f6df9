import { type Item, itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { branchesOf, breakdownLevels, declaredTables, sortingOf, type Table, wholeRow } from '../../survey/table.ts';
import type { Model, Terms } from './model.ts';

/** Respondents who are told apart: all of them, or one level of a breakdown; of places, what the place lies in. */
export type Slice = {
  readonly breakdown?: string;
  /** The item whose answers tell them apart, and the answer that all of them gave. */
  readonly item?: string;
  readonly answer?: string;
  readonly level: string;
};

/** One population, told about by a questionnaire's tables, as variables of a model. */
export type Scene = {
  readonly model: Model;
  readonly questionnaire: Questionnaire;
  readonly items: ReadonlyMap<string, Item>;
  /** Tables without a breakdown, by item: what is counted of it. */
  readonly shapes: ReadonlyMap<string, readonly Table[]>;
  readonly slices: readonly Slice[];
  /** The level of a breakdown, or the whole without one; undefined where it is not told apart. */
  readonly sliceAt: (breakdown: string | undefined, level: string) => Slice | undefined;
  /** How many respondents there are in a slice. */
  readonly size: (slice: Slice) => Terms;
  /** How many of a slice are in a column of a table, without pooling; none for a column it does not have. */
  readonly cell: (shape: Table, slice: Slice, column: string) => Terms;
  /** A number of people that no table tells. Over the levels of a breakdown it adds up like a cell. */
  readonly aside: (name: string, slice: Slice) => Terms;
  readonly asides: ReadonlySet<string>;
};

export const whole: Slice = { level: wholeRow };

const placeOf = (breakdown: string | undefined, level: string): string => `${breakdown ?? ''}|${level}`;

function slicesOf(questionnaire: Questionnaire): readonly Slice[] {
  const cuts = questionnaire.breakdowns.flatMap((breakdown) => {
    const item = sortingOf(questionnaire, breakdown.id)?.item;
    const inside = 'by' in breakdown ? branchesOf(questionnaire, breakdown.id) : new Map<string, string>();
    return breakdownLevels(questionnaire, breakdown).map((level) => ({
      ...{ breakdown: breakdown.id, level },
      ...(item === undefined ? {} : { item, answer: inside.get(level) ?? level }),
    }));
  });
  return [whole, ...cuts];
}

/** A population's scene in a model; populations of one model differ by `name`. */
export function newScene(model: Model, questionnaire: Questionnaire, name = ''): Scene {
  const asides = new Set<string>();
  const items = new Map(itemsOf(questionnaire).map((item) => [item.id, item]));
  const shapes = Map.groupBy(
    declaredTables(questionnaire).filter(({ breakdown }) => breakdown === undefined),
    ({ item }) => item,
  );
  const one = (...parts: readonly (string | undefined)[]): Terms => [
    [model.variable([name, ...parts].map((part) => part ?? '').join('|')), 1],
  ];
  const slices = slicesOf(questionnaire);
  const byLevel = new Map(slices.map((slice) => [placeOf(slice.breakdown, slice.level), slice]));
  const size = ({ breakdown, level }: Slice): Terms => one('N', breakdown, level);
  return {
    model,
    questionnaire,
    items,
    shapes,
    slices,
    sliceAt: (breakdown, level) => byLevel.get(placeOf(breakdown, level)),
    size,
    asides,
    cell(shape, slice, column) {
      if (!shape.columns.includes(column)) return [];
      if (slice.item === shape.item) return slice.answer === column ? size(slice) : [];
      return one('cell', shape.id, slice.breakdown, slice.level, column);
    },
    aside(about, slice) {
      asides.add(about);
      return one('aside', about, slice.breakdown, slice.level);
    },
  };
}
