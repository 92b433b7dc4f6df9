import * as z from 'zod/mini';
import { missingReasons } from './answer.ts';
import { breakdown, code, item, listId, medium, place } from './shape.ts';

const reasons = ['small_cell', 'linked', 'too_few', 'audit'] as const;

const option = z.strictObject({
  code,
  /** Chosen alone or not at all ("none of these"). */
  exclusive: z.optional(z.literal(true)),
  /** Longest text beside the option, in graphemes; only "other" options have one. */
  text: z.optional(z.int().check(z.positive(), z.maximum(200))),
});

const section = z.strictObject({ id: code, items: z.array(item).check(z.minLength(1)) });

const k = z.union([z.literal(3), z.literal(5), z.literal(10)]);
const retentionDays = z.int().check(z.positive(), z.maximum(3650));
const proof = z.enum(['always', 'rate']);

/** What whoever opens a wave has to know, in German, and what its settings are where nothing else is said. */
const about = z.strictObject({
  purpose: z.string().check(z.minLength(1)),
  audience: z.string().check(z.minLength(1)),
  minutes: z.int().check(z.positive()),
  /** Article 6(1)(e) GDPR with the law of the state, or consent. */
  basis: z.enum(['public_task', 'consent']),
  /** Special categories that its sensitive items are about (Article 9 GDPR). */
  special: z.array(z.enum(['health', 'religion', 'politics', 'origin'])),
  notes: z.array(z.string()),
  defaults: z.strictObject({ k, retentionDays, proof: z.optional(proof) }),
});

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
  /** In large type for everybody, on the screen and on paper. */
  large: z.optional(z.literal(true)),
  /** Field of action of the Integrationskonzept by its code (`survey/field.ts`), and the projects it serves. */
  field: z.string(),
  projects: z.array(z.string()),
  /** With it comes the text `notice`: what the answers are for and who does not get them, on the page about privacy. */
  about: z.optional(about),
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
  places: z.array(place),
  /** Smallest count that may be published. */
  k,
  /** Days that responses are kept after the close. */
  retentionDays,
  /** Only with a single-use access code. */
  access: z.optional(z.literal('code')),
  /** Proof of work against bots: always, or once responses come unusually fast. */
  proof: z.optional(proof),
  /** Invited organisations report for a year, each by its own link; nobody else answers. `before`: last year's wave. */
  invited: z.optional(
    z.strictObject({
      year: z.int().check(z.minimum(2000), z.maximum(2100)),
      before: z.optional(z.string()),
      /** Days on which those are reminded who have not reported. */
      remind: z.optional(z.array(z.iso.date()).check(z.maxLength(10))),
    }),
  ),
  /** Made-up responses: shown as such wherever the wave is. */
  demo: z.optional(z.literal(true)),
  /** Staff asked for the one interim release. */
  interim: z.optional(z.literal(true)),
  /** Staff asked for a corrected release of this number. */
  correct: z.optional(z.int().check(z.minimum(2))),
});

/** An organisation in the register. */
export const organisationSchema = z.strictObject({
  /** Number at the Landessportbund. */
  vkz: z.string().check(z.regex(/^[0-9A-Za-z-]{3,20}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(160)),
  town: code,
  /** An address of the organisation, not of a person; empty where none is known. */
  email: z.string().check(z.maxLength(200), z.regex(/^$|^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/)),
  /** Whether it is a base of the programme "Integration durch Sport". */
  ids: z.enum(['yes', 'no', 'former']),
  /** Names it had before, with the last day of each. */
  former: z.array(z.strictObject({ name: z.string(), until: z.string() })),
  /** Numbers of organisations that staff have merged into it; those that still point here became part of it. */
  absorbed: z.optional(z.array(z.string())),
  /** The organisation it became part of. */
  merged: z.optional(z.strictObject({ into: z.string(), day: z.string() })),
});

const answer = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.strictObject({ missing: z.enum(missingReasons) }),
]);

/** One sent version of an organisation's report: written once. */
export const reportSchema = z.strictObject({
  wave: z.string(),
  organisation: z.string(),
  number: z.int().check(z.positive()),
  role: z.enum(['club', 'staff']),
  day: z.string(),
  language: z.string(),
  version: z.int(),
  answers: z.record(z.string(), answer),
  /** Why something is as it is, by what was asked about. */
  reasons: z.record(z.string(), z.string()),
});

/** What staff see of a report in a list. */
export const summarySchema = z.strictObject({
  members: z.nullable(z.int()),
  women: z.nullable(z.int()),
  /** Codes of the Fachverbände that were reported. */
  associations: z.array(z.string()),
  /** Warnings that were answered with a reason. */
  warnings: z.int(),
});

const tableShape = {
  id: z.string(),
  item: z.string(),
  variable: z.string(),
  /** The option a yes/no table is about (`select_multiple`). */
  option: z.optional(z.string()),
  breakdown: z.optional(z.string()),
};

/** A released row or column: one code, or several that are pooled; `in` is the row of the wider breakdown it is part of. */
const group = z.strictObject({
  code: z.string(),
  members: z.array(z.string()).check(z.minLength(1)),
  in: z.optional(z.string()),
});

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
  /** The places that a breakdown tells apart, and what each lies in. */
  places: z.optional(z.array(z.strictObject({ code: z.string(), name: z.string(), in: z.string() }))),
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

/** What the attack on a stored release found: whether anything, how many numbers were asked for, and what was left out. */
export const verdictSchema = z.strictObject({
  ok: z.boolean(),
  checked: z.int(),
  /** Parts of the questionnaire that would have taken too long. */
  left: z.int(),
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
