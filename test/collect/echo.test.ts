import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import { leastFields } from '../builders.ts';
import { publishSink } from './sink.ts';
import { idNumber, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await publishSink(world);
});
afterAll(() => world.stop());

const form = '/s/sink-26/de';

const posted = async (fields: Fields, path = form): Promise<readonly [number, string]> => {
  const response = await world.post(path, { ...leastFields, ...fields });
  return [response.status, await response.text()];
};

const attack = `"'></textarea></script><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}`;

/** No tag and no attribute of the attack is one on the page. */
const expectInert = (html: string): void => {
  expect(html).not.toMatch(/<img src=x|<script>|<\/textarea><\/script>/);
  expect(html.replaceAll(/="[^"]*"/g, '')).not.toMatch(/<[^>]* onerror=/);
};

describe('HTML in a value', () => {
  const everywhere: Fields = Object.fromEntries(
    [
      ...['town', 'care', 'happy', 'why', 'langs', 'langs.other', 'main', 'skill.speak', 'children', 'wish.park'],
      ...['rent', 'day.year', 'postcode', 'hours.work.week', 'kids', 'kids.1.name', 'kids.1.age', '_step', '_id'],
    ].map((field) => [field, [attack]]),
  );

  test('is text on the form that gives it back, with its summary', async () => {
    const [status, html] = await posted(everywhere);
    expect(status).toBe(422);
    expect(html).toContain('&lt;img src=x');
    expectInert(html);
  });

  test('is text in the review, and on the page of a wave that has closed', async () => {
    const typed: Fields = {
      langs: ['other'],
      'langs.other': ['<b onerror=1>'],
      'kids.1.age': ['2'],
      'kids.1.name': ['<i>"'],
    };
    for (const path of [form, '/s/gone-26/de']) {
      const [, html] = await posted(typed, path);
      expect(html).toContain('&lt;i>');
      expect(html).not.toMatch(/<i>|<b onerror/);
    }
  });

  test.each([
    [
      'a link that fills in',
      `${form}?${new URLSearchParams({ why: attack, 'kids.1.name': attack, town: attack, x: attack })}`,
    ],
    ['the name of a field in a link', `${form}?${encodeURIComponent(attack)}=1`],
    ['an access code in a link', `/s/coded-26/de?code=${encodeURIComponent(attack)}`],
    ['a place', `${form}?at=${encodeURIComponent(attack)}`],
    ['the shared-phone mode', `${form}?kiosk=${encodeURIComponent(attack)}`],
    ['its start', `/s/sink-26?kiosk&at=${encodeURIComponent(attack)}`],
    ['the thank-you page', `${form}/done/${idNumber(5)}?kiosk&x=${encodeURIComponent(attack)}`],
    ['a printed sheet', `${form}/paper?at=${encodeURIComponent(attack)}`],
    ['a poster', `${form}/poster?at=${encodeURIComponent(attack)}&x=${encodeURIComponent(attack)}`],
    ['the home page', `/?language=${encodeURIComponent(attack)}`],
    ['a page about the site', `/i/de/privacy?wave=${encodeURIComponent(attack)}`],
    ['a wave that is not there', `/s/${encodeURIComponent(attack)}/de`],
    ['a language that is not there', `/s/sink-26/${encodeURIComponent(attack)}`],
  ])('is text in %s', async (_, path) => {
    const response = await world.app.request(path);
    expect(response.status).toBeLessThan(500);
    expectInert(await response.text());
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('is text in a code that is typed to withdraw', async () => {
    const response = await world.post(`${form}/withdraw`, { code: [attack] });
    expectInert(await response.text());
  });
});

describe('links', () => {
  test.each([
    ['nonsense for every type', '?town=x&happy=99&children=abc&langs=x&langs=y&kids=999999&day.year=x&wish.park=-1'],
    ['names of a program', '?__proto__=1&constructor=2&toString=3&hasOwnProperty=4'],
    ['signs from before UTF-8', '?why=Gr%FC%DFe&care=kita'],
    ['a lone percent sign', '?why=100%&care=kita'],
    ['tracking marks of others', '?fbclid=x&utm_source=y&&&=&='],
    ['eight thousand signs', `?care=kita&why=${'x'.repeat(8000)}`],
  ])('with %s lead to the form all the same', async (_, query) => {
    const response = await world.app.request(`${form}${query}`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain('id="submit"');
    if (query.includes('care=kita')) expect(html).toMatch(/value="kita"[^>]* checked/);
  });

  test('with an access code lose it before the thank-you page, however it is written', async () => {
    for (const name of ['code', 'c%6fde', '%63ode']) {
      const html = await (await world.app.request(`/s/coded-26/de?at=north&${name}=ABCD-EFGH`)).text();
      expect(/"query":"([^"]*)"/.exec(html)?.[1]).toBe('?at=north');
    }
  });
});

describe('files', () => {
  test.each([
    ...[
      '/f/../sw.txt',
      '/f/%2e%2e%2fsw.js',
      '/f/..%2f..%2fpackage.json',
      '/f/de',
      '/f/.json',
      '/f/zz.json',
      '/f/xx-YY.json',
    ],
    ...['/f/__proto__.json', '/f/constructor.json', `/f/${'a'.repeat(3000)}.json`, '/f/%00.json'],
    ...['/m/kitchen-sink/1/nothing.svg', '/m/kitchen-sink/2/house.svg', '/m/kitchen-sink/-1/house.svg'],
    ...['/m/kitchen-sink/1e0/house.svg', '/m/kitchen-sink/1/house.SVG', '/m/kitchen-sink/1/house.svg%00.png'],
    ...['/m/kitchen-sink/1/..%2fhouse.svg', '/m/kitchen-sink/9999999/house.svg', '/m/KITCHEN/1/house.svg'],
    ...['/m/constructor/1/house.svg', '/m/kitchen-sink/1/house.html', `/m/${'k'.repeat(2000)}/1/house.svg`],
  ])('there is none at %s', async (path) => {
    const response = await world.app.request(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('a drawing of a questionnaire cannot run anything', async () => {
    const { status, headers } = await world.app.request('/m/kitchen-sink/1/house.svg');
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('the worker is looked at anew, and words are JSON of a language that is spoken', async () => {
    const { headers } = await world.app.request('/sw.js');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const words = await world.app.request('/f/ar.json');
    expect(words.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

test('nothing of it is an error of ours', () => {
  expect(world.logged).toEqual([]);
});
