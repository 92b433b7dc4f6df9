import type { Challenge, Proof } from '../../../survey/proof.ts';
import { solve } from '../../worker/proof.ts';
import { button, make } from './make.ts';
import { part } from './read.ts';
import { laterWords } from './words.ts';

export { draft } from './draft.ts';
export { listen } from './listen.ts';
export { putAside, resume, settled } from './waiting.ts';
export { startWorker } from './worker.ts';

/** Says on the review that it can be kept on paper, once. */
export async function offerCopy(review: HTMLElement): Promise<void> {
  const words = await laterWords();
  if (review.querySelector('.copy')) return;
  const hint = make('p', words.say('review.copy'), { class: 'copy' });
  hint.append(
    ' ',
    button(words.say('print'), () => print()),
  );
  review.querySelector('dl')?.before(hint);
}

/** Says more closely why a response was not taken than the page itself can. */
export async function sayFailure(why: string): Promise<void> {
  part('state', HTMLElement).textContent = (await laterWords()).say(`failed.${why}`);
}

/** Solves a puzzle against machines on this device. */
export async function prove(challenge: Challenge): Promise<Proof> {
  part('state', HTMLElement).textContent = (await laterWords()).say('proof.working');
  return solve(challenge);
}
