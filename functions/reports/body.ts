import * as z from 'zod/mini';
import type { Fields } from '../../survey/answer.ts';
import { Problem } from '../problem.ts';

const fields = z.record(z.string().check(z.maxLength(200)), z.array(z.string()).check(z.maxLength(200)));

/** Changed cells as the script sends them, and the revision of the draft that they were changed from. */
const cellsSchema = z.strictObject({ revision: z.int().check(z.nonnegative()), cells: fields });

/** Longest list of changed cells in bytes. */
const mostBytes = 256 * 1024;

/** A whole number from 0 on in a field of ours; 0 where there is none, so that everything in the draft is newer. */
export const wholeOf = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0);

/** Fields in a hidden field of ours; none where somebody has tampered with it. */
export function fieldsOfJson(text: string | undefined): Fields {
  try {
    const parsed = fields.safeParse(JSON.parse(text ?? '{}'));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** Reads what the script sends. Throws a `Problem` for anything else. */
export async function readCells(request: Request): Promise<z.infer<typeof cellsSchema>> {
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    throw new Problem('unsupported_media', 'send application/json');
  const text = await request.text();
  if (text.length > mostBytes) throw new Problem('body_too_large', `the body is longer than ${mostBytes} bytes`);
  try {
    const parsed = cellsSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    throw new Problem('broken_body', 'the body is not valid JSON');
  }
  throw new Problem('invalid_request', 'cells are lists of texts by field, beside the revision of the draft');
}
