import type { Fields } from '../../../survey/answer.ts';
import { idLength, idOf } from '../../../survey/id.ts';
import type { Issue } from '../../../survey/issue.ts';
import type { Challenge } from '../../../survey/proof.ts';
import { put } from '../../worker/put.ts';
import { more } from './more.ts';

/** What became of a sent response. */
export type Sent =
  | { readonly state: 'arrived'; readonly id: string }
  | { readonly state: 'refused'; readonly issues: readonly Issue[] }
  | { readonly state: 'failed'; readonly why: 'closed' | 'conflict' | 'body' | 'server' | 'proof' }
  /** The access code is wrong; the word says how. */
  | { readonly state: 'code'; readonly word: string };

export type Message = {
  readonly language: string;
  readonly place?: string;
  readonly answers: Fields;
  readonly seconds: number;
  readonly trap: boolean;
  readonly code?: string;
};

/** A problem as the API words it; only what is read here. */
type Problem = { readonly code?: string; readonly issues?: readonly Issue[]; readonly challenge?: Challenge };

const failures: Readonly<Record<number, 'closed' | 'conflict' | 'body' | 'proof'>> = {
  409: 'conflict',
  410: 'closed',
  413: 'body',
  428: 'proof',
};

const codeWords: Readonly<Record<string, string>> = {
  code_required: 'access.required',
  code_unknown: 'access.unknown',
  code_used: 'access.used',
};

async function read(response: Response, id: string): Promise<Sent> {
  if (response.ok) return { state: 'arrived', id };
  const { code = '', issues }: Problem = await response.json().catch(() => ({}));
  const word = codeWords[code];
  if (word) return { state: 'code', word };
  if (issues) return { state: 'refused', issues };
  return { state: 'failed', why: failures[response.status] ?? 'server' };
}

/** Whether a later try of the same request may go through: too many requests, a fault of the server. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
    addEventListener('online', () => done(), { once: true });
  });

/** Solves the puzzle that a response came back with, and sends it again with the solution. */
async function proved(address: string, text: string, response: Response): Promise<Response | undefined> {
  const { challenge }: Problem = await response.clone().json();
  if (!challenge) return response;
  try {
    const { prove } = await more();
    const proof = await prove(challenge);
    return await put(address, JSON.stringify({ ...JSON.parse(text), proof }));
  } catch {
    return response;
  }
}

/** Sends again and again until there is an answer; `onTrouble` hears of each try that came to nothing. */
export async function sendUntil(address: string, text: string, onTrouble: () => void): Promise<Sent> {
  for (let tries = 0; ; tries += 1) {
    const first = await put(address, text);
    const response = first?.status === 428 ? await proved(address, text, first) : first;
    if (response && !isPassing(response.status)) {
      return read(response, address.slice(-idLength));
    }
    onTrouble();
    await wait(Math.min(30_000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
  }
}

const newId = (): string => idOf(crypto.getRandomValues(new Uint8Array(idLength)));

/**
 * Sends a response under an id made here, until it is answered: the id makes a repeat harmless, and it is kept until
 * then, so that a lost answer from the server does not make two responses out of one.
 */
export function sender(wave: string, onTrouble: (address: string, text: string) => void) {
  let id = newId();
  const address = (): string => `/api/waves/${wave}/responses/${id}`;
  const attempt = (text: string): Promise<Sent> => {
    const where = address();
    return sendUntil(where, text, () => onTrouble(where, text));
  };
  return async (message: Message): Promise<Sent> => {
    const text = JSON.stringify(message);
    const sent = await attempt(text);
    // A used access code is not given back, so that the first answers of a wave with codes stay as they are.
    if (sent.state !== 'failed' || sent.why !== 'conflict' || message.code !== undefined) return sent;
    // Other answers had arrived under this id before their receipt was lost: they make way for the newer ones.
    const gone = await fetch(address(), { method: 'DELETE' }).catch(() => undefined);
    if (!gone?.ok) return sent;
    id = newId();
    return attempt(text);
  };
}
