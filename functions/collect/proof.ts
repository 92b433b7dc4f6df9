import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Challenge, maxNumber, type Proof } from '../../survey/proof.ts';

/** What a challenge is made for: its solution serves this response in this wave and no other. */
export type Subject = { readonly wave: string; readonly id: string };

/** Seconds a challenge may be solved and sent: a minute of work on a very slow device, and a lost connection. */
export const secondsToSolve = 600;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const signatureOf = (challenge: string, secret: string): string =>
  createHmac('sha256', secret).update(challenge).digest('hex');

/**
 * ALTCHA (version 1) keeps parameters in the salt, as a query behind the nonce. The closing `&` keeps the digits of
 * the number apart from those of the last parameter; without it a solved challenge could be given another expiry
 * (ALTCHA's advisory of December 2025, https://altcha.org/security-advisory/).
 */
const saltOf = (nonce: string, expires: string, { wave, id }: Subject): string =>
  `${nonce}?expires=${expires}&wave=${wave}&id=${id}&`;

const parts = /^([0-9a-f]{24})\?expires=(\d{1,12})&/;

/** What a challenge is made of by chance: 12 bytes of nonce in hex, and the number that is to be found. */
export type Chance = { readonly nonce: string; readonly number: number };

/** A challenge for one response, good for `secondsToSolve` from `now` (epoch milliseconds). */
export function challengeOf(subject: Subject, secret: string, now: number, { nonce, number }: Chance): Challenge {
  const salt = saltOf(nonce, String(Math.floor(now / 1000) + secondsToSolve), subject);
  const challenge = sha256(salt + number);
  return { algorithm: 'SHA-256', challenge, salt, signature: signatureOf(challenge, secret), maxnumber: maxNumber };
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Whether a proof is of a challenge that one of the secrets signed for this very response, and not expired. */
export function isProven(proof: Proof, subject: Subject, secrets: readonly string[], now: number): boolean {
  const [, nonce = '', expires = ''] = parts.exec(proof.salt) ?? [];
  if (proof.salt !== saltOf(nonce, expires, subject) || Number(expires) * 1000 < now) return false;
  if (proof.challenge !== sha256(proof.salt + proof.number)) return false;
  return secrets.some((secret) => isSame(proof.signature, signatureOf(proof.challenge, secret)));
}
