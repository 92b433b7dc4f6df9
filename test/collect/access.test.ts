import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessCodeOf } from '../../survey/access.ts';
import { formatCode } from '../../survey/id.ts';
import { idNumber, startWorld, type World } from './world.ts';

const codeNumber = (number: number): string =>
  accessCodeOf(Uint8Array.from({ length: 11 }, (_, index) => (index === 0 ? number : index)));
const answers = { k1: 'witten', k2: '3' };
const body = { language: 'de', answers };

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (let number = 0; number < 20; number += 1) await world.codes.add('coded-26', codeNumber(number));
});
afterAll(() => world.stop());

describe('a person in a wave with access codes', () => {
  const put = (id: string, more: object, wave = 'coded-26') => world.put(id, { ...body, ...more }, wave);

  it('is taken once with a code, typed as it is printed or not', async () => {
    expect((await put(idNumber(1), { code: formatCode(codeNumber(1)) })).status).toBe(201);
    expect((await put(idNumber(2), { code: ` ${codeNumber(2)}` })).status).toBe(201);
    const again = await put(idNumber(3), { code: codeNumber(1) });
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'code_used' }]);
    expect(await world.rowOf(idNumber(3))).toBeUndefined();
  });

  it('is told of a repeat that it arrived, and of other answers under the id that they did not', async () => {
    await put(idNumber(4), { code: codeNumber(4) });
    expect((await put(idNumber(4), { code: codeNumber(4), seconds: 9 })).status).toBe(200);
    const other = await put(idNumber(4), { code: codeNumber(5), answers: { ...answers, k2: '4' } });
    expect([other.status, await other.json()]).toMatchObject([409, { code: 'id_conflict' }]);
    expect((await put(idNumber(5), { code: codeNumber(5) })).status).toBe(201);
  });

  it.each([
    ['no code', {}, 403, 'code_required'],
    ['an empty code', { code: '  ' }, 403, 'code_required'],
    ['a mistyped code', { code: `${codeNumber(6).slice(0, 11)}*` }, 403, 'code_unknown'],
    ['a code that nobody made', { code: codeNumber(31) }, 403, 'code_unknown'],
    ['an endless code', { code: 'x'.repeat(101) }, 422, 'invalid_request'],
  ])('is told what is wrong with %s, and nothing is stored', async (_, more, status, code) => {
    const response = await put(idNumber(6), more);
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
    expect(await world.rowOf(idNumber(6))).toBeUndefined();
  });

  it('is told whether a code is mistyped or unknown', async () => {
    const wrong: { detail: string } = await (await put(idNumber(6), { code: 'abcd-efgh-jkmn' })).json();
    expect(wrong.detail).toContain('mistyped');
  });

  it('does not get in with a code of another wave', async () => {
    expect((await put(idNumber(7), { code: codeNumber(7) }, 'letters-26')).status).toBe(403);
    expect((await put(idNumber(7), { code: codeNumber(7) })).status).toBe(201);
  });

  it('keeps the code where the answers are not taken', async () => {
    expect((await put(idNumber(8), { code: codeNumber(8), answers: {} })).status).toBe(422);
    expect((await put(idNumber(8), { code: codeNumber(8) })).status).toBe(201);
  });

  it('needs none in a wave that is open to all, and one that is sent there is not looked at', async () => {
    expect((await put(idNumber(9), { code: 'whatever' }, 'open-26')).status).toBe(201);
  });

  it('can see that the wave wants a code', async () => {
    const waves = ['coded-26', 'open-26', 'watched-26'];
    const seen = await Promise.all(waves.map(async (id) => (await world.app.request(`/api/waves/${id}`)).json()));
    expect(seen.map(({ access, proof }) => [access, proof])).toEqual([
      ['code', undefined],
      [undefined, undefined],
      [undefined, 'rate'],
    ]);
  });
});

describe('a person with a letter and without script', () => {
  const form = '/s/coded-26/de';
  const fields = { k1: ['witten'], k2: ['3'] };
  const words = {
    required: 'Bitte geben Sie Ihren Zugangscode ein.',
    unknown: 'Diesen Code kennen wir nicht.',
    used: 'Dieser Code wurde schon benutzt.',
  };
  const post = async (more: Record<string, string[]>, query = '') => {
    const response = await world.post(form + query, { ...fields, ...more });
    return { status: response.status, location: response.headers.get('location'), html: await response.text() };
  };

  it('keeps the code of the link on the way to the form, in no cache', async () => {
    const link = await world.app.request(`/s/coded-26?code=${codeNumber(10)}&at=north`);
    expect(link.headers.get('location')).toBe(`/s/coded-26/de?code=${codeNumber(10)}&at=north`);
    const page = await world.app.request(`${form}?code=${codeNumber(10)}`);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await world.app.request(form)).headers.get('cache-control')).toContain('s-maxage');
  });

  it('carries code and trap through the review, sends once, and the code leaves the address', async () => {
    const review = await post({ _code: [formatCode(codeNumber(10))], _trap: ['x'] });
    expect(review.status).toBe(200);
    expect(review.html).toContain(`name="_code" value="${formatCode(codeNumber(10))}"`);
    expect(review.html).toContain('name="_trap" value="x"');
    const sent = { _code: [codeNumber(10)], _trap: ['x'], _id: [idNumber(40)] };
    const done = await post(sent, `?code=${codeNumber(10)}&at=north`);
    expect([done.status, done.location]).toEqual([303, `/s/coded-26/de/done/${idNumber(40)}?at=north`]);
    expect((await post(sent, '?at=north')).status).toBe(303);
    const row = await world.rowOf(idNumber(40));
    expect(row?.['marks']).toEqual({ L: [{ S: 'plain' }, { S: 'trap' }] });
    expect(row?.['answers']?.S).not.toContain('_code');
  });

  it('is let in by the link alone', async () => {
    const done = await post({ _id: [idNumber(41)] }, `?code=${codeNumber(11)}`);
    expect([done.status, done.location]).toEqual([303, `/s/coded-26/de/done/${idNumber(41)}`]);
  });

  it.each([
    ['no code', {}, 403, words.required],
    ['an empty field', { _code: [''] }, 403, words.required],
    ['a mistyped code', { _code: ['abcd'] }, 403, words.unknown],
    ['an unknown code', { _code: [codeNumber(31)], _id: [idNumber(42)] }, 403, words.unknown],
    ['a used code', { _code: [codeNumber(10)], _id: [idNumber(42)] }, 409, words.used],
  ])('who brings %s reads so above the form, with the answers still there', async (_, more, status, says) => {
    const page = await post(more);
    expect(page.status).toBe(status);
    expect(page.html).toContain(says);
    expect(page.html).toMatch(/<option[^>]* selected[^>]*value="witten"|<option[^>]*value="witten"[^>]* selected/);
    expect(await world.rowOf(idNumber(42))).toBeUndefined();
  });

  it('with other answers under a used id keeps them under a new one, where the code is unused', async () => {
    await world.codes.add('coded-26', codeNumber(25));
    await post({ _code: [codeNumber(12)], _id: [idNumber(44)] });
    const other = await post({ _code: [codeNumber(25)], _id: [idNumber(44)], k2: ['4'] });
    expect(other.status).toBe(303);
    expect(other.location).not.toContain(idNumber(44));
  });
});
