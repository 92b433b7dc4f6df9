import * as z from 'zod/mini';
import { code, item, listId, medium } from './shape.ts';

const reasons = ['small_cell', 'linked', 'too_few', 'audit'] as const;

const option = z.strictObject({
  code,
  /** Chosen alone or not at all ("none of these"). */
  exclusive: z.optional(z.literal(true)),
  /** Longest text beside the option, in graphemes; only "other" options have one. */
  text: z.optional(z.int().check(z.positive(), z.maximum(200))),
});

const section = z.strictObject({ id: code, items: z.array(item).check(z.minLength(1)) });

/** What results are broken down by: a closed item's codes, or the language of the response. */
const breakdown = z.union([
  z.strictObject({ id: code, item: code }),
  z.strictObject({ id: code, by: z.literal('language') }),
]);

/** A questionnaire version: structure and codes only. Its texts stand in one file per language. */
export const questionnaireSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,47}$/)),
  version: z.int().check(z.positive()),
  source: z.string(),
  languages: z.array(z.string()).check(z.minLength(1)),
  lists: z.record(listId, z.array(option).check(z.minLength(1))),
  sections: z.array(section).check(z.minLength(1)),
  breakdowns: z.array(breakdown),
  /** Pictures and recordings by file name; their bytes are published beside the version. */
  media: z.optional(z.array(medium)),
  /** Field of action of the Integrationskonzept and the projects it serves. */
  field: z.string(),
  projects: z.array(z.string()),
});

/** One language of a questionnaire: its texts by key and how far they were checked. */
export const translationSchema = z.strictObject({
  language: z.string(),
  status: z.enum(['source', 'unreviewed', 'reviewed']),
  provenance: z.string(),
  texts: z.record(z.string(), z.string()),
  /** Recordings by the key of the text they read aloud. */
  audio: z.optional(z.record(z.string(), medium)),
});

/** One fielding of a questionnaire version. */
export const waveSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{2,47}$/)),
  /** Name for staff, in German. */
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  questionnaire: z.string(),
  version: z.int().check(z.positive()),
  /** Offered languages; the questionnaire's source language first. */
  languages: z.array(z.string()).check(z.minLength(1)),
  opens: z.iso.datetime(),
  closes: z.iso.datetime(),
  places: z.array(z.strictObject({ code, name: z.string().check(z.minLength(1)) })),
  /** Smallest count that may be published. */
  k: z.union([z.literal(3), z.literal(5), z.literal(10)]),
  /** Days that responses are kept after the close. */
  retentionDays: z.int().check(z.positive(), z.maximum(3650)),
  /** Only with a single-use access code. */
  access: z.optional(z.literal('code')),
  /** Proof of work against bots: always, or once responses come unusually fast. */
  proof: z.optional(z.enum(['always', 'rate'])),
  /** Made-up responses: shown as such wherever the wave is. */
  demo: z.optional(z.literal(true)),
  /** Staff asked for the one interim release. */
  interim: z.optional(z.literal(true)),
  /** Staff asked for a corrected release of this number. */
  correct: z.optional(z.int().check(z.minimum(2))),
});

const tableShape = {
  id: z.string(),
  item: z.string(),
  variable: z.string(),
  /** The option a yes/no table is about (`select_multiple`). */
  option: z.optional(z.string()),
  breakdown: z.optional(z.string()),
};

/** A released row or column: one code, or several that are pooled. */
const group = z.strictObject({ code: z.string(), members: z.array(z.string()).check(z.minLength(1)) });

const totals = {
  rows: z.array(group),
  columns: z.array(group),
  rowTotals: z.array(z.int()),
  columnTotals: z.array(z.int()),
};

const table = z.discriminatedUnion('status', [
  /** `counts` is null where a cell is hidden, whatever for. */
  z.strictObject({
    ...tableShape,
    ...totals,
    status: z.literal('published'),
    counts: z.array(z.array(z.nullable(z.int()))),
  }),
  /** The totals alone. */
  z.strictObject({ ...tableShape, ...totals, status: z.literal('margins'), reason: z.enum(reasons) }),
  z.strictObject({
    ...tableShape,
    rows: z.tuple([]),
    columns: z.tuple([]),
    status: z.literal('withheld'),
    reason: z.enum(reasons),
  }),
]);

/** An immutable, numbered, disclosure-controlled set of tables: all that ever leaves. */
export const releaseSchema = z.strictObject({
  wave: z.string(),
  number: z.int().check(z.positive()),
  questionnaire: z.string(),
  version: z.int(),
  day: z.string(),
  policy: z.strictObject({ rule: z.literal('suppression'), k: z.int(), c: z.int(), minGroup: z.int() }),
  /** Version of the way tables are protected. */
  engine: z.int(),
  /** HMAC-SHA-256 of the exact counts under the wave's secret: a plain hash would tell who guesses them whether he is right. */
  data: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** What was attacked before publication: how many numbers, and which tables that cost. */
  audit: z.strictObject({ checked: z.int(), withheld: z.int() }),
  /** Responses tallied; null where there are fewer than k. */
  total: z.nullable(z.int()),
  tables: z.array(table),
  /** Made while the wave was open: plain tables without a breakdown. */
  interim: z.optional(z.literal(true)),
});

/** Why a corrected release waits. */
export const heldSchema = z.strictObject({
  number: z.int(),
  reason: z.enum(['unchanged', 'too_few']),
  day: z.string(),
});

/** What staff see while a wave is open: how many took part, never what they said. */
export const participationSchema = z.strictObject({
  total: z.int(),
  /** Per place; null where fewer than k took part. */
  places: z.record(z.string(), z.nullable(z.int())),
  /** Per mark, as for places; absent where it was noted before there were marks. */
  marks: z.optional(z.record(z.string(), z.nullable(z.int()))),
  day: z.string(),
});

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
