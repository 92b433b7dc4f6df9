import type { ClubReport, Department, Part, Participation } from './figures.ts';
import { membersBy, migrantsOf, sumOf, totalOf } from './figures.ts';

/** The sum of numbers, undefined where one of them is not known: part of a sum would pass for all of it. */
const whole = (numbers: readonly (number | undefined)[]): number | undefined =>
  numbers.reduce((sum, number) => (sum === undefined || number === undefined ? undefined : sum + number), 0);

const parts = (all: readonly (Part | undefined)[]): Part => ({
  all: whole(all.map((one) => one?.all)),
  migrants: whole(all.map((one) => one?.migrants)),
});

const allOf = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

/** Unknown if one does not know, else estimated if one has estimated. */
const basisOf = (all: readonly Participation[]): Participation['basis'] =>
  (['unknown', 'estimated', 'counted'] as const).find((basis) => all.some((one) => one.basis === basis));

function participationOf(reports: readonly ClubReport[]): Participation {
  const all = reports.map(({ participation }) => participation);
  return {
    basis: basisOf(all),
    migrants: whole(reports.map(migrantsOf)),
    young: whole(all.map(({ young }) => young)),
    women: whole(all.map(({ women }) => women)),
    guests: whole(all.map(({ guests }) => guests)),
    trainers: parts(all.map(({ trainers }) => trainers)),
    board: parts(all.map(({ board }) => board)),
    offers: all.reduce((sum, { offers }) => sum + offers, 0),
    partners: allOf(all.map(({ partners }) => partners)),
    obstacles: allOf(all.map(({ obstacles }) => obstacles)),
    needs: allOf(all.map(({ needs }) => needs)),
  };
}

/** Departments of one Fachverband as one, in the order they come first; those without a number by their name. */
function departmentsOf(reports: readonly ClubReport[]): readonly Department[] {
  const groups = new Map<string, readonly Department[]>();
  for (const one of reports.flatMap(({ departments }) => departments)) {
    const key = one.association || `name ${one.name}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((same) => ({
    association: same[0]?.association ?? '',
    name: same.find(({ name }) => name !== '')?.name ?? '',
    counts: sumOf(same.map(({ counts }) => counts)),
  }));
}

/**
 * Reports of several organisations of one year as if they had been one: counts are added up, and who was in two of them
 * is counted twice, as before. A number that one of them did not give is not there; a share becomes a number of people.
 */
export function joinReports(reports: readonly ClubReport[]): ClubReport {
  const tables = reports.flatMap(({ members }) => (members ? [members] : []));
  const general = reports.flatMap((report) => (report.general ? [report.general] : []));
  return {
    stichtag: reports[0]?.stichtag,
    members: tables.length > 0 ? membersBy((band) => sumOf(tables.map((members) => members[band]))) : undefined,
    stated: whole(reports.map(({ stated, members }) => stated ?? totalOf(members))),
    departments: departmentsOf(reports),
    general: general.length > 0 ? sumOf(general) : undefined,
    participation: participationOf(reports),
  };
}
