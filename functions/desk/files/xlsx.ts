import { type CellStyle, type Cell as HucreCell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Book } from './book.ts';
import { type Cell, rangeOf, type Sheet } from './sheet.ts';
import { escaped } from './xml.ts';
import { unzipped, zipped } from './zip.ts';

const corePart = 'docProps/core.xml';

const font = { name: 'Calibri', size: 11 } as const;
const top = { vertical: 'top', wrapText: true } as const;
const number = { vertical: 'top' } as const;

const styles: Readonly<Record<'text' | 'head' | 'title' | 'count' | 'percent', CellStyle>> = {
  text: { alignment: top },
  head: {
    alignment: top,
    font: { ...font, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6F0EF' } },
    border: { bottom: { style: 'thin' } },
  },
  title: { alignment: top, font: { ...font, bold: true, size: 14 } },
  count: { alignment: number, numFmt: '#,##0' },
  percent: { alignment: number, numFmt: '0%' },
};

/** An underscore that would begin an escape (`_x0041_`, ECMA-376 part 1, 22.9.2.19) is written as one itself. */
const escapeLike = /_(?=x[0-9A-F]{4}_)/gi;

const contentOf = (cell: Cell): string | number | null => {
  if (cell === null) return null;
  if ('text' in cell) return cell.text.replaceAll(escapeLike, '_x005F_');
  return cell.kind === 'percent' ? cell.number / 100 : cell.number;
};

const rowsOf = ({ rows }: Sheet): (string | number | null)[][] => rows.map((row) => row.map(contentOf));

const looksOf = ({ rows }: Sheet): Map<string, Partial<HucreCell>> =>
  new Map(
    rows.flatMap((row, y) =>
      row.flatMap((cell, x) =>
        cell === null ? [] : [[`${y},${x}`, { value: contentOf(cell), style: styles[cell.kind] }]],
      ),
    ),
  );

/**
 * The first row of a sheet on every printed page. The library's own setting leaves the sheet's name without the quotes
 * that a name with spaces needs, which Excel takes for damage.
 */
const headOf = ({ name }: Sheet) => ({
  name: '_xlnm.Print_Titles',
  range: `'${name.replaceAll("'", "''")}'!$1:$1`,
  scope: name,
});

const sheetOf = (sheet: Sheet, { direction }: Book): WriteSheet => ({
  name: sheet.name,
  rows: rowsOf(sheet),
  cells: looksOf(sheet),
  columns: sheet.widths.map((width) => ({ width })),
  freezePane: sheet.frozen,
  ...(sheet.filter ? { autoFilter: { range: rangeOf(sheet) } } : {}),
  view: { rightToLeft: direction === 'rtl' },
  pageSetup: {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  },
});

/**
 * A book as XLSX. The library's own ZIP is made anew, since its bytes depend on the runtime's zlib; the language of the
 * document, which the library cannot write, is added to its properties.
 */
export async function xlsxOf(book: Book): Promise<Uint8Array> {
  const day = new Date(`${book.day}T00:00:00Z`);
  const written = await writeXlsx({
    sheets: book.sheets.map((sheet) => sheetOf(sheet, book)),
    namedRanges: book.sheets.map(headOf),
    properties: { title: book.title, creator: 'Vielstimmig', created: day, modified: day },
  });
  const parts = unzipped(written);
  const core = new TextDecoder().decode(parts[corePart]);
  const end = '</cp:coreProperties>';
  if (!core.includes(end)) throw new Error('the XLSX writer wrote no core properties');
  const language = `<dc:language>${escaped(book.language)}</dc:language>`;
  return zipped({ ...parts, [corePart]: core.replace(end, () => `${language}${end}`) });
}
