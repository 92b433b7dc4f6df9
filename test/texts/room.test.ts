import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../../survey/response.ts';
import { type DecidedText, makeTextRelease } from '../../survey/texts/release.ts';
import { gather, leastTexts, textQuestionsOf } from '../../survey/texts/room.ts';
import { countTags } from '../../survey/texts/tags.ts';
import { anAsking, aQuestionnaire, aResponse, aWave } from '../builders.ts';

const sink = aQuestionnaire();
const asking = anAsking([
  { id: 'wish', type: 'text', max: 100 },
  { id: 'where', type: 'select_one', list: 'TOWN' },
]);
const wrote = (n: number, text: string, language = 'de'): Response =>
  aResponse(asking, { wish: [text], where: ['elsewhere'], 'where.other': [`Ort ${n}`] }, { id: `r${n}`, language });

const gathered = (responses: readonly Response[]) => {
  const gathering = gather(asking, (response, field) => `${field}-${response}`);
  for (const response of responses) gathering.add(response);
  return gathering.texts();
};

const people = (count: number, language = 'de', from = 0): readonly Response[] =>
  Array.from({ length: count }, (_, index) => wrote(from + index, `Text ${from + index}`, language));

describe('the questions that are answered in words', () => {
  it('are texts, texts beside options, and both in the entries of a repeat', () => {
    expect(textQuestionsOf(sink).map(({ id }) => id)).toEqual([
      ...['town.other', 'why', 'langs.other', 'main.other', 'used.other', 'postcode', 'kids.name', 'kids.speaks.other'],
    ]);
  });
});

describe('a room', () => {
  it('has nothing of a question to which nine wrote, and everything from ten on', () => {
    expect(gathered(people(leastTexts - 1))).toEqual([]);
    const texts = gathered(people(leastTexts));
    expect(texts.filter(({ question }) => question === 'wish')).toHaveLength(10);
    expect(texts.filter(({ question }) => question === 'where.other')).toHaveLength(10);
  });

  it('counts people, not entries: one who writes ten times stays alone', () => {
    const kids = Object.fromEntries(
      [1, 2, 3].flatMap((n) => [
        [`kids.${n}.name`, [`Kind ${n}`]],
        [`kids.${n}.age`, ['4']],
      ]),
    );
    const response = aResponse(sink, { agree: ['yes'], town: ['witten'], kids: ['3'], ...kids });
    const gathering = gather(sink, (id, field) => `${id}${field}`);
    for (let n = 0; n < 9; n += 1) gathering.add({ ...response, id: `r${n}` });
    expect(gathering.texts()).toEqual([]);
    gathering.add({ ...response, id: 'r9' });
    expect(gathering.texts().filter(({ question }) => question === 'kids.name')).toHaveLength(30);
  });

  it('names no language of fewer than ten respondents, and those texts leave in translation only', () => {
    const texts = gathered([...people(12), ...people(9, 'ar', 12), ...people(10, 'tr', 21)]);
    expect(new Set(texts.map(({ language }) => language))).toEqual(new Set(['de', 'tr', null]));
    expect(texts.filter(({ translate }) => translate).map(({ language }) => language)).toEqual(
      new Array(18).fill(null),
    );
  });

  it('is the same whatever the order in which responses came, and knows nothing but the words', () => {
    const all = [...people(15), ...people(11, 'tr', 15)];
    const [first] = gathered(all);
    expect(Object.keys(first ?? {}).sort()).toEqual(['id', 'language', 'question', 'text', 'translate']);
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (shuffled) => {
        expect(gathered(shuffled)).toEqual(gathered(all));
      }),
      { numRuns: 20 },
    );
  });
});

const tags = [
  { code: 't1', label: 'Öffnungszeiten' },
  { code: 't2', label: 'Sprache' },
  { code: 't3', label: 'selten' },
];

describe('tags', () => {
  it('have counts from k on, and none where all but fewer than k have them', () => {
    const texts = Array.from({ length: 40 }, (_, n) => [
      ...(n < 14 ? ['t1'] : []),
      ...(n < 37 ? ['t2'] : []),
      ...(n < 4 ? ['t3'] : []),
    ]);
    expect(countTags(tags, texts, 5, () => 1).map(({ count }) => count)).toEqual([14, null, null]);
  });

  it('are counted for no question without tags, and show nothing of few texts', () => {
    expect(countTags([], [[], []], 5, () => 1)).toEqual([]);
    expect(countTags(tags, [['t1'], ['t1']], 5, () => 1).map(({ count }) => count)).toEqual([null, null, null]);
  });

  it('never show a count below k, nor one that leaves fewer than k', () => {
    const anyTexts = fc.array(fc.subarray(tags.map(({ code }) => code)), { maxLength: 60 });
    fc.assert(
      fc.property(anyTexts, (texts) => {
        for (const { count } of countTags(tags, texts, 5, () => 1)) {
          if (count === null) continue;
          expect(count).toBeGreaterThanOrEqual(5);
          expect(texts.length - count).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});

describe('a text release', () => {
  const text = (id: string, change: Partial<DecidedText>): DecidedText => ({
    ...{ id, question: 'wish', text: `original ${id}`, language: 'tr', translate: false, state: 'released', tags: [] },
    ...change,
  });
  const made = makeTextRelease(
    aWave(),
    [
      text('c', { state: 'redacted', written: 'Frau […]' }),
      text('a', { translate: true, written: 'übersetzt', language: null }),
      text('b', { written: 'auf Deutsch' }),
      text('d', { state: 'withheld' }),
      text('e', {}),
    ],
    new Map(),
    { number: 1, day: '2027-04-02', keyed: () => 1 },
  );

  it('has the released words in the order of the secret ids, and of the others only how many wrote', () => {
    expect(made.questions).toEqual([
      {
        id: 'wish',
        given: 5,
        texts: [
          { text: 'übersetzt', translated: true },
          { text: 'original b', translation: 'auf Deutsch' },
          { text: 'Frau […]' },
          { text: 'original e' },
        ],
        tags: [],
      },
    ]);
  });

  it('says neither a language nor an id nor what was taken out', () => {
    expect(JSON.stringify(made)).not.toMatch(/"tr"|language|original [acd]|withheld/);
  });
});
