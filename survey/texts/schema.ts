import * as z from 'zod/mini';

/** Free texts of a wave that a person released: immutable and numbered. No language, place or day stands beside one. */
export const textReleaseSchema = z.strictObject({
  wave: z.string(),
  number: z.int().check(z.positive()),
  questionnaire: z.string(),
  version: z.int(),
  day: z.string(),
  policy: z.strictObject({ k: z.int(), leastTexts: z.int() }),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      /** How many texts were given, released or not. */
      given: z.int(),
      texts: z.array(
        z.strictObject({
          text: z.string(),
          /** Staff wrote it in German, and the original does not leave. */
          translated: z.optional(z.literal(true)),
          translation: z.optional(z.string()),
        }),
      ),
      tags: z.array(z.strictObject({ code: z.string(), label: z.string(), count: z.nullable(z.int()) })),
    }),
  ),
});
