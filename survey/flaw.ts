import { dateLimits, isDate } from './items/date.ts';
import { patternOf } from './items/text.ts';
import type { Item, ItemOf, Member, Questionnaire } from './questionnaire.ts';

/** What is wrong with a definition, and where: an item, a list, or a language and a text key. */
export type Flaw = { readonly place: string; readonly flaw: string };

/** Names that stand more than once, each named once. */
export const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

/** What is wrong with one item by itself: ranges, bands, rows, lists, patterns. Empty where nothing is. */
export function itemFlaws(item: Item | Member, questionnaire: Questionnaire): readonly Flaw[] {
  const flaws = [
    ...listFlaws(item, questionnaire),
    ...rangeFlaws(item),
    ...nameFlaws(item),
    ...(item.type === 'grid' || item.type === 'table' ? lineFlaws('row', item.rows) : []),
    ...(item.type === 'table' ? tableFlaws(item) : []),
    ...(item.type === 'date' ? dateFlaws(item) : []),
    ...(item.type === 'text' ? patternFlaws(item) : []),
    ...(item.type === 'note' ? pictureFlaws(item, questionnaire) : []),
  ].map((flaw) => ({ place: item.id, flaw }));
  return item.type === 'repeat' ? [...flaws, ...memberFlaws(item, questionnaire)] : flaws;
}

const lineFlaws = (line: string, codes: readonly string[]): readonly string[] =>
  twice(codes).map((code) => `the ${line} "${code}" is there twice`);

function listFlaws(item: Item | Member, { lists }: Questionnaire): readonly string[] {
  if (!('list' in item)) return [];
  const options = lists[item.list];
  if (!options) return [`the code list "${item.list}" is not defined`];
  const codes = options.map(({ code }) => code).sort();
  if (item.type === 'rank' && (item.max ?? 1) > codes.length)
    return [`it asks for ${item.max} positions of ${codes.length} options`];
  if (item.type === 'rank' && options.some(({ exclusive, text }) => exclusive || text))
    return ['a rank takes no exclusive option and none with a text beside it'];
  if (item.type === 'select_one' && item.appearance === 'yes_no' && codes.join() !== 'no,yes')
    return ['it looks like yes or no, but its list has other codes'];
  return [];
}

/** Rows and members whose text would stand under a key that is taken. */
function nameFlaws(item: Item | Member): readonly string[] {
  const names = item.type === 'grid' ? item.rows : item.type === 'repeat' ? item.items.map(({ id }) => id) : [];
  const taken = [...(item.hint ? ['hint'] : []), ...(item.type === 'repeat' ? ['one'] : [])];
  return taken.filter((name) => names.includes(name)).map((name) => `"${name}" is taken by another text`);
}

/** Largest whole number that is exact (IEEE 754 binary64). */
const exact = Number.MAX_SAFE_INTEGER;

function rangeFlaws(item: Item | Member): readonly string[] {
  if (!('min' in item && typeof item.min === 'number' && typeof item.max === 'number')) return [];
  const { min, max } = item;
  if (min >= max) return [`its lowest number ${min} is not below ${max}`];
  if (item.type === 'scale' && item.recommendation && (min !== 0 || max !== 10))
    return ['it is a recommendation, but does not go from 0 to 10'];
  const times = item.type === 'decimal' ? 10 ** item.places : item.type === 'table' ? cellCount(item) : 1;
  if (Math.max(-min, max) * times > exact) return ['its numbers, or their sum, are too large to be exact'];
  const bands = item.type === 'integer' ? (item.bands ?? [min]) : [min];
  const rising = bands.every((low, i) => i === 0 || low > (bands[i - 1] ?? low));
  return rising && bands[0] === min && (bands.at(-1) ?? max) <= max
    ? []
    : [`its bands must rise from ${min} and stay within ${max}`];
}

const cellCount = ({ rows, columns }: ItemOf<'table'>): number => rows.length * columns.length;

const tableFlaws = ({ rows, columns }: ItemOf<'table'>): readonly string[] => [
  ...lineFlaws('column', columns),
  ...([...rows, ...columns].includes('total') ? ['no row or column may be called "total"'] : []),
];

function dateFlaws(item: ItemOf<'date'>): readonly string[] {
  const { min, max } = dateLimits(item);
  const wrong = [min, max].filter((limit) => !isDate(item, limit));
  if (wrong.length > 0) return wrong.map((limit) => `"${limit}" is no date of the precision "${item.precision}"`);
  return min > max ? [`its first date ${min} is after ${max}`] : [];
}

function patternFlaws({ pattern }: ItemOf<'text'>): readonly string[] {
  try {
    patternOf(pattern ?? '');
    return [];
  } catch {
    return [`its pattern "${pattern}" is no regular expression`];
  }
}

const pictureFlaws = ({ picture }: ItemOf<'note'>, { media }: Questionnaire): readonly string[] =>
  picture === undefined || media?.includes(picture) ? [] : [`its picture "${picture}" is not in the media`];

/** A member stands or falls with its entry: nothing in it looks at other items. */
const memberFlaws = (item: ItemOf<'repeat'>, questionnaire: Questionnaire): readonly Flaw[] => [
  ...twice(item.items.map(({ id }) => id)).map((id) => ({ place: item.id, flaw: `the item "${id}" is there twice` })),
  ...item.items.flatMap((member) => [
    ...(['relevant', 'offered', 'constraints'] as const)
      .filter((word) => word in member)
      .map((word) => ({ place: `${item.id}.${member.id}`, flaw: `an item in a repeat cannot have "${word}"` })),
    ...itemFlaws({ ...member, id: `${item.id}.${member.id}` }, questionnaire),
  ]),
];
