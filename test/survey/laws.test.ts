import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, type Fields, isMissing } from '../../survey/answer.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { totalsOf } from '../../survey/items/cells.ts';
import { entriesIn } from '../../survey/items/repeat.ts';
import { fieldsOf } from '../../survey/items/table.ts';
import { itemsOf } from '../../survey/questionnaire.ts';
import { shownBy } from '../../survey/relevance.ts';
import { acceptResponse } from '../../survey/response.ts';
import { anyFields, aQuestionnaire } from '../builders.ts';

const questionnaire = aQuestionnaire();
const items = itemsOf(questionnaire);
const known = items.flatMap((item) => fieldsOf(item, questionnaire));

/** Stored answers as a client of the API would send them again. */
const sentAgain = (answers: Answers): Fields =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([field, value]): [string, string[]][] => {
      if (typeof value === 'string' || typeof value === 'number') return [[field, [String(value)]]];
      if (!isMissing(value)) return [[field, [...value]]];
      return value.missing === 'refused' || value.missing === 'dont_know' ? [[field, [value.missing]]] : [];
    }),
  );

const strange = fc.constantFrom(
  ...[
    '',
    ' ',
    '0',
    '-0',
    '1',
    '2',
    '-1',
    '1e9',
    '9'.repeat(30),
    '٣',
    '1٣',
    '१',
    '\u202E12',
    '\u061C5',
    '12\u200F',
    '\u0000',
    'Ⅷ',
    '½',
  ],
  ...[
    '2027-02-30',
    '2027-02',
    '27',
    '0000',
    '31',
    '1,5',
    '1٫5',
    '−3',
    'yes',
    'tr',
    'other',
    'refused',
    '👨‍👩‍👧',
    '\uD83D',
    'NaN',
  ],
);
const sent = fc.dictionary(
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, fc.string({ unit: 'binary' })),
  fc.array(fc.oneof({ weight: 4, arbitrary: strange }, fc.string({ unit: 'binary' })), { maxLength: 3 }),
  { maxKeys: 30 },
);

describe('whatever a person sends', () => {
  it('they get answers or issues, never an error, and so does the page that helps them', () => {
    fc.assert(
      fc.property(sent, fc.boolean(), (fields, strict) => {
        const accepted = acceptResponse(questionnaire, fields, { strict });
        if (!accepted.ok) expect(accepted.issues.length).toBeGreaterThan(0);
        expect(shownBy(questionnaire, fields).items.has('agree')).toBe(true);
        for (const item of items) {
          if (item.type === 'repeat') expect(entriesIn(item, fields)).toBeGreaterThan(0);
          if (item.type === 'table') expect(totalsOf(item, fields)).toHaveProperty('total');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('what is stored of it would be stored again, were it sent again', () => {
    fc.assert(
      fc.property(fc.oneof(anyFields(questionnaire), sent), (fields) => {
        const once = acceptResponse(questionnaire, { agree: ['yes'], town: ['witten'], ...fields }, { strict: false });
        if (once.ok) expect(acceptResponse(questionnaire, sentAgain(once.answers), { strict: true })).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  it('the page shows what the server takes as asked', () => {
    fc.assert(
      fc.property(anyFields(questionnaire), (fields) => {
        const accepted = acceptResponse(questionnaire, fields, { strict: false });
        const answers = accepted.ok ? accepted.answers : {};
        const silent = Object.keys(answers).filter((field) => JSON.stringify(answers[field]).includes('not_relevant'));
        const shown = shownBy(questionnaire, fields).items;
        const hidden = items.filter(({ id }) => !shown.has(id)).map(({ id }) => id);
        expect(new Set(silent.map((field) => field.split('.')[0]))).toEqual(new Set(hidden));
      }),
    );
  });
});

describe('a made-up person', () => {
  it('is always taken, and fills in every item now and then', () => {
    const chance = seeded(5);
    const filled = new Set<string>();
    for (let person = 0; person < 300; person += 1) {
      const fields = madeUpFields(questionnaire, chance);
      const accepted = acceptResponse(questionnaire, fields, { strict: true });
      expect(accepted.ok || accepted.issues).toBe(true);
      for (const field of Object.keys(fields)) filled.add(field.split('.')[0] ?? '');
    }
    const closed = items.filter(({ type, id }) => type !== 'note' && id !== 'why').map(({ id }) => id);
    expect([...filled].sort()).toEqual(closed.sort());
  });
});
