import { parseAccessCode } from '../../survey/access.ts';
import type { Fields } from '../../survey/answer.ts';
import { answeredItems, type Circumstances, marksOf } from '../../survey/quality.ts';
import { acceptResponse } from '../../survey/response.ts';
import { dayOf, expiryOf, type Wave } from '../../survey/wave.ts';
import { Problem } from '../problem.ts';
import type { PutOutcome, ResponseStore } from '../store/responses.ts';
import type { Gate } from './gate.ts';
import type { Loader } from './load.ts';

/** What a response comes with besides its answers. */
export type Sender = {
  readonly id: string;
  readonly language: string;
  readonly place?: string;
  /** A checked access code, where the wave wants one. */
  readonly code?: string;
  readonly came: Circumstances;
};

export type AcceptDeps = {
  readonly loader: Loader;
  readonly responses: ResponseStore;
  readonly gate: Gate;
  readonly now: () => number;
};

/** Checks fields against the wave's questionnaire. Throws `invalid_answers` with every issue. */
export async function checkAnswers(wave: Wave, fields: Fields, strict: boolean, { loader }: AcceptDeps) {
  const accepted = acceptResponse(await loader.questionnaire(wave), fields, { strict });
  if (!accepted.ok)
    throw new Problem('invalid_answers', `${accepted.issues.length} answers cannot be taken`, accepted.issues);
  return accepted.answers;
}

/**
 * Stores one checked response with its marks; the day is the finest time that is kept. Throws `code_unknown` and
 * `code_used` for an access code that lets nobody in.
 */
export async function storeResponse(
  wave: Wave,
  { came, code, ...sender }: Sender,
  answers: Awaited<ReturnType<typeof checkAnswers>>,
  { responses, now }: AcceptDeps,
): Promise<Exclude<PutOutcome, 'code_unknown' | 'code_used'>> {
  const response = {
    ...sender,
    wave: wave.id,
    version: wave.version,
    day: dayOf(now()),
    answers,
    marks: marksOf(came, answeredItems(answers)),
    ttl: expiryOf(wave),
  };
  const outcome = await responses.put(response, code);
  if (outcome === 'code_unknown') throw new Problem(outcome, 'the wave has no such access code');
  if (outcome === 'code_used') throw new Problem(outcome, 'a response has come with this access code');
  return outcome;
}

/** A place of the wave by its code; undefined where none was sent. Throws `unknown_place`. */
export function placeOf(wave: Wave, code: string | undefined): { readonly place?: string } {
  if (code === undefined || code === '') return {};
  if (!wave.places.some((place) => place.code === code))
    throw new Problem('unknown_place', `the wave has no place "${code.slice(0, 40)}"`);
  return { place: code };
}

/**
 * The access code of a wave that wants one, in its stored form; nothing for another wave, whatever was sent. Throws
 * `code_required`, and `code_unknown` for a code that is mistyped. Whether it is unused shows when it is redeemed.
 */
export function codeOf({ access }: Wave, typed: string | undefined): { readonly code?: string } {
  if (access === undefined) return {};
  if (typed === undefined || typed.trim() === '') throw new Problem('code_required', 'the wave wants an access code');
  const code = parseAccessCode(typed);
  if (code === undefined) throw new Problem('code_unknown', 'the access code is mistyped: its check symbol says so');
  return { code };
}
