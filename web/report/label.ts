import type { Value } from '../../survey/answer.ts';
import { isMissing } from '../../survey/answer.ts';
import { type Item, itemsOf, type Member } from '../../survey/questionnaire.ts';
import { fill } from '../../survey/text.ts';
import type { View } from '../form/view.ts';

type Saying = Pick<View, 'questionnaire' | 'wording' | 'words'>;

/** The item that a field belongs to, and the member of a repeat. */
function partsOf(field: string, { questionnaire }: Saying): { item?: Item; member?: Member; rest: readonly string[] } {
  const [id = '', ...rest] = field.split('.');
  const item = itemsOf(questionnaire).find((one) => one.id === id);
  if (item?.type !== 'repeat') return { ...(item ? { item } : {}), rest };
  const member = item.items.find((one) => one.id === rest[1]);
  return { item, ...(member ? { member } : {}), rest };
}

/** A field in words: its item, and where in the item it stands. */
export function labelOf(field: string, saying: Saying): string {
  const { item, member, rest } = partsOf(field, saying);
  const say = (key: string): string => saying.wording.say(key).text;
  if (!item) return field;
  if (item.type === 'repeat') {
    if (rest.length === 0) return say(item.id);
    const entry = fill(say(`${item.id}.one`), { number: rest[0] ?? '' });
    return member ? `${entry} – ${say(`${item.id}.${member.id}`)}` : entry;
  }
  if (item.type === 'table') {
    const [row = '', column = ''] = rest;
    const part = (kind: string, code: string) =>
      code === 'total' ? saying.words.say('total') : say(`${item.id}.${kind}.${code}`);
    return [say(item.id), ...(row ? [part('row', row)] : []), ...(column ? [part('column', column)] : [])].join(' – ');
  }
  return rest.length > 0 && item.type === 'grid' ? `${say(item.id)} – ${say(field)}` : say(item.id);
}

/** An answer in words. */
export function sayValue(field: string, value: Value | undefined, saying: Saying): string {
  const { item, member } = partsOf(field, saying);
  if (value === undefined) return saying.words.say('missing.not_reached');
  if (isMissing(value)) return saying.words.say(`missing.${value.missing}`);
  if (typeof value === 'number') return String(value);
  const asked = member ?? item;
  if (asked?.type === 'consent') return '✓';
  const list = asked && 'list' in asked ? asked.list : undefined;
  const codes = typeof value === 'string' ? [value] : value;
  return codes.map((code) => (list === undefined ? code : saying.wording.say(`list.${list}.${code}`).text)).join(', ');
}
