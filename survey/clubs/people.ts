import {
  type Counts,
  countOf,
  type Department,
  type Gender,
  genders,
  gendersOf,
  type Members,
  membersBy,
} from './figures.ts';
import { ageOf, bandOf } from './import/age.ts';
import type { Line } from './import/result.ts';
import type { Sport } from './sports.ts';

type Chance = () => number;

/** A made-up member: birth year, gender, and the departments he or she is in, by their place in the club's list. */
export type Person = { readonly year: number; readonly gender: Gender; readonly in: readonly number[] };

/** A number around 0 with spread 1 (Box and Muller 1958). */
export const normal = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

/** Shares of members in no department, and in two. */
const [inNone, inTwo] = [0.05, 0.09];

/** A new member of a club with these departments; `popular` makes the first ones larger. */
export function joining(departments: readonly Sport[], year: number, chance: Chance): Person {
  const pick = (): number => Math.floor(departments.length * chance() ** 1.8);
  const first = pick();
  const second = pick();
  const { women = 0.5, age = 40, spread = 15 } = departments[first] ?? {};
  const old = Math.min(97, Math.max(0, Math.round(age + spread * normal(chance))));
  const draw = chance();
  const gender = draw < 0.004 ? 'd' : draw < 0.006 ? 'o' : chance() < women ? 'w' : 'm';
  const lot = chance();
  const own =
    lot < inNone && departments.length > 1 ? [] : lot > 1 - inTwo && second !== first ? [first, second] : [first];
  return { year: year - 1 - old, gender, in: own };
}

const counted = (people: readonly Person[]): Counts => {
  const counts = { m: 0, w: 0, d: 0, o: 0 };
  for (const { gender } of people) counts[gender] += 1;
  return counts;
};

/** People by band and gender; a cell that nobody is in is 0. */
export function bandsOf(people: readonly Person[], year: number): Members {
  const placed = people.map((person) => ({ person, band: bandOf(ageOf(year, person.year)) }));
  return membersBy((band) => counted(placed.flatMap((one) => (one.band === band ? [one.person] : []))));
}

/** The departments that somebody is in. */
export const departmentsOf = (
  people: readonly Person[],
  sports: readonly Sport[],
  year: number,
): readonly Department[] =>
  sports.flatMap(({ association, name }, at) => {
    const bands = bandsOf(
      people.filter((person) => person.in.includes(at)),
      year,
    );
    const counts = gendersOf(bands);
    return countOf(counts) === 0 ? [] : [{ association, name, counts, bands }];
  });

/** Those in no department. */
export const inNoDepartment = (people: readonly Person[]): Counts =>
  counted(people.filter((person) => person.in.length === 0));

/** The lines of people in an association, by birth year and gender. */
export function linesOf(people: readonly Person[], association: string): readonly Omit<Line, 'line'>[] {
  const counts = new Map<string, Omit<Line, 'line'>>();
  for (const { year, gender } of people) {
    const key = `${year}${genders.indexOf(gender)}`;
    counts.set(key, { association, year, gender, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}
