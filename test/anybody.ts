import fc from 'fast-check';
import type { Fields } from '../survey/answer.ts';
import { totalsOf } from '../survey/items/cells.ts';
import { missingOf } from '../survey/items/choice.ts';
import { dateLimits, datePartsOf } from '../survey/items/date.ts';
import { positionsOf } from '../survey/items/rank.ts';
import { membersOf } from '../survey/items/repeat.ts';
import {
  type Item,
  type ItemOf,
  itemsOf,
  type Member,
  optionsOf,
  type Questionnaire,
} from '../survey/questionnaire.ts';
import { acceptResponse } from '../survey/response.ts';

const together = (parts: readonly fc.Arbitrary<Fields>[]): fc.Arbitrary<Fields> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all));

const oneOf = (codes: readonly string[]): fc.Arbitrary<string[]> => fc.constantFrom(...codes).map((code) => [code]);

function severalOf(item: ItemOf<'select_multiple'>, questionnaire: Questionnaire): fc.Arbitrary<string[]> {
  const options = optionsOf(questionnaire, item.list);
  const open = options.filter(({ exclusive }) => !exclusive).map(({ code }) => code);
  const alone = [...options.filter(({ exclusive }) => exclusive).map(({ code }) => code), ...missingOf(item)];
  const several = fc.subarray(open, { minLength: 1, maxLength: Math.min(item.max ?? open.length, open.length) });
  return fc.oneof({ weight: 4, arbitrary: several }, { weight: 1, arbitrary: oneOf(alone) });
}

function rank(item: ItemOf<'rank'>, questionnaire: Questionnaire): fc.Arbitrary<Fields> {
  const codes = optionsOf(questionnaire, item.list).map(({ code }) => code);
  const most = positionsOf(item, questionnaire);
  const least = item.required ? most : 0;
  return fc
    .shuffledSubarray(codes, { minLength: least, maxLength: most })
    .map((order) => Object.fromEntries(order.map((code, index) => [`${item.id}.${code}`, [String(index + 1)]])));
}

/** As the form sends it, in parts, or as the API does, in one. */
function date(item: ItemOf<'date'>): fc.Arbitrary<Fields> {
  const { min, max } = dateLimits(item);
  const instant = (iso: string): Date => new Date(`${iso}-01-01`.slice(0, 10));
  const iso = fc.date({ min: instant(min), max: instant(max), noInvalidDate: true });
  return fc.tuple(iso, fc.boolean()).map(([one, inParts]): Fields => {
    const text = one.toISOString().slice(0, min.length);
    const parts = text.split('-').reverse();
    if (!inParts) return { [item.id]: [text] };
    return Object.fromEntries(datePartsOf(item).map((part, index) => [`${item.id}.${part}`, [parts[index] ?? '']]));
  });
}

function table(item: ItemOf<'table'>): fc.Arbitrary<Fields> {
  const cells = item.rows.flatMap((row) => item.columns.map((column) => `${item.id}.${row}.${column}`));
  const number = fc.integer({ min: item.min, max: item.max }).map((n) => [String(n)]);
  const sent = together(cells.map((cell) => fc.option(number, { nil: [] }).map((values) => ({ [cell]: values }))));
  return fc.tuple(sent, fc.boolean()).map(([fields, summed]): Fields => {
    const { total } = totalsOf(item, fields);
    return summed && item.totals === 'asked' && total !== undefined
      ? { ...fields, [`${item.id}.total.total`]: [String(total)] }
      : fields;
  });
}

/** Entries with blank ones between them; how many were shown is sent or left to be seen. */
function repeat(item: ItemOf<'repeat'>, questionnaire: Questionnaire): fc.Arbitrary<Fields> {
  const entries = Array.from({ length: item.max }, (_, index) =>
    fc.option(together(membersOf(item, index + 1).map((member) => fieldsFor(member, questionnaire))), { nil: {} }),
  );
  const shown = fc.option(fc.constant({ [item.id]: [String(item.max)] }), { nil: {} });
  return together([shown, ...entries]);
}

/** Values of an item with one field. */
function valuesOf(item: Item | Member, questionnaire: Questionnaire): fc.Arbitrary<string[]> {
  switch (item.type) {
    case 'consent':
      return fc.constant(['yes']);
    case 'text':
      return item.pattern ? fc.constantFrom(['58452'], ['٥٨٤٥٢']) : fc.constantFrom(['gut'], ['شكرا']);
    case 'decimal':
      return fc.integer({ min: item.min * 100, max: item.max * 100 }).map((n) => [String(n / 100).replace('.', ',')]);
    case 'integer':
    case 'scale':
      return fc.integer({ min: item.min, max: item.max }).map((n) => [String(n)]);
    case 'select_multiple':
      return severalOf(item, questionnaire);
    case 'grid':
    case 'select_one':
      return oneOf([...optionsOf(questionnaire, item.list).map(({ code }) => code), ...missingOf(item)]);
    default:
      return fc.constant([]);
  }
}

/** What a person may send for an item, by field; also where the item turns out not to be asked. */
function fieldsFor(item: Item | Member, questionnaire: Questionnaire): fc.Arbitrary<Fields> {
  if (item.type === 'note') return fc.constant({});
  if (item.type === 'rank') return rank(item, questionnaire);
  if (item.type === 'table') return table(item);
  if (item.type === 'repeat') return repeat(item, questionnaire);
  if (item.type === 'date') return item.required ? date(item) : fc.option(date(item), { nil: {} });
  const values = valuesOf(item, questionnaire);
  const sent = item.required ? values : fc.oneof(values, fc.constant<string[]>([]));
  const fields = item.type === 'grid' ? item.rows.map((row) => `${item.id}.${row}`) : [item.id];
  return together(fields.map((field) => sent.map((one) => ({ [field]: one }))));
}

/** Leaves blank what does not meet a constraint: the two items were made up apart. */
function met(questionnaire: Questionnaire, fields: Fields): Fields {
  const accepted = acceptResponse(questionnaire, fields, { strict: false });
  const unmet = accepted.ok ? [] : accepted.issues.filter(({ code }) => code === 'constraint').map(({ item }) => item);
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !unmet.includes(field.split('.')[0] ?? '')));
}

/** Fields as a plain form sends them: every answer possible, and answers to items that are not asked too. */
export const anyFields = (questionnaire: Questionnaire): fc.Arbitrary<Fields> =>
  together(itemsOf(questionnaire).map((item) => fieldsFor(item, questionnaire))).map((fields) =>
    met(questionnaire, fields),
  );
