import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, buckets, formatCode, idLength, idOf, isResponseId, parseCode } from '../../survey/id.ts';

const id = fc.uint8Array({ minLength: idLength, maxLength: 40 }).map(idOf);

describe('the code that withdraws a response', () => {
  it('is an id of random bytes that comes back from the way people copy it', () => {
    fc.assert(
      fc.property(id, (made) => {
        expect(isResponseId(made)).toBe(true);
        expect(formatCode(made)).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
        expect(parseCode(formatCode(made))).toBe(made);
      }),
    );
  });

  it.each([
    ['with blanks and long dashes', ' 0123–4567—89ab cdef\tghjk '],
    ['in capitals', '0123-4567-89AB-CDEF-GHJK'],
    ['with o for 0, i and l for 1', 'OI23-4567-89ab-cdef-ghjk'],
    ['with a small l', 'ol234567 89abcdefghjk'],
    ['with the dotted capital of a Turkish keyboard', '0İ23-4567-89AB-CDEF-GHJK'],
    ['with the dotless letter of a Turkish keyboard', '0ı23-4567-89ab-cdef-ghjk'],
  ])('is understood %s', (_, typed) => {
    expect(parseCode(typed)).toBe('0123456789abcdefghjk');
  });

  it.each(['', '0123', '0123456789abcdefghju', '0123456789abcdefghjk0', "'; drop table"])('is none in %j', (typed) => {
    expect(parseCode(typed)).toBeUndefined();
  });

  it('is never made of too little chance', () => {
    expect(() => idOf(new Uint8Array(idLength - 1))).toThrow(RangeError);
  });

  it('falls into one of the buckets by its first character', () => {
    fc.assert(fc.property(id, (made) => bucketOf(made) >= 0 && bucketOf(made) < buckets));
    expect([...'0fghvwz'].map((first) => bucketOf(first))).toEqual([0, 15, 0, 1, 11, 12, 15]);
  });
});
