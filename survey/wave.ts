import type { infer as Infer } from 'zod/mini';
import type { waveSchema } from './schema.ts';

/** One fielding of a questionnaire version. Instants are ISO 8601 in UTC. */
export type Wave = Infer<typeof waveSchema>;

/** Where a wave stands at an instant. A wave closes at `closes`, that instant excluded. */
export type Phase = 'planned' | 'open' | 'closed';

/** The phase of a wave at `now` (epoch milliseconds). */
export function phaseOf(wave: Pick<Wave, 'opens' | 'closes'>, now: number): Phase {
  if (now < Date.parse(wave.opens)) return 'planned';
  return now < Date.parse(wave.closes) ? 'open' : 'closed';
}

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** The county's calendar day of an instant (epoch milliseconds), as `YYYY-MM-DD`: the finest time that is kept. */
export const dayOf = (now: number): string => berlin.format(now);

/** The last calendar day on which a wave takes responses: it closes as the next one begins. */
export const lastDayOf = ({ closes }: Pick<Wave, 'closes'>): string => dayOf(Date.parse(closes) - 1);

/** When a wave's responses expire, in epoch seconds as DynamoDB's TTL wants it. */
export const expiryOf = (wave: Pick<Wave, 'closes' | 'retentionDays'>): number =>
  Math.floor(Date.parse(wave.closes) / 1000) + wave.retentionDays * 86_400;
