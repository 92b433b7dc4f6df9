import { array, assert, constantFrom, dictionary, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../survey/answer.ts';
import { changesBetween, type Draft, emptyDraft, fieldsOfDraft, mergeDraft } from '../../survey/draft.ts';

const anyFields = dictionary(
  constantFrom('a', 'b', 'c', '__proto__', 'toString'),
  array(constantFrom('', '1', '2'), { maxLength: 1 }),
);

const heldBy = (draft: Draft): ReadonlyMap<string, string> =>
  new Map(Object.entries(fieldsOfDraft(draft)).map(([field, values]) => [field, values.join()]));

const filled = (fields: Fields) => mergeDraft(emptyDraft, fields, 0).draft;

describe('two people of one club who write one draft', () => {
  it('both keep what they wrote where they wrote in different cells', () => {
    const begun = filled({ a: ['1'], b: ['2'] });
    const first = mergeDraft(begun, { a: ['10'] }, begun.revision);
    const second = mergeDraft(first.draft, { b: ['20'] }, begun.revision);
    expect(second.clashes).toEqual([]);
    expect(fieldsOfDraft(second.draft)).toEqual({ a: ['10'], b: ['20'] });
  });

  it('are shown both values where they wrote different ones into a cell, and the first stays', () => {
    const begun = filled({ a: ['1'] });
    const first = mergeDraft(begun, { a: ['10'] }, begun.revision);
    const second = mergeDraft(first.draft, { a: ['11'] }, begun.revision);
    expect(second.clashes).toEqual([{ field: 'a', mine: ['11'], theirs: ['10'] }]);
    expect(second.draft).toBe(first.draft);
  });

  it('do not clash where they wrote the same', () => {
    const first = mergeDraft(emptyDraft, { a: ['7'] }, 0);
    expect(mergeDraft(first.draft, { a: ['7'] }, 0)).toEqual({ draft: first.draft, clashes: [] });
  });

  it('clash where one empties what the other changes', () => {
    const begun = filled({ a: ['1'] });
    const emptied = mergeDraft(begun, { a: [''] }, begun.revision).draft;
    expect(fieldsOfDraft(emptied)).toEqual({});
    expect(mergeDraft(emptied, { a: ['2'] }, begun.revision).clashes).toEqual([
      { field: 'a', mine: ['2'], theirs: [] },
    ]);
  });

  it('may choose after a clash: whoever has seen the newest revision is taken', () => {
    const begun = filled({ a: ['1'] });
    const { draft } = mergeDraft(begun, { a: ['10'] }, begun.revision);
    const chosen = mergeDraft(draft, { a: ['11'] }, draft.revision);
    expect([fieldsOfDraft(chosen.draft), chosen.clashes]).toEqual([{ a: ['11'] }, []]);
  });

  it('lose nothing, whatever they write in whatever order: it stands in the draft, or is named as a clash', () => {
    const writes = array(record({ sent: anyFields, behind: integer({ min: 0, max: 3 }) }), { maxLength: 8 });
    const write = (draft: Draft, { sent, behind }: { sent: Fields; behind: number }): Draft => {
      const merged = mergeDraft(draft, sent, Math.max(0, draft.revision - behind));
      const clashing = new Set(merged.clashes.map(({ field }) => field));
      const before = heldBy(draft);
      const wanted = new Map(before);
      for (const [field, values] of Object.entries(sent))
        if (!clashing.has(field)) wanted.set(field, values.filter(Boolean).join());
      const held = [...wanted].filter(([, value]) => value !== '').sort();
      expect([...heldBy(merged.draft)].sort()).toEqual(held);
      return merged.draft;
    };
    assert(property(writes, (list) => void list.reduce(write, emptyDraft)));
  });
});

describe('somebody without a script', () => {
  it('is taken to have changed only what differs from what the page showed', () => {
    expect(changesBetween({ a: ['1'], b: ['2'], c: ['3'] }, { a: ['1'], b: ['4'], c: [''], d: ['5'] })).toEqual({
      b: ['4'],
      c: [],
      d: ['5'],
    });
  });
});
