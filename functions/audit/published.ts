import type { Artifact, AuditedTable, Group } from './artifact.ts';
import type { Model, Terms } from './model.ts';
import type { Scene } from './scene.ts';

/** What a scene counts of a table's item. */
const shapeOf = (scene: Scene, { item, variable, option }: AuditedTable) =>
  scene.shapes.get(item)?.find((shape) => shape.variable === variable && shape.option === option);

/** Number of people in some rows and columns of a table, without pooling. */
export const sumOf = (
  scene: Scene,
  table: AuditedTable,
  rows: readonly string[],
  columns: readonly string[],
): Terms => {
  const shape = shapeOf(scene, table);
  return rows.flatMap((row) => {
    const slice = scene.sliceAt(table.breakdown, row);
    return slice && shape ? columns.flatMap((column) => scene.cell(shape, slice, column)) : [];
  });
};

/** Whether a scene tells of a table at all. */
export function isIn(scene: Scene, table: AuditedTable): boolean {
  const shape = shapeOf(scene, table);
  const columns = codesOf(table.columns);
  return codesOf(table.rows).some((row) => {
    const slice = scene.sliceAt(table.breakdown, row);
    return (
      slice !== undefined &&
      shape !== undefined &&
      columns.some((column) => scene.cell(shape, slice, column).length > 0)
    );
  });
}

const codesOf = (groups: readonly Group[]): readonly string[] => groups.flatMap(({ members }) => members);

/** Writes down what an artifact says of populations together: its total, the totals of its tables, and their cells. */
export function writePublished(model: Model, scenes: readonly Scene[], artifact: Artifact): void {
  const size = scenes.flatMap((scene) => scene.size({ level: 'all' }));
  if (artifact.total !== null) model.equal(size, artifact.total);
  for (const table of artifact.tables.filter((one) => scenes.every((scene) => isIn(scene, one)))) {
    const tell = (rows: readonly string[], columns: readonly string[], value: number | null | undefined): void => {
      if (typeof value !== 'number') return;
      model.equal(
        scenes.flatMap((scene) => sumOf(scene, table, rows, columns)),
        value,
      );
    };
    for (const [index, row] of table.rows.entries())
      tell(row.members, codesOf(table.columns), table.rowTotals?.[index]);
    for (const [index, column] of table.columns.entries())
      tell(codesOf(table.rows), column.members, table.columnTotals?.[index]);
    for (const [y, row] of table.rows.entries())
      for (const [x, column] of table.columns.entries()) tell(row.members, column.members, table.counts?.[y]?.[x]);
  }
}
