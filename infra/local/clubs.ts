import type { InvitationStore } from '../../functions/store/invitations.ts';
import { secretLength, secretOf } from '../../functions/store/invitations.ts';
import type { RegisterStore } from '../../functions/store/organisations.ts';
import type { Publisher } from '../../functions/store/publish.ts';
import type { ReportStore } from '../../functions/store/reports.ts';
import { readReady } from '../../questionnaires/all.ts';
import { answersOf } from '../../survey/clubs/answers.ts';
import { type ClubReport, gendersOf, totalOf } from '../../survey/clubs/figures.ts';
import { type MadeClub, madeClubs } from '../../survey/clubs/generate.ts';
import type { Report } from '../../survey/organisation.ts';
import { dayOf, expiryOf, type Wave } from '../../survey/wave.ts';

/** Ids of the waves of clubs that a first start shows, and the club whose link is printed. */
export const clubsWave = 'sportverein-demo';
export const clubsBefore = 'sportverein-vorjahr';
const demoClub = '9900060';

const clubs = 60;
/** So many of them have reported this year; the club of the printed link is not among them. */
const reporting = 40;
const opening = 48;
const day = 86_400_000;

export type ClubsDeps = {
  readonly publisher: Publisher;
  readonly register: RegisterStore;
  readonly invitations: InvitationStore;
  readonly reports: ReportStore;
  readonly origin: string;
  readonly now: () => number;
  /** So many random bytes. */
  readonly chance: (bytes: number) => Uint8Array;
};

const { questionnaire, translations } = readReady('sportverein-teilnahme');

const waveOf = (id: string, name: string, opens: number, closes: number, invited: Wave['invited']): Wave => ({
  ...{ id, name, questionnaire: questionnaire.id, version: questionnaire.version, languages: questionnaire.languages },
  opens: new Date(opens).toISOString(),
  closes: new Date(closes).toISOString(),
  ...{ places: [], k: 3, retentionDays: 1095, demo: true, invited },
});

const summaryOf = ({ members, departments }: ClubReport) => ({
  members: totalOf(members) ?? null,
  women: members ? (gendersOf(members).w ?? null) : null,
  associations: [...new Set(departments.map(({ association }) => association).filter(Boolean))],
  warnings: 0,
});

async function sendMade({ row }: MadeClub, report: ClubReport, wave: Wave, on: string, { reports }: ClubsDeps) {
  const isNamed = Number(row.vkz) % 5 === 0;
  const sent: Report = {
    ...{ wave: wave.id, organisation: row.vkz, number: 1, role: 'club', day: on, language: 'de' },
    ...{
      version: wave.version,
      answers: { ...answersOf(report), a2: 'lsb_file', a3: row.support, ...(isNamed ? { e3: 'yes' } : {}) },
      reasons: {},
    },
  };
  await reports.send(sent, summaryOf(report), expiryOf(wave));
}

async function fill(made: readonly MadeClub[], open: Wave, before: Wave, deps: ClubsDeps): Promise<void> {
  const today = dayOf(deps.now());
  for (const [index, club] of made.entries()) {
    const { support, ...row } = club.row;
    await deps.register.add({ ...row, ids: support, former: [] });
    const [, then, now] = club.years;
    if (then?.report) await sendMade(club, then.report, before, dayOf(Date.parse(before.closes) - 20 * day), deps);
    if (index >= opening) continue;
    const secret = secretOf(deps.chance(secretLength));
    await deps.invitations.issue({ wave: open.id, organisation: row.vkz, secret, day: today, role: 'club' });
    if (index < reporting && now?.report) await sendMade(club, now.report, open, today, deps);
  }
}

/**
 * Loads made-up clubs once: last year's reports in a wave that is over, and so is released, and some of this year's.
 * Gives a fresh link to try the form by.
 */
export async function loadClubs(deps: ClubsDeps): Promise<string> {
  const { publisher, invitations, now, origin, chance } = deps;
  await publisher.questionnaire(questionnaire, translations);
  const year = Number(dayOf(now()).slice(0, 4));
  const before = waveOf(clubsBefore, 'Demo: Vereine im Vorjahr', now() - 400 * day, now() - 300 * day, {
    year: year - 1,
  });
  const open = waveOf(clubsWave, 'Demo: Vereine', now() - day, now() + 60 * day, { year, before: before.id });
  if (await publisher.wave(open)) await fill(madeClubs(year, { count: clubs }), open, before, deps);
  // It is over, so that it is released at once: with its reports, and not before them.
  await publisher.wave(before);
  const secret = secretOf(chance(secretLength));
  await invitations.issue({ wave: open.id, organisation: demoClub, secret, day: dayOf(now()), role: 'club' });
  return `${origin}/r/${secret}`;
}
