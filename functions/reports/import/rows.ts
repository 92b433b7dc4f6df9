import { parse } from 'csv-parse/sync';
import { type Finding, finding } from '../../../survey/clubs/finding.ts';
import type { Row } from '../../../survey/clubs/import/cell.ts';
import { maxColumns, maxRows } from './limits.ts';

const delimiters = [';', '\t', ','] as const;

/** The character that stands most often in the first lines; what is pasted from a spreadsheet has tabs. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 4000);
  const times = (mark: string): number => head.split(mark).length;
  return [...delimiters].sort((a, b) => times(b) - times(a))[0] ?? ';';
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

/** Records of the text, each with the line it ends on; where a quotation mark is never closed, marks are as they stand. */
function recordsOf(text: string, quote: '"' | false): readonly Row[] {
  const rows: Row[] = [];
  parse(text, {
    delimiter: delimiterOf(text),
    quote,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: maxRows + 1,
    on_record(record: readonly string[], { lines }) {
      const cells = record.slice(0, maxColumns);
      rows.push({ line: lines - breaksIn(cells), cells });
    },
  });
  return rows;
}

function closed(text: string): readonly Row[] {
  try {
    return recordsOf(text, '"');
  } catch {
    return recordsOf(text, false);
  }
}

/** The rows of a text in columns (RFC 4180, with any of our delimiters). Blank lines are passed over. */
export function readRows(text: string): { readonly rows: readonly Row[]; readonly findings: readonly Finding[] } {
  const rows = closed(text);
  return rows.length > maxRows
    ? { rows: [], findings: [finding('F_rows', 'file', { max: maxRows })] }
    : { rows, findings: [] };
}
