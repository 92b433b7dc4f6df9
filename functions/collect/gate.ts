import { maxNumber, type Proof } from '../../survey/proof.ts';
import type { Wave } from '../../survey/wave.ts';
import { remember } from '../cache.ts';
import { Problem } from '../problem.ts';
import { type Key, type KeyReader, keyDay } from '../store/keys.ts';
import { challengeOf, isProven } from './proof.ts';

export type GateDeps = {
  readonly keys: KeyReader;
  readonly now: () => number;
  /** So many random bytes. */
  readonly chance: (bytes: number) => Uint8Array;
  /** Milliseconds that the keys may be remembered. */
  readonly cache: number;
  /** Responses a minute to one wave, seen by this instance, above which `proof: 'rate'` wants a proof. */
  readonly proofRate: number;
};

/** Where responses must show that work was done for them. */
export type Gate = {
  /** Notes that a response has come, and says whether its wave wants a proof of it. */
  readonly isWanted: (wave: Wave) => boolean;
  /** Whether the proof is there. False without one where there is no key yet; else throws `proof_required`. */
  readonly isShown: (wave: Wave, id: string, proof: Proof | undefined) => Promise<boolean>;
};

const minute = 60_000;

/** Says whether this is more than `limit` arrivals of one name within the last minute. Remembers `limit + 1` of each. */
export function rateOf(limit: number, now: () => number) {
  const seen = new Map<string, number[]>();
  return (name: string): boolean => {
    const times = seen.get(name) ?? [];
    seen.set(name, times);
    times.push(now());
    if (times.length > limit + 1) times.shift();
    return times.length > limit && now() - (times[0] ?? 0) < minute;
  };
}

/** Today's key; where today has none yet, the last one before it. */
const signing = (keys: readonly Key[], today: string): Key | undefined =>
  keys.findLast(({ day }) => day <= today) ?? keys[0];

function chanceOf(chance: GateDeps['chance']) {
  const number = new DataView(Uint8Array.from(chance(4)).buffer).getUint32(0) % (maxNumber + 1);
  return { nonce: Buffer.from(chance(12)).toString('hex'), number };
}

export function createGate({ keys, now, chance, cache, proofRate }: GateDeps): Gate {
  const read = remember(() => keys.read(), cache, now);
  const isFast = rateOf(proofRate, now);
  return {
    isWanted({ id, proof }) {
      if (proof === undefined) return false;
      return isFast(id) || proof === 'always';
    },
    async isShown({ id: wave }, id, proof) {
      const known = await read('all');
      const key = signing(known, keyDay(now()));
      if (!key) return false;
      const secrets = known.map(({ secret }) => secret);
      if (proof && isProven(proof, { wave, id }, secrets, now())) return true;
      const challenge = challengeOf({ wave, id }, key.secret, now(), chanceOf(chance));
      throw new Problem('proof_required', 'solve the challenge and send the response again', [], challenge);
    },
  };
}
