import { type ClubReport, type Counts, type Members, membersBy } from '../../survey/clubs/figures.ts';
import type { Context } from '../../survey/clubs/rule.ts';

/** Everybody of a gender in each band: `40` men in each of the seven are 280. */
export const evenly = (counts: Counts): Members => membersBy(() => counts);

/** A club of 140 members, 20 in each band, all of them in one Fachverband, that nothing is wrong with. */
export const aReport = (other: Partial<ClubReport> = {}): ClubReport => ({
  stichtag: '2027-01-01',
  members: evenly({ m: 12, w: 7, d: 1, o: 0 }),
  stated: 140,
  departments: [{ association: '0030', name: 'Fußball', counts: { m: 84, w: 49, d: 7, o: 0 } }],
  participation: {
    basis: 'counted',
    migrants: 20,
    young: 8,
    women: 9,
    offers: 0,
    partners: [],
    obstacles: [],
    needs: [],
  },
  ...other,
});

export const inYear = (other: Partial<Context> = {}): Context => ({
  year: 2027,
  organisation: { vkz: '1104711' },
  ...other,
});
