import { describe, expect, it } from 'vitest';
import { type Fields, missing } from '../../survey/answer.ts';
import { type Item, itemsOf } from '../../survey/questionnaire.ts';
import { acceptResponse } from '../../survey/response.ts';
import { anAsking, aQuestionnaire, itemTypes, leastFields, whatComes } from '../builders.ts';

/** What is wrong with these fields, beside the least a person must answer: `code field`. */
function wrong(fields: Fields, strict = true): readonly string[] {
  const accepted = acceptResponse(aQuestionnaire(), { ...leastFields, ...fields }, { strict });
  return accepted.ok ? [] : accepted.issues.map(({ code, field }) => `${code} ${field}`);
}

/** What is stored of these fields. */
function stored(fields: Fields, strict = true): unknown {
  const accepted = acceptResponse(aQuestionnaire(), { ...leastFields, ...fields }, { strict });
  return accepted.ok ? accepted.answers : accepted.issues;
}

const kita: Fields = { care: ['kita'] };

describe('a person is told', () => {
  it.each<[string, Fields, string]>([
    ['that the town is needed', { town: [] }, 'required town'],
    ['that a blank is no town', { town: [' '] }, 'required town'],
    ['that nothing is taken without consent', { agree: [] }, 'consent_required agree'],
    ['that consent is yes and nothing else', { agree: ['on'] }, 'unknown_code agree'],
    ['that consent is given once', { agree: ['yes', 'yes'] }, 'one_only agree'],
    ['that a town is not in the list', { town: ['berlin'] }, 'unknown_code town'],
    ['that blanks belong to no code', { town: [' witten'] }, 'unknown_code town'],
    ['to choose one of two towns', { town: ['witten', 'hattingen'] }, 'one_only town'],
    ['that "do not know" is not offered for the town', { town: ['dont_know'] }, 'unknown_code town'],
    ['that the other town is too long', { town: ['elsewhere'], 'town.other': ['x'.repeat(11)] }, 'too_long town.other'],
    ['that the text belongs to the other town', { 'town.other': ['Bochum'] }, 'not_relevant town.other'],
    ['that a language is not in the list', { langs: ['tr', 'tlh'] }, 'unknown_code langs'],
    ['to choose two languages at most', { langs: ['de', 'tr', 'ar'] }, 'too_many langs'],
    ['that none and Turkish exclude each other', { langs: ['tr', 'none'] }, 'exclusive langs'],
    ['that no answer and Turkish exclude each other', { langs: ['refused', 'tr'] }, 'exclusive langs'],
    [
      'that the other language is too long',
      { langs: ['other'], 'langs.other': ['x'.repeat(11)] },
      'too_long langs.other',
    ],
    ['that an option was not offered', { langs: ['tr'], main: ['de'] }, 'not_offered main'],
    ['that one of several options was not offered', { langs: ['tr'], used: ['tr', 'de'] }, 'not_offered used'],
    ['that a row of a grid takes one answer', { 'skill.speak': ['good', 'bad'] }, 'one_only skill.speak'],
    ['that a row of a grid has other codes', { 'skill.speak': ['best'] }, 'unknown_code skill.speak'],
    ['that a step is below the scale', { ...kita, happy: ['0'] }, 'too_small happy'],
    ['that a step is above the scale', { ...kita, happy: ['6'] }, 'too_large happy'],
    ['that half a step is none', { ...kita, happy: ['1.5'] }, 'not_a_number happy'],
    ['that a scale takes one step', { ...kita, happy: ['1', '2'] }, 'one_only happy'],
    ['that a word is no number', { children: ['two'] }, 'not_a_number children'],
    ['that a power is no whole number', { children: ['1e1'] }, 'not_a_number children'],
    ['that a number has no end of digits', { children: ['9'.repeat(16)] }, 'not_a_number children'],
    ['that a number is too small', { children: ['-1'] }, 'too_small children'],
    ['that a number is too large', { children: ['10'] }, 'too_large children'],
    ['that a number is given once', { children: ['1', '2'] }, 'one_only children'],
    ['that a text is too long', { ...kita, happy: ['3'], why: ['x'.repeat(11)] }, 'too_long why'],
    ['that a text is given once', { ...kita, happy: ['3'], why: ['a', 'b'] }, 'one_only why'],
    ['that a note takes no answer', { hello: ['hi'] }, 'unknown_item hello'],
  ])('%s', (_, fields, issue) => {
    expect(wrong(fields)).toEqual([issue]);
  });

  it('the limits in numbers, and the sent code only in part', () => {
    expect(stored({ langs: ['de', 'tr', 'ar'] })).toMatchObject([{ values: { max: 2, count: 3 } }]);
    expect(stored({ children: ['12'] })).toMatchObject([{ values: { min: 0, max: 9, value: 12 } }]);
    expect(stored({ town: ['x'.repeat(99)] })).toMatchObject([{ values: { value: 'x'.repeat(40) } }]);
  });

  it('everything at once, in the order of the items', () => {
    expect(wrong({ children: ['x'], agree: [], 'skill.speak': ['?'], langs: ['none', 'de'] })).toEqual([
      'consent_required agree',
      'exclusive langs',
      'unknown_code skill.speak',
      'not_a_number children',
    ]);
  });

  it('which rows of a required grid are blank', () => {
    const asking = anAsking([{ id: 'g', type: 'grid', list: 'LEVEL', rows: ['a', 'b'], required: true }]);
    const accepted = acceptResponse(asking, { 'g.a': ['good'] }, { strict: true });
    expect(accepted).toMatchObject({ ok: false, issues: [{ code: 'required', item: 'g', field: 'g.b' }] });
  });
});

describe('a person whose text must fit a pattern', () => {
  const town: Item = { id: 'p', type: 'text', max: 8, pattern: '\\d{5}|[A-Z]{2}' };

  it.each<[string, string, unknown]>([
    ['has it stored where it fits', ' 58452 ', { p: '58452' }],
    ['has it stored where it fits the other way', 'EN', { p: 'EN' }],
    ['has it stored in Latin digits, which the pattern is written in', '٥٨٤٥٢', { p: '58452' }],
    ['is told where only a part of it fits', '584521', ['pattern p']],
    ['is told where it begins right', 'ENX', ['pattern p']],
    ['is told where a line fits and another does not', 'EN\nEN', ['pattern p']],
    ['is told first that it is too long', '584525845', ['too_long p']],
    ['may leave it blank', ' ', { p: missing('not_reached') }],
  ])('%s', (_, sent, result) => {
    expect(whatComes([town], { p: [sent] })).toEqual(result);
  });
});

describe('what a person answers is stored', () => {
  it.each<[string, Fields, Readonly<Record<string, unknown>>]>([
    [
      'as a code with the text beside it',
      { town: ['elsewhere'], 'town.other': [' Bochum '] },
      { 'town.other': 'Bochum' },
    ],
    ['as several codes in the order of the list', { langs: ['tr', 'de', 'tr'] }, { langs: ['de', 'tr'] }],
    ['as the exclusive code alone', { langs: ['none'] }, { langs: ['none'] }],
    ['as no answer where they choose that', { langs: ['refused'] }, { langs: missing('refused') }],
    ['as not known where that is offered', { care: ['dont_know'] }, { care: missing('dont_know') }],
    ['row by row', { 'skill.speak': ['good'] }, { 'skill.speak': 'good', 'skill.understand': missing('not_reached') }],
    ['as a number from Arabic-Indic digits', { year: ['٢٠٢٥'] }, { year: 2025 }],
    ['as a number from Persian digits', { children: ['۷'] }, { children: 7 }],
    ['as a number from digits of both kinds', { year: ['2٠2۵'] }, { year: 2025 }],
    ['as a number with a sign and blanks about it', { year: [' -5 '] }, { year: -5 }],
    ['as a step of the scale', { ...kita, happy: ['5'] }, { happy: 5 }],
    ['as a step nobody has to name', { ...kita, happy: ['refused'] }, { happy: missing('refused') }],
    ['as cleaned text', { ...kita, happy: ['1'], why: ['u\u0308ber\u202E'] }, { why: 'über' }],
    ['as blank where the text is only spaces', { ...kita, happy: ['1'], why: [' '] }, { why: missing('not_reached') }],
    ['as a box left alone', { news: [] }, { news: missing('not_reached') }],
    ['with all options offered while the earlier item is blank', { main: ['de'] }, { main: 'de' }],
    ['with the exclusive option always offered', { langs: ['tr'], main: ['none'] }, { main: 'none' }],
  ])('%s', (_, fields, answers) => {
    expect(stored(fields)).toMatchObject(answers);
  });

  it('with the other text counted in characters that people see', () => {
    expect(wrong({ town: ['elsewhere'], 'town.other': ['🇺🇦'.repeat(10)] })).toEqual([]);
  });

  it('in every type of item the kitchen sink has', () => {
    expect(new Set(itemsOf(aQuestionnaire()).map(({ type }) => type))).toEqual(new Set(itemTypes));
  });

  it('from a plain form without options that were not offered, which count towards no limit', () => {
    const list: Parameters<typeof anAsking>[0] = [
      { id: 'a', type: 'select_multiple', list: 'LANG' },
      { id: 'b', type: 'select_multiple', list: 'LANG', offered: { from: 'a' }, max: 1 },
    ];
    const fields = { a: ['tr'], b: ['tr', 'de'] };
    expect(acceptResponse(anAsking(list), fields, { strict: false })).toEqual({
      ok: true,
      answers: { a: ['tr'], b: ['tr'] },
    });
    expect(stored({ langs: ['tr'], main: ['de'] }, false)).toMatchObject({ main: missing('not_reached') });
  });
});
