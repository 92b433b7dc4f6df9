import * as z from 'zod/mini';

const amount = z.nullable(z.int().check(z.minimum(0)));
const many = z.nullable(z.int().check(z.minimum(0)));
const list = <T extends z.ZodMiniType>(of: T) => z.readonly(z.array(of));

/** A row or a column of a table of sums: one code, or several that are counted together. */
const line = z.strictObject({ code: z.string(), members: list(z.string()).check(z.minLength(1)) });

/** Sums over clubs. A number that is not shown is null, whatever it is hidden for. */
const table = z.strictObject({
  id: z.string(),
  item: z.string(),
  /** `withheld`: nothing of it leaves, for a reason. */
  status: z.enum(['published', 'withheld']),
  reason: z.optional(z.enum(['too_few', 'linked', 'audit'])),
  rows: list(line),
  columns: list(line),
  counts: list(list(amount)),
  rowTotals: list(amount),
  columnTotals: list(amount),
  total: amount,
  /** Estimated where any figure in it may be. */
  basis: z.enum(['counted', 'estimated']),
  /** Clubs that gave the figure, and those that did not know or say; both null where either is too few. */
  clubs: many,
  silent: many,
});

/** An immutable, numbered, disclosure-controlled set of sums over clubs: all that ever leaves of their reports. */
export const clubReleaseSchema = z.strictObject({
  kind: z.literal('clubs'),
  wave: z.string(),
  number: z.int().check(z.positive()),
  questionnaire: z.string(),
  version: z.int(),
  /** Year that the reports are of, and the day of the release. */
  year: z.int(),
  day: z.string(),
  /** Fewest clubs behind a number. The rule has a second measure, of dominance, which is told to nobody. */
  policy: z.strictObject({ rule: z.literal('dominance'), least: z.int() }),
  engine: z.int(),
  /** HMAC-SHA-256 of the exact figures under the wave's secret. */
  data: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** What was attacked before publication: how many numbers, and how many tables that cost. */
  audit: z.strictObject({ checked: z.int(), withheld: z.int() }),
  /** Clubs whose reports were counted; null where they are too few to be told. */
  clubs: many,
  /** The same by town; towns of few together. */
  towns: list(z.strictObject({ code: z.string(), members: list(z.string()), clubs: z.int() })),
  /** Clubs that agreed to be named as having taken part. */
  named: list(z.strictObject({ name: z.string(), town: z.string() })),
  tables: list(table),
});

/**
 * Which version of each report a release was made of, with the town and the holding that it was counted for, since the
 * register may change: `[organisation, version, town, holding]`. It stays in the release function.
 */
export const countedSchema = list(z.readonly(z.tuple([z.string(), z.int(), z.string(), z.string()])));
