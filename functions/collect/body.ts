import * as z from 'zod/mini';
import type { Fields } from '../../survey/answer.ts';
import type { Proof } from '../../survey/proof.ts';
import { Problem } from '../problem.ts';

/** Longest body that is read, in bytes: a hundred times a usual response. */
const maxBodyBytes = 64 * 1024;

const value = z.union([z.string(), z.number(), z.array(z.string()).check(z.maxLength(200))]);

const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const proof = z.strictObject({
  algorithm: z.literal('SHA-256'),
  challenge: hex,
  number: z.int().check(z.nonnegative()),
  salt: z.string().check(z.maxLength(200)),
  signature: hex,
}) satisfies z.ZodMiniType<Proof>;

/** A response as the script or another client of the API sends it. */
export const responseSchema = z.strictObject({
  language: z.string(),
  place: z.optional(z.string()),
  answers: z.record(z.string(), value),
  /** Whole seconds since the form was shown; clients say 3600 for any more. Not stored. */
  seconds: z.optional(z.int()),
  /** Whether the field was filled that only programs see. */
  trap: z.optional(z.boolean()),
  /** Whether somebody read the questions out and filled the form in. */
  interview: z.optional(z.boolean()),
  /** The solved challenge of an earlier `proof_required`. */
  proof: z.optional(proof),
  /** The access code, where the wave wants one. */
  code: z.optional(z.string().check(z.maxLength(100))),
});

const utf8 = new TextDecoder('utf-8', { fatal: true });

async function textOf(request: Request, type: string, most = maxBodyBytes): Promise<string> {
  if (!request.headers.get('content-type')?.toLowerCase().startsWith(type))
    throw new Problem('unsupported_media', `send ${type}`);
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > most) throw tooLarge(most);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem('broken_body', 'the body is not valid UTF-8');
  }
}

const tooLarge = (most: number): Problem => new Problem('body_too_large', `the body is longer than ${most} bytes`);

/** Reads a JSON body by the schema. Throws a `Problem` that names the first place that does not fit. */
export async function readJson(request: Request): Promise<z.infer<typeof responseSchema>> {
  const text = await textOf(request, 'application/json');
  const parsed = responseSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const path = [...(first?.path ?? []), ...(first?.code === 'unrecognized_keys' ? first.keys.slice(0, 1) : [])];
  const place = path.join('.').slice(0, 80) || 'body';
  throw new Problem('invalid_request', `${place}: ${first?.message ?? 'does not fit'}`);
}

/** The schema passes over `__proto__` without a word (zod), so it is refused here. */
function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Problem('invalid_request', '__proto__: no such field');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, refuseProto);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const where =
      error instanceof Error ? /position \d+(?: \(line \d+ column \d+\))?/.exec(error.message)?.[0] : undefined;
    throw new Problem('broken_body', `the body is not valid JSON${where ? ` at ${where}` : ''}`);
  }
}

/** Sent answers as fields: a number as its digits, one code as a list of one. */
export const fieldsOfAnswers = (answers: z.infer<typeof responseSchema>['answers']): Fields =>
  Object.fromEntries(
    Object.entries(answers).map(([field, sent]) => [field, Array.isArray(sent) ? sent : [String(sent)]]),
  );

/** Fields of a plain form. A percent escape that is no UTF-8 is a `URIError`. */
function fieldsOf(pairs: readonly string[]): Fields {
  const fields = new Map<string, string[]>();
  for (const [name, sent] of pairs.map(pairOf)) {
    const values = fields.get(name);
    if (values) values.push(sent);
    else fields.set(name, [sent]);
  }
  return Object.fromEntries(fields);
}

function pairOf(pair: string): readonly [name: string, value: string] {
  const cut = pair.indexOf('=');
  return cut < 0 ? [unescapePart(pair), ''] : [unescapePart(pair.slice(0, cut)), unescapePart(pair.slice(cut + 1))];
}

const unescapePart = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));

const pairsIn = (encoded: string): readonly string[] => encoded.split('&').filter(Boolean);

/** The parts of a query that can be read, as they were written, with their names. */
export const partsOfQuery = (query: string): readonly { readonly name: string; readonly part: string }[] =>
  pairsIn(query).flatMap((part) => {
    try {
      return [{ name: pairOf(part)[0], part }];
    } catch {
      return [];
    }
  });

/** Fields of a query. A part that is no UTF-8 is passed over: an old or a mangled link should still lead somewhere. */
export const fieldsOfQuery = (query: string): Fields => fieldsOf(partsOfQuery(query).map(({ part }) => part));

/** Reads a plain form's body of at most so many bytes. Throws a `Problem` for percent escapes that are no UTF-8. */
export async function readForm(request: Request, most = maxBodyBytes): Promise<Fields> {
  const text = await textOf(request, 'application/x-www-form-urlencoded', most);
  try {
    return fieldsOf(pairsIn(text));
  } catch {
    throw new Problem('broken_body', 'a percent escape is not valid UTF-8');
  }
}
