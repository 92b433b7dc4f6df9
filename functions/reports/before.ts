import type { Answers } from '../../survey/answer.ts';
import { answersOf } from '../../survey/clubs/answers.ts';
import { figuresOf } from '../../survey/clubs/figures.ts';
import { joinReports } from '../../survey/clubs/joined.ts';
import type { Organisation } from '../../survey/organisation.ts';
import { dayOf, type Wave } from '../../survey/wave.ts';
import type { RegisterReader } from '../store/organisations.ts';
import type { ReportReader } from '../store/reports.ts';

/** Last year's report, of an organisation and of those that became part of it. */
export type Before = {
  /** Added up where there are several; empty where nobody reported. */
  readonly answers: Answers;
  /** Whose reports are added up, by name; empty where it is one report of its own. */
  readonly joined: readonly string[];
  /** Who was on its own last year and did not report, though others did: not in the sum. */
  readonly missing: readonly string[];
};

const none: Before = { answers: {}, joined: [], missing: [] };

type Stores = { readonly register: RegisterReader; readonly reports: ReportReader };

/** The organisations that became part of one, directly or by way of another, each with the day. */
async function partsOf(
  { vkz, absorbed = [] }: Organisation,
  register: RegisterReader,
): Promise<readonly { readonly organisation: Organisation; readonly day: string }[]> {
  const found = await Promise.all(absorbed.map((part) => register.find(part)));
  const own = found.flatMap((one) =>
    one?.organisation.merged?.into === vkz
      ? [{ organisation: one.organisation, day: one.organisation.merged.day }]
      : [],
  );
  const further = await Promise.all(own.map(({ organisation }) => partsOf(organisation, register)));
  return [...own, ...further.flat()];
}

/** Last year's figures of an organisation; those of organisations that have become part of it since are in them. */
export async function beforeOf(
  organisation: Organisation,
  wave: Wave | undefined,
  { register, reports }: Stores,
): Promise<Before> {
  if (!wave) return none;
  const opened = dayOf(Date.parse(wave.opens));
  const all = [{ organisation, day: '9999' }, ...(await partsOf(organisation, register))];
  const found = await Promise.all(
    all.map(async (part) => ({ ...part, report: await reports.newest(wave.id, part.organisation.vkz) })),
  );
  const reported = found.flatMap(({ report, organisation: { name } }) => (report ? [{ report, name }] : []));
  const [first, second] = reported;
  if (!first) return none;
  const missing = found.filter(({ report, day }) => !report && day >= opened).map(({ organisation: { name } }) => name);
  const isOwn = second === undefined && first.report.organisation === organisation.vkz;
  const names = reported.map(({ name }) => name);
  const sum = joinReports(reported.map(({ report }) => figuresOf(report.answers)));
  return { answers: second ? answersOf(sum) : first.report.answers, joined: isOwn ? [] : names, missing };
}
