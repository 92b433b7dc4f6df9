import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elternKita } from '../../questionnaires/all.ts';
import type { Fields } from '../../survey/answer.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { formatCode, parseCode } from '../../survey/id.ts';
import arabic from '../../web/words/ar.json' with { type: 'json' };
import { idNumber, plain, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const form = '/s/open-26/ar';
const words = arabic.texts;
const wish = 'شكرًا <b>جزيلًا</b> & "سلام"';
const valid: Fields = { ...madeUpFields(elternKita.questionnaire, seeded(3)), k1: ['witten'], k2: ['3'], k16: [wish] };

/** The fields of the review page's hidden inputs, unescaped as a browser does it. */
const hiddenIn = (html: string): Fields => {
  const fields: Record<string, string[]> = {};
  for (const [tag] of html.matchAll(/<input type="hidden"(?: [\w-]+="[^"]*")*/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    const value = (/value="([^"]*)"/.exec(tag)?.[1] ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    fields[name] = [...(fields[name] ?? []), value];
  }
  return fields;
};

const review = async (fields: Fields = valid, path = form): Promise<Fields> =>
  hiddenIn(await (await world.post(path, fields)).text());

test.each([
  ['ar-SY,de;q=0.5', 'ar'],
  ['fr,tr;q=0.8,en;q=0.3', 'tr'],
  ['ja', 'de'],
  ['', 'de'],
])('a visitor whose browser asks for "%s" is led to the form in %s', async (wanted, language) => {
  const response = await world.app.request('/s/open-26?at=north', { headers: { 'accept-language': wanted } });
  expect([response.status, response.headers.get('location')]).toEqual([302, `/s/open-26/${language}?at=north`]);
});

test.each([
  ['ar', 'rtl'],
  ['de', 'ltr'],
])('a reader of %s gets a page that says its language and runs %s', async (language, direction) => {
  const response = await world.app.request(`/s/open-26/${language}`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(`<html lang="${language}" dir="${direction}">`);
});

test('a reader of Russian sees German marked as German where the translation is missing', async () => {
  const html = await (await world.app.request('/s/russian-26/ru')).text();
  expect(html).toContain('<html lang="ru" dir="ltr">');
  expect(html).toContain('<h1><span lang="de" dir="ltr" class="fallback">Kita und Familiensprache</span></h1>');
});

test('whoever reads a page gets no cookie, nothing from elsewhere and no script but the page’s own', async () => {
  const sent = await review();
  const responses = [
    await world.app.request('/'),
    await world.app.request('/s/open-26'),
    await world.app.request(form),
    await world.app.request('/s/planned-27/ar'),
    await world.app.request('/s/closed-25/ar'),
    await world.app.request(`${form}/withdraw`),
    await world.app.request(`${form}/done/${idNumber(1)}`),
    await world.app.request('/s/nothing/ar'),
    await world.app.request('/nothing'),
    await world.post(form, {}),
    await world.post(form, valid),
    await world.post(form, sent),
    await world.put(idNumber(1), { language: 'de', answers: { k1: 'witten', k2: '3' } }),
  ];
  for (const response of responses) {
    expect(response.headers.get('set-cookie')).toBeNull();
    const html = await response.text();
    expect(html).not.toMatch(/https?:\/\/|(?:src|href|action)="\/\//);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    const inline = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>|<script type="module">([\s\S]*?)<\/script>/g)];
    for (const [, style, script] of inline)
      expect(policy).toContain(
        `'sha256-${createHash('sha256')
          .update(style ?? script ?? '')
          .digest('base64')}'`,
      );
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
  }
});

test('the form’s policy names a hash for its styles and its script', async () => {
  const policy = (await world.app.request(form)).headers.get('content-security-policy');
  expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'; style-src 'sha256-/);
});

test('a parent who forgot something without a script gets it all back in Arabic, with links to what is wrong', async () => {
  const before = await world.rows();
  const response = await world.post(form, { k2: ['3'], k4: ['tr', 'ar'], k16: [`${wish}${'ا'.repeat(500)}`] });
  expect(response.status).toBe(422);
  const html = await response.text();
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain(words['error.title']);
  expect(html).toContain(words['error.required']);
  expect(html).toMatch(/<a href="#k1">/);
  expect(html).toMatch(/<a href="#k16">/);
  expect(html).toMatch(/<input(?=[^>]* name="k2")(?=[^>]* value="3")[^>]* checked/);
  expect(html).toMatch(/<input(?=[^>]* name="k4")(?=[^>]* value="tr")[^>]* checked/);
  expect(html).toContain('شكرًا &lt;b>جزيلًا&lt;/b> &amp; ');
  expect(await world.rows()).toEqual(before);
});

test.each([...new Set(elternKita.questionnaire.sections.flatMap(({ items }) => items.map(({ id }) => id)))])(
  'a link to the error at %s leads to something on the page',
  async (item) => {
    const grid = item === 'k6' ? 'k6.speak' : item === 'k11' ? 'k11.helping' : item;
    const context = { k1: ['witten'], k2: ['3'], k7: ['yes_here'], k9: ['vorlesen'], k10: ['vorlesen'] };
    const html = await (await world.post(form, { ...context, [grid]: ['nowhere', 'nothing'] })).text();
    const anchors = [...html.matchAll(/<a href="#([^"]+)"/g)].map(([, anchor]) => anchor ?? '');
    expect(anchors.length).toBeGreaterThan(0);
    for (const anchor of anchors) expect(html).toContain(`id="${anchor}"`);
  },
);

test('a parent looks at the answers once more before they are sent, and nothing is stored yet', async () => {
  const before = await world.rows();
  const response = await world.post(form, valid);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain(`<h1>${words['review.title']}</h1>`);
  const { _id: id = [], ...kept } = hiddenIn(html);
  expect(parseCode(id[0] ?? '')).toBe(id[0]);
  expect(kept).toEqual(valid);
  expect(await world.rows()).toEqual(before);
});

test('a parent who presses send twice stores one response and sees the same code', async () => {
  const before = (await world.rows()).length;
  const sent = await review();
  const id = sent['_id']?.[0] ?? '';
  const [first, second] = await Promise.all([world.post(form, sent), world.post(form, sent)]);
  for (const response of [first, second])
    expect([response.status, response.headers.get('location')]).toEqual([303, `${form}/done/${id}`]);
  expect(await world.rows()).toHaveLength(before + 1);
  const done = await (await world.app.request(`${form}/done/${id}`)).text();
  expect(done).toContain(words['done.title']);
  expect(done).toContain(formatCode(id));
});

test('a parent who goes back and changes an answer after sending has sent a second response', async () => {
  const sent = await review();
  await world.post(form, sent);
  const again = await world.post(form, { ...sent, k2: ['4'] });
  expect(again.status).toBe(303);
  expect(again.headers.get('location')).not.toContain(sent['_id']?.[0]);
});

test('a parent who wants to change something finds every answer still there', async () => {
  const before = await world.rows();
  const response = await world.post(form, { ...(await review()), _step: ['change'] });
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toMatch(/<option(?=[^>]* value="witten")[^>]* selected/);
  expect(html).toMatch(/<input(?=[^>]* name="k2")(?=[^>]* value="3")[^>]* checked/);
  expect(html).toContain('شكرًا &lt;b>جزيلًا');
  expect(html).not.toContain('name="_id"');
  expect(await world.rows()).toEqual(before);
});

test('a parent who came by a poster’s link is counted at its place, and a mistyped place is let go', async () => {
  for (const [at, place] of [
    ['north', 'north'],
    ['moon', undefined],
  ]) {
    const sent = await review(valid, `${form}?at=${at}`);
    const response = await world.post(`${form}?at=${at}`, sent);
    expect(response.status).toBe(303);
    expect((await world.rowOf(sent['_id']?.[0] ?? ''))?.['place']?.S).toBe(place);
  }
});

test.each([
  ['as it is shown', (code: string) => code],
  ['in lower case with spaces', (code: string) => ` ${code.toLowerCase().replaceAll('-', '  ')} `],
  ['with an o for a zero', (code: string) => code.replaceAll('0', 'O')],
])('a parent takes the answers back by the code typed %s', async (_, typed) => {
  const sent = await review();
  const id = sent['_id']?.[0] ?? '';
  await world.post(form, sent);
  const response = await world.post(`${form}/withdraw`, { code: [typed(formatCode(id))] });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(words['withdraw.done']);
  expect(await world.rowOf(id)).not.toHaveProperty('answers');
});

test.each(['', 'abc', formatCode(idNumber(777))])(
  'a parent whose code "%s" is unknown may look at it again',
  async (code) => {
    const response = await world.post(`${form}/withdraw`, { code: [code] });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(words['withdraw.unknown']);
    if (code) expect(html).toContain(`value="${code}"`);
  },
);

test.each([
  ['planned-27', 200, words['planned.title']],
  ['closed-25', 410, words['closed.title']],
])('a visitor of %s reads that it takes no answers, and none are stored', async (wave, status, title) => {
  const before = await world.rows();
  for (const response of [await world.app.request(`/s/${wave}/ar`), await world.post(`/s/${wave}/ar`, valid)]) {
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(title);
  }
  expect(await world.rows()).toEqual(before);
});

test.each([
  ['a field named __proto__', `k1=witten&k2=3&__proto__=x`, 422],
  ['a field nobody asked for', 'k1=witten&k2=3&k99=x', 422],
  ['escapes that are no UTF-8', 'k16=%ff', 400],
  ['a megabyte', `k16=${'x'.repeat(1024 * 1024)}`, 413],
])('a form with %s is turned away as a page, and nothing is stored', async (_, body, status) => {
  const before = await world.rows();
  const response = await world.app.request(form, { method: 'POST', headers: plain, body });
  expect(response.status).toBe(status);
  expect(await response.text()).toContain('<html lang="ar" dir="rtl">');
  expect(await world.rows()).toEqual(before);
});

test('what a parent wrote stands in no log line', () => {
  expect(world.logged).toEqual([]);
});
