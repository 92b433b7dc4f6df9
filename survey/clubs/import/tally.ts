import { associationNames } from '../associations.ts';
import {
  allMembers,
  type Counts,
  type Department,
  type Gender,
  gendersOf,
  type Members,
  membersBy,
} from '../figures.ts';
import { type Finding, finding } from '../finding.ts';
import { ageOf, bandOf } from './age.ts';
import type { Duplicate, ImportResult, Line, Read } from './result.ts';

/** What decides how lines are counted. */
export type Counting = {
  /** Year of the Stichtag, 1 January. */
  readonly year: number;
  /** The club has confirmed that lines that are there twice are to be added up. */
  readonly addUp: boolean;
};

/** More findings than these are only counted. */
const mostFindings = 200;

const sum = (lines: readonly Line[]): number => lines.reduce((total, { count }) => total + count, 0);

/** Lines by something of theirs, in the order it comes first. */
function grouped<T>(lines: readonly Line[], key: (line: Line) => T): ReadonlyMap<T, readonly Line[]> {
  const groups = new Map<T, Line[]>();
  for (const line of lines) {
    const group = groups.get(key(line));
    if (group) group.push(line);
    else groups.set(key(line), [line]);
  }
  return groups;
}

function duplicatesOf(lines: readonly Line[]): readonly Duplicate[] {
  const groups = grouped(lines, ({ association, sport = '', year, gender }) =>
    [association, sport, year, gender].join(' '),
  );
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length < 2) return [];
    const { association, year, gender } = first;
    return [{ association, year, gender, lines: same.map(({ line }) => line), counts: same.map(({ count }) => count) }];
  });
}

/** Members by band and gender. What the format tells is 0 where no line has it; what it cannot tell stays blank. */
function membersIn(lines: readonly Line[], genders: readonly Gender[], year: number): Members {
  const byBand = grouped(lines, (line) => bandOf(ageOf(year, line.year)));
  return membersBy((band): Counts => {
    const own = byBand.get(band) ?? [];
    return Object.fromEntries(genders.map((gender) => [gender, sum(own.filter((line) => line.gender === gender))]));
  });
}

/** Which lines are of all members, if the file tells. */
function wholeClub(groups: ReadonlyMap<string, readonly Line[]>) {
  const all = groups.get(allMembers);
  if (all) return { lines: all, note: [] };
  const [only, second] = groups.values();
  if (only === undefined) return { lines: undefined, note: [] };
  if (second !== undefined) return { lines: undefined, note: [finding('F_members', 'b', { count: groups.size })] };
  const association = only[0]?.association ?? '';
  return { lines: only, note: [finding('F_once', 'b', { name: nameOf(association) || association })] };
}

const nameOf = (association: string, names: Read['names'] = {}): string =>
  names[association] ?? associationNames[association] ?? '';

/** At most `mostFindings`, the errors first among them, and how many more there are. */
function few(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostFindings) return findings;
  const grave = [...findings].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return [...grave.slice(0, mostFindings), finding('F_more', 'file', { count: findings.length - mostFindings })];
}

/**
 * The lines of a file as members and departments by age band. V07: lines that are there twice are an error until the
 * club confirms that they are to be added up. Every readable line is counted, so that totals can be compared.
 */
export function tallied(read: Read, { year, addUp }: Counting): ImportResult {
  const { lines, genders } = read;
  const duplicates = duplicatesOf(lines);
  const groups = grouped(lines, ({ association }) => association);
  const whole = wholeClub(groups);
  const departments = [...groups].flatMap(([association, own]): readonly Department[] => {
    if (association === allMembers) return [];
    const bands = membersIn(own, genders, year);
    return [{ association, name: nameOf(association, read.names), counts: gendersOf(bands), bands }];
  });
  const twice = addUp
    ? []
    : duplicates.map(({ lines: [first = 0, second = 0], association, year: born, gender, counts }) =>
        finding(
          'V07',
          'file',
          { first, association, year: born, gender, counts: counts.join(' + ') },
          { line: second },
        ),
      );
  const isBlind = lines.length > 0 && !genders.includes('d');
  const notes = [
    ...(lines.length > 0 ? [finding('F_ages', 'b', { year })] : []),
    ...(isBlind ? [finding('F_diverse', 'b')] : []),
    ...(lines.length === 0 && read.findings.length === 0 ? [finding('F_empty', 'file')] : []),
  ];
  return {
    lines,
    findings: few([...read.findings, ...twice, ...whole.note, ...notes]),
    duplicates,
    totals: {
      all: sum(lines),
      associations: Object.fromEntries([...groups].map(([association, own]) => [association, sum(own)])),
    },
    members: whole.lines && membersIn(whole.lines, genders, year),
    departments,
    vkz: read.vkz,
    stichtag: read.stichtag,
  };
}
