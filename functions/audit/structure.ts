import type { Breakdown, Item } from '../../survey/questionnaire.ts';
import type { Table } from '../../survey/table.ts';
import { countOf, notAskedOf } from './asked.ts';
import { chosenMany, offeredOne, ranked } from './many.ts';
import { minus } from './model.ts';
import { type Scene, type Slice, whole } from './scene.ts';

/** Everybody is in one column of a table; those who were not asked are in its "not asked". */
function table(scene: Scene, slice: Slice, item: Item, shape: Table): void {
  const columns = shape.columns.flatMap((column) => scene.cell(shape, slice, column));
  scene.model.equal(minus(columns, scene.size(slice)), 0);
  if (shape.option === undefined && item.relevant)
    scene.model.equal(minus(scene.cell(shape, slice, 'not_relevant'), notAskedOf(scene, slice, item.id)), 0);
}

function asked(scene: Scene, slice: Slice, item: Item): void {
  for (const shape of scene.shapes.get(item.id) ?? []) table(scene, slice, item, shape);
  if (item.relevant) {
    const held = countOf(scene, slice, item.relevant);
    scene.model.equal(minus([...held, ...notAskedOf(scene, slice, item.id)], scene.size(slice)), 0);
  }
  if (item.type === 'select_one') offeredOne(scene, slice, item);
  if (item.type === 'select_multiple') chosenMany(scene, slice, item);
  if (item.type === 'rank') ranked(scene, slice, item);
}

/** Slices add up to a wider one: every cell, everybody, and what no table tells. */
function addUp(scene: Scene, parts: readonly Slice[], wider: Slice): void {
  scene.model.equal(minus(parts.flatMap(scene.size), scene.size(wider)), 0);
  for (const shapes of scene.shapes.values())
    for (const shape of shapes)
      for (const column of shape.columns) {
        const cells = parts.flatMap((slice) => scene.cell(shape, slice, column));
        scene.model.equal(minus(cells, scene.cell(shape, wider, column)), 0);
      }
  for (const about of scene.asides) {
    const numbers = parts.flatMap((slice) => scene.aside(about, slice));
    scene.model.equal(minus(numbers, scene.aside(about, wider)), 0);
  }
}

/** The levels of a breakdown add up to the whole; places add up to what they lie in, where that is told apart too. */
function addLevels(scene: Scene, breakdown: Breakdown): void {
  const levels = scene.slices.filter((slice) => slice.breakdown === breakdown.id);
  const above = 'by' in breakdown && breakdown.by === 'place' ? breakdown.in : '';
  const wider = scene.slices.filter((slice) => slice.breakdown === above);
  if (wider.length === 0) addUp(scene, levels, whole);
  for (const town of wider)
    addUp(
      scene,
      levels.filter(({ answer }) => answer === town.level),
      town,
    );
}

/**
 * Writes down what the questionnaire alone says about any responses: its tables are counts of one population. Everybody
 * can know this much, so nothing that already follows from it is given away by a release.
 */
export function writeStructure(scene: Scene): void {
  for (const slice of scene.slices) for (const item of scene.items.values()) asked(scene, slice, item);
  for (const breakdown of scene.questionnaire.breakdowns) addLevels(scene, breakdown);
}
