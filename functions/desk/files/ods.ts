import type { Book } from './book.ts';
import { odsMeta, odsSettings, odsStyles, spaces } from './parts.ts';
import { type Cell, rangeOf, type Sheet } from './sheet.ts';
import { document, element, escaped } from './xml.ts';
import { zipped } from './zip.ts';

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';

/** A character's width, about, for columns that are given in characters. */
const centimetres = (characters: number): string => `${(characters * 0.21).toFixed(2)}cm`;

const widthName = (characters: number): string => `w${characters}`;

const wrapping = element('style:table-cell-properties', { 'fo:wrap-option': 'wrap', 'style:vertical-align': 'top' });
const bold = (size = '11pt'): string =>
  element('style:text-properties', { 'fo:font-weight': 'bold', 'fo:font-size': size });

const cellStyle = (name: string, inside: readonly string[], format?: string): string =>
  element(
    'style:style',
    { 'style:name': name, 'style:family': 'table-cell', ...(format ? { 'style:data-style-name': format } : {}) },
    inside,
  );

const shaded = element('style:table-cell-properties', {
  'fo:wrap-option': 'wrap',
  'style:vertical-align': 'top',
  'fo:background-color': '#e6f0ef',
  'fo:border-bottom': '0.5pt solid #17232b',
});

const digits = { 'number:decimal-places': 0, 'number:min-integer-digits': 1 };

const fixedStyles: readonly string[] = [
  element('number:number-style', { 'style:name': 'N1' }, [
    element('number:number', { ...digits, 'number:grouping': 'true' }),
  ]),
  element('number:percentage-style', { 'style:name': 'N2' }, [
    element('number:number', digits),
    element('number:text', {}, ['%']),
  ]),
  cellStyle('text', [wrapping]),
  cellStyle('head', [shaded, bold()]),
  cellStyle('title', [wrapping, bold('14pt')]),
  cellStyle('count', [element('style:table-cell-properties', { 'style:vertical-align': 'top' })], 'N1'),
  cellStyle('percent', [element('style:table-cell-properties', { 'style:vertical-align': 'top' })], 'N2'),
];

const stylesOf = ({ sheets, direction }: Book): string => {
  const widths = [...new Set(sheets.flatMap((sheet) => sheet.widths))].sort((a, b) => a - b);
  return element('office:automatic-styles', {}, [
    ...widths.map((width) =>
      element('style:style', { 'style:name': widthName(width), 'style:family': 'table-column' }, [
        element('style:table-column-properties', { 'style:column-width': centimetres(width) }),
      ]),
    ),
    element('style:style', { 'style:name': 'sheet', 'style:family': 'table', 'style:master-page-name': 'Default' }, [
      element('style:table-properties', { 'style:writing-mode': direction === 'rtl' ? 'rl-tb' : 'lr-tb' }),
    ]),
    ...fixedStyles,
  ]);
};

const paragraph = (text: string): string => element('text:p', {}, [escaped(text)]);

function cellOf(cell: Cell): string {
  if (cell === null) return element('table:table-cell');
  const style = { 'table:style-name': cell.kind };
  if ('text' in cell)
    return element('table:table-cell', { ...style, 'office:value-type': 'string' }, [paragraph(cell.text)]);
  const { kind, number } = cell;
  const value =
    kind === 'percent'
      ? { 'office:value-type': 'percentage', 'office:value': number / 100 }
      : { 'office:value-type': 'float', 'office:value': number };
  return element('table:table-cell', { ...style, ...value }, [paragraph(`${number}${kind === 'percent' ? '%' : ''}`)]);
}

const rowOf = (row: readonly Cell[]): string => element('table:table-row', {}, row.map(cellOf));

const tableOf = ({ name, widths, rows: [first = [], ...rows] }: Sheet): string =>
  element('table:table', { 'table:name': name, 'table:style-name': 'sheet' }, [
    ...widths.map((width) => element('table:table-column', { 'table:style-name': widthName(width) })),
    element('table:table-header-rows', {}, [rowOf(first)]),
    ...rows.map(rowOf),
  ]);

/** An address in formula syntax: a quote in a name is doubled (OpenFormula, 5.8). */
const addressOf = (sheet: Sheet): string => {
  const quoted = `'${sheet.name.replaceAll("'", "''")}'`;
  return rangeOf(sheet)
    .split(':')
    .map((corner) => `${quoted}.${corner}`)
    .join(':');
};

const filtersOf = (sheets: readonly Sheet[]): readonly string[] => {
  const ranges = sheets.flatMap((sheet, index) =>
    sheet.filter
      ? [
          element('table:database-range', {
            'table:name': `filter${index}`,
            'table:target-range-address': addressOf(sheet),
            'table:display-filter-buttons': 'true',
          }),
        ]
      : [],
  );
  return ranges.length > 0 ? [element('table:database-ranges', {}, ranges)] : [];
};

const contentOf = (book: Book): string =>
  element('office:document-content', spaces, [
    stylesOf(book),
    element('office:body', {}, [
      element('office:spreadsheet', {}, [...book.sheets.map(tableOf), ...filtersOf(book.sheets)]),
    ]),
  ]);

const manifestOf = (parts: readonly string[]): string =>
  element(
    'manifest:manifest',
    { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': '1.3' },
    [
      element('manifest:file-entry', {
        'manifest:full-path': '/',
        'manifest:version': '1.3',
        'manifest:media-type': mimetype,
      }),
      ...parts.map((path) =>
        element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': 'text/xml' }),
      ),
    ],
  );

/** A book as an OpenDocument spreadsheet (ODF 1.3). Its type stands first in the file and is not compressed (part 2, 3.3). */
export function odsOf(book: Book): Uint8Array {
  const parts = {
    'content.xml': document(contentOf(book)),
    'styles.xml': document(odsStyles(book)),
    'meta.xml': document(odsMeta(book)),
    'settings.xml': document(odsSettings(book)),
  };
  const manifest = document(manifestOf(Object.keys(parts)));
  return zipped({ mimetype, ...parts, 'META-INF/manifest.xml': manifest }, new Set(['mimetype']));
}
