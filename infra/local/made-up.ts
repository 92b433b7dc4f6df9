import * as z from 'zod/mini';
import { profileOf } from '../../questionnaires/all.ts';
import type { Fields } from '../../survey/answer.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { idLength, idOf } from '../../survey/id.ts';
import { dealtOut, plausible } from '../../survey/plausible.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { questionnaireSchema, waveSchema } from '../../survey/schema.ts';
import { fielded, placeBreakdown, sortingOf } from '../../survey/table.ts';

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

/** One of the places that lie in what somebody answered, by the id: chance that is spent would change all that come after. */
function nearOf(answers: Fields, questionnaire: Questionnaire, id: string): string | undefined {
  const { places = [] } = questionnaire;
  const item = sortingOf(questionnaire, placeBreakdown(questionnaire)?.id)?.item ?? '';
  const near = places.filter((place) => place.in === answers[item]?.[0]);
  const at = (id.charCodeAt(0) + id.charCodeAt(1) + id.charCodeAt(2)) % (near.length + 1);
  return near[Math.min(at, near.length - 1)]?.code;
}

/**
 * Made-up responses to what a wave offers: the same ones for the same seed, ids included. Answers go together as the
 * questionnaire's profile has it; of a questionnaire without one they have nothing to do with each other.
 */
export function madeUpResponses({ languages, places, questionnaire }: Offer, count: number, seed: number) {
  const chance = seeded(seed);
  const profile = profileOf(questionnaire.id);
  const inside = fielded(questionnaire, places);
  const apart = places.filter(({ code }) => !inside.places?.some((place) => place.code === code));
  const from = placesOf(apart, count, chance);
  return Array.from({ length: count }, (_, index) => {
    const made = profile && plausible(questionnaire, profile, languages, chance);
    const language = made?.language ?? languages[Math.floor(chance() * languages.length)] ?? questionnaire.source;
    const id = idOf(Uint8Array.from({ length: idLength }, () => Math.floor(chance() * 256)));
    const answers = made?.fields ?? madeUpFields(questionnaire, chance);
    return { id, body: { language, place: nearOf(answers, inside, id) ?? from[index] ?? '', answers } };
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
