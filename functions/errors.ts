import { type Log, nameOf, stackOf } from './log.ts';
import { Problem, problemBody } from './problem.ts';

type Deps = { readonly log: Log; readonly newId: () => string };

const answer = (problem: Problem, correlation?: string): Response =>
  new Response(JSON.stringify(problemBody(problem, correlation)), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });

/**
 * Hono's `onError`: a `Problem` is answered as RFC 9457 says; anything else becomes `internal` with a correlation id.
 * The id is logged beside the error's name, and nothing of its message leaves.
 */
export const answerErrors =
  ({ log, newId }: Deps) =>
  (error: Error): Response => {
    if (error instanceof Problem) return answer(error);
    const correlation = newId();
    log({ event: 'internal_error', correlation, name: nameOf(error), stack: stackOf(error) });
    return answer(new Problem('internal', 'something failed on our side'), correlation);
  };

/** Hono's `notFound` for an API. */
export const answerNotFound = (): Response => answer(new Problem('not_found', 'there is nothing at this address'));
