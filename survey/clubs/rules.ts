import { changeOf, changesOf, type RowChange } from './change.ts';
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

/** What a report is checked against. */
export type Context = {
  /** Reporting year: the figures are of its 1 January. */
  readonly year: number;
  readonly organisation: { readonly vkz: string };
  /** The club's report of the year before. */
  readonly before?: ClubReport | undefined;
  /** A report of this year has been sent, and this is not a correction of it. */
  readonly sent?: boolean | undefined;
  /** Why warnings are all right, by `reasonKey`. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
};

type Rule = (report: ClubReport, context: Context) => readonly Finding[];

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

/** Men and women alone are the total that the club states, though there are others: its software has dropped these. */
const isDropped = ({ members, stated }: ClubReport): boolean => {
  const { m = 0, w = 0, d = 0, o = 0 } = members ? gendersOf(members) : {};
  return d + o > 0 && stated === m + w;
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

/** At least so many people, and more than this share of last year's, are a change to be explained. */
const notable = { people: 10, percent: 25 };

/**
 * V10: a band, a department or the whole club has changed much since last year.
 *
 * | last year | this year | finding                                    |
 * |-----------|-----------|--------------------------------------------|
 * | unknown   | –         | –                                          |
 * | ≥ 10      | 0         | warning: all are gone                       |
 * | n         | other     | warning where by ≥ 10 people and by > 25 %  |
 */
function changed(item: string, row: string | undefined, name: string, { total }: RowChange): readonly Finding[] {
  const { before, now, difference = 0, percent } = total;
  if (before === undefined || now === undefined) return [];
  const values = { before, now, difference, percent: percent ?? '', name };
  const place = row === undefined ? {} : { row };
  if (before >= notable.people && now === 0) return [finding('V10_gone', item, values, place)];
  const isNotable = Math.abs(difference) >= notable.people && Math.abs(difference) * 100 > notable.percent * before;
  return isNotable ? [finding('V10_change', item, values, place)] : [];
}

/** V10 for every row, and V11: nothing at all has changed, as where the LSB copies a report that nobody sent. */
const changes: Rule = (report, { before }) => {
  if (!before?.members || !report.members) return [];
  const { members, departments } = changesOf(report, before);
  const [now, then] = [report.members, before.members];
  const isSame = bands.every((band) => genders.every((gender) => now[band][gender] === then[band][gender]));
  return [
    ...([...bands, 'total'] as const).flatMap((row) => changed('b', row, '', members[row])),
    ...departments.flatMap(({ name, association, change }, at) => {
      const isGone = at >= report.departments.length;
      const { total } = change;
      const now = isGone ? { ...change, total: changeOf(total.before, 0) } : change;
      return changed('c', isGone ? undefined : String(at + 1), name || association, now);
    }),
    ...(isSame ? [finding('V11', 'b', { total: totalOf(report.members) ?? 0 })] : []),
  ];
};

/** V12: nearly no women or no men, or nearly all members are children of 7 to 14. */
const shares: Rule = ({ members }) => {
  const total = totalOf(members) ?? 0;
  if (!members || total === 0) return [];
  const women = Math.round((100 * (gendersOf(members).w ?? 0)) / total);
  const isOneSided = (gendersOf(members).w ?? 0) * 100 < 5 * total || (gendersOf(members).w ?? 0) * 100 > 95 * total;
  const children = countOf(members.b7_14) ?? 0;
  return [
    ...(isOneSided ? [finding('V12_women', 'b', { percent: women }, { column: 'w' })] : []),
    ...(children * 100 > 90 * total
      ? [finding('V12_children', 'b', { percent: Math.round((100 * children) / total) }, { row: 'b7_14' })]
      : []),
  ];
};

/** V13: members "divers" and "ohne Angabe" were dropped on the way: from the total, or since last year. */
const dropped: Rule = (report, { before }) => {
  const others = ({ members }: ClubReport): number => {
    const { d = 0, o = 0 } = members ? gendersOf(members) : {};
    return d + o;
  };
  const earlier = before ? others(before) : 0;
  const isGone = report.members !== undefined && earlier > 0 && others(report) === 0;
  return [
    ...(isDropped(report) ? [finding('V13_total', 'b_total', { count: others(report) })] : []),
    ...(isGone ? [finding('V13_before', 'b', { before: earlier })] : []),
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
