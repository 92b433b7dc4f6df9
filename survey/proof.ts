/**
 * A puzzle as ALTCHA (version 1) writes it: `challenge` is the SHA-256 of `salt` followed by a number up to `maxnumber`,
 * in hex, and finding the number is the work (https://altcha.org/docs/v2/server-integration/).
 */
export type Challenge = {
  readonly algorithm: 'SHA-256';
  readonly challenge: string;
  /** `NONCE?expires=EPOCHSECONDS&wave=WAVE&id=RESPONSE&` */
  readonly salt: string;
  /** HMAC-SHA-256 of `challenge`, in hex. */
  readonly signature: string;
  readonly maxnumber: number;
};

/** A solved challenge. */
export type Proof = Omit<Challenge, 'maxnumber'> & { readonly number: number };

/**
 * Highest number to be found; half of it is tried on average. Our solver took 0.4 s for 25,000 and 0.9 s for 50,000 in
 * Node 24 on a server; a cheap phone is taken to be three to five times slower, so that it needs one to two seconds.
 */
export const maxNumber = 50_000;
