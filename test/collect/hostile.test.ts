import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import { leastFields } from '../builders.ts';
import { publishSink } from './sink.ts';
import { idNumber, plain, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await publishSink(world);
});
afterAll(() => world.stop());

const form = '/s/sink-26/de';
const least = { agree: 'yes', town: 'witten' };
let number = 100;

/** What the API says of answers: the status, and `code field` of each issue. */
async function sent(answers: Record<string, unknown>): Promise<readonly [number, ...string[]]> {
  number += 1;
  const response = await world.put(idNumber(number), { language: 'de', answers: { ...least, ...answers } }, 'sink-26');
  const { issues = [] }: { issues?: { code: string; field: string }[] } = JSON.parse(await response.text());
  return [response.status, ...issues.map(({ code, field }) => `${code} ${field}`)];
}

/** The answers that are stored, as JSON. */
async function stored(answers: Record<string, unknown>): Promise<string> {
  expect(await sent(answers)).toEqual([201]);
  return (await world.rowOf(idNumber(number)))?.['answers']?.S ?? '';
}

const posted = async (fields: Fields, path = form): Promise<readonly [number, string]> => {
  const response = await world.post(path, { ...leastFields, ...fields });
  return [response.status, await response.text()];
};

describe('answers to what was not asked', () => {
  test.each([
    ['an item', { why: 'x' }, 'not_relevant why'],
    ['an option', { langs: ['de'], main: 'tr' }, 'not_offered main'],
    ['a text beside an option', { langs: ['de'], 'langs.other': 'x' }, 'not_relevant langs.other'],
    ['an entry beyond those shown', { kids: 1, 'kids.2.age': 3 }, 'not_relevant kids'],
  ])('%s: the API says so', async (_, answers, issue) => {
    expect(await sent(answers)).toEqual([422, issue]);
  });

  test('a plain form loses them before the review', async () => {
    const [status, html] = await posted({ why: ['forged'], langs: ['de'], main: ['tr'] });
    expect(status).toBe(200);
    expect(html.replaceAll(/<input type="hidden"[^>]*>/g, '')).not.toContain('forged');
  });
});

describe('numbers', () => {
  test.each([
    ['below the range', -1, 'too_small children'],
    ['of a hundred digits', '9'.repeat(100), 'not_a_number children'],
    ['beyond what is exact', 1e300, 'not_a_number children'],
    ['with a part', 1.5, 'not_a_number children'],
    ['in words of a program', 'NaN', 'not_a_number children'],
    ['in another base', '0x2', 'not_a_number children'],
    ['with a blank inside', '1 2', 'not_a_number children'],
    ['sent twice', ['1', '2'], 'one_only children'],
  ])('%s are refused', async (_, children, issue) => {
    expect(await sent({ children })).toEqual([422, issue]);
  });

  test.each([
    ['in Arabic and Latin digits at once', '٢0٠٠', 2000],
    ['with a sign of direction about them', '\u202b\u200f-3\u202c', -3],
    ['in isolates and full-width digits', '\u2067２０２０\u2069', 2020],
  ])('%s are read', async (_, year, value) => {
    expect(await stored({ year })).toContain(String(value));
  });
});

describe('texts', () => {
  test.each([
    ['signs that turn a line round', 'gut\u202e\u2066arg\u2069\u200f', 'gutarg'],
    ['NUL and other controls', 'a\u0000b\u0007c\u001b', 'abc'],
    ['half a surrogate pair', 'a\ud83db\udc00c', 'abc'],
  ])('lose %s', async (_, typed, kept) => {
    expect(await stored({ care: 'kita', happy: 3, why: typed })).toContain(`"${kept}"`);
  });

  test('that do not fit a pattern are refused, emoji and all', async () => {
    for (const postcode of ['5845😀', '5️⃣8452', '58452\u0301', '<b>1<'])
      expect(await sent({ postcode })).toEqual([422, 'pattern postcode']);
    expect(await stored({ postcode: '٥84٥2' })).toContain('58452');
  });

  test('keep thirty marks of thousands on one letter', async () => {
    const typed = `a${'\u0301'.repeat(10_000)}${'\u0323'.repeat(10_000)}`;
    expect(await stored({ care: 'kita', happy: 3, why: typed })).toContain(`"á${'\u0301'.repeat(29)}"`);
  });
});

describe('too much', () => {
  test('thousands of entries of a repeat are one issue', async () => {
    const entries = Array.from({ length: 2500 }, (_, index) => [`kids.${index + 1}.age`, 3]);
    const [status, ...issues] = await sent(Object.fromEntries(entries));
    expect(status).toBe(422);
    expect(issues.at(-1)).toBe('too_many_entries kids');
    expect(issues.length).toBeLessThanOrEqual(51);
    expect(await sent({ kids: 10_000 })).toEqual([422, 'too_many_entries kids']);
  });

  test('ten thousand entries are longer than any body', async () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => [`kids.${index + 1}.age`, 3]);
    expect((await world.put(idNumber(99), { language: 'de', answers: Object.fromEntries(entries) })).status).toBe(413);
  });

  test('one field sent five thousand times is one issue', async () => {
    const body = `agree=yes&town=witten${'&k'.repeat(20)}${'&children=1'.repeat(5000)}`;
    const response = await world.app.request(form, { method: 'POST', headers: plain, body });
    expect(response.status).toBe(422);
    expect((await response.text()).length).toBeLessThan(200_000);
  });

  test('JSON within JSON within JSON is refused', async () => {
    expect((await sent({ why: 'x' }))[0]).toBe(422);
    const body = `{"language":"de","answers":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    const path = `/api/waves/sink-26/responses/${idNumber(98)}`;
    const headers = { 'content-type': 'application/json' };
    expect((await world.app.request(path, { method: 'PUT', headers, body })).status).toBe(400);
  });
});

describe('the form’s own fields', () => {
  const two: Fields = { kids: ['2'], 'kids.1.age': ['11'], 'kids.2.age': ['12'] };

  test.each([
    'remove:kids:-1',
    'remove:kids:0',
    'remove:kids:1e9',
    'remove:kids:nope',
    'remove:kids',
    'remove:kids:1.5',
  ])('the step "%s" takes no entry away', async (step) => {
    const [status, html] = await posted({ ...two, _step: [step] });
    expect(status).toBe(200);
    expect(html).toMatch(/name="kids\.1\.age"[^>]* value="11"/);
    expect(html).toMatch(/name="kids\.2\.age"[^>]* value="12"/);
  });

  test.each(['add:nope', 'add:__proto__', 'add:constructor', 'add:', ':', 'remove:town:1', '<script>', 'send'])(
    'the step "%s" is no step: the answers are checked as ever',
    async (step) => {
      const [status, html] = await posted({ ...two, _step: [step] });
      expect(status).toBe(200);
      expect(html).toContain('name="_id"');
      expect(html).not.toContain('<script>');
    },
  );

  test('unknown ones are refused, known ones count once', async () => {
    expect((await posted({ _admin: ['1'] }))[0]).toBe(422);
    expect((await posted({ _id: ['x', 'y'], _step: ['', 'change'], _trap: ['', ''] }))[0]).toBe(200);
  });

  test.each(['town', 'agree', 'care', 'happy', 'children', 'why', 'day.year', 'talk'])(
    'a second "%s" is refused',
    async (field) => {
      const fields: Fields = { care: ['kita'], happy: ['2'], [field]: ['2', '3'] };
      expect((await posted(fields))[0]).toBe(422);
    },
  );
});

test('nothing of it is an error of ours', () => {
  expect(world.logged).toEqual([]);
});
