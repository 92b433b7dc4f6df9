import { genders } from '../figures.ts';
import { type Finding, finding } from '../finding.ts';
import { genderOf, numberOf, type Row, readLine, yearOf } from './cell.ts';
import { isHeader } from './mapping.ts';
import type { Line, Read } from './result.ts';

/** Whether a row looks like one of the LSB's: `Fachverband;Jahrgang;Geschlecht;Anzahl`, without a header. */
export const isLsbRow = ({ cells: [association = '', year = '', gender = '', count = '', more] }: Row): boolean =>
  more === undefined &&
  /^\d{1,4}$/.test(association.trim()) &&
  [yearOf(year), genderOf(gender), numberOf(count)].filter((part) => part !== undefined).length >= 2;

/** Whether a row holds words alone, as a header does that somebody has put over the lines. */
const isWords = ({ cells }: Row): boolean =>
  cells.length > 1 && cells.every((cell) => /^\p{L}[\p{L} .-]*$/u.test(cell.trim()));

/**
 * Reads the upload format of the LSB NRW: a line for each birth year and gender, in the order in which a club's
 * software writes them (Bonner Ruder-Gesellschaft; Admidio and JVerein write two-digit associations with zeros before).
 */
export function readLsb(rows: readonly Row[], year: number): Read {
  const lines: Line[] = [];
  const findings: Finding[] = [];
  for (const [index, row] of rows.entries()) {
    const { line, cells } = row;
    if (isHeader(row)) findings.push(finding(index === 0 ? 'F_above' : 'F_header', 'file', {}, { line }));
    else if (index === 0 && isWords(row)) findings.push(finding('F_above', 'file', {}, { line }));
    else if (cells.length !== 4)
      findings.push(finding('F_columns', 'file', { found: cells.length, expected: 4 }, { line }));
    else {
      const part = (column: number) => ({ text: cells[column] ?? '', column });
      const { read, findings: own } = readLine(
        line,
        { association: part(0), year: part(1), gender: part(2), count: part(3) },
        year,
      );
      findings.push(...own);
      if (read) lines.push(read);
    }
  }
  return { lines, findings, genders };
}

/** Lines as the LSB takes them, each ended by a line feed. */
export const writeLsb = (lines: readonly Omit<Line, 'line'>[]): string =>
  lines.map(({ association, year, gender, count }) => `${association};${year};${gender};${count}\n`).join('');
