import type { Fields } from '../../survey/answer.ts';
import { acceptResponse } from '../../survey/response.ts';
import { dayOf, expiryOf, type Wave } from '../../survey/wave.ts';
import { Problem } from '../problem.ts';
import type { PutOutcome, ResponseStore } from '../store/responses.ts';
import type { Loader } from './load.ts';

/** What a response comes with besides its answers. */
export type Sender = { readonly id: string; readonly language: string; readonly place?: string };

export type AcceptDeps = { readonly loader: Loader; readonly responses: ResponseStore; readonly now: () => number };

/** Checks fields against the wave's questionnaire. Throws `invalid_answers` with every issue. */
export async function checkAnswers(wave: Wave, fields: Fields, strict: boolean, { loader }: AcceptDeps) {
  const accepted = acceptResponse(await loader.questionnaire(wave), fields, { strict });
  if (!accepted.ok)
    throw new Problem('invalid_answers', `${accepted.issues.length} answers cannot be taken`, accepted.issues);
  return accepted.answers;
}

/** Stores one checked response; the day is the finest time that is kept. */
export async function storeResponse(
  wave: Wave,
  sender: Sender,
  answers: Awaited<ReturnType<typeof checkAnswers>>,
  { responses, now }: AcceptDeps,
): Promise<PutOutcome> {
  return responses.put({
    ...sender,
    wave: wave.id,
    version: wave.version,
    day: dayOf(now()),
    answers,
    ttl: expiryOf(wave),
  });
}

/** A place of the wave by its code; undefined where none was sent. Throws `unknown_place`. */
export function placeOf(wave: Wave, code: string | undefined): { readonly place?: string } {
  if (code === undefined || code === '') return {};
  if (!wave.places.some((place) => place.code === code))
    throw new Problem('unknown_place', `the wave has no place "${code.slice(0, 40)}"`);
  return { place: code };
}
