import * as z from 'zod/mini';
import { waveSchema } from '../../survey/schema.ts';
import { readPlace, writtenPlace } from '../../survey/town.ts';
import { phaseOf, type Wave } from '../../survey/wave.ts';
import { Problem } from '../problem.ts';
import type { AuditEntry, WaveStore } from '../store/waves.ts';

const wishSchema = z.strictObject({
  name: z.optional(z.string()),
  closes: z.optional(z.string()),
  languages: z.optional(z.array(z.string())),
  /** Names of places, each after the town it lies in where that is said ("Witten: Kita Nord"); their codes come from the names. */
  places: z.optional(z.array(z.string())),
});

/** What staff may settle as they open a planned wave. */
export type Wish = z.infer<typeof wishSchema>;

const attempts = 3;

/** A place's code: what links and posters carry. */
const codeOf = (name: string, index: number): string => {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
  const code = plain.normalize('NFD').replaceAll(/[^a-z0-9]+/g, '_');
  return `${code.replaceAll(/^_+|_+$/g, '').slice(0, 24)}_${index + 1}`.replace(/^_/, 'ort_');
};

/** The wish in a request's body; an empty body wishes nothing. Throws `broken_body` or `invalid_request`. */
export async function readWish(request: Request): Promise<Wish> {
  const text = await request.text();
  const json: unknown = await new Response(text || '{}').json().catch(() => {
    throw new Problem('broken_body', 'the body is no JSON');
  });
  const parsed = wishSchema.safeParse(json);
  if (!parsed.success) throw new Problem('invalid_request', first(parsed.error));
  return parsed.data;
}

const first = ({ issues: [issue] }: z.core.$ZodError): string =>
  `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'does not fit'}`;

/** A place by what staff wrote; one that the wave was planned with lies where it lay. */
function placeOf(written: string, index: number, wave: Wave): Wave['places'][number] {
  const { name, in: inside } = wave.places.find((place) => writtenPlace(place) === written) ?? readPlace(written);
  return { code: codeOf(name, index), name, ...(inside === undefined ? {} : { in: inside }) };
}

/** The wave as it opens now. Languages are of those it was planned with, its source first. */
function opened(wave: Wave, { places, languages, ...wish }: Wish, at: number): Wave {
  const [source = 'de'] = wave.languages;
  const unknown = languages?.find((tag) => !wave.languages.includes(tag));
  if (unknown !== undefined) throw new Problem('unknown_language', `"${unknown.slice(0, 20)}" has no texts`);
  const parsed = waveSchema.safeParse({
    ...wave,
    ...wish,
    ...(languages ? { languages: wave.languages.filter((tag) => tag === source || languages.includes(tag)) } : {}),
    ...(places ? { places: places.map((written, index) => placeOf(written, index, wave)) } : {}),
    opens: new Date(at).toISOString(),
  });
  if (!parsed.success) throw new Problem('invalid_request', first(parsed.error));
  if (Date.parse(parsed.data.closes) <= at) throw new Problem('invalid_request', 'closes: lies in the past');
  return parsed.data;
}

/**
 * Opens a planned wave at `entry.at` as wished. Throws `wave_open` or `wave_closed` where it is not planned.
 *
 * | phase   | answer        |
 * |---------|---------------|
 * | planned | opened now    |
 * | open    | `wave_open`   |
 * | closed  | `wave_closed` |
 */
export async function openPlanned(waves: WaveStore, wish: Wish, entry: AuditEntry, left = attempts): Promise<Wave> {
  const from = await waves.read(entry.wave);
  if (!from) throw new Problem('unknown_wave', 'there is no such wave');
  const phase = phaseOf(from.wave, entry.at);
  if (phase === 'open') throw new Problem('wave_open', 'the wave is open already');
  if (phase === 'closed') throw new Problem('wave_closed', 'the wave is closed already');
  const to = opened(from.wave, wish, entry.at);
  if (await waves.change(from, to, entry)) return to;
  if (left <= 1) throw new Error(`wave ${entry.wave}: it keeps changing while it is being opened`);
  return openPlanned(waves, wish, entry, left - 1);
}
