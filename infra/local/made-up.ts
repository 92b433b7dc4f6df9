import * as z from 'zod/mini';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { idLength, idOf } from '../../survey/id.ts';
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

/** Made-up responses to what a wave offers: the same ones for the same seed, ids included. */
export function madeUpResponses({ languages, places, questionnaire }: Offer, count: number, seed: number) {
  const chance = seeded(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  return Array.from({ length: count }, () => {
    const language = pick(languages) ?? questionnaire.source;
    const place = pick(places)?.code ?? '';
    const id = idOf(Uint8Array.from({ length: idLength }, () => Math.floor(chance() * 256)));
    return { id, body: { language, place, answers: madeUpFields(questionnaire, chance) } };
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
