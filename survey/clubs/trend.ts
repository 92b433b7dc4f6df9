import { changeOf, changesOf, type RowChange } from './change.ts';
import { bands, type ClubReport, countOf, genders, gendersOf, totalOf } from './figures.ts';
import { type Finding, finding } from './finding.ts';
import type { Rule } from './rule.ts';

/** Men and women alone are the total that the club states, though there are others: its software has dropped these. */
export const isDropped = ({ members, stated }: ClubReport): boolean => {
  const { m = 0, w = 0, d = 0, o = 0 } = members ? gendersOf(members) : {};
  return d + o > 0 && stated === m + w;
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
export const changes: Rule = (report, { before }) => {
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
export const shares: Rule = ({ members }) => {
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
export const dropped: Rule = (report, { before }) => {
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
