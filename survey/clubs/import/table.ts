import { allMembers, associationOf, type Gender, genders } from '../figures.ts';
import { type Finding, finding } from '../finding.ts';
import { numberOf, type Parts, type Row, readLine, yearOf } from './cell.ts';
import { headerOf, headingsAbove, isHeader, type Mapping, type Meaning, suggestedBy } from './mapping.ts';
import type { Line, Read } from './result.ts';

type Cell = { readonly text: string; readonly column: number };

/** The cells of a row by what they mean. */
type Cells = (meaning: Meaning) => Cell | undefined;

const cellsOf =
  (row: Row, mapping: Mapping): Cells =>
  (meaning) => {
    const column = mapping.indexOf(meaning);
    return column < 0 ? undefined : { text: row.cells[column]?.trim() ?? '', column };
  };

/** Formulas and merged cells where we read: what they show may not be what was meant. */
function unreadable({ line, formulas = [], merged = [] }: Row, mapping: Mapping): readonly Finding[] {
  const isUsed = (column: number): boolean => (mapping[column] ?? 'ignore') !== 'ignore';
  const all = (says: Finding['says'], columns: readonly number[]) =>
    columns.filter(isUsed).map((column) => finding(says, 'file', {}, { line, column: String(column + 1) }));
  return [...all('F_formula', formulas), ...all('F_merged', merged)];
}

/** The numbers of a row, each with its gender: one by the gender's own column, or one of each gender's columns. */
function numbersOf(cells: Cells): readonly (readonly [gender: Cell, count: Cell])[] {
  const [gender, count] = [cells('gender'), cells('count')];
  if (gender && count) return [[gender, count]];
  return genders.flatMap((one) => {
    const cell = cells(one);
    return cell && cell.text !== '' ? [[{ text: one, column: cell.column }, cell] as const] : [];
  });
}

/** A row that begins with "Summe" and has no birth year: a department may be called "Gesamtverein". */
const isSum = (row: Row, cells: Cells): boolean =>
  /^(?:summe|gesamt|insgesamt|total)/i.test(row.cells.find((cell) => cell.trim())?.trim() ?? '') &&
  yearOf(cells('year')?.text ?? '') === undefined;

/** A row of sums says what the numbers above it add up to: what does not is named, and nothing is counted twice. */
function sumFindings(row: Row, cells: Cells, above: readonly Line[]): readonly Finding[] {
  const own = (gender?: Gender): number =>
    above.reduce((sum, one) => (gender === undefined || one.gender === gender ? sum + one.count : sum), 0);
  const columns = [
    { cell: cells('count'), gender: undefined },
    ...genders.map((gender) => ({ cell: cells(gender), gender })),
  ];
  return columns.flatMap(({ cell, gender }) => {
    const stated = cell && numberOf(cell.text);
    if (stated === undefined || stated === own(gender)) return [];
    const values = { stated, total: own(gender), difference: Math.abs(stated - own(gender)) };
    return [finding('V02_sum', 'file', values, { line: row.line, column: String((cell?.column ?? 0) + 1) })];
  });
}

/** A day as ISO 8601, from `01.01.2027` or as it is. */
const dayOf = (text: string): string =>
  text.replace(
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
    (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );

/** What rows without a number for their association are taken to be about: every member of the club. */
const associationIn = (cells: Cells): Cell => {
  const cell = cells('association');
  return cell && cell.text !== '' ? cell : { text: allMembers, column: cell?.column ?? 0 };
};

function readRow(row: Row, cells: Cells, year: number) {
  const yearCell = cells('year') ?? { text: '', column: 0 };
  const read = numbersOf(cells).map(([gender, count]) => {
    const parts: Parts = { association: associationIn(cells), year: yearCell, gender, count };
    return readLine(row.line, parts, year);
  });
  // What is wrong with the row is wrong with each of its numbers, and said once.
  const findings = read.flatMap((one, index) =>
    one.findings.filter(({ says }) => index === 0 || says === 'V01_number'),
  );
  return { lines: read.flatMap((one) => (one.read ? [one.read] : [])), findings };
}

const isBlank = ({ cells, formulas = [] }: Row): boolean =>
  cells.every((cell) => cell.trim() === '') && formulas.length === 0;

/** What a table is read by: the meaning of its columns, and the texts of the rows that head it. */
type Shape = { readonly mapping: Mapping; readonly heads: ReadonlySet<string>; readonly year: number };

const textOf = ({ cells }: Row): string => cells.map((cell) => cell.trim()).join('\t');

/** Whether a row names the columns once more, or those of another table; undefined where it names none. */
function headingFinding(row: Row, { mapping, heads }: Shape): Finding | undefined {
  const isOther = suggestedBy(row).some((meaning, column) => meaning !== (mapping[column] ?? 'ignore'));
  if (heads.has(textOf(row))) return finding('F_header', 'file', {}, { line: row.line });
  return isHeader(row) ? finding(isOther ? 'F_second' : 'F_header', 'file', {}, { line: row.line }) : undefined;
}

/** The lines of a row and what is wrong with it; `above` are the lines so far. A row of sums may be of formulas. */
function readAny(row: Row, shape: Shape, above: readonly Line[]): Pick<Read, 'lines' | 'findings'> {
  const heading = headingFinding(row, shape);
  if (heading) return { lines: [], findings: [heading] };
  const cells = cellsOf(row, shape.mapping);
  if (isSum(row, cells)) return { lines: [], findings: sumFindings(row, cells, above) };
  const odd = unreadable(row, shape.mapping);
  return odd.length > 0 ? { lines: [], findings: odd } : readRow(row, cells, shape.year);
}

/** The texts of a column in rows of data, without blanks, each once. */
const textsIn = (rows: readonly Row[], mapping: Mapping, meaning: Meaning): readonly string[] => [
  ...new Set(rows.map((row) => cellsOf(row, mapping)(meaning)?.text ?? '').filter((text) => text !== '')),
];

function namesIn(rows: readonly Row[], mapping: Mapping): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const row of rows) {
    const cells = cellsOf(row, mapping);
    const association = associationOf(cells('association')?.text ?? '');
    const name = cells('name')?.text;
    if (association !== undefined && name) names[association] ??= name.slice(0, 60);
  }
  return names;
}

/**
 * Reads a table by what its columns mean. Rows above the header and blank ones are passed over; where no header is known,
 * rows above the first number are, and are named.
 */
export function readTable(rows: readonly Row[], mapping: Mapping, year: number): Read {
  const lines: Line[] = [];
  const findings: Finding[] = [];
  const header = headerOf(rows);
  const begin = header?.rows ?? headingsAbove(rows, mapping);
  const above = rows.slice(0, begin).filter((row) => !isBlank(row));
  if (!header) findings.push(...above.map(({ line }) => finding('F_above', 'file', {}, { line })));
  const shape = { mapping, heads: new Set(above.map(textOf)), year };
  const data = rows.slice(begin).filter((row) => !isBlank(row));
  for (const row of data) {
    const read = readAny(row, shape, lines);
    lines.push(...read.lines);
    findings.push(...read.findings);
  }
  const filled = data.filter((row) => !headingFinding(row, shape) && !isSum(row, cellsOf(row, mapping)));
  const days = textsIn(filled, mapping, 'stichtag').map(dayOf);
  return {
    lines,
    findings,
    genders: mapping.includes('gender') ? genders : genders.filter((gender) => mapping.includes(gender)),
    vkz: textsIn(filled, mapping, 'vkz')[0],
    stichtag: days.find((day) => day !== `${year}-01-01`) ?? days[0],
    names: namesIn(filled, mapping),
  };
}
