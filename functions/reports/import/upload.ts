import { type Finding, finding } from '../../../survey/clubs/finding.ts';
import type { Row } from '../../../survey/clubs/import/cell.ts';
import { isFixed, readFixed } from '../../../survey/clubs/import/fixed.ts';
import { isLsbRow, readLsb } from '../../../survey/clubs/import/lsb.ts';
import { headerOf, isComplete, type Mapping, suggestedBy } from '../../../survey/clubs/import/mapping.ts';
import type { ImportResult, Read } from '../../../survey/clubs/import/result.ts';
import { readTable } from '../../../survey/clubs/import/table.ts';
import { tallied } from '../../../survey/clubs/import/tally.ts';
import { decode } from './decode.ts';
import { maxBytes, maxRows } from './limits.ts';
import { readRows } from './rows.ts';
import { readSheet } from './sheet.ts';

/** How a file is to be read. */
export type Reading = {
  /** Reporting year: ages are counted at its 1 January. */
  readonly year: number;
  /** What the columns of a table mean, where the club has said so. */
  readonly mapping?: Mapping | undefined;
  /** The club has confirmed that lines that are there twice are to be added up. */
  readonly addUp?: boolean | undefined;
};

/** A file that was read or not. Nothing of it is stored; `result` is what it says, `findings` all that is to be said. */
export type Upload = {
  readonly kind: 'lsb' | 'ja.dat' | 'table' | 'unknown';
  readonly findings: readonly Finding[];
  readonly result?: ImportResult;
  /** Names of a table's columns, what they seem to mean, and its first rows for a look. */
  readonly columns?: readonly string[];
  readonly suggested?: Mapping;
  readonly sample?: readonly (readonly string[])[];
};

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);
const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** Compound files: .xls and other formats of Office before 2007, and files with a password, whatever their name. */
const oldMark = [0xd0, 0xcf, 0x11, 0xe0];

const refused = (says: Finding['says'], values: Finding['values'] = {}): Upload => ({
  kind: 'unknown',
  findings: [finding(says, 'file', values)],
});

function counted(kind: Upload['kind'], read: Read, earlier: readonly Finding[], reading: Reading): Upload {
  const { year, addUp = false } = reading;
  const result = tallied({ ...read, findings: [...earlier, ...read.findings] }, { year, addUp });
  return { kind, findings: result.findings, result };
}

/** A table: read by the club's own mapping, else by what its header says; asked for where that is not enough. */
function readAsTable(rows: readonly Row[], earlier: readonly Finding[], reading: Reading): Upload {
  const header = headerOf(rows);
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const suggested: Mapping = header ? suggestedBy(header) : Array.from({ length: width }, () => 'ignore');
  const columns = Array.from({ length: width }, (_, index) => header?.cells[index]?.trim() ?? '');
  const sample = rows
    .slice(header?.rows ?? 0)
    .slice(0, 5)
    .map(({ cells }) => cells);
  const mapping = reading.mapping ?? suggested;
  const shape = { columns, suggested, sample };
  if (rows.length === 0) return { kind: 'table', findings: [...earlier, finding('F_empty', 'file')] };
  if (!isComplete(mapping)) return { kind: 'table', findings: [...earlier, finding('F_mapping', 'file')], ...shape };
  return { ...counted('table', readTable(rows, mapping, reading.year), earlier, reading), ...shape };
}

const isMost = <T>(all: readonly T[], is: (one: T) => boolean): boolean => {
  const first = all.slice(0, 50);
  return first.length > 0 && first.filter(is).length * 2 > first.length;
};

/** Whether a header over the lines, where there is one, names the columns of the LSB's format in their order. */
const isLsbOrder = (rows: readonly Row[]): boolean => {
  const header = headerOf(rows);
  return header === undefined || suggestedBy(header).join() === 'association,year,gender,count';
};

/** Kinds of character that no text has. */
const isBinary = (text: string): boolean => text.includes('\0');

function readText(bytes: Uint8Array, reading: Reading): Upload {
  const { text, findings } = decode(bytes);
  if (isBinary(text)) return refused('F_kind');
  if (/^\s*<(?:\?xml|[A-Za-z])/.test(text)) return refused('F_xml');
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ line: index + 1, text: line }));
  const filled = lines.filter((line) => line.text.trim() !== '');
  if (filled.length === 0) return { kind: 'unknown', findings: [...findings, finding('F_empty', 'file')] };
  if (filled.length > maxRows) return refused('F_rows', { max: maxRows });
  if (isMost(filled, (line) => isFixed(line.text)))
    return counted('ja.dat', readFixed(filled, reading.year), findings, reading);
  const { rows } = readRows(text);
  return isMost(rows, isLsbRow) && isLsbOrder(rows) && !reading.mapping
    ? counted('lsb', readLsb(rows, reading.year), findings, reading)
    : readAsTable(rows, findings, reading);
}

/**
 * Reads what a club uploads or pastes: the LSB's CSV, a `ja.dat`, or a table as text or .xlsx. Never throws: whatever is
 * wrong with the file is a finding. DOSB's XML of 2023 is refused with a word of its own, as its schema is not public;
 * its reader would stand beside `readFixed` and give the same `Read`.
 */
export async function readUpload(bytes: Uint8Array, reading: Reading): Promise<Upload> {
  if (bytes.length > maxBytes) return refused('F_size', { max: maxBytes / 1_000_000 });
  if (beginsWith(bytes, oldMark)) return refused('F_old');
  if (!beginsWith(bytes, zipMark)) return readText(bytes, reading);
  const { rows, findings } = await readSheet(bytes);
  return rows ? readAsTable(rows, findings, reading) : { kind: 'unknown', findings };
}
