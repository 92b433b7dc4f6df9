import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contrastOf, faintPairs } from '../infra/contrast.ts';
import { readHouse } from '../infra/house.ts';
import { coloursOf } from '../web/house.ts';
import { root } from './sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'house-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = readHouse();

/** Reads a house file with these keys changed. */
const reading = (change: Readonly<Record<string, unknown>>) => () => {
  const file = join(folder, 'house.json');
  writeFileSync(file, JSON.stringify({ ...own, ...change }));
  return readHouse(file);
};

describe('the house’s settings', () => {
  it('name nobody’s real address before an operator has set one', () => {
    expect(own.email).toMatch(/@example\.org$/);
    expect([own.officer, own.phone, own.processor].filter((text) => !text.includes('Beispiel'))).toEqual([]);
  });

  it('can be another county’s, without a logo too', () => {
    const { logo, ...without } = own;
    expect(logo?.path.length).toBeLessThan(200);
    const file = join(folder, 'other.json');
    writeFileSync(file, JSON.stringify({ ...without, publisher: { unit: 'KI', county: 'Kreis Beispiel' } }));
    expect(readHouse(file)).toEqual({ ...without, publisher: { unit: 'KI', county: 'Kreis Beispiel' } });
  });

  it.each([
    ['email', { email: 'nobody' }],
    ['address', { address: [] }],
    ['publisher.unit', { publisher: { unit: '  ', county: 'Kreis' } }],
    ['logo.path', { logo: { box: '0 0 1 1', path: '"/><script>' } }],
    ['colours.accent.dark', { colours: { ...own.colours, accent: { light: '#000000', dark: 'red' } } }],
    ['statement', { statement: 'gestern' }],
    ['fax', { fax: '1' }],
    ['processor', { processor: undefined }],
  ])('that are wrong stop the build with the name of the key: %s', (key, change) => {
    expect(reading(change)).toThrow(`${key}:`);
  });

  it('with a colour that is hard to read stop the build', () => {
    const accent = { light: '#8a8a8a', dark: '#7fd6bd' };
    expect(reading({ colours: { ...own.colours, accent } })).toThrow(/contrast below 4\.5: colours\.accent\.light on/);
  });
});

describe('the colours', () => {
  const style = readFileSync(join(root, 'web/form/style/base.css'), 'utf8');

  it('of the house can be read on every ground, light and dark', () => {
    expect(faintPairs(own.colours, style)).toEqual([]);
  });

  it('are as far apart as WCAG says', () => {
    expect(contrastOf('#ffffff', '#000000')).toBe(21);
    expect(contrastOf('#fff', '#767676')).toBeCloseTo(4.54, 2);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastOf('#0b5d4b', '#0b5d4b')).toBe(1);
  });

  it('cost a page few bytes', () => {
    expect(coloursOf(own).length).toBeLessThan(110);
  });
});
