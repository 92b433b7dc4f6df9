import type { Artifact, AuditedTable, Group } from './artifact.ts';
import type { Model, Terms } from './model.ts';
import type { Scene, Slice } from './scene.ts';

/** The slice of a table's row. */
const sliceOf = (scene: Scene, table: AuditedTable, level: string): Slice | undefined =>
  scene.slices.find((slice) => slice.breakdown === table.breakdown && slice.level === level);

/** Number of people in some rows and columns of a table, without pooling. */
export const sumOf = (
  scene: Scene,
  table: AuditedTable,
  rows: readonly string[],
  columns: readonly string[],
): Terms => {
  const shape = scene.shapes
    .get(table.item)
    ?.find(({ variable, option }) => variable === table.variable && option === table.option);
  return rows.flatMap((row) => {
    const slice = sliceOf(scene, table, row);
    return slice && shape ? columns.flatMap((column) => scene.cell(shape, slice, column)) : [];
  });
};

/** Whether a scene tells of a table at all. */
export const isIn = (scene: Scene, table: AuditedTable): boolean =>
  sumOf(scene, table, codesOf(table.rows), codesOf(table.columns)).length > 0;

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
