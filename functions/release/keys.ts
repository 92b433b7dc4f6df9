import { type KeyWriter, keyDay } from '../store/keys.ts';

export type KeyDeps = {
  readonly keys: KeyWriter;
  readonly now: () => number;
  /** A fresh secret of 256 bits of chance. */
  readonly newSecret: () => string;
};

/** Sees to it that today and tomorrow have a key: a day ahead, so that who remembers keys for a while has each in time. */
export async function keepKeys({ keys, now, newSecret }: KeyDeps): Promise<void> {
  for (const later of [0, 1]) await keys.put({ day: keyDay(now(), later), secret: newSecret() });
}
