import * as z from 'zod';

/** More people than any wave has: the county has 325,000 inhabitants (IT.NRW, 31 December 2023). */
const mostCounted = 1_000_000;

const count = z.int().min(0).max(mostCounted);
const group = z.strictObject({ code: z.string(), members: z.array(z.string()).min(1), in: z.optional(z.string()) });

const table = z.strictObject({
  id: z.string(),
  item: z.string(),
  variable: z.string(),
  option: z.optional(z.string()),
  breakdown: z.optional(z.string()),
  rows: z.array(group),
  columns: z.array(group),
  status: z.enum(['published', 'margins', 'withheld']),
  /** `[row][column]`; null where a cell is hidden, whatever the reason. */
  counts: z.optional(z.array(z.array(z.nullable(count)))),
  rowTotals: z.optional(z.array(count)),
  columnTotals: z.optional(z.array(count)),
  reason: z.optional(z.string()),
});

const artifact = z.object({
  wave: z.string(),
  number: z.int().positive(),
  interim: z.optional(z.boolean()),
  policy: z.object({ k: z.int().min(3), c: z.int().min(0), minGroup: z.int() }),
  total: z.nullable(count),
  places: z.optional(z.array(z.strictObject({ code: z.string(), name: z.string(), in: z.string() }))),
  tables: z.array(table),
});

/** A release as its readers see it. Groups pool codes; a table without a breakdown has the single row `all`. */
export type Artifact = z.infer<typeof artifact>;
export type AuditedTable = Artifact['tables'][number];
export type Group = AuditedTable['rows'][number];

export type Read = { readonly ok: true; readonly artifact: Artifact } | { readonly ok: false; readonly why: string };

/** The artifact in a serialised text, or what is wrong with it; NaN, fractions, negative and huge counts are. */
export function readArtifact(text: string): Read {
  const parsed = artifact.safeParse(parsedJson(text));
  if (parsed.success) return { ok: true, artifact: parsed.data };
  const [first] = parsed.error.issues;
  return { ok: false, why: `${first?.path.join('.') ?? ''}: ${first?.message ?? 'unreadable'}` };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
