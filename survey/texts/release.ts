import type { infer as Infer } from 'zod/mini';
import type { Keyed } from '../disclosure/keyed.ts';
import type { Wave } from '../wave.ts';
import type { TextState } from './decide.ts';
import { leastTexts, type RoomText } from './room.ts';
import type { textReleaseSchema } from './schema.ts';
import { countTags, type Tag } from './tags.ts';

/** The texts of a wave that may leave: immutable and numbered. */
export type TextRelease = Infer<typeof textReleaseSchema>;
type ReleasedText = TextRelease['questions'][number]['texts'][number];

/** A text of the room with what was decided. */
export type DecidedText = RoomText & {
  readonly state: TextState;
  readonly written?: string | undefined;
  readonly tags: readonly string[];
};

function releasedText({ state, text, translate, written }: DecidedText): readonly ReleasedText[] {
  if (state === 'redacted') return written === undefined ? [] : [{ text: written }];
  if (state !== 'released') return [];
  if (translate) return written === undefined ? [] : [{ text: written, translated: true }];
  return [written === undefined ? { text } : { text, translation: written }];
}

/**
 * Makes the text release of a wave from its room; the same room gives the same release. Texts stand in the order of
 * their secret ids. A question without texts is left out. Undecided texts must have been refused before.
 */
export function makeTextRelease(
  wave: Wave,
  texts: readonly DecidedText[],
  tags: ReadonlyMap<string, readonly Tag[]>,
  { number, day, keyed }: { number: number; day: string; keyed: Keyed },
): TextRelease {
  const questions = [...new Set(texts.map(({ question }) => question))].toSorted();
  return {
    ...{ wave: wave.id, number, questionnaire: wave.questionnaire, version: wave.version, day },
    policy: { k: wave.k, leastTexts },
    questions: questions.map((id) => {
      const own = texts.filter(({ question }) => question === id).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const tagged = own.map((text) => text.tags);
      return {
        id,
        given: own.length,
        texts: own.flatMap(releasedText),
        tags: [...countTags(tags.get(id) ?? [], tagged, wave.k, keyed)],
      };
    }),
  };
}
