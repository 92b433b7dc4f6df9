import * as z from 'zod/mini';
import { missingReasons } from './answer.ts';
import type { Condition } from './condition.ts';

const reserved: ReadonlySet<string> = new Set([...missingReasons, ...Object.getOwnPropertyNames(Object.prototype)]);

/** Codes are lower case: they appear in addresses, files and column names. Missing reasons are not codes. */
const code = z.string().check(
  z.regex(/^[a-z0-9][a-z0-9_]{0,31}$/),
  z.refine((value) => !reserved.has(value), 'is a reserved word'),
);
const listId = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,31}$/));

const condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(condition).check(z.minLength(1)) }),
    z.strictObject({ not: condition }),
    z.strictObject({ item: code, in: z.array(code).check(z.minLength(1)) }),
    z.strictObject({ item: code, answered: z.literal(true) }),
  ]),
);

const option = z.strictObject({
  code,
  /** Chosen alone or not at all ("none of these"). */
  exclusive: z.optional(z.literal(true)),
  /** Longest text beside the option, in graphemes; only "other" options have one. */
  text: z.optional(z.int().check(z.positive(), z.maximum(200))),
});

const common = {
  id: code,
  /** Asked only where this holds. */
  relevant: z.optional(condition),
  required: z.optional(z.literal(true)),
  /** A text `<id>.hint` stands under the label. */
  hint: z.optional(z.literal(true)),
  /** Special categories of personal data (Art. 9 GDPR). */
  sensitive: z.optional(z.literal(true)),
};

/** Which of the two explicit non-answers the item offers. `refused` where nothing is said. */
const missing = z.optional(z.array(z.enum(['dont_know', 'refused'])));
/** Only the options chosen in this earlier item are offered; all of them while it has no answer. */
const offered = z.optional(z.strictObject({ from: code }));

const selectOne = z.strictObject({
  ...common,
  type: z.literal('select_one'),
  list: listId,
  appearance: z.optional(z.enum(['radio', 'dropdown'])),
  offered,
  missing,
});
const selectMultiple = z.strictObject({
  ...common,
  type: z.literal('select_multiple'),
  list: listId,
  /** At most so many codes. */
  max: z.optional(z.int().check(z.positive())),
  offered,
  missing,
});
const grid = z.strictObject({
  ...common,
  type: z.literal('grid'),
  list: listId,
  rows: z.array(code).check(z.minLength(1)),
  missing,
});
const scale = z.strictObject({ ...common, type: z.literal('scale'), min: z.int(), max: z.int(), missing });
const integer = z.strictObject({
  ...common,
  type: z.literal('integer'),
  min: z.int(),
  max: z.int(),
  /** Lowest number of each band that is tallied; without bands the item is in no table. */
  bands: z.optional(z.array(z.int()).check(z.minLength(1))),
});
const text = z.strictObject({
  ...common,
  type: z.literal('text'),
  /** Longest text in graphemes. */
  max: z.int().check(z.positive(), z.maximum(5000)),
});
const note = z.strictObject({ ...common, type: z.literal('note') });
const consent = z.strictObject({ ...common, type: z.literal('consent') });

const item = z.discriminatedUnion('type', [selectOne, selectMultiple, grid, scale, integer, text, note, consent]);

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
  /** Made-up responses: shown as such wherever the wave is. */
  demo: z.optional(z.literal(true)),
});

const tableShape = {
  id: z.string(),
  item: z.string(),
  variable: z.string(),
  /** The option a yes/no table is about (`select_multiple`). */
  option: z.optional(z.string()),
  breakdown: z.optional(z.string()),
  rows: z.array(z.string()),
  columns: z.array(z.string()),
};

/** An immutable, numbered, disclosure-controlled set of tables: all that ever leaves. */
export const releaseSchema = z.strictObject({
  wave: z.string(),
  number: z.int().check(z.positive()),
  questionnaire: z.string(),
  version: z.int(),
  day: z.string(),
  policy: z.strictObject({ rule: z.literal('whole_table'), k: z.int() }),
  /** Responses tallied; null where there are fewer than k. */
  total: z.nullable(z.int()),
  tables: z.array(
    z.discriminatedUnion('status', [
      z.strictObject({ ...tableShape, status: z.literal('published'), counts: z.array(z.array(z.int())) }),
      z.strictObject({
        ...tableShape,
        status: z.literal('withheld'),
        reason: z.enum(['small_cell', 'linked', 'too_few']),
      }),
    ]),
  ),
});

/** What staff see while a wave is open: how many took part, never what they said. */
export const participationSchema = z.strictObject({
  total: z.int(),
  /** Per place; null where fewer than k took part. */
  places: z.record(z.string(), z.nullable(z.int())),
  day: z.string(),
});
