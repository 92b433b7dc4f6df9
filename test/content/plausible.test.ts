import { describe, expect, it } from 'vitest';
import { madeUpResponses } from '../../infra/local/made-up.ts';
import { profileOf, readReady, readyIds } from '../../questionnaires/all.ts';
import type { Answers } from '../../survey/answer.ts';
import { seeded } from '../../survey/generate.ts';
import { above, dealtOut, type Profile, plausible } from '../../survey/plausible.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { acceptResponse } from '../../survey/response.ts';

const people = 2000;

type Made = { readonly language: string; readonly answers: Answers };

function madeOf(questionnaire: Questionnaire, profile: Profile): readonly Made[] {
  const chance = seeded(31);
  return Array.from({ length: people }, () => {
    const one = plausible(questionnaire, profile, questionnaire.languages, chance);
    const accepted = acceptResponse(questionnaire, one?.fields ?? {}, { strict: true });
    if (!accepted.ok) throw new Error(JSON.stringify(accepted.issues));
    return { language: one?.language ?? '', answers: accepted.answers };
  });
}

/** Variables that one code answers, with their shares and their pull. */
function variablesOf(questionnaire: Questionnaire, profile: Profile) {
  return itemsOf(questionnaire).flatMap((item) => {
    const wish = profile.items[item.id];
    if (!wish || !('shares' in wish) || item.type === 'select_multiple' || 'offered' in item) return [];
    const names = item.type === 'grid' ? item.rows.map((row) => [`${item.id}.${row}`, row]) : [[item.id, '']];
    return names.map(([name = '', row = '']) => ({
      ...{ name, by: wish.by, r: wish.r ?? 0, always: item.relevant === undefined },
      shares: wish.rows?.[row] ?? wish.shares,
    }));
  });
}

type Variable = ReturnType<typeof variablesOf>[number];

/** Where an answer stands among the codes; undefined where there is none of them. */
const positionIn = ({ answers }: Made, { name, shares }: Variable): number | undefined => {
  const value = answers[name];
  const found = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  const at = shares.findIndex(([code]) => code === found);
  return at < 0 ? undefined : at;
};

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  const sum = (of: (pair: readonly [number, number]) => number): number => pairs.reduce((all, one) => all + of(one), 0);
  const together = sum(([x, y]) => (x - a) * (y - b));
  return together / Math.sqrt(sum(([x]) => (x - a) ** 2) * sum(([, y]) => (y - b) ** 2));
}

const every = readyIds.map((id) => [id, readReady(id).questionnaire, profileOf(id)] as const);

describe.each(every)('made-up people who answer %s', (_, questionnaire, profile) => {
  if (!profile) throw new Error('there is no profile');
  const made = madeOf(questionnaire, profile);
  const variables = variablesOf(questionnaire, profile);

  it('answer as often as the profile has it', () => {
    const asked = variables.filter(({ always }) => always);
    expect(asked.length).toBeGreaterThan(1);
    for (const variable of asked) {
      const found = made.map((one) => positionIn(one, variable)).filter((at) => at !== undefined);
      const whole = variable.shares.reduce((sum, [, share]) => sum + share, 0);
      for (const [at, [code, share]] of variable.shares.entries()) {
        const observed = found.filter((one) => one === at).length / found.length;
        expect(Math.abs(observed - share / whole), `${variable.name} ${code}`).toBeLessThan(0.04);
      }
    }
  });

  it('give answers that go together where the same factor decides', () => {
    const pulled = variables.filter(({ by, always }) => by !== undefined && always);
    const pairs = pulled.flatMap((a, index) => pulled.slice(index + 1).map((b) => [a, b] as const));
    const strong = pairs.filter(([a, b]) => a.by === b.by && Math.abs(a.r * b.r) >= 0.12);
    for (const [a, b] of strong) {
      const places = made.map((one) => [positionIn(one, a), positionIn(one, b)] as const);
      const both = places.flatMap(([x, y]) => (x === undefined || y === undefined ? [] : [[x, y] as const]));
      expect(both.length).toBeGreaterThan(people / 2);
      expect(correlation(both) * Math.sign(a.r * b.r), `${a.name} with ${b.name}`).toBeGreaterThan(0.03);
    }
    expect(strong.length).toBeGreaterThan(0);
  });

  it('speak its languages, most of them German, and leave some items out', () => {
    const spoken = new Set(made.map(({ language }) => language));
    expect(questionnaire.languages.filter((tag) => !spoken.has(tag))).toEqual([]);
    const german = made.filter(({ language }) => language === 'de').length / people;
    expect(german).toBeGreaterThan(0.15);
    const missing = made.flatMap(({ answers }) => Object.values(answers)).filter((value) => typeof value === 'object');
    expect(missing.length).toBeGreaterThan(people / 10);
  });
});

describe('made-up responses', () => {
  const { questionnaire } = readReady('eltern-kita');
  const places = ['a', 'b', 'c', 'd'].map((code) => ({ code, name: code }));
  const offer = { questionnaire, places, languages: ['de', 'tr', 'ar'] };

  it('are the same ones for the same seed, and others for another', () => {
    expect(madeUpResponses(offer, 20, 4)).toEqual(madeUpResponses(offer, 20, 4));
    expect(madeUpResponses(offer, 20, 4)).not.toEqual(madeUpResponses(offer, 20, 5));
  });

  it('speak only what the wave offers, and come by places down to three', () => {
    const made = madeUpResponses(offer, 200, 9);
    expect(new Set(made.map(({ body }) => body.language))).toEqual(new Set(offer.languages));
    const sizes = places.map(({ code }) => made.filter(({ body }) => body.place === code).length);
    expect(sizes).toEqual([109, 53, 35, 3]);
  });

  it.each([
    [0, 3, [0, 0, 0]],
    [5, 3, [2, 2, 1]],
    [9, 1, [9]],
    [30, 2, [27, 3]],
    [9, 3, [4, 2, 3]],
  ])('are dealt out: %i to %i places', (count, number, dealt) => {
    expect(dealtOut(count, number)).toEqual(dealt);
  });

  it('rest on a distribution that is known', () => {
    expect(above(0)).toBeCloseTo(0.5, 6);
    expect(above(1.959964)).toBeCloseTo(0.025, 6);
    expect(above(-1)).toBeCloseTo(0.8413447, 6);
  });
});
