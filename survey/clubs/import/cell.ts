import { associationOf, type Gender } from '../figures.ts';
import { type Finding, finding } from '../finding.ts';
import { yearFlaw } from './age.ts';
import type { Line } from './result.ts';

/** A row of a file as text; columns of cells that hold a formula, or that a merged cell covers. Counted from 0. */
export type Row = {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly formulas?: readonly number[];
  readonly merged?: readonly number[];
};

const spoken: Readonly<Record<string, Gender>> = {
  m: 'm',
  männlich: 'm',
  maennlich: 'm',
  mann: 'm',
  w: 'w',
  weiblich: 'w',
  frau: 'w',
  d: 'd',
  divers: 'd',
  o: 'o',
  k: 'o',
  'ohne angabe': 'o',
  'keine angabe': 'o',
};

/** A gender as files write it: first letters, `k` for "ohne Angabe" (DOSB 2023), or German words. */
export const genderOf = (text: string): Gender | undefined => {
  const key = text.trim().toLowerCase();
  return Object.hasOwn(spoken, key) ? spoken[key] : undefined;
};

/** Four digits below are no year: a Fachverband in the wrong column is one of them. */
const firstYear = 1800;

/** A birth year from 1800 on, also from a date: `1987`, `12.03.1987`, `1987-03-12`. */
export function yearOf(text: string): number | undefined {
  const [, plain, german, iso] = /^(?:(\d{4})|\d{1,2}\.\d{1,2}\.(\d{4})|(\d{4})-\d\d-\d\d)$/.exec(text.trim()) ?? [];
  const year = Number(plain ?? german ?? iso);
  return year >= firstYear ? year : undefined;
}

/** A number of people: digits alone. `1.234` and `12,0` could mean two things each. */
export const numberOf = (text: string): number | undefined =>
  /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : undefined;

/** What stands in a cell, short enough to be shown. */
const shown = (text: string): string => text.trim().slice(0, 40);

/** The four parts of a line as they stand in the file, and in which column each. */
export type Parts = Readonly<Record<'association' | 'year' | 'gender' | 'count', { text: string; column: number }>>;

/** A line of a file, or what is wrong with each of its parts. A line with a warning alone is kept. */
export function readLine(line: number, parts: Parts, stichtagYear: number) {
  const findings: Finding[] = [];
  const wrong = (says: Finding['says'], { text, column }: Parts['year'], more: Finding['values'] = {}): void => {
    findings.push(finding(says, 'file', { found: shown(text), ...more }, { line, column: String(column + 1) }));
  };
  const association = associationOf(parts.association.text);
  const year = yearOf(parts.year.text);
  const gender = genderOf(parts.gender.text);
  const count = numberOf(parts.count.text);
  const flaw = year === undefined ? 'F_year' : yearFlaw(stichtagYear, year);
  if (association === undefined) wrong('F_association', parts.association);
  if (flaw) wrong(flaw, parts.year, { last: stichtagYear - 1 });
  if (gender === undefined) wrong('F_gender', parts.gender);
  if (count === undefined) wrong('V01_number', parts.count, { value: shown(parts.count.text), max: 99_999 });
  const isWrong = findings.some(({ level }) => level === 'error');
  if (association === undefined || year === undefined || gender === undefined || count === undefined || isWrong)
    return { findings };
  const read: Line = { line, association, year, gender, count };
  return { findings, read };
}
