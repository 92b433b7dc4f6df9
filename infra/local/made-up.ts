import * as z from 'zod/mini';
import { profileOf } from '../../questionnaires/all.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { idLength, idOf } from '../../survey/id.ts';
import { dealtOut, plausible } from '../../survey/plausible.ts';
import { questionnaireSchema, waveSchema } from '../../survey/schema.ts';

/** What the public API says about a wave, as far as made-up responses need it. */
const offerSchema = z.object({
  languages: waveSchema.shape.languages,
  places: waveSchema.shape.places,
  questionnaire: questionnaireSchema,
});

type Offer = z.infer<typeof offerSchema>;

/** How many responses are on their way at a time. */
const parallel = 16;

/** The place of each response, in a chance order: many come by the first place, three by the last. */
function placesOf(places: Offer['places'], count: number, chance: () => number): readonly string[] {
  const dealt = dealtOut(count, places.length);
  const all = places.flatMap(({ code }, index) => Array.from({ length: dealt[index] ?? 0 }, () => code));
  return all
    .map((code) => ({ code, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ code }) => code);
}

/**
 * Made-up responses to what a wave offers: the same ones for the same seed, ids included. Answers go together as the
 * questionnaire's profile has it; of a questionnaire without one they have nothing to do with each other.
 */
export function madeUpResponses({ languages, places, questionnaire }: Offer, count: number, seed: number) {
  const chance = seeded(seed);
  const profile = profileOf(questionnaire.id);
  const from = placesOf(places, count, chance);
  return Array.from({ length: count }, (_, index) => {
    const made = profile && plausible(questionnaire, profile, languages, chance);
    const language = made?.language ?? languages[Math.floor(chance() * languages.length)] ?? questionnaire.source;
    const id = idOf(Uint8Array.from({ length: idLength }, () => Math.floor(chance() * 256)));
    const answers = made?.fields ?? madeUpFields(questionnaire, chance);
    return { id, body: { language, place: from[index] ?? '', answers } };
  });
}

/** What a wave offers, from the API. Throws where there is no such wave. */
export async function offerOf(origin: string, wave: string): Promise<Offer> {
  const response = await fetch(`${origin}/api/waves/${wave}`);
  if (!response.ok) throw new Error(`the API does not show the wave: ${response.status} ${await response.text()}`);
  return offerSchema.parse(await response.json());
}

/** Sends made-up responses through the real API, some at a time. Throws where one is not taken. */
export async function sendMadeUp(origin: string, wave: string, count: number, seed: number): Promise<void> {
  const responses = madeUpResponses(await offerOf(origin, wave), count, seed);
  for (let start = 0; start < responses.length; start += parallel)
    await Promise.all(
      responses.slice(start, start + parallel).map(async ({ id, body }) => {
        const response = await fetch(`${origin}/api/waves/${wave}/responses/${id}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        if (!response.ok)
          throw new Error(`a made-up response was refused: ${response.status} ${await response.text()}`);
      }),
    );
}
