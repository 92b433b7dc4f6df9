import * as z from 'zod/mini';
import { missingReasons } from './answer.ts';
import type { Condition } from './condition.ts';

const reserved: ReadonlySet<string> = new Set([...missingReasons, ...Object.getOwnPropertyNames(Object.prototype)]);

/** Codes are lower case: they appear in addresses, files and column names. Missing reasons are not codes. */
export const code = z.string().check(
  z.regex(/^[a-z0-9][a-z0-9_]{0,31}$/),
  z.refine((value) => !reserved.has(value), 'is a reserved word'),
);
export const listId = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,31}$/));

/** File name of a picture or a recording that a questionnaire shows or plays. */
export const medium = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}\.(svg|png|jpg|webp|mp3|ogg|m4a)$/));

const condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(condition).check(z.minLength(1)) }),
    z.strictObject({ not: condition }),
    z.strictObject({ item: code, in: z.array(code).check(z.minLength(1)) }),
    z.strictObject({ item: code, from: z.int(), to: z.int() }),
    z.strictObject({ item: code, answered: z.literal(true) }),
  ]),
);

const common = {
  id: code,
  /** Asked only where this holds. */
  relevant: z.optional(condition),
  required: z.optional(z.literal(true)),
  /** A text `<id>.hint` stands under the label. */
  hint: z.optional(z.literal(true)),
  /** Special categories of personal data (Art. 9 GDPR). */
  sensitive: z.optional(z.literal(true)),
  /** Its key figure stands in the report of its field of action. */
  headline: z.optional(z.literal(true)),
};

/** Which of the two explicit non-answers the item offers. `refused` where nothing is said. */
const missing = z.optional(z.array(z.enum(['dont_know', 'refused'])));
/** Only the options chosen in this earlier item are offered; all of them while it has no answer. */
const offered = z.optional(z.strictObject({ from: code }));

/** What a number, a date or a table's total must be, seen from another item's; the text `<id>.constraint` says why. */
const constraints = z.optional(
  z
    .array(z.strictObject({ is: z.enum(['below', 'at_most', 'equal', 'at_least', 'above']), item: code }))
    .check(z.minLength(1)),
);

const selectOne = z.strictObject({
  ...common,
  type: z.literal('select_one'),
  list: listId,
  /** `yes_no`: two large buttons side by side, for a list of the codes `yes` and `no`. */
  appearance: z.optional(z.enum(['radio', 'dropdown', 'yes_no'])),
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
/** Options in the respondent's order; `max` asks for the first places only. */
const rank = z.strictObject({
  ...common,
  type: z.literal('rank'),
  list: listId,
  max: z.optional(z.int().check(z.positive())),
});
const scale = z.strictObject({
  ...common,
  type: z.literal('scale'),
  min: z.int(),
  max: z.int(),
  /** Faces with a text for each step (`<id>.<step>`), where else only the ends are named. */
  appearance: z.optional(z.literal('smileys')),
  /** From 0 to 10, whether one would recommend something: its net score is shown. */
  recommendation: z.optional(z.literal(true)),
  missing,
});
const integer = z.strictObject({
  ...common,
  type: z.literal('integer'),
  min: z.int(),
  max: z.int(),
  /** Lowest number of each band that is tallied; without bands the item is in no table. */
  bands: z.optional(z.array(z.int()).check(z.minLength(1))),
  constraints,
});
const decimal = z.strictObject({
  ...common,
  type: z.literal('decimal'),
  min: z.number(),
  max: z.number(),
  /** Digits after the decimal sign at most. */
  places: z.int().check(z.positive(), z.maximum(6)),
  constraints,
});
/** A Gregorian date; `min` and `max` are written like the answer: `2027-03-01`, `2027-03` or `2027`. */
const date = z.strictObject({
  ...common,
  type: z.literal('date'),
  precision: z.enum(['day', 'month', 'year']),
  min: z.optional(z.string()),
  max: z.optional(z.string()),
  constraints,
});
const text = z.strictObject({
  ...common,
  type: z.literal('text'),
  /** Longest text in graphemes. */
  max: z.int().check(z.positive(), z.maximum(5000)),
  /** One line instead of a box. */
  appearance: z.optional(z.literal('line')),
  /** Regular expression (flag `u`) that the whole text must match; the text `<id>.pattern` says what is wanted. */
  pattern: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});
/** Whole numbers by row and column; a total is shown, or asked for and compared. */
const table = z.strictObject({
  ...common,
  type: z.literal('table'),
  rows: z.array(code).check(z.minLength(1), z.maxLength(40)),
  columns: z.array(code).check(z.minLength(1), z.maxLength(8)),
  min: z.int(),
  max: z.int(),
  totals: z.optional(z.enum(['shown', 'asked'])),
  constraints,
});
const note = z.strictObject({
  ...common,
  type: z.literal('note'),
  /** A picture above the text; the text `<id>.alt` says what it shows. */
  picture: z.optional(medium),
});
const consent = z.strictObject({ ...common, type: z.literal('consent') });

const member = z.discriminatedUnion('type', [selectOne, selectMultiple, scale, integer, decimal, date, text]);

/** The same few items for each of several children, offers, persons. Its members have no conditions. */
const repeat = z.strictObject({
  ...common,
  type: z.literal('repeat'),
  /** Most entries that are taken. */
  max: z.int().check(z.positive(), z.maximum(50)),
  items: z.array(member).check(z.minLength(1), z.maxLength(20)),
});

/** One item of a questionnaire, by its type. */
export const item = z.discriminatedUnion('type', [
  selectOne,
  selectMultiple,
  grid,
  rank,
  scale,
  integer,
  decimal,
  date,
  text,
  table,
  repeat,
  note,
  consent,
]);

/**
 * What results are broken down by: a closed item's codes, the language of the response, or the wave's places inside an
 * earlier breakdown's groups: a Kita in its town.
 */
export const breakdown = z.union([
  z.strictObject({ id: code, item: code }),
  z.strictObject({ id: code, by: z.literal('language') }),
  z.strictObject({ id: code, by: z.literal('place'), in: code }),
]);

/** Where a link or a poster belongs to. `in` is the answer it lies in, where a breakdown by places goes that far: its town. */
export const place = z.strictObject({
  code,
  name: z.string().check(z.minLength(1)),
  in: z.optional(code),
});
