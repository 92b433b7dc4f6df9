import {
  bands,
  type ClubReport,
  type Counts,
  countOf,
  type Gender,
  genders,
  gendersOf,
  migrantsOf,
  sumOf,
  totalOf,
} from './figures.ts';
import { type Finding, finding, reasonKey } from './finding.ts';
import type { Context, Rule } from './rule.ts';
import { changes, dropped, isDropped, shares } from './trend.ts';

const maxCount = 99_999;
/** Fewest members of a club that is to be registered (§ 56 BGB). */
const fewestMembers = 7;

const isCount = (number: number): boolean => Number.isInteger(number) && number >= 0 && number <= maxCount;

/** V01: every count is a whole number from 0 to 99,999. A cell of men or women that is blank is not 0, and is asked for. */
const counts: Rule = ({ members, departments, general = {} }) => {
  const wrong = (item: string, cells: Counts, row?: string): readonly Finding[] =>
    genders.flatMap((column) => {
      const value = cells[column];
      if (value === undefined || isCount(value)) return [];
      return [finding('V01_number', item, { value, max: maxCount }, row === undefined ? { column } : { row, column })];
    });
  const blank = (['m', 'w'] as const).flatMap((column) =>
    bands.flatMap((row) => (members && members[row][column] === undefined ? [{ row, column }] : [])),
  );
  const all = members ? gendersOf(members) : {};
  const unsaid = (['d', 'o'] as const).filter(
    (gender) => members && all[gender] === undefined && departments.some((one) => (one.counts[gender] ?? 0) > 0),
  );
  return [
    ...(members ? bands.flatMap((row) => wrong('b', members[row], row)) : []),
    ...departments.flatMap((one, at) => wrong('c', one.counts, String(at + 1))),
    ...wrong('c_general', general),
    ...blank.map((place) => finding('V01_blank', 'b', {}, place)),
    ...unsaid.map((column) => finding('V01_blank', 'b', {}, { column })),
  ];
};

/**
 * V02: what the cells add up to.
 *
 * | cells add up to | the club states | finding                       |
 * |-----------------|-----------------|-------------------------------|
 * | nothing or 0    | –               | error: at least one member    |
 * | n               | n or nothing    | –                             |
 * | n               | other than n    | error, unless V13 explains it |
 * | 1 to 6          | –               | warning: too few for an e.V.  |
 */
const totals: Rule = (report) => {
  const total = totalOf(report.members) ?? 0;
  const { stated } = report;
  if (total < 1) return [finding('V02_empty', 'b')];
  const isOther = stated !== undefined && stated !== total && !isDropped(report);
  return [
    ...(isOther ? [finding('V02_sum', 'b_total', { stated, total, difference: Math.abs(stated - total) })] : []),
    ...(total < fewestMembers ? [finding('V02_small', 'b', { total, least: fewestMembers })] : []),
  ];
};

/** V03: no more members of a gender in a Fachverband (and in each band, where a file tells) than in the whole club. */
const parts: Rule = ({ members, departments, general }) => {
  if (!members) return [];
  const over = (part: Counts, whole: Counts): readonly Gender[] =>
    genders.filter((gender) => (part[gender] ?? 0) > (whole[gender] ?? Number.POSITIVE_INFINITY));
  const all = gendersOf(members);
  const said = (part: Counts, whole: Counts, gender: Gender) => ({
    part: part[gender] ?? 0,
    whole: whole[gender] ?? 0,
  });
  return [
    ...departments.flatMap(({ name, association, counts: part, bands: own }, at) => {
      const row = String(at + 1);
      const title = name || association;
      const byBand = bands.flatMap((band) =>
        own === undefined
          ? []
          : over(own[band], members[band]).map((column) =>
              finding(
                'V03_band',
                'c',
                { name: title, band, ...said(own[band], members[band], column) },
                { row, column },
              ),
            ),
      );
      const whole = over(part, all).map((column) =>
        finding('V03', 'c', { name: title, ...said(part, all, column) }, { row, column }),
      );
      return [...whole, ...byBand];
    }),
    ...(general
      ? over(general, all).map((column) =>
          finding('V03', 'c_general', { name: '', ...said(general, all, column) }, { column }),
        )
      : []),
  ];
};

/**
 * V04, V05: members of all Fachverbände and of offers without one, beside all members of the club.
 *
 * | B beside A | finding                                                             |
 * |------------|---------------------------------------------------------------------|
 * | B < A      | warning: to be explained, or put in "sportartübergreifend"           |
 * | B = A      | –                                                                   |
 * | B > A      | info: somebody who does two sports is counted in both                |
 */
const assigned: Rule = ({ members, departments, general = {} }) => {
  const all = totalOf(members);
  if (all === undefined) return [];
  const assignedTo = countOf(sumOf([...departments.map((one) => one.counts), general])) ?? 0;
  if (assignedTo < all) return [finding('V04', 'c', { all, assigned: assignedTo, left: all - assignedTo })];
  return assignedTo > all ? [finding('V05', 'c', { all, assigned: assignedTo })] : [];
};

/** V08: no part is more than its whole. V09: who does not know the number cannot give one; an estimate is marked. */
const participation: Rule = (report) => {
  const { basis, share, young, women, trainers = {}, board = {} } = report.participation;
  const migrants = report.participation.migrants ?? migrantsOf(report);
  const more = (item: string, part = 0, whole = Number.POSITIVE_INFINITY, row?: string): readonly Finding[] =>
    part > whole ? [finding('V08', item, { part, whole }, row === undefined ? {} : { row })] : [];
  const isGiven = [report.participation.migrants, share, young, women].some((number) => number !== undefined);
  return [
    ...more('d1', migrants, totalOf(report.members)),
    ...more('d3_young', young, migrants),
    ...more('d3_women', women, migrants),
    ...more('d5', trainers.migrants, trainers.all, 'trainers'),
    ...more('d5', board.migrants, board.all, 'board'),
    ...(basis === 'unknown' && isGiven ? [finding('V09_unknown', 'd2')] : []),
    ...(basis === 'estimated' && isGiven ? [finding('V09_estimated', 'd2')] : []),
  ];
};

/** A Vereinskennziffer as it is compared: tools pad it on either side. */
const bare = (vkz: string): string => vkz.replaceAll(/\W/g, '').replace(/^0+/, '').toUpperCase();

/** V14: the file is of this club, and the year's report is not there yet. V15: its figures are of 1 January. */
const identity: Rule = ({ vkz, stichtag }, { organisation, year, sent }) => [
  ...(vkz !== undefined && bare(vkz) !== bare(organisation.vkz)
    ? [finding('V14_club', 'a1', { found: vkz, expected: organisation.vkz })]
    : []),
  ...(sent ? [finding('V14_again', 'a1', { year })] : []),
  ...(stichtag !== undefined && stichtag !== `${year}-01-01` ? [finding('V15', 'a1', { found: stichtag, year })] : []),
];

/** In the order of the form. V06, V07 and V16 are about the lines of a file: see `import/tally.ts`. */
const rules: readonly Rule[] = [identity, counts, totals, parts, assigned, participation, changes, shares, dropped];

/** Everything that the rules V01 to V16 find in a report, with the reasons that were given for warnings. */
export const checkReport = (report: ClubReport, context: Context): readonly Finding[] =>
  rules
    .flatMap((rule) => rule(report, context))
    .map((found) => {
      const reason = context.reasons?.[reasonKey(found)];
      return reason === undefined ? found : { ...found, reason };
    });
