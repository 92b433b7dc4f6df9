/** Crockford's base 32 without i, l, o, u: nothing to misread when a code is copied by hand. */
export const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Length of a response id: 20 characters of 5 bits are 100 bits of chance. */
export const idLength = 20;

const pattern = new RegExp(`^[${alphabet}]{${idLength}}$`);

/** Whether a text is a response id in its stored form. */
export const isResponseId = (text: string): boolean => pattern.test(text);

/** A response id of `idLength` random bytes. Throws `RangeError` for fewer. */
export function idOf(bytes: Uint8Array): string {
  if (bytes.length < idLength) throw new RangeError(`an id needs ${idLength} random bytes, got ${bytes.length}`);
  return Array.from(bytes.subarray(0, idLength), (byte) => alphabet[byte & 31]).join('');
}

/** The id as people copy it: upper case in groups of four. It is also the code that withdraws the response. */
export const formatCode = (id: string): string => id.toUpperCase().replaceAll(/.{4}(?=.)/g, '$&-');

/**
 * What a person typed, in the alphabet as far as it goes: any case, spaces and dashes, o for 0, i and l for 1, and İ
 * and ı as a Turkish keyboard gives them for i.
 */
export const lettersOf = (typed: string): string =>
  typed
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/i\u0307?|[lı]/g, '1');

/** The id in what a person typed. Undefined where it is none. */
export function parseCode(typed: string): string | undefined {
  const id = lettersOf(typed);
  return isResponseId(id) ? id : undefined;
}

/** How many partitions a wave's responses are spread over: 16 x 1,000 write units a second (DynamoDB's limit each). */
export const buckets = 16;

/** The partition a response lies in. */
export const bucketOf = (id: string): number => alphabet.indexOf(id[0] ?? '0') % buckets;
