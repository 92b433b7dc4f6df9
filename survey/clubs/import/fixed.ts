import { type Finding, finding } from '../finding.ts';
import { readLine } from './cell.ts';
import type { Line, Read } from './result.ts';

/** Widths of the fields of a record of the DOSB interface 1.8 (2014), `ja.dat`: 80 characters in all. */
const widths = [10, 8, 8, 4, 4, 4, 8, 8, 8, 8, 10] as const;
const width = 80;

/** The fields of a record, as they stand. */
function fieldsOf(text: string): readonly string[] {
  let from = 0;
  return widths.map((size) => {
    from += size;
    return text.slice(from - size, from);
  });
}

/** Whether a line is a record of a `ja.dat`: its width, with numbers where they belong. */
export const isFixed = (text: string): boolean => text.length === width && /^\d{4}.{4}\d{4}\d{32}/.test(text.slice(26));

/** Active and passive members together (NRW makes no difference); what is no number is given as it stands. */
function together(active: string, passive: string): string {
  const [a, b] = [active, passive].map((text) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN));
  const sum = (a ?? Number.NaN) + (b ?? Number.NaN);
  return Number.isNaN(sum) ? `${active.trim()} + ${passive.trim()}` : String(sum);
}

type Text = { readonly line: number; readonly text: string };

/** Places of the fields in `widths`, which are shown as columns counted from 1. */
const at = { association: 3, year: 5, men: 6, women: 8 };

/**
 * Reads a `ja.dat`: a record for each birth year and association, `0000` for all members. It knows men and women only.
 * Its date is of the day it was written, not of the Stichtag.
 */
export function readFixed(texts: readonly Text[], year: number): Read {
  const lines: Line[] = [];
  const findings: Finding[] = [];
  const clubs = new Set<string>();
  for (const { line, text } of texts) {
    if (text.length !== width) {
      findings.push(finding('F_width', 'file', { found: text.length, expected: width }, { line }));
      continue;
    }
    const fields = fieldsOf(text);
    const field = (index: number): string => fields[index] ?? '';
    clubs.add(field(0).trim());
    for (const [gender, column] of [['m', at.men] as const, ['w', at.women] as const]) {
      const parts = {
        association: { text: field(at.association), column: at.association },
        year: { text: field(at.year), column: at.year },
        gender: { text: gender, column },
        count: { text: together(field(column), field(column + 1)), column },
      };
      const { read, findings: own } = readLine(line, parts, year);
      // What is wrong with the whole record is said once, with its men.
      findings.push(...own.filter(({ says }) => gender === 'm' || says === 'V01_number'));
      if (read) lines.push({ ...read, sport: field(4).trim() });
    }
  }
  const [vkz, other] = clubs;
  if (other !== undefined && vkz !== undefined)
    findings.push(finding('V14_club', 'file', { found: other, expected: vkz }));
  return { lines, findings, genders: ['m', 'w'], vkz };
}

/** One record to write: the men and women of a birth year in an association. */
type Written = {
  readonly association: string;
  readonly sport?: string;
  readonly year: number;
  readonly m: number;
  readonly w: number;
};

/** Records as `ja.dat`, all members active; `day` is the day of writing, `dd.MM.yyyy`. Lines end with CR LF. */
export const writeFixed = (vkz: string, records: readonly Written[], day: string): string =>
  records
    .map(({ association, sport = '', year, m, w }) => {
      const number = (count: number): string => String(count).padStart(8, '0');
      const keys = vkz.padEnd(10) + ' '.repeat(16) + association.padStart(4, '0') + sport.padStart(4, '0') + year;
      return `${keys}${number(m)}${number(0)}${number(w)}${number(0)}${day}\r\n`;
    })
    .join('');
