import type { Answers } from '../answer.ts';
import { seeded } from '../generate.ts';
import { answersOf } from './answers.ts';
import { allMembers, type ClubReport, countOf, gendersOf, type Participation, totalOf } from './figures.ts';
import { writeLsb } from './import/lsb.ts';
import { bandsOf, departmentsOf, inNoDepartment, joining, linesOf, normal, type Person } from './people.ts';
import { type Sport, sports } from './sports.ts';

type Chance = () => number;

/** A row of the register of organisations. */
type RegisterRow = {
  readonly vkz: string;
  readonly name: string;
  readonly town: string;
  readonly email: string;
  readonly support: 'yes' | 'no' | 'former';
};

/** What a club reported in a year: nothing where it was silent; its answers to the form, and the file it uploaded. */
type MadeYear = {
  readonly year: number;
  readonly report?: ClubReport;
  readonly answers?: Answers;
  readonly file?: string;
};

/** A made-up club with its years, the earliest first. */
export type MadeClub = { readonly row: RegisterRow; readonly years: readonly MadeYear[] };

/** Towns with rough numbers of inhabitants in thousands: how often a club is there. */
const towns = [
  ...([
    ['witten', 96],
    ['hattingen', 54],
    ['gevelsberg', 31],
    ['ennepetal', 30],
    ['schwelm', 28],
  ] as const),
  ...([
    ['wetter', 27],
    ['sprockhoevel', 25],
    ['herdecke', 23],
    ['breckerfeld', 9],
  ] as const),
];
const kinds = ['TuS', 'SV', 'TV', 'SC', 'VfL', 'SG', 'Sportfreunde', 'BSV'];
const quarters = [
  'Lindenhof',
  'Ruhraue',
  'Steinkuhle',
  'Eichkamp',
  'Wiesental',
  'Hammerteich',
  'Sonnenberg',
  'Mühlengrund',
];

/** Median of the clubs' sizes and the spread of their logarithm: 410 clubs have 100,000 members, half of them below 130. */
const size = { median: 130, spread: 1.12, least: 8, most: 4500 };

/** Shares of clubs that are silent in a year, send last year's report again, jump in size, and send a file with faults. */
const share = { silent: 0.08, copied: 0.03, jump: 0.07, faulty: 0.08, dropped: 0.1 };

function weighted<T>(list: readonly T[], weight: (one: T) => number, chance: Chance): T | undefined {
  let left = chance() * list.reduce((sum, one) => sum + weight(one), 0);
  return list.find((one) => {
    left -= weight(one);
    return left < 0;
  });
}

/** More departments in larger clubs: one up to 100 members, about seven at 2,000. */
function sportsOf(members: number, chance: Chance): readonly Sport[] {
  const many = Math.max(1, Math.round((members / 100) ** 0.65 * (0.6 + 0.8 * chance())));
  const chosen = Array.from({ length: Math.min(10, many) }, () => weighted(sports, ({ weight }) => weight, chance));
  return [...new Set(chosen)].filter((one) => one !== undefined);
}

const rowOf = (index: number, town: string, chance: Chance): RegisterRow => {
  const any = (list: readonly string[]): string => list[Math.floor(chance() * list.length)] ?? '';
  const number = String(index + 1).padStart(5, '0');
  const lot = chance();
  return {
    vkz: `99${number}`,
    name: `${any(kinds)} ${any(quarters)} ${1861 + Math.floor(chance() * 150)} (${number})`,
    town,
    email: `verein-${number}@example.org`,
    support: lot < 0.06 ? 'yes' : lot < 0.1 ? 'former' : 'no',
  };
};

const some = (codes: readonly string[], chance: Chance): readonly string[] => {
  const chosen = codes.filter(() => chance() < 0.3);
  return chosen.length > 0 ? chosen : ['none'];
};

function participationOf(total: number, chance: Chance): Participation {
  const lot = chance();
  const basis = lot < 0.25 ? 'counted' : lot < 0.75 ? 'estimated' : 'unknown';
  const exact = Math.min(total, Math.round(total * Math.min(0.9, Math.exp(-2.6 + 0.8 * normal(chance)))));
  const migrants = basis === 'estimated' && total > 40 ? Math.min(total, Math.round(exact / 5) * 5) : exact;
  const of = (all: number, part: number): number => Math.min(all, Math.floor(all * part * 2 * chance()));
  const among = (all: number, part: number): number => Array.from({ length: all }).filter(() => chance() < part).length;
  const trainers = 1 + Math.floor((total / 25) * chance());
  const board = 3 + Math.floor(5 * chance());
  return {
    basis,
    ...(basis === 'unknown' ? {} : { migrants, young: of(migrants, 0.4), women: of(migrants, 0.35) }),
    guests: Math.floor((total / 3) * chance() ** 3),
    trainers: { all: trainers, migrants: among(trainers, 0.09) },
    board: { all: board, migrants: among(board, 0.05) },
    offers: 0,
    partners: some(['school', 'kita', 'migrant_org', 'shelter', 'integration_centre', 'sports_federation'], chance),
    obstacles: some(['rooms', 'trainers', 'costs', 'language', 'parents'], chance),
    needs: some(['training', 'interpreting', 'money', 'contacts', 'material', 'rooms'], chance),
  };
}

function reportOf(people: readonly Person[], departments: readonly Sport[], year: number, chance: Chance): ClubReport {
  const members = bandsOf(people, year);
  const general = inNoDepartment(people);
  const { m = 0, w = 0, d = 0, o = 0 } = gendersOf(members);
  const isDropped = d + o > 0 && chance() < share.dropped;
  return {
    stichtag: `${year}-01-01`,
    members,
    stated: isDropped ? m + w : m + w + d + o,
    departments: departmentsOf(people, departments, year),
    ...(countOf(general) === 0 ? {} : { general }),
    participation: participationOf(totalOf(members) ?? 0, chance),
  };
}

/** Lines that go wrong in clubs' files: a year to come, a letter for a number, a line twice. */
const faults = ['0030;2090;m;1\n', '0030;1987;x;2\n', '0030;1988;w;1,5\n'];

/** The file of a club in several Fachverbände has lines of all members too, so that its total can be told. */
function fileOf(people: readonly Person[], departments: readonly Sport[], isFaulty: boolean): string {
  const own = departments.flatMap(({ association }, at) =>
    linesOf(
      people.filter((person) => person.in.includes(at)),
      association,
    ),
  );
  const all = departments.length > 1 ? linesOf(people, allMembers) : [];
  return writeLsb([...all, ...own]) + (isFaulty ? faults.join('') : '');
}

/** People after a year: some have left, and others have come. */
function yearLater(
  people: readonly Person[],
  departments: readonly Sport[],
  year: number,
  chance: Chance,
): readonly Person[] {
  const isJump = chance() < share.jump;
  const wanted = Math.max(
    size.least,
    Math.round(people.length * (isJump ? 0.45 + 1.3 * chance() : 0.97 + 0.07 * chance())),
  );
  const leaving = Math.max(0.06, 1 - wanted / people.length);
  const stayed = people.filter(() => chance() > leaving);
  return [
    ...stayed,
    ...Array.from({ length: Math.max(0, wanted - stayed.length) }, () => joining(departments, year, chance)),
  ];
}

type Club = { readonly row: RegisterRow; readonly departments: readonly Sport[]; readonly people: readonly Person[] };

/** What a club does in a year: it is silent, sends last year's numbers again, or reports with a file. */
function madeYear(
  { row, departments, people }: Club,
  year: number,
  before: ClubReport | undefined,
  chance: Chance,
): MadeYear {
  if (chance() < share.silent) return { year };
  const isCopied = before !== undefined && chance() < share.copied;
  const fresh = reportOf(people, departments, year, chance);
  const file = fileOf(people, departments, chance() < share.faulty);
  const report = isCopied ? { ...before, stichtag: `${year}-01-01` } : fresh;
  const answers = { ...answersOf(report), a2: isCopied ? 'by_hand' : 'lsb_file', a3: row.support };
  return { year, report, answers, ...(isCopied ? {} : { file }) };
}

function newClub(index: number, year: number, chance: Chance): Club {
  const town = weighted(towns, ([, weight]) => weight, chance)?.[0] ?? 'witten';
  const drawn = Math.round(size.median * Math.exp(size.spread * normal(chance)));
  const members = Math.min(size.most, Math.max(size.least, drawn));
  const departments = sportsOf(members, chance);
  const people = Array.from({ length: members }, () => joining(departments, year, chance));
  return { row: rowOf(index, town, chance), departments, people };
}

function madeClub(index: number, first: number, seed: number): MadeClub {
  const chance = seeded(seed * 100_003 + index);
  let club = newClub(index, first, chance);
  const years: MadeYear[] = [];
  for (let year = first; year < first + 3; year += 1) {
    if (year > first) club = { ...club, people: yearLater(club.people, club.departments, year, chance) };
    years.push(madeYear(club, year, years.at(-1)?.report, chance));
  }
  return { row: club.row, years };
}

/** 410 made-up clubs in nine towns with about 100,000 members, over three years up to `year`; the same for the same seed. */
export const madeClubs = (year: number, { seed = 1, count = 410 } = {}): readonly MadeClub[] =>
  Array.from({ length: count }, (_, index) => madeClub(index, year - 2, seed));
