import fc from 'fast-check';
import type { Condition } from '../survey/condition.ts';
import { flawsOf } from '../survey/definition.ts';
import { type Item, type Option, optionsOf, type Questionnaire } from '../survey/questionnaire.ts';
import { anAsking } from './builders.ts';

/** A condition before it is known which items stand before it: numbers choose among what there is then. */
type Wish =
  | { readonly all: readonly Wish[] }
  | { readonly any: readonly Wish[] }
  | { readonly not: Wish }
  | { readonly at: number; readonly pick: number; readonly more: number; readonly answered: boolean };

const wishes = fc.letrec<{ wish: Wish; leaf: Wish }>((tie) => ({
  leaf: fc.record({ at: fc.nat(9), pick: fc.nat(5), more: fc.nat(2), answered: fc.boolean() }),
  wish: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: tie('leaf') },
    { weight: 1, arbitrary: fc.array(tie('wish'), { minLength: 1, maxLength: 2 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie('wish'), { minLength: 1, maxLength: 2 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie('wish').map((not) => ({ not })) },
  ),
}));

const lists = {
  FRUIT: [{ code: 'apple' }, { code: 'pear' }, { code: 'none', exclusive: true }, { code: 'other', text: 9 }],
  YES_NO: [{ code: 'yes' }, { code: 'no' }],
} satisfies Record<string, Option[]>;

const shapes: readonly ((id: string) => Item)[] = [
  (id) => ({ id, type: 'select_one', list: 'FRUIT' }),
  (id) => ({ id, type: 'select_one', list: 'FRUIT', appearance: 'dropdown', missing: ['dont_know', 'refused'] }),
  (id) => ({ id, type: 'select_one', list: 'YES_NO', appearance: 'yes_no' }),
  (id) => ({ id, type: 'select_multiple', list: 'FRUIT' }),
  (id) => ({ id, type: 'scale', min: -1, max: 3 }),
  (id) => ({ id, type: 'integer', min: 0, max: 9 }),
  (id) => ({ id, type: 'text', max: 9 }),
  (id) => ({ id, type: 'date', precision: 'month' }),
  (id) => ({ id, type: 'consent' }),
  (id) => ({ id, type: 'repeat', max: 2, items: [{ id: 'age', type: 'integer', min: 0, max: 9 }] }),
];

const codesOf = (item: Item): readonly string[] => {
  if (item.type === 'consent') return ['yes'];
  return 'list' in item ? optionsOf(anAsking([], { lists }), item.list).map(({ code }) => code) : [];
};

function conditionOf(wish: Wish, earlier: readonly Item[]): Condition {
  if ('all' in wish) return { all: wish.all.map((part) => conditionOf(part, earlier)) };
  if ('any' in wish) return { any: wish.any.map((part) => conditionOf(part, earlier)) };
  if ('not' in wish) return { not: conditionOf(wish.not, earlier) };
  const item = earlier[wish.at % earlier.length];
  if (!item) throw new RangeError('nothing stands before the condition');
  if (item.type === 'scale' && !wish.answered) {
    const from = item.min + (wish.pick % (item.max - item.min + 1));
    return { item: item.id, from, to: Math.min(item.max, from + wish.more) };
  }
  const codes = codesOf(item);
  if (wish.answered || codes.length === 0) return { item: item.id, answered: true };
  const chosen = [codes[wish.pick % codes.length], codes[(wish.pick + wish.more) % codes.length]];
  return { item: item.id, in: [...new Set(chosen.flatMap((code) => code ?? []))] };
}

const isChoice = (item: Item): boolean => 'list' in item && item.list === 'FRUIT';

type Plan = { readonly shape: number; readonly wish: Wish | undefined; readonly from: number | undefined };

/** The items of some plans: each asked by its wish, and offering what was chosen in an earlier choice. */
function itemsOf(plans: readonly Plan[]): Item[] {
  const items: Item[] = [];
  for (const [index, { shape, wish, from }] of plans.entries()) {
    const plain = shapes[shape % shapes.length]?.(`q${index + 1}`);
    if (!plain) continue;
    const sources = items.filter(isChoice);
    const source = from === undefined ? undefined : sources[from % sources.length];
    const item: Item =
      source && isChoice(plain) && (plain.type === 'select_one' || plain.type === 'select_multiple')
        ? { ...plain, offered: { from: source.id } }
        : plain;
    items.push(wish && items.length > 0 ? { ...item, relevant: conditionOf(wish, items) } : item);
  }
  return items;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  shape: fc.nat(shapes.length - 1),
  wish: fc.option(wishes.wish, { nil: undefined, freq: 3 }),
  from: fc.option(fc.nat(5), { nil: undefined }),
});

/** Random questionnaires without a flaw, full of conditions and of options that are offered by an earlier answer. */
export const anyAsking: fc.Arbitrary<Questionnaire> = fc
  .array(plan, { minLength: 2, maxLength: 8, size: 'max' })
  .map((plans) => anAsking(itemsOf(plans), { lists }))
  .map((questionnaire) => {
    const flaws = flawsOf(questionnaire);
    if (flaws.length > 0) throw new Error(JSON.stringify(flaws));
    return questionnaire;
  });
