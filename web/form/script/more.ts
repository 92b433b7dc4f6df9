import { data } from './data.ts';

type Later = typeof import('./later.ts');

let loaded: Promise<Later> | undefined;
/** A browser remembers that a module could not be fetched (HTML, module map): the next try needs another address. */
let address = data.more;

/**
 * The part of the script that nobody needs to fill in a form: waiting without a network, drafts, reading aloud,
 * puzzles. It comes with the first answer, or with the first wish for it. Throws where the network is away.
 */
export function more(): Promise<Later> {
  loaded ??= import(address);
  loaded.catch(() => {
    loaded = undefined;
    address += '?';
  });
  return loaded;
}
