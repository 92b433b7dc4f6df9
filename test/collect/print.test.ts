import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetNames } from '../../web/print/kit.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const get = (path: string) => world.app.request(`/s/${path}`);
const textOf = async (path: string): Promise<string> => (await get(path)).text();

describe.each(sheetNames)('the %s of a wave', (name) => {
  it.each([
    { language: 'de', direction: 'ltr' },
    { language: 'tr', direction: 'ltr' },
    { language: 'ar', direction: 'rtl' },
    { language: 'uk', direction: 'ltr' },
  ])('is there in $language, from the side its readers begin at', async ({ language, direction }) => {
    const response = await get(`open-26/${language}/${name}?at=north`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(html).toContain(`https://fragen.example/s/open-26/${language}?at=north`);
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
  });

  it('can be printed before the wave opens', async () => {
    expect((await get(`planned-27/de/${name}`)).status).toBe(200);
  });

  it('is gone once the wave has closed: a reader is told so instead', async () => {
    const response = await get(`closed-25/de/${name}`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('Befragung beendet');
  });

  it('names no place that the wave does not know', async () => {
    const html = await textOf(`open-26/de/${name}?at=%3Cb%3Enowhere&k1=witten`);
    expect(html).not.toContain('nowhere');
    expect(html).toContain('https://fragen.example/s/open-26/de');
    expect(html).not.toContain('de?at');
  });

  it('leads to the other sheets and languages with the place kept', async () => {
    const html = await textOf(`open-26/de/${name}?at=north`);
    for (const other of sheetNames) expect(html).toContain(`href="/s/open-26/de/${other}?at=north"`);
    expect(html).toContain(`href="/s/open-26/ar/${name}?at=north"`);
  });

  it.each(['open-26/fr', 'open-26/xx', 'nowhere-26/de'])('is not found at %s', async (path) => {
    expect((await get(`${path}/${name}`)).status).toBe(404);
  });
});

it.each(['poster', 'letter', 'message', 'paper'])(
  'the %s says the last day that answers are taken in Berlin',
  async (name) => {
    expect(await textOf(`open-26/de/${name}`)).toContain('1. Dezember 2026');
  },
);

it('a letter carries the day it is made, as the county’s calendar has it', async () => {
  expect(await textOf('open-26/de/letter')).toContain('23. November 2026');
});

it.each(['letter', 'paper'])('the %s says where paper is handed in, if there is such a place', async (name) => {
  const handIn = /ab(?:geben)?: <bdi>Kita Nord<\/bdi>/;
  expect(handIn.test(await textOf(`open-26/de/${name}?at=north`))).toBe(true);
  expect(await textOf(`open-26/de/${name}`)).not.toContain('Kita Nord');
});
