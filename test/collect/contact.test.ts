import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWords } from '../../functions/words.ts';
import { plain, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const legal = openWords('web/legal');
const contact = '/i/en/contact';

test('somebody who reports a barrier is told until when an answer comes, and only the message is stored', async () => {
  const fields = {
    about: ['barrier'],
    text: [' The button\r\nis too small \u202E'],
    reply: ['a@example.org'],
    website: [''],
  };
  const response = await world.post(contact, fields);
  const html = await response.text();
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  // It is the 23rd in Berlin, and the 22nd in UTC.
  expect(html).toContain((await legal('en')).say('contact.done', { date: '\u2068December 7, 2026\u2069' }));
  expect(await world.contacts()).toEqual([
    {
      pk: { S: 'CONTACT' },
      sk: { S: expect.stringMatching(/^[0-9a-z]{20}$/) },
      day: { S: '2026-11-23' },
      due: { S: '2026-12-07' },
      language: { S: 'en' },
      about: { S: 'barrier' },
      text: { S: 'The button\nis too small' },
      reply: { S: 'a@example.org' },
      status: { S: 'open' },
      ttl: { N: String(Date.parse('2027-02-21T00:00:00Z') / 1000) },
    },
  ]);
});

test('somebody who leaves no address is told that there can be no answer', async () => {
  const before = (await world.contacts()).length;
  const response = await world.post('/i/de/contact?wave=open-26', { text: ['Danke'], about: ['nonsense'] });
  const html = await response.text();
  expect(html).toContain((await legal('de')).say('contact.done_silent', { date: '\u20687. Dezember 2026\u2069' }));
  expect(html).toContain('href="/s/open-26/de"');
  const rows = await world.contacts();
  expect(rows).toHaveLength(before + 1);
  const row = rows.find((found) => found['text']?.S === 'Danke');
  expect(row?.['about']?.S).toBe('other');
  expect(row).not.toHaveProperty('reply');
  expect(JSON.stringify(row)).not.toContain('open-26');
});

test('a program that fills in the field nobody sees is thanked, and nothing is stored', async () => {
  const before = await world.contacts();
  const response = await world.post(contact, { text: ['Buy'], reply: ['x'], website: ['https://spam.example'] });
  expect(response.status).toBe(200);
  expect(await world.contacts()).toEqual(before);
  const form = await (await world.app.request(contact)).text();
  expect(form).toMatch(/<div hidden><label[^>]*>[^<]+<\/label><input[^>]* name="website"/);
});

const long = `x${'ab cd'.repeat(2000)}`;

test.each([
  ['nothing in it', { text: ['  '], reply: ['me'] }, 'contact.missing', '#text', 'value="me"'],
  ['10,001 characters', { text: [long], about: ['privacy'] }, 'contact.too_long', '#text', long],
  [
    '2,001 letters in two code points each',
    { text: ['é'.normalize('NFD').repeat(2001)] },
    'contact.too_long',
    '#text',
    'é',
  ],
])('somebody who sends a message with %s gets it back with what is wrong', async (_, fields, key, anchor, kept) => {
  const before = await world.contacts();
  const response = await world.post(contact, fields);
  const html = await response.text();
  expect([response.status, response.headers.get('cache-control')]).toEqual([422, 'no-store']);
  expect(html).toContain((await legal('en')).say(key));
  expect(html).toContain(`<a href="${anchor}">`);
  expect(html).toContain(kept);
  expect(html).toContain('aria-invalid="true"');
  expect(await world.contacts()).toEqual(before);
});

test('somebody whose address is too long gets everything back, the subject too', async () => {
  const address = 'a'.repeat(201);
  const response = await world.post(contact, { text: ['Hi <b>'], about: ['privacy'], reply: [address] });
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain('<a href="#reply">');
  expect(html).toContain(`value="${address}"`);
  expect(html).toContain('Hi &lt;b>');
  expect(html).toMatch(/value="privacy"[^>]* checked/);
});

test.each([2000, 1])('a message of %i characters is taken', async (length) => {
  expect((await world.post(contact, { text: ['ش'.repeat(length)] })).status).toBe(200);
});

test.each([
  ['a megabyte', `text=${'x'.repeat(1024 * 1024)}`, plain, 413],
  ['escapes that are no UTF-8', 'text=%ff', plain, 400],
  ['JSON', '{"text":"x"}', { 'content-type': 'application/json' }, 415],
])('%s is turned away as a page in the language, and nothing is stored', async (_, body, headers, status) => {
  const before = await world.contacts();
  const response = await world.app.request('/i/ar/contact', { method: 'POST', headers, body });
  expect(response.status).toBe(status);
  expect(await response.text()).toContain('<html lang="ar" dir="rtl">');
  expect(await world.contacts()).toEqual(before);
});

test('nothing that somebody wrote stands in a log line', () => {
  expect(world.logged).toEqual([]);
});
