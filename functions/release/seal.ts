import { createHmac } from 'node:crypto';
import type { Keyed } from '../../survey/disclosure/keyed.ts';
import type { Tally } from '../../survey/tally.ts';

/** Secret numbers for the texts of a wave: the first 32 bits of HMAC-SHA-256. Throws where there is no secret. */
export function keyedBy(secret: string): Keyed {
  if (secret === '')
    throw new RangeError('a wave without a secret is not released: anybody could guess what was hidden');
  return (text) => createHmac('sha256', secret).update(`cell ${text}`).digest().readUInt32BE(0);
}

/** What says later that a release is made of these counts, and nothing to those who do not have the secret. */
export function sealOf(tally: Tally, secret: string): string {
  const counters = [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', secret)
    .update(`data ${JSON.stringify(counters)}`)
    .digest('hex');
}
