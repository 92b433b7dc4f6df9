import { type Answers, isMissing } from './answer.ts';

/**
 * What is noted about how a response came, and never a reason to refuse it: `fast` (sent too soon to have been read),
 * `plain` (sent without the script), `trap` (a field was filled that people do not see), `unproved` (a proof of work
 * was wanted and not given), `interview` (somebody read the questions out and filled the form in). Kept in this order.
 */
export const marks = ['fast', 'interview', 'plain', 'trap', 'unproved'] as const;

export type Mark = (typeof marks)[number];

export const isMark = (text: string): text is Mark => marks.some((mark) => mark === text);

/** How a response came. None of it is stored but the marks it gives. */
export type Circumstances = {
  /** Whether the page's script, or another client of the API, sent it. */
  readonly script: boolean;
  /** Whether the field was filled that only programs see. */
  readonly trap: boolean;
  /** Seconds from the form's being shown to its being sent, where the client says so. */
  readonly seconds?: number | undefined;
  /** Whether a proof of work was wanted and has not come. */
  readonly unproved: boolean;
  /** Whether the link said that somebody reads the questions out. */
  readonly interview?: boolean | undefined;
};

/**
 * Seconds below which nobody has read an item and chosen an answer. An item of ours has about ten words, and people
 * read some four a second silently (Brysbaert 2019: 238 words a minute), so that reading alone takes longer.
 */
const secondsPerAnswer = 1.5;

/** How many items have a substantive answer; the rows of a grid and the text beside an option are one with their item. */
export const answeredItems = (answers: Answers): number =>
  new Set(Object.entries(answers).flatMap(([field, value]) => (isMissing(value) ? [] : [field.split('.')[0]]))).size;

/** The marks of a response, in their order; empty for an ordinary one. */
export function marksOf(
  { script, trap, seconds, unproved, interview = false }: Circumstances,
  answered: number,
): readonly Mark[] {
  const holds: Readonly<Record<Mark, boolean>> = {
    fast: script && seconds !== undefined && seconds < secondsPerAnswer * answered,
    plain: !script,
    trap,
    unproved,
    interview,
  };
  return marks.filter((mark) => holds[mark]);
}
