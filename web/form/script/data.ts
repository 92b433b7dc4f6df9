import { wordsOf } from '../../words/say.ts';
import type { FormData as PageData } from '../form.tsx';
import { part } from './read.ts';

/** What the server put into the page for the script, and the words it says. */
export const data: PageData = JSON.parse(part('data', HTMLScriptElement).textContent ?? '');
export const words = wordsOf(data.language, data.words, data.format);
