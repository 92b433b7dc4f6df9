import { type CellValue, readXlsx, type Sheet } from 'hucre';
import { type Finding, finding } from '../../../survey/clubs/finding.ts';
import type { Row } from '../../../survey/clubs/import/cell.ts';
import { maxColumns, maxRows } from './limits.ts';
import { unpackedSize } from './parts.ts';

/** The rows of a spreadsheet, and what is odd about it. Without rows it could not be read. */
type SheetRows = { readonly rows?: readonly Row[]; readonly findings: readonly Finding[] };

const two = (number: number): string => String(number).padStart(2, '0');

/** A cell as a person sees it; dates as `12.03.1987`. */
function textOf(value: CellValue | undefined): string {
  if (value instanceof Date)
    return `${two(value.getUTCDate())}.${two(value.getUTCMonth() + 1)}.${value.getUTCFullYear()}`;
  return value === null || value === undefined ? '' : String(value);
}

/** Marks beyond these are not looked at: a file with so many has errors enough. */
const mostMarks = 20_000;

/** Columns of each row that hold a formula or that a merged cell covers, rows counted from 0. */
function marksOf(sheet: Sheet) {
  const formulas = new Map<number, Set<number>>();
  const merged = new Map<number, Set<number>>();
  const mark = (marks: Map<number, Set<number>>, row: number, column: number): void => {
    const own = marks.get(row) ?? new Set();
    marks.set(row, own.add(column));
  };
  for (const [place, { formula }] of sheet.cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (formula !== undefined) mark(formulas, row, column);
  }
  let left = mostMarks;
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? [])
    for (let row = startRow; row <= endRow && left > 0; row += 1)
      for (let column = startCol; column <= Math.min(endCol, maxColumns) && left > 0; column += 1) {
        mark(merged, row, column);
        left -= 1;
      }
  return { formulas, merged };
}

function rowsOf(sheet: Sheet): readonly Row[] {
  const { formulas, merged } = marksOf(sheet);
  return sheet.rows.map((cells, index) => ({
    line: index + 1,
    cells: Array.from(cells, textOf),
    formulas: [...(formulas.get(index) ?? [])],
    merged: [...(merged.get(index) ?? [])],
  }));
}

const isFilled = ({ cells, formulas = [] }: Row): boolean =>
  formulas.length > 0 || cells.some((cell) => cell.trim() !== '');

const failed = (says: Finding['says'], values: Finding['values'] = {}): SheetRows => ({
  findings: [finding(says, 'file', values)],
});

/** Area that is looked at: twice the rows that are taken, so that too many are noticed. */
const area = `A1:CV${2 * maxRows}`;

async function visibleSheets(bytes: Uint8Array) {
  const hidden: string[] = [];
  const workbook = await readXlsx(bytes, {
    range: area,
    sheets: (info) => {
      const isHidden = info.hidden === true || info.veryHidden === true;
      if (isHidden) hidden.push(info.name);
      return !isHidden;
    },
  });
  return { sheets: workbook.sheets, hidden };
}

/**
 * The first sheet of a workbook (.xlsx) that is shown and has something in it. Hidden sheets are not read, further ones
 * are named. Refused before it is unpacked where its parts would be too large.
 */
export async function readSheet(bytes: Uint8Array): Promise<SheetRows> {
  const size = unpackedSize(bytes);
  if (size !== 'fine') return failed(size === 'broken' ? 'F_broken' : 'F_packed');
  try {
    const { sheets, hidden } = await visibleSheets(bytes);
    const filled = sheets
      .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet).filter(isFilled) }))
      .filter(({ rows }) => rows.length > 0);
    const [first, ...others] = filled;
    if (!first) return failed('F_empty');
    const last = first.rows.at(-1)?.line ?? 0;
    if (last > maxRows) return failed('F_rows', { max: maxRows });
    const name = (text: string): string => text.slice(0, 40);
    return {
      rows: first.rows,
      findings: [
        ...hidden.map((one) => finding('F_hidden', 'file', { name: name(one) })),
        ...others.map((one) => finding('F_sheets', 'file', { name: name(first.name), other: name(one.name) })),
      ],
    };
  } catch {
    return failed('F_broken');
  }
}
