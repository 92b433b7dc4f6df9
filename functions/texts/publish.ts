import type { Questionnaire } from '../../survey/questionnaire.ts';
import { makeTextRelease } from '../../survey/texts/release.ts';
import { dayOf, type Wave } from '../../survey/wave.ts';
import { Problem } from '../problem.ts';
import { keyedBy } from '../release/seal.ts';
import type { Held } from '../store/room.ts';
import { onlyNumber, type TextsDeps } from './deps.ts';
import { gatherTexts } from './fill.ts';

/** The room's texts that may still leave: whose response was not withdrawn, and whose question has enough of them. */
async function liveTexts(wave: Wave, questionnaire: Questionnaire, secret: string, deps: TextsDeps) {
  const [held, live] = await Promise.all([deps.room.texts(wave.id), gatherTexts(wave, questionnaire, secret, deps)]);
  const known = new Map(live.map((text) => [`${text.question}#${text.id}`, text]));
  return held.flatMap((text): readonly Held[] => {
    const now = known.get(`${text.question}#${text.id}`);
    // A language can have become rare since: then what was released in it must be translated first.
    return now ? [{ ...text, translate: text.translate || now.translate }] : [];
  });
}

const isOpen = ({ state, translate, written }: Held): boolean =>
  state === 'open' ||
  (state === 'released' && translate && written === undefined) ||
  (state === 'redacted' && translate);

/**
 * Publishes what was decided, once, and takes the words out of the room. Pressed again after a failure it clears what
 * is left. Throws `texts_open` while a text is undecided.
 */
export async function publishTexts(wave: Wave, questionnaire: Questionnaire, deps: TextsDeps): Promise<void> {
  const about = await deps.room.about(wave.id);
  if (!about?.filled) throw new Problem('texts_open', 'the texts have not been read yet');
  const { secret } = about;
  if (secret === undefined) throw new Problem('texts_published', 'the texts are published already');
  if (!(await deps.published.texts(wave.id, onlyNumber))) {
    const texts = await liveTexts(wave, questionnaire, secret, deps);
    const open = texts.filter(isOpen).length;
    if (open > 0) throw new Problem('texts_open', `${open} texts are undecided`);
    const questions = [...new Set(texts.map(({ question }) => question))];
    const tags = await Promise.all(questions.map(async (id) => [id, await deps.room.tagsOf(wave.id, id)] as const));
    const day = dayOf(deps.now());
    const made = { number: onlyNumber, day, keyed: keyedBy(secret) };
    await deps.published.publish(makeTextRelease(wave, texts, new Map(tags), made));
  }
  await deps.room.clear(wave.id);
}
