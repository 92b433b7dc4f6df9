import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fields, missing } from '../../survey/answer.ts';
import { answeredBy } from '../../survey/items/table.ts';
import { itemsOf } from '../../survey/questionnaire.ts';
import { shownBy } from '../../survey/relevance.ts';
import { acceptResponse } from '../../survey/response.ts';
import { anAsking, anyFields, aQuestionnaire, leastFields, someFields } from '../builders.ts';

const questionnaire = aQuestionnaire();
const accept = (fields: Fields, strict: boolean) =>
  acceptResponse(questionnaire, { ...leastFields, ...fields }, { strict });

describe('a person who is not asked', () => {
  const fields: Fields = { care: ['home'], happy: ['5'], why: ['gut'] };

  it('has hidden answers dropped where a plain form sends them', () => {
    expect(accept(fields, false)).toMatchObject({
      ok: true,
      answers: { happy: missing('not_relevant'), why: missing('not_relevant') },
    });
  });

  it('cannot answer through the API, and is told at which field', () => {
    expect(accept(fields, true)).toMatchObject({
      ok: false,
      issues: [
        { code: 'not_relevant', item: 'happy', field: 'happy' },
        { code: 'not_relevant', item: 'why', field: 'why' },
      ],
    });
  });

  it('may send the field blank', () => {
    expect(accept({ care: ['home'], happy: [' '], why: [] }, true)).toMatchObject({ ok: true });
  });

  it('need not answer what is required of others', () => {
    const asking = anAsking([
      { id: 'a', type: 'select_one', list: 'CARE' },
      { id: 'b', type: 'consent', required: true, relevant: { item: 'a', in: ['kita'] } },
    ]);
    expect(acceptResponse(asking, { a: ['home'] }, { strict: true }).ok).toBe(true);
    expect(acceptResponse(asking, { a: ['kita'] }, { strict: true }).ok).toBe(false);
  });

  it('is not asked what depends on that either, as far as it reaches', () => {
    const chain = anAsking([
      { id: 'a', type: 'select_one', list: 'CARE' },
      { id: 'b', type: 'select_one', list: 'CARE', relevant: { item: 'a', in: ['kita'] } },
      { id: 'c', type: 'select_one', list: 'CARE', relevant: { item: 'b', answered: true } },
      { id: 'd', type: 'grid', list: 'LEVEL', rows: ['x', 'y'], relevant: { item: 'c', answered: true } },
    ]);
    const all = { a: ['home'], b: ['kita'], c: ['kita'], 'd.x': ['good'] };
    const no = missing('not_relevant');
    expect(acceptResponse(chain, all, { strict: false })).toEqual({
      ok: true,
      answers: { a: 'home', b: no, c: no, 'd.x': no, 'd.y': no },
    });
    expect([...shownBy(chain, all).items]).toEqual(['a']);
    expect([...shownBy(chain, { ...all, a: ['kita'] }).items]).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('what nobody asked', () => {
  it.each(['k99', 'town.more', 'skill', 'hello', 'wish', 'kids.01.age', 'hours.work', '', 'constructor'])(
    'is refused: %j',
    (field) => {
      for (const strict of [true, false])
        expect(accept({ [field]: ['x'] }, strict)).toMatchObject({
          ok: false,
          issues: [{ code: 'unknown_item', field }],
        });
    },
  );

  it('is refused where it is called __proto__, and changes no object', () => {
    const fields = Object.fromEntries([...Object.entries(leastFields), ['__proto__', ['yes']]]);
    expect(acceptResponse(questionnaire, fields, { strict: false })).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown_item', field: '__proto__' }],
    });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('is named by its first 40 characters only', () => {
    expect(accept({ ['x'.repeat(99)]: [] }, true)).toMatchObject({ issues: [{ field: 'x'.repeat(40) }] });
  });
});

describe('every person', () => {
  it('who fills in the form as it is offered has an answer or a reason in every field', () => {
    const fields = itemsOf(questionnaire).flatMap((item) => answeredBy(item, questionnaire));
    fc.assert(
      fc.property(anyFields(questionnaire), (sent) => {
        const accepted = acceptResponse(questionnaire, sent, { strict: false });
        const given = accepted.ok ? Object.keys(accepted.answers).filter((field) => !/^kids\.\d/.test(field)) : [];
        expect(given.sort()).toEqual([...fields].sort());
      }),
    );
  });

  it('is shown exactly the items that are stored as asked', () => {
    fc.assert(
      fc.property(anyFields(questionnaire), (sent) => {
        const accepted = acceptResponse(questionnaire, sent, { strict: false });
        const { items } = shownBy(questionnaire, sent);
        for (const item of itemsOf(questionnaire))
          for (const field of answeredBy(item, questionnaire)) {
            const asked = accepted.ok && JSON.stringify(accepted.answers[field]) !== '{"missing":"not_relevant"}';
            expect(asked).toBe(items.has(item.id));
          }
      }),
    );
  });

  it('gets an answer, never an error, whatever they send', () => {
    const known = fc.constantFrom(
      ...itemsOf(questionnaire).map(({ id }) => id),
      'town.other',
      'skill.speak',
      '__proto__',
    );
    const sent = fc.dictionary(fc.oneof(known, fc.string()), fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }));
    fc.assert(
      fc.property(sent, fc.boolean(), (fields, strict) => {
        expect(acceptResponse(questionnaire, fields, { strict }).ok).toBeTypeOf('boolean');
        expect(shownBy(questionnaire, fields).items.has('agree')).toBe(true);
      }),
    );
  });

  it('is shown only the options chosen before', () => {
    const codes = (fields: Fields) =>
      shownBy(questionnaire, fields)
        .options.get('main')
        ?.map(({ code }) => code);
    expect(codes({ langs: ['tr'] })).toEqual(['tr', 'none']);
    expect(codes({})).toEqual(['de', 'tr', 'ar', 'other', 'none']);
  });

  it('made from the same seed is the same person', () => {
    expect(someFields(7)).toEqual(someFields(7));
    expect(new Set([1, 2, 3, 4].map((seed) => JSON.stringify(someFields(seed)))).size).toBeGreaterThan(1);
  });
});
