import type { Item, Questionnaire } from '../questionnaire.ts';

/** What a code counts for: the lowest and the highest number it can stand for, the same but for bands. */
export type Points = readonly [low: number, high: number];

/** Code lists whose options are steps, the best first: what the shared lists of the questionnaires are. */
const steps: readonly (readonly string[])[] = [
  ['agree_fully', 'agree', 'partly', 'disagree', 'disagree_fully'],
  ['very_satisfied', 'satisfied', 'partly', 'dissatisfied', 'very_dissatisfied'],
  ['very_good', 'good', 'medium', 'little', 'not_yet'],
  ['very_good', 'good', 'medium', 'bad', 'not_at_all'],
  ['very_often', 'often', 'sometimes', 'rarely', 'never'],
  ['very_important', 'important', 'less_important', 'unimportant'],
  ['yes', 'rather_yes', 'rather_no', 'no'],
  ['very', 'rather', 'hardly', 'not_at_all'],
];

/** How an item's answers are numbered. */
export type Rating = {
  /** `steps` of a list or a scale, or `bands` of numbers. */
  readonly kind: 'steps' | 'bands';
  readonly points: ReadonlyMap<string, Points>;
  /** The two best codes; empty where two would be half of all, or for bands. */
  readonly top: readonly string[];
};

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code, index) => code === b[index]);

function listRating(codes: readonly string[]): Rating | undefined {
  const best = steps.find((list) => sameCodes(list, codes) || sameCodes(list, codes.toReversed()));
  if (!best) return undefined;
  const points = best.map((code, index) => [code, [best.length - index, best.length - index]] as const);
  return { kind: 'steps', points: new Map(points), top: best.length > 4 ? best.slice(0, 2) : [] };
}

function scaleRating({ min, max }: { readonly min: number; readonly max: number }): Rating {
  const all = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return {
    kind: 'steps',
    points: new Map(all.map((step) => [String(step), [step, step]])),
    top: all.length > 4 ? [String(max), String(max - 1)] : [],
  };
}

function bandRating(codes: readonly string[]): Rating {
  const limits = codes.map((code) => {
    const [low = Number.NaN, high = low] = code.split('_').map(Number);
    return [code, [low, high]] as const;
  });
  return { kind: 'bands', points: new Map(limits), top: [] };
}

/**
 * How the answers of an item are numbered; undefined where they are names rather than steps. Scales count as they
 * stand, lists of agreement, contentment or frequency from 1 for the worst, whole numbers by the ends of their bands.
 */
export function ratingOf(item: Item, { lists }: Questionnaire, codes: readonly string[]): Rating | undefined {
  if (item.type === 'scale') return scaleRating(item);
  if (item.type === 'integer') return bandRating(codes.filter((code) => /^\d/.test(code)));
  if (item.type !== 'select_one' && item.type !== 'grid') return undefined;
  return listRating((lists[item.list] ?? []).map(({ code }) => code));
}
