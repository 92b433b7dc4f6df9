import type { infer as Infer } from 'zod/mini';
import type { Answers } from './answer.ts';
import type { organisationSchema, reportSchema, summarySchema } from './schema.ts';

/** A club or another body that is named and invited. Days are `YYYY-MM-DD`. */
export type Organisation = Infer<typeof organisationSchema>;

/** One sent version of an organisation's report. */
export type Report = Readonly<Omit<Infer<typeof reportSchema>, 'answers' | 'reasons'>> & {
  readonly answers: Answers;
  readonly reasons: Readonly<Record<string, string>>;
};

/** Who wrote: the organisation by its link, or staff from paper. */
export type Role = Report['role'];

/** What staff see of a report in a list. */
export type Summary = Infer<typeof summarySchema>;

/** Where an organisation's report stands: the newest version, and what staff made of it. */
export type ReportHead = Pick<Report, 'organisation' | 'number' | 'role' | 'day'> & {
  readonly status: 'sent' | 'accepted' | 'returned';
  /** Why staff sent it back; nothing otherwise. */
  readonly message: string;
  readonly summary: Summary;
};

/** An organisation's way into a wave. Links of an older generation lead nowhere any more. */
export type Invitation = {
  readonly organisation: string;
  readonly generation: number;
  /** Day of the newest link. */
  readonly issued: string;
  /** First day on which a link of it was opened. */
  readonly opened?: string;
  readonly revoked: boolean;
  /** Last day on which staff let it report after the close. */
  readonly late?: string;
};

/** Whether a report may be sent on a day (`YYYY-MM-DD`): until the last day of the wave, or as long as staff allow. */
export const mayReport = ({ late }: Pick<Invitation, 'late'>, phase: 'planned' | 'open' | 'closed', day: string) =>
  phase === 'open' || (phase === 'closed' && late !== undefined && day <= late);
