/** What can be said before a wave closes of how a breakdown will be shown, from sizes of groups alone. */
export type Preview = {
  readonly groups: number;
  /** How many groups can stand by themselves at most; the others are pooled. */
  readonly alone: number;
  /** How many responses there are to a cell of a question on the average. */
  readonly perCell: number;
  /**
   * `whole`: fewer responses than two groups need, the breakdown will be empty. `few`: most cells will be hidden.
   * `some`: a part of them. `most`: nearly all will be shown.
   */
  readonly verdict: 'whole' | 'few' | 'some' | 'most';
};

/** Options a question has when nobody says how many. */
const usualOptions = 5;

/**
 * What a breakdown of `groups` will show at `total` responses. Groups below `2k` are pooled, cells below `k` are hidden
 * with others; where cells have `4k` on the average few are that small (`docs/decisions/0013-disclosure.md`).
 */
export function previewOf(total: number, groups: number, k: number, options = usualOptions): Preview {
  const least = 2 * k;
  const alone = Math.min(groups, Math.floor(total / least));
  const perCell = total / (Math.max(1, groups) * options);
  const verdict = total < 2 * least || groups < 2 ? 'whole' : perCell < k ? 'few' : perCell < 4 * k ? 'some' : 'most';
  return { groups, alone, perCell, verdict };
}

/** How many of the known sizes are large enough to stand alone; null is a size that is below `k` and not told. */
export const largeEnough = (sizes: readonly (number | null)[], k: number): number =>
  sizes.filter((size) => size !== null && size >= 2 * k).length;
