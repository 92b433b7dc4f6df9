import type { Artifact } from './artifact.ts';

/** Somebody who is counted in these of a wave's releases, in their order. */
export type Presence = readonly boolean[];

/** Releases of one wave in the order of their making: the interim one, then by number. */
export const inOrder = (artifacts: readonly Artifact[]): readonly Artifact[] =>
  artifacts.toSorted((a, b) => Number(b.interim ?? false) - Number(a.interim ?? false) || a.number - b.number);

const sizeOf = ({ total }: Artifact): number => total ?? 0;

/** How the number of people changed from one release to the next: they came, they went, or nobody did either. */
export function stepsOf(artifacts: readonly Artifact[]): readonly ('came' | 'gone' | 'same')[] {
  return artifacts.slice(1).map((artifact, index) => {
    const before = artifacts[index];
    const change = before ? sizeOf(artifact) - sizeOf(before) : 0;
    if (change === 0) return 'same';
    return change > 0 ? 'came' : 'gone';
  });
}

/**
 * The ways in which somebody can be counted in a wave's releases, where between two of them people either only came or
 * only went. Each is a population of its own. While a wave is open somebody may also have withdrawn: where no world fits
 * without, `withdrawn` lets people go between the interim release and the next.
 *
 * | step             | counted before and after |
 * |------------------|--------------------------|
 * | came             | after, if before         |
 * | came, withdrawn  | any                      |
 * | gone             | before, if after         |
 * | same             | both, or neither         |
 */
export function presencesOf(artifacts: readonly Artifact[], withdrawn: boolean): readonly Presence[] {
  const next = (before: boolean, step: 'came' | 'gone' | 'same', isLoose: boolean): readonly boolean[] => {
    if (isLoose) return [true, false];
    if (step === 'same') return [before];
    return before === (step === 'came') ? [before] : [true, false];
  };
  let all: readonly Presence[] = [[true], [false]];
  for (const [index, step] of stepsOf(artifacts).entries()) {
    const isLoose = withdrawn && artifacts[index]?.interim === true;
    all = all.flatMap((one) => next(one.at(-1) ?? false, step, isLoose).map((is) => [...one, is]));
  }
  return all.filter((one) => one.includes(true));
}
