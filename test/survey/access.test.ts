import { describe, expect, it } from 'vitest';
import { accessCodeOf, accessLength, parseAccessCode } from '../../survey/access.ts';
import { seeded } from '../../survey/generate.ts';
import { alphabet, formatCode } from '../../survey/id.ts';

const chance = seeded(5);
const codes = Array.from({ length: 200 }, () =>
  accessCodeOf(Uint8Array.from({ length: accessLength }, () => Math.floor(chance() * 256))),
);
const replaced = (code: string, place: number, letter: string): string =>
  code.slice(0, place) + letter + code.slice(place + 1);

describe('somebody who types an access code', () => {
  it('is let in with any case, spaces, dashes and look-alikes', () => {
    for (const code of codes) {
      const typed = formatCode(code).replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('-', ' – ');
      expect(formatCode(code)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(parseAccessCode(` ${typed} `)).toBe(code);
    }
  });

  it('is told of any one wrong character', () => {
    for (const code of codes.slice(0, 20))
      for (let place = 0; place < accessLength; place += 1)
        for (const letter of alphabet)
          if (letter !== code[place]) expect(parseAccessCode(replaced(code, place, letter))).toBeUndefined();
  });

  it('is told of any two characters that changed places', () => {
    for (const code of codes)
      for (let a = 0; a < accessLength; a += 1)
        for (let b = a + 1; b < accessLength; b += 1) {
          const [one = '', other = ''] = [code[a], code[b]];
          if (one !== other) expect(parseAccessCode(replaced(replaced(code, a, other), b, one))).toBeUndefined();
        }
  });

  it.each(['', 'abcd', `${'0'.repeat(13)}`, 'uuuu-uuuu-uuuu', '0000-0000-000!'])(
    'is told that "%s" is none',
    (typed) => {
      expect(parseAccessCode(typed)).toBeUndefined();
    },
  );

  it('has a code of its own: too little chance makes none', () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(() => accessCodeOf(new Uint8Array(10))).toThrow(RangeError);
  });
});
