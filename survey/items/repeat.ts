import { type Fields, isMissing } from '../answer.ts';
import type { ItemOf, Member, Questionnaire } from '../questionnaire.ts';
import { blank, issue, single } from './choice.ts';
import { type Checked, type Context, given, joined, type Kind } from './kind.ts';
import { memberKinds } from './members.ts';
import { checkRange, wholeNumber } from './number.ts';

type Repeat = ItemOf<'repeat'>;
type MemberType = Member['type'];

const kindOf = <T extends MemberType>(item: { type: T }): Kind<T> => memberKinds[item.type];

const fieldsOfMember = <T extends MemberType>(item: ItemOf<T>, questionnaire: Questionnaire): readonly string[] =>
  kindOf<T>(item).fields(item, questionnaire);

const checkMember = <T extends MemberType>(item: ItemOf<T>, fields: Fields, context: Context): Checked =>
  kindOf<T>(item).check(item, fields, context);

/** The items of entry `n`, counted from 1, each under its full id `<id>.<n>.<member>`. */
export const membersOf = (item: Repeat, n: number | string): readonly Member[] =>
  item.items.map((member) => ({ ...member, id: `${item.id}.${n}.${member.id}` }));

/** Numbers of the entries in which something was sent, in order; also those beyond `max`. */
function filledIn(item: Repeat, fields: Fields): readonly number[] {
  const own = `${item.id}.`;
  const sent = Object.keys(fields).filter((field) => field.startsWith(own) && given(fields, field).length > 0);
  const numbers = new Set(sent.map((field) => Number(field.slice(own.length).split('.', 1)[0])));
  return [...numbers].filter((n) => n > 0).sort((a, b) => a - b);
}

/** The number of entries that were shown, where it was sent and is one. */
const shownIn = (item: Repeat, fields: Fields): number | undefined => wholeNumber(given(fields, item.id)[0] ?? '');

/** How many entries the fields hold and a form should show: from 1 to the item's `max`. */
export const entriesIn = (item: Repeat, fields: Fields): number =>
  Math.max(1, Math.min(item.max, shownIn(item, fields) ?? filledIn(item, fields).at(-1) ?? 1));

const isBlank = ({ answers, issues }: Checked): boolean =>
  issues.every(({ code }) => code === 'required') &&
  Object.values(answers).every((value) => isMissing(value) && value.missing === 'not_reached');

/** The answers of entry `n` as those of entry `to`: where one before it is blank it moves up. */
const moved = (item: Repeat, { answers, issues }: Checked, n: number, to: number): Checked => ({
  answers: Object.fromEntries(
    Object.entries(answers).map(([field, value]) => [
      `${item.id}.${to}${field.slice(`${item.id}.${n}`.length)}`,
      value,
    ]),
  ),
  issues,
});

/**
 * `repeat`: the same few items for each of several entries, under the entry's number. Entries that are wholly blank
 * are dropped, so that stored ones are numbered from 1 without a gap. Never tallied.
 */
export const repeat: Kind<'repeat'> = {
  fields: (item, questionnaire) => [
    item.id,
    ...Array.from({ length: item.max }, (_, index) => membersOf(item, index + 1)).flatMap((members) =>
      members.flatMap((member) => fieldsOfMember(member, questionnaire)),
    ),
  ],
  answered: (item) => [item.id],
  check(item, fields, context) {
    const { id, max } = item;
    const sent = single({ id }, fields, (text) =>
      checkRange({ id, min: 0, max: Number.POSITIVE_INFINITY }, text, wholeNumber(text)),
    );
    const filled = filledIn(item, fields);
    const shown = shownIn(item, fields) ?? max;
    if (sent.issues.length > 0) return { answers: {}, issues: sent.issues };
    if (shown > max || (filled.at(-1) ?? 0) > max)
      return { answers: {}, issues: [issue('too_many_entries', id, id, { max })] };
    const entries = filled
      .filter((n) => n <= shown)
      .map((n) => ({ n, checked: joined(membersOf(item, n).map((member) => checkMember(member, fields, context))) }))
      .filter(({ checked }) => !isBlank(checked));
    const { answers, issues } = joined(entries.map(({ n, checked }, index) => moved(item, checked, n, index + 1)));
    const hidden = context.strict && filled.some((n) => n > shown) ? [issue('not_relevant', id)] : [];
    if (entries.length === 0) {
      const none = blank(item);
      return { answers: none.answers, issues: [...none.issues, ...hidden] };
    }
    return { answers: { [id]: entries.length, ...answers }, issues: [...issues, ...hidden] };
  },
};

/** The fields with one more entry of a repeat shown, up to its `max`. */
export const withEntry = (item: Repeat, fields: Fields): Fields => ({
  ...fields,
  [item.id]: [String(Math.min(item.max, entriesIn(item, fields) + 1))],
});

/** The fields without entry `n` of a repeat: later ones move up. As they are where there is no such entry. */
export function withoutEntry(item: Repeat, fields: Fields, n: number): Fields {
  const count = entriesIn(item, fields);
  if (!Number.isInteger(n) || n < 1 || n > count) return fields;
  const own = `${item.id}.`;
  const moved = Object.entries(fields).flatMap(([field, values]) => {
    const [entry = '', ...rest] = field.startsWith(own) ? field.slice(own.length).split('.') : [];
    const number = Number(entry);
    if (entry === '' || number < n) return [[field, values] as const];
    return number === n ? [] : [[`${own}${[number - 1, ...rest].join('.')}`, values] as const];
  });
  return { ...Object.fromEntries(moved), [item.id]: [String(Math.max(1, count - 1))] };
}
