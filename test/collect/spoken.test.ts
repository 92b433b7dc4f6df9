import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forScript } from '../../functions/collect/lean.ts';
import { wordsForScript } from '../../functions/collect/spoken.ts';
import { openWords } from '../../functions/words.ts';
import { elternKita, musterbogen } from '../../questionnaires/all.ts';
import type { Fields } from '../../survey/answer.ts';
import { fieldsOf } from '../../survey/items/table.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { shownBy } from '../../survey/relevance.ts';
import { acceptResponse } from '../../survey/response.ts';
import { wordingOf } from '../../survey/text.ts';
import type { View } from '../../web/form/view.ts';
import type { Words } from '../../web/words/say.ts';
import { anyAsking } from '../asking.ts';
import { anAsking, aQuestionnaire, aWave } from '../builders.ts';
import { root } from '../sources.ts';
import { noAssets } from './world.ts';

const values = [
  '',
  'x',
  '-1',
  '7,5',
  '3',
  '99999',
  '2024',
  'refused',
  'apple',
  'none',
  'yes',
  'ar',
  'de',
  'a'.repeat(300),
];

/** Anything at all in any field that the questionnaire has. */
const anything = (questionnaire: Questionnaire): fc.Arbitrary<Fields> => {
  const fields = itemsOf(questionnaire).flatMap((item) => fieldsOf(item, questionnaire));
  return fc.dictionary(fc.constantFrom(...fields), fc.array(fc.constantFrom(...values), { maxLength: 3 }), {
    maxKeys: 20,
  });
};

const questionnaires = fc.oneof(
  anyAsking,
  fc.constantFrom(aQuestionnaire(), elternKita.questionnaire, musterbogen.questionnaire),
);
const cases = questionnaires.chain((questionnaire) =>
  fc.record({ questionnaire: fc.constant(questionnaire), fields: anything(questionnaire) }),
);

test('the questionnaire in the page decides as the whole one does', () => {
  fc.assert(
    fc.property(cases, ({ questionnaire, fields }) => {
      const inPage: Questionnaire = JSON.parse(JSON.stringify(forScript(questionnaire)));
      for (const strict of [true, false])
        expect(acceptResponse(inPage, fields, { strict })).toEqual(acceptResponse(questionnaire, fields, { strict }));
      expect(shownBy(inPage, fields)).toEqual(shownBy(questionnaire, fields));
    }),
    { seed: 7, numRuns: 300 },
  );
});

/** A view of a wave that asks this, in the language of the words. */
const viewOf = (questionnaire: Questionnaire, words: Words): View => ({
  wave: aWave(),
  questionnaire,
  wording: wordingOf({}, words.language, 'de'),
  words,
  audio: {},
  reviewed: true,
  assets: noAssets,
  query: '',
});

/** What only a page that was tampered with sends: the page says of it that something is wrong, and no more. */
const tampered: ReadonlySet<string> = new Set(['unknown_code', 'unknown_item', 'not_relevant']);

test('whatever can be wrong with an answer has its words in the page', async () => {
  const words = await openWords(join(root, 'web/words'))('ar');
  const said = (questionnaire: Questionnaire): readonly string[] => {
    return Object.keys(wordsForScript(viewOf(questionnaire, words), false));
  };
  fc.assert(
    fc.property(cases, ({ questionnaire, fields }) => {
      const accepted = acceptResponse(questionnaire, fields, { strict: true });
      const known = said(questionnaire);
      const issues = accepted.ok ? [] : accepted.issues.filter(({ code }) => !tampered.has(code));
      for (const { code } of issues) expect(known.some((key) => `${key}.`.startsWith(`error.${code}.`))).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('words for what cannot go wrong are left out', async () => {
  const words = await openWords(join(root, 'web/words'))('de');
  const questionnaire = anAsking([{ id: 'a', type: 'integer', min: 0, max: 3 }]);
  const keys = Object.keys(wordsForScript(viewOf(questionnaire, words), false));
  expect(keys).toContain('error.too_large');
  for (const key of ['error.pattern', 'error.too_many.other', 'error.not_offered', 'failed.proof'])
    expect(keys).not.toContain(key);
});
