import { type Answers, codesOf } from '../answer.ts';

/** Age bands of the DOSB as they are asked, youngest first: 0 to 6, 7 to 14 … over 60. */
export const bands = ['b0_6', 'b7_14', 'b15_18', 'b19_26', 'b27_40', 'b41_60', 'b61'] as const;
export type Band = (typeof bands)[number];

/** Männlich, weiblich, divers, ohne Angabe. */
export const genders = ['m', 'w', 'd', 'o'] as const;
export type Gender = (typeof genders)[number];

/** People by gender. What was left blank is not there, and is not 0. */
export type Counts = Readonly<Partial<Record<Gender, number | undefined>>>;
/** A numbers: every member of a club once. */
export type Members = Readonly<Record<Band, Counts>>;

/** B numbers: the members of one Fachverband; `bands` where a file tells them. */
export type Department = {
  /** Four digits, see `associationOf`; empty where the club did not tell. */
  readonly association: string;
  readonly name: string;
  readonly counts: Counts;
  readonly bands?: Members | undefined;
};

/** Where the figures about Einwanderungsgeschichte come from. */
const bases = ['counted', 'estimated', 'unknown'] as const;
type Basis = (typeof bases)[number];

/** Table D. Numbers that were not given are not there. */
export type Participation = {
  readonly basis?: Basis | undefined;
  /** Members with Einwanderungsgeschichte, and the same as a share in percent. */
  readonly migrants?: number | undefined;
  readonly share?: number | undefined;
  readonly young?: number | undefined;
  readonly women?: number | undefined;
  readonly guests?: number | undefined;
  readonly trainers?: Part | undefined;
  readonly board?: Part | undefined;
  readonly offers: number;
  readonly partners: readonly string[];
  readonly obstacles: readonly string[];
  readonly needs: readonly string[];
};

/** All of a group, and those of it with Einwanderungsgeschichte. */
export type Part = { readonly all?: number | undefined; readonly migrants?: number | undefined };

/** A club's report of a year in numbers. */
export type ClubReport = {
  /** Day the figures are of, as ISO 8601. */
  readonly stichtag?: string | undefined;
  /** Vereinskennziffer that a file names; the register's own is in the context of the rules. */
  readonly vkz?: string | undefined;
  readonly members?: Members | undefined;
  /** What the club gives as the number of all its members. */
  readonly stated?: number | undefined;
  readonly departments: readonly Department[];
  /** Offers that belong to no Fachverband. */
  readonly general?: Counts | undefined;
  readonly participation: Participation;
};

/** The association of members in no Fachverband in particular: A numbers in a file (DOSB interface 1.8). */
export const allMembers = '0000';

/**
 * A Fachverband's number in four digits: tools write `30` and `0030` for the same. Whether `3400` is association 34 with
 * sport 00 is not settled, so it stays what it is. Undefined for anything but one to four digits.
 */
export const associationOf = (text: string): string | undefined =>
  /^\d{1,4}$/.test(text.trim()) ? text.trim().padStart(4, '0') : undefined;

const added = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : a + (b ?? 0);

/** A number of people, undefined where none was given. */
export const countOf = (counts: Counts): number | undefined =>
  genders.reduce<number | undefined>((sum, gender) => added(sum, counts[gender]), undefined);

/** Sums by gender; a gender that nobody gave is not there. */
export function sumOf(all: readonly Counts[]): Counts {
  return Object.fromEntries(
    genders.flatMap((gender) => {
      const sum = all.reduce<number | undefined>((to, counts) => added(to, counts[gender]), undefined);
      return sum === undefined ? [] : [[gender, sum] as const];
    }),
  );
}

/** All members by gender. */
export const gendersOf = (members: Members): Counts => sumOf(bands.map((band) => members[band]));

/** All members, undefined where the table is blank. */
export const totalOf = (members: Members | undefined): number | undefined => members && countOf(gendersOf(members));

/** Members with `value` in each cell. */
export const membersBy = (value: (band: Band) => Counts): Members => ({
  b0_6: value('b0_6'),
  b7_14: value('b7_14'),
  b15_18: value('b15_18'),
  b19_26: value('b19_26'),
  b27_40: value('b27_40'),
  b41_60: value('b41_60'),
  b61: value('b61'),
});

const numberAt = (answers: Answers, field: string): number | undefined => {
  const value = answers[field];
  return typeof value === 'number' ? value : undefined;
};

const textAt = (answers: Answers, field: string): string => {
  const value = answers[field];
  return typeof value === 'string' ? value : '';
};

const countsAt = (answers: Answers, field: string): Counts => ({
  m: numberAt(answers, `${field}.m`),
  w: numberAt(answers, `${field}.w`),
  d: numberAt(answers, `${field}.d`),
  o: numberAt(answers, `${field}.o`),
});

const departmentAt = (answers: Answers, n: number): Department => ({
  association: associationOf(textAt(answers, `c.${n}.association`)) ?? '',
  name: textAt(answers, `c.${n}.name`),
  counts: countsAt(answers, `c.${n}`),
});

const partAt = (answers: Answers, row: string): Part => ({
  all: numberAt(answers, `d5.${row}.all`),
  migrants: numberAt(answers, `d5.${row}.migrants`),
});

const participationOf = (answers: Answers): Participation => ({
  basis: bases.find((basis) => basis === answers['d2']),
  migrants: numberAt(answers, 'd1'),
  share: numberAt(answers, 'd1_share'),
  young: numberAt(answers, 'd3_young'),
  women: numberAt(answers, 'd3_women'),
  guests: numberAt(answers, 'd4'),
  trainers: partAt(answers, 'trainers'),
  board: partAt(answers, 'board'),
  offers: numberAt(answers, 'd7') ?? 0,
  partners: codesOf(answers['d8']),
  obstacles: codesOf(answers['d9']),
  needs: codesOf(answers['d10']),
});

/** The figures in the answers to `sportverein-teilnahme`. What is blank is undefined; departments in the order given. */
export function figuresOf(answers: Answers): ClubReport {
  const members = membersBy((band) => countsAt(answers, `b.${band}`));
  const general = countsAt(answers, 'c_general.general');
  return {
    stichtag: textAt(answers, 'a1') || undefined,
    members: totalOf(members) === undefined ? undefined : members,
    stated: numberAt(answers, 'b_total'),
    departments: Array.from({ length: numberAt(answers, 'c') ?? 0 }, (_, at) => departmentAt(answers, at + 1)),
    general: countOf(general) === undefined ? undefined : general,
    participation: participationOf(answers),
  };
}

/**
 * Members with Einwanderungsgeschichte as a number: the number given, else the share of all members, rounded.
 * Undefined where the club gave neither, or does not know.
 */
export function migrantsOf({ members, participation: { basis, migrants, share } }: ClubReport): number | undefined {
  if (basis === 'unknown') return undefined;
  const total = totalOf(members);
  if (migrants !== undefined || share === undefined || total === undefined) return migrants;
  return Math.round((share * total) / 100);
}
