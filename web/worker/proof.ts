import type { Challenge, Proof } from '../../survey/proof.ts';

/** `(bytes) => crypto.subtle.digest('SHA-256', bytes)` */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** Numbers tried before the page gets to draw again: some milliseconds of work. */
const batchSize = 250;

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const breathe = (): Promise<void> => new Promise((done) => setTimeout(done));

/**
 * Finds the number of an ALTCHA challenge by trying from 0 on. Throws `RangeError` where there is none up to
 * `maxnumber`, which no challenge of ours comes to.
 */
export async function solveProof(challenge: Challenge, digest: Digest): Promise<Proof> {
  const { maxnumber, ...rest } = challenge;
  const encoder = new TextEncoder();
  for (let start = 0; start <= maxnumber; start += batchSize) {
    const length = Math.min(batchSize, maxnumber - start + 1);
    const tried = Array.from({ length }, (_, index) => digest(encoder.encode(`${challenge.salt}${start + index}`)));
    const found = (await Promise.all(tried)).findIndex((bytes) => hexOf(bytes) === challenge.challenge);
    if (found >= 0) return { ...rest, number: start + found };
    await breathe();
  }
  throw new RangeError('the challenge has no solution');
}

/** Solves a challenge with the browser's own SHA-256. */
export const solve = (challenge: Challenge): Promise<Proof> =>
  solveProof(challenge, (bytes) => crypto.subtle.digest('SHA-256', bytes));
