import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateOf } from '../../functions/collect/gate.ts';
import { challengeOf, isProven, secondsToSolve } from '../../functions/collect/proof.ts';
import { keyDay } from '../../functions/store/keys.ts';
import { type Challenge, maxNumber, type Proof } from '../../survey/proof.ts';
import { solveProof } from '../../web/worker/proof.ts';
import { idNumber, now, proofRate, startWorld, type World } from './world.ts';

const digest = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);
const subject = { wave: 'proven-26', id: idNumber(1) };
const nonce = 'abcdef012345abcdef012345';
const easy = challengeOf(subject, 'secret', now, { nonce, number: 700 });

describe('a browser that solves a challenge', () => {
  it('finds the number, and gives back what it was given', async () => {
    const { maxnumber, ...rest } = easy;
    expect(await solveProof(easy, digest)).toEqual({ ...rest, number: 700 });
    expect(maxnumber).toBe(maxNumber);
  });

  it.each([0, 249, 250, maxNumber])('finds %i too', async (number) => {
    const proof = await solveProof(challengeOf(subject, 'secret', now, { nonce, number }), digest);
    expect(proof.number).toBe(number);
  });

  it('lets the page draw meanwhile, and gives up where there is no number', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    await expect(solveProof({ ...easy, challenge: '0'.repeat(64), maxnumber: 5000 }, digest)).rejects.toThrow(
      RangeError,
    );
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });
});

describe('a challenge', () => {
  it('is written as ALTCHA does, its parameters closed by an ampersand', () => {
    const expires = Math.floor(now / 1000) + secondsToSolve;
    expect(easy).toEqual({
      algorithm: 'SHA-256',
      challenge: expect.stringMatching(/^[0-9a-f]{64}$/),
      salt: `${nonce}?expires=${expires}&wave=proven-26&id=${subject.id}&`,
      signature: createHmac('sha256', 'secret').update(easy.challenge).digest('hex'),
      maxnumber: 50_000,
    });
  });

  const { maxnumber: _, ...rest } = easy;
  const good: Proof = { ...rest, number: 700 };
  const end = (Math.floor(now / 1000) + secondsToSolve) * 1000;
  const later = good.salt.replace(/expires=\d+/, 'expires=9999999999');
  const spliced: Proof = { ...good, salt: good.salt.slice(0, -1), number: 700 };
  it.each<readonly [string, boolean, Proof, typeof subject, readonly string[], number]>([
    ['is taken', true, good, subject, ['secret'], now],
    ['is taken in its last second', true, good, subject, ['secret'], end],
    ['is taken with yesterday’s key', true, good, subject, ['newer', 'secret'], now],
    ['is refused when it has expired', false, good, subject, ['secret'], end + 1],
    ['is refused in another wave', false, good, { ...subject, wave: 'other-26' }, ['secret'], now],
    ['is refused for another response', false, good, { ...subject, id: idNumber(2) }, ['secret'], now],
    ['is refused with another number', false, { ...good, number: 701 }, subject, ['secret'], now],
    ['is refused with a later expiry', false, { ...good, salt: later }, subject, ['secret'], now],
    ['is refused with its salt cut', false, spliced, subject, ['secret'], now],
    ['is refused with no salt', false, { ...good, salt: '' }, subject, ['secret'], now],
    ['is refused with a forged signature', false, { ...good, signature: 'f'.repeat(64) }, subject, ['secret'], now],
    ['is refused with a short signature', false, { ...good, signature: 'f' }, subject, ['secret'], now],
    ['is refused when nobody of ours signed it', false, good, subject, ['other'], now],
    ['is refused where there is no key', false, good, subject, [], now],
  ])('%s', (_name, taken, proof, whose, secrets, at) => {
    expect(isProven(proof, whose, secrets, at)).toBe(taken);
  });
});

describe('the rate of a wave', () => {
  it('is above the limit only while more than that came within a minute', () => {
    let at = 0;
    const isFast = rateOf(2, () => at);
    expect([isFast('a'), isFast('a'), isFast('a'), isFast('b')]).toEqual([false, false, true, false]);
    at = 59_999;
    expect(isFast('a')).toBe(true);
    at = 130_000;
    expect([isFast('a'), isFast('a'), isFast('a')]).toEqual([false, false, true]);
  });
});

describe('a person in a wave that wants proofs', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  const body = { language: 'de', answers: { k1: 'witten', k2: '3' }, seconds: 60 };
  const marksAt = async (id: string) => (await world.rowOf(id))?.['marks']?.L?.map(({ S }) => S);
  const ask = async (id: string, wave = 'proven-26'): Promise<Challenge> => {
    const problem: { challenge: Challenge } = await (await world.put(id, body, wave)).json();
    return problem.challenge;
  };

  it('is taken without one before the first key is there, and that is noted', async () => {
    expect((await world.put(idNumber(1), body, 'proven-26')).status).toBe(201);
    expect(await marksAt(idNumber(1))).toEqual(['unproved']);
    await world.keys.put({ day: keyDay(now, -1), secret: 'yesterday' });
    await world.keys.put({ day: keyDay(now), secret: 'today' });
    await world.keys.put({ day: keyDay(now, 1), secret: 'tomorrow' });
  });

  it('is given a challenge signed with today’s key, and nothing is stored', async () => {
    const response = await world.put(idNumber(2), body, 'proven-26');
    expect(response.status).toBe(428);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem: { code: string; challenge: Challenge } = await response.json();
    expect(problem.code).toBe('proof_required');
    const { challenge, signature, salt } = problem.challenge;
    expect(signature).toBe(createHmac('sha256', 'today').update(challenge).digest('hex'));
    expect(salt).toContain(`&wave=proven-26&id=${idNumber(2)}&`);
    expect(await world.rowOf(idNumber(2))).toBeUndefined();
  });

  it('is taken with the solution, unmarked, and the solution serves no second response and no other wave', async () => {
    const proof = await solveProof(await ask(idNumber(3)), digest);
    const sent = { ...body, proof };
    expect((await world.put(idNumber(3), sent, 'proven-26')).status).toBe(201);
    expect((await world.put(idNumber(3), sent, 'proven-26')).status).toBe(200);
    expect(await world.rowOf(idNumber(3))).not.toHaveProperty('marks');
    expect((await world.put(idNumber(4), sent, 'proven-26')).status).toBe(428);
    expect((await world.put(idNumber(3), sent, 'shown-26')).status).toBe(428);
  });

  it('is asked again after ten minutes, and is taken across midnight and the change of keys', async () => {
    const proof = await solveProof(await ask(idNumber(5)), digest);
    world.clock.now = now + secondsToSolve * 1000 + 1000;
    expect((await world.put(idNumber(5), { ...body, proof }, 'proven-26')).status).toBe(428);
    world.clock.now = Date.parse('2026-11-22T23:59:50Z');
    const late = await solveProof(await ask(idNumber(6)), digest);
    world.clock.now = Date.parse('2026-11-23T00:00:10Z');
    expect((await world.put(idNumber(6), { ...body, proof: late }, 'proven-26')).status).toBe(201);
    world.clock.now = now;
  });

  it('is told of wrong answers first: nobody works for nothing', async () => {
    expect((await world.put(idNumber(7), { ...body, answers: {} }, 'proven-26')).status).toBe(422);
  });

  it('is asked only while responses come unusually fast', async () => {
    const statuses: number[] = [];
    for (let number = 0; number < proofRate + 2; number += 1)
      statuses.push((await world.put(idNumber(20 + number), body, 'watched-26')).status);
    expect(statuses).toEqual([201, 201, 201, 428, 428]);
    world.clock.now = now + 61_000;
    expect((await world.put(idNumber(23), body, 'watched-26')).status).toBe(201);
    world.clock.now = now;
  });

  it('is never asked without script; that none came is noted', async () => {
    const fields = { _id: [idNumber(30)], k1: ['witten'], k2: ['3'] };
    expect((await world.post('/s/proven-26/de', fields)).status).toBe(303);
    expect(await marksAt(idNumber(30))).toEqual(['plain', 'unproved']);
    expect((await world.post('/s/open-26/de', { ...fields, _id: [idNumber(31)] })).status).toBe(303);
    expect(await marksAt(idNumber(31))).toEqual(['plain']);
  });

  it.each([
    ['a number that is none', { number: 'x' }, /^proof\.number: /],
    ['another algorithm', { algorithm: 'SHA-1' }, /^proof\.algorithm: /],
    ['an endless salt', { salt: 'x'.repeat(5000) }, /^proof\.salt: /],
    ['something more', { took: 5 }, /^proof\.took: /],
  ])('is told where a proof with %s does not fit', async (_, change, detail) => {
    const { maxnumber: _max, ...rest } = easy;
    const response = await world.put(idNumber(8), { ...body, proof: { ...rest, number: 1, ...change } }, 'proven-26');
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { code: 'invalid_request', detail: expect.stringMatching(detail) },
    ]);
  });
});
