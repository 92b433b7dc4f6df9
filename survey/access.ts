import { alphabet, lettersOf } from './id.ts';

/** Length of an access code: 11 characters of 5 bits are 55 bits of chance, and one character checks them. */
export const accessLength = 12;

/** Doubling in the field of 32 elements with x^5 + x^2 + 1. */
const doubled = (element: number): number => (element & 16 ? (element << 1) ^ 0b100101 : element << 1);

/**
 * The value of a Reed-Solomon code with one check symbol (Reed and Solomon 1960): 0 for a code without a fault.
 * Each place has another weight, so that one wrong character is always seen, and two that changed places too.
 */
const syndromeOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => doubled(sum) ^ alphabet.indexOf(letter), 0);

const pattern = new RegExp(`^[${alphabet}]{${accessLength}}$`);

/** An access code of `accessLength - 1` random bytes, in its stored form. Throws `RangeError` for fewer. */
export function accessCodeOf(bytes: Uint8Array): string {
  const chance = accessLength - 1;
  if (bytes.length < chance) throw new RangeError(`an access code needs ${chance} random bytes, got ${bytes.length}`);
  const letters = Array.from(bytes.subarray(0, chance), (byte) => alphabet[byte & 31]).join('');
  return letters + alphabet[doubled(syndromeOf(letters))];
}

/** The code in what a person typed, as forgiving as `parseCode`. Undefined where it is mistyped: no wave is asked. */
export function parseAccessCode(typed: string): string | undefined {
  const letters = lettersOf(typed);
  return pattern.test(letters) && syndromeOf(letters) === 0 ? letters : undefined;
}
