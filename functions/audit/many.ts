import { type Item, type ItemOf, optionsOf } from '../../survey/questionnaire.ts';
import type { Table } from '../../survey/table.ts';
import { answeredOf, chosenOf, notAskedOf } from './asked.ts';
import { minus, type Terms } from './model.ts';
import type { Scene, Slice } from './scene.ts';

type Choice = ItemOf<'select_one'> | ItemOf<'select_multiple'>;

/** Number of people who answered the earlier item and did not choose the code there, so that it is not offered. */
const leftOutOf = (scene: Scene, slice: Slice, from: string, code: string): Terms =>
  minus(answeredOf(scene, slice, from), chosenOf(scene, slice, from, code));

/** An option of a one-code item is chosen by nobody to whom it is not offered. */
export function offeredOne(scene: Scene, slice: Slice, item: ItemOf<'select_one'>): void {
  if (!item.offered) return;
  for (const { code, exclusive } of optionsOf(scene.questionnaire, item.list))
    if (!exclusive) {
      const most = minus(scene.size(slice), leftOutOf(scene, slice, item.offered.from, code));
      scene.model.atLeastZero(minus(most, chosenOf(scene, slice, item.id, code)));
    }
}

/**
 * "Not asked" in an option's table counts who was not asked the item, and who answered it without being offered the
 * option. Who was not offered it and answered nothing is in another column, so it is known only within `silent`.
 *
 * | item's condition                                      | not asked, and not silent               |
 * |-------------------------------------------------------|-----------------------------------------|
 * | the earlier item has one of some codes, this included | who did not choose the code there       |
 * | none, or any other                                    | who answered there without the code, and at most who was not asked |
 */
function offeredMany(scene: Scene, slice: Slice, item: Choice, code: string, notAsked: Terms): void {
  const from = item.offered?.from ?? '';
  const left = leftOutOf(scene, slice, from, code);
  const unasked = notAskedOf(scene, slice, item.id);
  const silent = silentOf(scene, slice, item);
  const { relevant } = item;
  scene.model.atLeastZero(minus(notAsked, unasked));
  scene.model.atLeastZero(minus([...notAsked, ...silent], left));
  scene.model.atLeastZero(minus([...left, ...unasked], notAsked));
  if (!relevant || !('in' in relevant) || relevant.item !== from || !relevant.in.includes(code)) return;
  const without = minus(scene.size(slice), chosenOf(scene, slice, from, code));
  scene.model.atLeastZero(minus(without, notAsked));
  scene.model.atLeastZero(minus([...notAsked, ...silent], without));
}

const optionColumns: ReadonlySet<string> = new Set(['yes', 'no', 'not_relevant']);

/** Number of people who were asked an item and gave no code: the same in the table of every option. */
const silentOf = (scene: Scene, slice: Slice, { id }: Choice): Terms =>
  (scene.shapes.get(id)?.[0]?.columns ?? [])
    .filter((column) => !optionColumns.has(column))
    .flatMap((column) => scene.aside(`${column} ${id}`, slice));

/** An option's table: who answered chose it or not, and who did not answer is in the same column of every option. */
function option(scene: Scene, slice: Slice, item: ItemOf<'select_multiple'>, shape: Table): void {
  const notAsked = scene.cell(shape, slice, 'not_relevant');
  const unasked = notAskedOf(scene, slice, item.id);
  const counted = [...scene.cell(shape, slice, 'yes'), ...scene.cell(shape, slice, 'no'), ...notAsked];
  scene.model.equal(minus(minus(counted, answeredOf(scene, slice, item.id)), unasked), 0);
  for (const column of shape.columns)
    if (!optionColumns.has(column))
      scene.model.equal(minus(scene.cell(shape, slice, column), scene.aside(`${column} ${item.id}`, slice)), 0);
  const own = optionsOf(scene.questionnaire, item.list).find(({ code }) => code === shape.option);
  if (item.offered && own && !own.exclusive) offeredMany(scene, slice, item, own.code, notAsked);
  else scene.model.equal(minus(notAsked, unasked), 0);
}

/** The tables of a `select_multiple`: exclusive options stand alone, and the others are chosen by at least one each. */
export function chosenMany(scene: Scene, slice: Slice, item: ItemOf<'select_multiple'>): void {
  const shapes = scene.shapes.get(item.id) ?? [];
  for (const shape of shapes) option(scene, slice, item, shape);
  const options = optionsOf(scene.questionnaire, item.list);
  const alone = options.flatMap(({ code, exclusive }) => (exclusive ? chosenOf(scene, slice, item.id, code) : []));
  const open = options.flatMap(({ code, exclusive }) => (exclusive ? [] : [chosenOf(scene, slice, item.id, code)]));
  const others = minus(answeredOf(scene, slice, item.id), alone);
  scene.model.atLeastZero(others);
  for (const chosen of open) scene.model.atLeastZero(minus(others, chosen));
  scene.model.atLeastZero(minus(open.flat(), others));
  const most = Math.min(item.max ?? open.length, open.length);
  scene.model.atLeastZero(
    minus(
      others.map(([variable, times]) => [variable, times * most] as const),
      open.flat(),
    ),
  );
}

/** Number of people who gave each position of a rank, the first position first. */
export function givenPositions(scene: Scene, slice: Slice, item: Item): readonly Terms[] {
  const shapes = scene.shapes.get(item.id) ?? [];
  const positions = shapes[0]?.columns.filter((column) => /^\d+$/.test(column)) ?? [];
  return positions.map((position) => shapes.flatMap((shape) => scene.cell(shape, slice, position)));
}

/** A rank's positions are given once each and none is passed over, so every one by at most as many as the one before. */
export function ranked(scene: Scene, slice: Slice, item: ItemOf<'rank'>): void {
  const asked = minus(scene.size(slice), notAskedOf(scene, slice, item.id));
  const given = givenPositions(scene, slice, item);
  for (const [index, here] of given.entries()) {
    const before = given[index - 1] ?? asked;
    if (item.required) scene.model.equal(minus(before, here), 0);
    else scene.model.atLeastZero(minus(before, here));
  }
}
