import { type Answers, missing, missingReasons } from '../../survey/answer.ts';
import { type Condition, holds, mentionedItems } from '../../survey/condition.ts';
import { optionsOf } from '../../survey/questionnaire.ts';
import { minus, type Terms } from './model.ts';
import type { Scene, Slice } from './scene.ts';

const reasons: ReadonlySet<string> = new Set(missingReasons);

/** Columns of a one-code table that are answers. */
const substantive = (columns: readonly string[]): readonly string[] => columns.filter((column) => !reasons.has(column));

const singles: ReadonlySet<string> = new Set(['select_one', 'scale', 'integer', 'consent']);

/** Number of people who were not asked the item; no terms where everybody is. */
export const notAskedOf = (scene: Scene, slice: Slice, id: string): Terms =>
  scene.items.get(id)?.relevant ? scene.aside(`not asked ${id}`, slice) : [];

/** Number of people who answered the item; unknown, but at most all, where no table tells. */
export function answeredOf(scene: Scene, slice: Slice, id: string): Terms {
  const [shape] = scene.shapes.get(id) ?? [];
  const type = scene.items.get(id)?.type ?? '';
  if (!shape || !singles.has(type)) return scene.aside(`answered ${id}`, slice);
  return substantive(shape.columns).flatMap((column) => scene.cell(shape, slice, column));
}

/** Number of people whose answer to a choice is, or includes, the code. */
export function chosenOf(scene: Scene, slice: Slice, id: string, code: string): Terms {
  const shapes = scene.shapes.get(id) ?? [];
  const own = shapes.find(({ option }) => option === code);
  if (own) return scene.cell(own, slice, 'yes');
  return shapes.flatMap((shape) => (shape.option === undefined ? scene.cell(shape, slice, code) : []));
}

/** What a column of a one-code table says somebody answered, as a condition reads it. */
function answersOf(scene: Scene, id: string, column: string): Answers {
  const reason = missingReasons.find((one) => one === column);
  if (reason) return { [id]: missing(reason) };
  const type = scene.items.get(id)?.type;
  if (type === 'scale') return { [id]: Number(column) };
  return { [id]: type === 'integer' ? Number.parseInt(column, 10) : column };
}

/**
 * Number of people for whom a condition holds.
 *
 * | condition                                     | known as                                        |
 * |-----------------------------------------------|-------------------------------------------------|
 * | about one item of one code                    | the sum of its columns for which it holds       |
 * | some codes of a `select_multiple`             | at least each, at most all; with every option but the exclusive ones: who chose no exclusive one |
 * | all of some                                   | at most each, at least what must overlap (Fréchet 1935) |
 * | any of some                                   | at least each, at most their sum                |
 */
export function countOf(scene: Scene, slice: Slice, condition: Condition): Terms {
  const [id, second] = mentionedItems(condition);
  const [shape] = id === undefined ? [] : (scene.shapes.get(id) ?? []);
  if (id !== undefined && second === undefined && shape && singles.has(scene.items.get(id)?.type ?? ''))
    return shape.columns
      .filter((column) => holds(condition, answersOf(scene, id, column)))
      .flatMap((column) => scene.cell(shape, slice, column));
  if ('not' in condition) return minus(scene.size(slice), countOf(scene, slice, condition.not));
  if ('answered' in condition) return answeredOf(scene, slice, condition.item);
  const count = scene.aside(`holds ${JSON.stringify(condition)}`, slice);
  scene.model.atLeastZero(minus(scene.size(slice), count));
  if ('in' in condition) boundChosen(scene, slice, condition, count);
  if ('all' in condition) boundAll(scene, slice, condition.all, count);
  if ('any' in condition) boundAny(scene, slice, condition.any, count);
  return count;
}

function boundChosen(
  scene: Scene,
  slice: Slice,
  { item: id, in: codes }: { item: string; in: readonly string[] },
  count: Terms,
) {
  const item = scene.items.get(id);
  if (item?.type !== 'select_multiple') return;
  const chosen = codes.map((code) => chosenOf(scene, slice, id, code));
  for (const one of chosen) scene.model.atLeastZero(minus(count, one));
  scene.model.atLeastZero(minus(chosen.flat(), count));
  scene.model.atLeastZero(minus(answeredOf(scene, slice, id), count));
  const options = optionsOf(scene.questionnaire, item.list);
  const left = options.filter(({ code }) => !codes.includes(code));
  if (left.every(({ exclusive }) => exclusive)) {
    const alone = left.flatMap(({ code }) => chosenOf(scene, slice, id, code));
    scene.model.equal([...minus(answeredOf(scene, slice, id), alone), ...minus([], count)], 0);
  }
}

function boundAll(scene: Scene, slice: Slice, parts: readonly Condition[], count: Terms) {
  const counts = parts.map((part) => countOf(scene, slice, part));
  for (const one of counts) scene.model.atLeastZero(minus(one, count));
  const others = parts.slice(1).flatMap(() => scene.size(slice));
  scene.model.atLeastZero(minus([...count, ...others], counts.flat()));
}

function boundAny(scene: Scene, slice: Slice, parts: readonly Condition[], count: Terms) {
  const counts = parts.map((part) => countOf(scene, slice, part));
  for (const one of counts) scene.model.atLeastZero(minus(count, one));
  scene.model.atLeastZero(minus(counts.flat(), count));
}
