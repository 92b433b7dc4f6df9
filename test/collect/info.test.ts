import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWords } from '../../functions/words.ts';
import { readHouse } from '../../infra/house.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { directionOf } from '../../survey/language.ts';
import { languages } from '../../survey/registry.ts';
import { idNumber, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const pages = ['privacy', 'accessibility', 'contact', 'imprint', 'simple'] as const;
const titles = {
  privacy: 'privacy.title',
  accessibility: 'access.title',
  contact: 'contact.title',
  imprint: 'imprint.title',
};
const legal = openWords('web/legal');
const wordsFor = openWords('web/words');
const house = readHouse();
const get = (path: string) => world.app.request(path);
const textOf = async (path: string): Promise<string> => (await get(path)).text();

/** The addresses of the footer, as they stand in the page. */
const footOf = (html: string): readonly string[] =>
  [...(/<footer[\s\S]*<\/footer>/.exec(html)?.[0] ?? '').matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);

const cases = ['de', 'en', 'ar'].flatMap((language) => pages.map((page) => ({ language, page })));

describe('the pages about the site', () => {
  test.each(cases)('a reader of $language gets the page $page, whole and safe', async ({ language, page }) => {
    const response = await get(`/i/${language}/${page}`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=0, s-maxage=60/);
    expect(response.headers.get('set-cookie')).toBeNull();
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const [, style = ''] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g))
      expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
    expect(policy).toContain("script-src 'none'");
    expect(html.match(/<h1>/g)).toHaveLength(1);
    const words = await legal(language);
    if (page !== 'simple') expect(html).toContain(`<h1>${words.say(titles[page])}</h1>`);
    if (page !== 'simple' && words.language !== language)
      expect(html).toContain(`<div lang="${words.language}" dir="${directionOf(words.language)}"><h1>`);
    expect(html).not.toMatch(/\{\w+\}|>(?:access|contact|privacy|imprint|simple)\.\w+</);
  });

  test.each(pages)('a reader chooses among every language of the registry on %s', async (page) => {
    const html = await textOf(`/i/de/${page}`);
    for (const { tag } of languages) {
      expect(html).toContain(`href="/i/${tag}/${page}"`);
      expect((await get(`/i/${tag}/${page}`)).status).toBe(200);
    }
  });

  test.each(['/i/xx/privacy', '/i/de/nothing', '/i/..%2Fde/privacy', '/i/de', '/i/__proto__/privacy'])(
    'a visitor of %s reads that there is nothing, with a way to the other pages',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(footOf(await response.text())).toHaveLength(5);
    },
  );

  test('a visitor reads who is responsible and how to reach them', async () => {
    const html = await textOf('/i/en/imprint');
    for (const text of [house.publisher.unit, house.publisher.county, ...house.address, house.email, house.phone])
      expect(html).toContain(text);
    expect(html).toContain('href="tel:+490000000000"');
    expect(html).toContain('<address lang="de">');
  });

  test('a visitor reads the day of the accessibility statement in words of the language', async () => {
    expect(await textOf('/i/de/accessibility')).toContain('23. November 2026');
    expect(await textOf('/i/en/accessibility')).toContain('November 23, 2026');
  });

  test('a parent who comes from a wave reads its title and retention, and finds back', async () => {
    const html = await textOf('/i/en/privacy?wave=open-26');
    const words = await legal('en');
    const { intro, notice } = elternKita.translations.find(({ language }) => language === 'en')?.texts ?? {};
    expect(html).toContain(`<p>${intro}</p><p>${notice}</p>`);
    expect(html).toContain(words.say('privacy.retention', { days: 90 }));
    expect(html).toContain('<div lang="en" dir="ltr"><p class="lead">');
    expect(html).toContain('href="/s/open-26/en"');
    expect(html).toContain('href="/i/tr/privacy?wave=open-26"');
    expect(html).not.toContain('href="/i/pl/privacy');
    expect(footOf(html)[0]).toBe('/i/en/privacy?wave=open-26');
  });

  test.each(['', '?wave=nothing', `?wave=${'x'.repeat(3000)}`, '?wave=', '?wave=%3Cb%3E'])(
    'a visitor of the privacy page%s reads what holds for every wave',
    async (query) => {
      const response = await get(`/i/en/privacy${query}`);
      expect(response.status).toBe(200);
      const html = await response.text();
      expect(html).toContain((await legal('en')).say('privacy.retention_site'));
      expect(html).not.toContain('<b>');
    },
  );

  test('a reader of Arabic gets Leichte Sprache marked as German from left to right', async () => {
    const html = await textOf('/i/ar/simple');
    expect(html).toContain('<div class="easy" lang="de-simple" dir="ltr">');
    expect(html).toContain('Noch keine Prüf-Gruppe hat diesen Text gelesen.');
    expect(html).toContain('Ein Video in Deutscher Gebärden-Sprache gibt es noch nicht.');
    const sentences = [...html.matchAll(/<p>([^<]+)<\/p>/g)].map(([, sentence = '']) => sentence);
    expect(sentences.length).toBeGreaterThan(40);
    expect(sentences.filter((sentence) => sentence.split(' ').length > 12)).toEqual([]);
  });
});

describe('the footer', () => {
  const own = (language: string, query = ''): readonly string[] =>
    pages.map((page) => `/i/${language}/${page}${query}`);

  test.each(['/', '/?language=ar', '/nothing', '/s/nothing/ar', ...pages.map((page) => `/i/ar/${page}`)])(
    'is on %s, with every link in its language',
    async (path) => {
      const html = await textOf(path);
      const language = /<html lang="([\w-]+)"/.exec(html)?.[1] ?? '';
      expect(footOf(html)).toEqual(own(language));
      expect(html).toContain((await wordsFor(language)).say('foot.privacy'));
    },
  );

  test('is on every page of a wave and carries the wave', async () => {
    const form = '/s/open-26/ar';
    const sent = { k1: ['witten'], k2: ['3'] };
    const responses = [
      await get(form),
      await get('/s/planned-27/ar'),
      await get('/s/closed-25/ar'),
      await get(`${form}/withdraw`),
      await get(`${form}/done/${idNumber(1)}`),
      await world.post(form, {}),
      await world.post(form, sent),
      await world.post(`${form}/withdraw`, { code: ['x'] }),
    ];
    for (const response of responses) {
      const html = await response.text();
      const wave = /\?wave=([\w-]+)"/.exec(html)?.[1] ?? '';
      expect(['open-26', 'planned-27', 'closed-25']).toContain(wave);
      expect(footOf(html)).toEqual(own('ar', `?wave=${wave}`));
      expect(html).toMatch(/lang="de" dir="ltr"(?: target="_blank")?>Leichte Sprache<\/a>/);
      expect(html).toContain(`${house.publisher.unit} <span>${house.publisher.county}</span>`);
    }
  });
});
