import type { Challenge, Proof } from '../../../survey/proof.ts';
import { solve } from '../../worker/proof.ts';
import { part } from './read.ts';
import { laterWords } from './words.ts';

export { draft } from './draft.ts';
export { listen } from './listen.ts';
export { putAside, resume, settled } from './waiting.ts';
export { startWorker } from './worker.ts';

/** Says more closely why a response was not taken than the page itself can. */
export async function sayFailure(why: string): Promise<void> {
  part('state', HTMLElement).textContent = (await laterWords()).say(`failed.${why}`);
}

/** Solves a puzzle against machines on this device. */
export async function prove(challenge: Challenge): Promise<Proof> {
  part('state', HTMLElement).textContent = (await laterWords()).say('proof.working');
  return solve(challenge);
}
