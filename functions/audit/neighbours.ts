import { type Item, itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { dependsOn } from '../../survey/relevance.ts';
import { placeBreakdown } from '../../survey/table.ts';

/** A part of a questionnaire whose tables share equations; `asked` are the items it is about, without the breakdown's. */
export type Neighbourhood = { readonly questionnaire: Questionnaire; readonly asked: ReadonlySet<string> };

/** Items and all that their conditions look at, directly or through others. */
function closed(ids: readonly string[], items: ReadonlyMap<string, Item>): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of all) {
    const item = items.get(id);
    for (const source of item ? dependsOn(item) : []) all.add(source);
  }
  return all;
}

/** Items that conditions tie together, each in one set. */
function tied(items: ReadonlyMap<string, Item>): readonly ReadonlySet<string>[] {
  let sets: ReadonlySet<string>[] = [];
  for (const id of items.keys()) {
    const own = closed([id], items);
    const near = sets.filter((set) => [...own].some((one) => set.has(one)));
    sets = [...sets.filter((set) => !near.includes(set)), new Set([...near.flatMap((set) => [...set]), ...own])];
  }
  return sets;
}

function part(
  questionnaire: Questionnaire,
  ids: ReadonlySet<string>,
  breakdowns: Questionnaire['breakdowns'],
): Questionnaire {
  const sections = questionnaire.sections
    .map(({ id, items }) => ({ id, items: items.filter((item) => ids.has(item.id)) }))
    .filter(({ items }) => items.length > 0);
  return { ...questionnaire, sections, breakdowns };
}

/**
 * The parts of a questionnaire that are attacked each in one model: items that conditions tie together, with one breakdown
 * and its item; places together with what they lie in. Between them stand only totals that every table shows, and the sizes of pooled levels, which
 * every table pools alike; so little is lost, and a wave of sixty tables takes seconds instead of hours.
 */
export function neighbourhoods(questionnaire: Questionnaire): readonly Neighbourhood[] {
  const items = new Map(itemsOf(questionnaire).map((item) => [item.id, item]));
  const tree = placeBreakdown(questionnaire);
  const cuts = questionnaire.breakdowns.flatMap((breakdown) => {
    if (breakdown.id === tree?.in) return [];
    return [questionnaire.breakdowns.filter((one) => one === breakdown || (one.id === tree?.in && breakdown === tree))];
  });
  return (cuts.length > 0 ? cuts : [[]]).flatMap((breakdowns) =>
    tied(items).map((asked): Neighbourhood => {
      const splitting = breakdowns.flatMap((breakdown) => ('item' in breakdown ? [breakdown.item] : []));
      return { asked, questionnaire: part(questionnaire, closed([...asked, ...splitting], items), breakdowns) };
    }),
  );
}
