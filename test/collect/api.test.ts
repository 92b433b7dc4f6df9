import { afterAll, beforeAll, expect, test } from 'vitest';
import { elternKita } from '../../questionnaires/all.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { formatCode } from '../../survey/id.ts';
import { idNumber, json, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const answers = madeUpFields(elternKita.questionnaire, seeded(7));
const least = { k1: 'witten', k2: '3' };
const path = `/api/waves/open-26/responses/${idNumber(31)}`;

test('a parent who sends the same answers twice is told 201, then 200, and counts once', async () => {
  const id = idNumber(1);
  const body = { language: 'tr', place: 'north', answers };
  const first = await world.put(id, body);
  expect([first.status, await first.json()]).toEqual([201, { id, code: formatCode(id) }]);
  const second = await world.put(id, body);
  expect([second.status, await second.json()]).toEqual([200, { id, code: formatCode(id) }]);
  expect((await world.rows()).filter((row) => row['sk']?.S === id)).toHaveLength(1);
});

test.each([
  ['other answers', { language: 'de', place: 'north', answers: { ...least, k2: '4' } }],
  ['another language', { language: 'en', place: 'north', answers: least }],
  ['another place', { language: 'de', place: 'south', answers: least }],
])('a parent cannot replace what somebody sent by %s under the same id', async (_, other) => {
  const id = idNumber(2);
  await world.put(id, { language: 'de', place: 'north', answers: least });
  const before = await world.rowOf(id);
  const response = await world.put(id, other);
  expect([response.status, await response.json()]).toMatchObject([409, { code: 'id_conflict' }]);
  expect(await world.rowOf(id)).toEqual(before);
});

test('a parent takes the answers back, may say so twice, and a late repeat does not bring them back', async () => {
  const id = idNumber(3);
  const body = { language: 'de', answers: least };
  await world.put(id, body);
  expect((await world.remove(id)).status).toBe(204);
  expect((await world.remove(id)).status).toBe(204);
  expect((await world.put(id, body)).status).toBe(409);
  const row = await world.rowOf(id);
  expect(Object.keys(row ?? {}).sort()).toEqual(['pk', 'sk', 'ttl', 'ver', 'withdrawn']);
});

test('a parent who takes back what was never sent is told so, and no trace of it is stored', async () => {
  const response = await world.remove(idNumber(4));
  expect([response.status, await response.json()]).toMatchObject([404, { code: 'unknown_response' }]);
  expect(await world.rowOf(idNumber(4))).toBeUndefined();
});

test('a parent cannot take answers back through another wave', async () => {
  const id = idNumber(5);
  await world.put(id, { language: 'de', answers: least });
  expect((await world.remove(id, 'russian-26')).status).toBe(404);
  expect(await world.rowOf(id)).toHaveProperty('answers');
});

type Bad = readonly [what: string, body: unknown, status: number, expected: object];
const issue = (code: string, item: string, field = item): object => ({
  code: 'invalid_answers',
  issues: expect.arrayContaining([expect.objectContaining({ code, item, field })]),
});
const de = (sent: object): object => ({ language: 'de', answers: { ...least, ...sent } });

const bad: readonly Bad[] = [
  ['a language that is not offered', { language: 'fr', answers: least }, 404, { code: 'unknown_language' }],
  ['an unknown place', { ...de({}), place: 'moon' }, 422, { code: 'unknown_place', detail: /moon/ }],
  ['an unknown item', de({ k99: 'x' }), 422, issue('unknown_item', 'k99')],
  ['a code that is not in the list', de({ k1: 'paris' }), 422, issue('unknown_code', 'k1')],
  ['an unknown code in a row', de({ 'k6.speak': 'superb' }), 422, issue('unknown_code', 'k6', 'k6.speak')],
  ['two answers where one is allowed', de({ k1: ['witten', 'wetter'] }), 422, issue('one_only', 'k1')],
  ['too many answers', de({ k12: ['time', 'language', 'way', 'unknown'] }), 422, issue('too_many', 'k12')],
  ['an answer to an item not asked', de({ k7: 'no', k8: 'satisfied' }), 422, issue('not_relevant', 'k8')],
  ['an answer that is not offered', de({ k4: ['tr'], k5: 'ar' }), 422, issue('not_offered', 'k5')],
  ['a required answer left out', { language: 'de', answers: { k2: '3' } }, 422, issue('required', 'k1')],
  ['a text over the limit', de({ k16: 'ش'.repeat(501) }), 422, issue('too_long', 'k16')],
  [
    'a long text beside an option',
    de({ k4: ['other'], 'k4.other': 'x'.repeat(41) }),
    422,
    issue('too_long', 'k4', 'k4.other'),
  ],
  ['a nested answer', de({ k1: { code: 'witten' } }), 422, { code: 'invalid_request', detail: /^answers\.k1: / }],
  ['an answer that is nothing', de({ k1: null }), 422, { code: 'invalid_request', detail: /^answers\.k1: / }],
  ['no language', { answers: least }, 422, { code: 'invalid_request', detail: /^language: / }],
  ['a time of its own', { ...de({}), at: 5 }, 422, { code: 'invalid_request', detail: /^at: / }],
  ['a list instead of a response', [], 422, { code: 'invalid_request', detail: /^body: / }],
];

const matching = (expected: object): object =>
  Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]),
  );

test.each(bad)('a sender of %s is told where it is, and nothing is stored', async (_, body, status, expected) => {
  const before = await world.rows();
  const response = await world.put(idNumber(31), body);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect([response.status, await response.json()]).toEqual([status, expect.objectContaining(matching(expected))]);
  expect(await world.rows()).toEqual(before);
});

test.each([
  ['nobody knows', 'unknown-26', 404, 'unknown_wave'],
  ['with an endless name', 'x'.repeat(3000), 404, 'unknown_wave'],
  ['that is planned', 'planned-27', 409, 'wave_planned'],
  ['that is closed', 'closed-25', 410, 'wave_closed'],
])('a sender to a wave %s is turned away, and nothing is stored', async (_, wave, status, code) => {
  const before = await world.rows();
  const response = await world.put(idNumber(31), { language: 'de', answers: least }, wave);
  expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  expect(await world.rows()).toEqual(before);
});

const whole = JSON.stringify({ language: 'de', answers: least });
const large = JSON.stringify({ language: 'de', answers: { ...least, k16: 'x'.repeat(1024 * 1024) } });

test.each<readonly [string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string, RegExp]>([
  ['a body of a megabyte', large, json, 413, 'body_too_large', /65536 bytes/],
  ['a body said to be large', whole, { ...json, 'content-length': '1048576' }, 413, 'body_too_large', /65536 bytes/],
  ['broken UTF-8', Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]), json, 400, 'broken_body', /UTF-8/],
  ['broken JSON', '{"language":"de",}', json, 400, 'broken_body', /position 17/],
  ['JSON that ends early', '{"language":"de"', json, 400, 'broken_body', /position 16/],
  ['nothing at all', '', json, 400, 'broken_body', /JSON/],
  ['another type', whole, { 'content-type': 'text/plain' }, 415, 'unsupported_media', /application\/json/],
])('a sender of %s is told so, and nothing is stored', async (_, body, headers, status, code, detail) => {
  const before = await world.rows();
  const response = await world.app.request(path, { method: 'PUT', headers, body });
  expect([response.status, await response.json()]).toMatchObject([
    status,
    { code, detail: expect.stringMatching(detail) },
  ]);
  expect(await world.rows()).toEqual(before);
});

test.each(['short', `${'0'.repeat(19)}U`, `${'0'.repeat(19)}i`, '0'.repeat(21), 'fence', '%00'.repeat(20)])(
  'a sender under the id %s is told that it is none',
  async (id) => {
    const before = await world.rows();
    for (const response of [await world.put(id, { language: 'de', answers: least }), await world.remove(id)])
      expect([response.status, await response.json()]).toMatchObject([400, { code: 'bad_id' }]);
    expect(await world.rows()).toEqual(before);
  },
);

test.each([
  ['__proto__', { code: 'invalid_request', detail: '__proto__: no such field' }],
  ['constructor', issue('unknown_item', 'constructor')],
  ['toString', issue('unknown_item', 'toString')],
])('a sender of an answer named %s is told that there is no such item', async (name, expected) => {
  const before = await world.rows();
  const body = `{"language":"de","answers":{"k1":"witten","k2":"3","${name}":"x"}}`;
  const response = await world.app.request(path, { method: 'PUT', headers: json, body });
  expect([response.status, await response.json()]).toMatchObject([422, expected]);
  expect(await world.rows()).toEqual(before);
  expect({}).not.toHaveProperty('x');
});

test('a client reads what a wave asks, and is told what is not there', async () => {
  const found = await world.app.request('/api/waves/closed-25');
  expect(await found.json()).toMatchObject({ id: 'closed-25', questionnaire: { id: 'eltern-kita' } });
  const lost = await world.app.request('/api/nothing');
  expect([lost.status, await lost.json()]).toMatchObject([404, { code: 'not_found' }]);
  expect(await (await world.app.request('/api/openapi.json')).text()).toBe('{}');
});

test('what a parent wrote stands in no log line, whatever came in', () => {
  expect(world.logged).toEqual([]);
});
