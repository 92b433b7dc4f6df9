import { data } from './data.ts';

type Later = typeof import('./later.ts');

let loaded: Promise<Later> | undefined;

/**
 * The part of the script that nobody needs to fill in a form: waiting without a network, drafts, reading aloud,
 * puzzles. It comes with the first answer, or with the first wish for it. Throws where the network is away.
 */
export function more(): Promise<Later> {
  loaded ??= import(data.more);
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}
