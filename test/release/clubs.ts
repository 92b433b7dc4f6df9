import { randomBytes } from 'node:crypto';
import type { LogEvent } from '../../functions/log.ts';
import { type ClubDeps, releaseClubs } from '../../functions/release/clubs.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { openClubReleases, openClubReleaseWriter } from '../../functions/store/clubs.ts';
import { openInterims, openInterimWriter } from '../../functions/store/interim.ts';
import { openInvitations, secretLength, secretOf } from '../../functions/store/invitations.ts';
import { openRegister } from '../../functions/store/organisations.ts';
import { openPublisher } from '../../functions/store/publish.ts';
import { openReleaseWriter } from '../../functions/store/releases.ts';
import { openReportJudge, openReports } from '../../functions/store/reports.ts';
import { openSeals } from '../../functions/store/seals.ts';
import { openWaves } from '../../functions/store/waves.ts';
import { readReady } from '../../questionnaires/all.ts';
import { answersOf } from '../../survey/clubs/answers.ts';
import type { ClubReport } from '../../survey/clubs/figures.ts';
import { type MadeClub, madeClubs } from '../../survey/clubs/generate.ts';
import type { Wave } from '../../survey/wave.ts';
import { aWave } from '../builders.ts';
import { startEngine } from '../engine.ts';

export const closes = Date.parse('2027-03-01T00:00:00Z');
const { questionnaire, translations } = readReady('sportverein-teilnahme');

/** A wave of clubs of the ready questionnaire. */
export const clubWave = (id: string, more: Partial<Wave> = {}): Wave =>
  aWave({
    ...{ id, questionnaire: questionnaire.id, version: questionnaire.version, languages: ['de'], places: [], k: 3 },
    opens: '2027-01-01T00:00:00Z',
    closes: new Date(closes).toISOString(),
    ...{ invited: { year: 2027 }, ...more },
  });

const summary = { members: null, women: null, associations: [], warnings: 0 };

/** Made-up clubs with their reports in a real engine, and the release function over it, with a clock of the test's own. */
export async function startClubs(count: number) {
  const engine = await startEngine();
  const { dynamo, tables } = engine;
  const publisher = openPublisher(dynamo, tables.Catalogue);
  await publisher.questionnaire(questionnaire, translations);
  const register = openRegister(dynamo, tables.Catalogue);
  const invitations = openInvitations(dynamo, tables.Catalogue);
  const reports = openReports(dynamo, tables.Reports);
  const judge = openReportJudge(dynamo, tables.Reports, tables.Catalogue);
  const made = madeClubs(2027, { count }).filter(({ years }) => years.at(-1)?.report);
  for (const { row } of made) {
    const { support, ...rest } = row;
    await register.add({ ...rest, ids: support, former: [] });
  }
  const clock = { now: closes - 1000 };
  const logged: LogEvent[] = [];
  const deps: ClubDeps = {
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    releases: openReleaseWriter(dynamo, tables.Catalogue, tables.Responses),
    clubReleases: {
      ...openClubReleases(dynamo, tables.Catalogue),
      ...openClubReleaseWriter(dynamo, tables.Catalogue),
    },
    interims: { ...openInterims(dynamo, tables.Catalogue), ...openInterimWriter(dynamo, tables.Catalogue) },
    ...{ register, invitations, reports, seals: openSeals(dynamo, tables.Catalogue), newSecret: () => 'secret' },
    percentOf: () => 10,
    now: () => clock.now,
    settle: 5000,
    log: (event) => logged.push(event),
  };
  const send = async (wave: Wave, { row }: MadeClub, report: ClubReport, number = 1, named = false) => {
    const answers = { ...answersOf(report), ...(named ? { e3: 'yes' } : {}) };
    const own = { wave: wave.id, organisation: row.vkz, number, role: 'club', day: '2027-02-01' } as const;
    await reports.send({ ...own, language: 'de', version: 1, answers, reasons: {} }, summary, 2_000_000_000);
  };
  const decide = (wave: Wave, { row }: MadeClub, status: 'accepted' | 'returned', number = 1) =>
    judge.decide(
      wave.id,
      { organisation: row.vkz, number, status, message: status === 'returned' ? 'Bitte prüfen' : '' },
      { id: 'x', at: clock.now, by: 'staff', action: 'accept_report', wave: wave.id, organisation: row.vkz, number },
    );
  const invite = (wave: Wave, { row }: MadeClub) => {
    const secret = secretOf(randomBytes(secretLength));
    return invitations.issue({ wave: wave.id, organisation: row.vkz, secret, day: '2027-01-01', role: 'club' });
  };
  /** A wave in which these clubs have reported. */
  const fill = async (wave: Wave, clubs = made, named: (index: number) => boolean = () => false) => {
    await publisher.wave(wave);
    for (const [index, club] of clubs.entries()) {
      const report = club.years.at(-1)?.report;
      if (report) await send(wave, club, report, 1, named(index));
    }
  };
  /** Staff ask for a corrected release of this number. */
  const ask = async (id: string, correct: number) => {
    const waves = openWaves(dynamo, tables.Catalogue);
    const stored = await waves.read(id);
    if (!stored) throw new Error(`no wave ${id}`);
    const entry = { id: 'y', at: clock.now, by: 'staff', wave: id, action: 'ask_correction' } as const;
    await waves.change(stored, { ...stored.wave, correct }, entry);
  };
  return {
    ...{
      ...engine,
      deps,
      made,
      clock,
      logged,
      publisher,
      register,
      invitations,
      reports,
      send,
      decide,
      invite,
      fill,
      ask,
    },
    run: () => releaseClubs(deps),
    listed: async (id: string) => (await deps.catalogue.waves()).find(({ wave }) => wave.id === id),
  };
}
