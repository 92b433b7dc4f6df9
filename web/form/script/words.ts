import { type Words, wordsOf } from '../../words/say.ts';
import { data } from './data.ts';

let read: Promise<Words> | undefined;

/** Words that are not in the page, as few need them. Throws where the network is away and they are not kept. */
export function laterWords(): Promise<Words> {
  read ??= fetch(`/f/${data.language}.json`)
    .then((response) => response.json())
    .then((texts) => wordsOf(data.language, texts, data.format));
  read.catch(() => {
    read = undefined;
  });
  return read;
}
