import * as z from 'zod/mini';
import { longestTranslation } from '../../survey/texts/decide.ts';
import { Problem } from '../problem.ts';

const span = z.strictObject({ start: z.int(), end: z.int() });

/** What somebody does with a text. */
export const actionSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('release'),
    translation: z.optional(z.string().check(z.maxLength(longestTranslation))),
  }),
  z.strictObject({ action: z.literal('redact'), spans: z.array(span).check(z.maxLength(500)) }),
  z.strictObject({ action: z.literal('withhold') }),
  z.strictObject({ action: z.literal('undo') }),
]);

/** Most tags of a question: more than somebody keeps apart. */
const mostTags = 40;

const label = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));

/** The tags of a question, in their order; a code stays when a label is corrected. */
export const tagsSchema = z.strictObject({ labels: z.array(label).check(z.maxLength(mostTags)) });

/** The tags of a text. */
export const taggedSchema = z.strictObject({ tags: z.array(z.string()).check(z.maxLength(mostTags)) });

/** Longest body that is read, in characters. */
const longestBody = 64 * 1024;

/** Reads a JSON body by its schema. Throws a `Problem` that names the first place that does not fit. */
export async function readBody<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  const text = await request.text();
  if (text.length > longestBody) throw new Problem('body_too_large', `the body is longer than ${longestBody}`);
  const parsed = schema.safeParse(jsonIn(text));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Problem('invalid_request', `${first?.path.join('.') || 'body'}: ${first?.message ?? 'does not fit'}`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('broken_body', 'the body is no JSON');
  }
}
