import * as z from 'zod/mini';
import { code } from './shape.ts';

/** A count of people in an area, with where it comes from; the day or the year it holds for. */
const figure = z.strictObject({
  what: z.enum(['inhabitants', 'immigrant_history']),
  value: z.int().check(z.positive()),
  date: z.string().check(z.regex(/^\d{4}(-\d{2}-\d{2})?$/)),
  source: z.string().check(z.minLength(1)),
  /** What the number does not say by itself, in German. */
  note: z.optional(z.string()),
});

const area = { name: z.string().check(z.minLength(1)), figures: z.array(figure) };

/** How many people live in the county and in its towns. A figure nobody has given is not there. */
export const populationSchema = z.strictObject({
  county: z.strictObject({ ...area, ags: z.optional(z.string().check(z.regex(/^\d{5}$/))) }),
  towns: z.array(z.strictObject({ ...area, code, ags: z.optional(z.string().check(z.regex(/^\d{8}$/))) })),
});

/** How a term is said in a language, and pieces of which a translation holds at least one wherever the term stands. */
const rendering = z.strictObject({ say: z.string(), stems: z.array(z.string()).check(z.minLength(1)) });

/** What every translation calls the same things, and how it speaks to people. */
export const termsSchema = z.strictObject({
  status: z.enum(['unreviewed', 'reviewed']),
  provenance: z.string(),
  /** By language: the polite form, and words of the familiar one that no text holds. */
  address: z.record(z.string(), z.strictObject({ polite: z.string(), never: z.array(z.string()) })),
  terms: z.array(
    z.strictObject({
      term: z.string(),
      /** Regular expression that finds the term in a German text. */
      german: z.string(),
      /** For whoever translates, in German. */
      means: z.string(),
      forms: z.record(z.string(), rendering),
    }),
  ),
});

/** Codes with their shares, from those who have much of a factor to those who have little of it. */
const shares = z.array(z.tuple([z.string(), z.number().check(z.nonnegative())]));
/** The factor that decides, and how closely an answer follows it: a correlation. */
const pull = { by: z.optional(z.string()), r: z.optional(z.number().check(z.minimum(-0.95), z.maximum(0.95))) };

/** How people may answer a questionnaire, for made-up responses: shares of 100, and what goes together. */
export const profileSchema = z.strictObject({
  /** Hidden properties of a person, each of which may follow an earlier one. */
  factors: z.array(z.strictObject({ id: z.string(), ...pull })),
  language: z.strictObject({ shares, ...pull }),
  items: z.record(
    z.string(),
    z.union([
      z.strictObject({ shares, ...pull, rows: z.optional(z.record(z.string(), shares)) }),
      /** A list of languages: the person's own, and German for this share of the others. */
      z.strictObject({ german: z.number() }),
      z.strictObject({ agree: z.number() }),
      /** Free texts by language; this share of people writes one. */
      z.strictObject({ write: z.number(), texts: z.record(z.string(), z.array(z.string())) }),
    ]),
  ),
  /** Shares of items that are left blank at the beginning, and refused where that is a choice. */
  blank: z.number(),
  refused: z.number(),
});

const digests = z.record(z.string(), z.string().check(z.regex(/^[0-9a-f]{8}$/)));

/** What the translations were made from; under `languages` what one was made anew from since. */
export const sourceSchema = z.strictObject({ digests, languages: z.record(z.string(), digests) });

/** What a translation says, put back into German by somebody who did not read the German first. */
export const backSchema = z.strictObject({
  language: z.string(),
  day: z.iso.date(),
  provenance: z.string().check(z.minLength(1)),
  /** Of the translated text each was made from. */
  digests,
  texts: z.record(z.string(), z.string()),
  /** Where a translation deliberately says something else than the German text: one German sentence by key. */
  noted: z.record(z.string(), z.string().check(z.minLength(1))),
});
