import type { Fields } from '../../../survey/answer.ts';
import { idLength, idOf } from '../../../survey/id.ts';
import type { Issue } from '../../../survey/issue.ts';
import { type Prove, send as put } from '../../worker/put.ts';
import { more } from './more.ts';

/** What became of a sent response. */
export type Sent =
  | { readonly state: 'arrived'; readonly id: string }
  | { readonly state: 'refused'; readonly issues: readonly Issue[] }
  | { readonly state: 'failed'; readonly why: 'closed' | 'conflict' | 'body' | 'server' | 'proof' }
  /** The access code is wrong; the word says how. */
  | { readonly state: 'code'; readonly word: string };

/** What is sent; JSON leaves out what is undefined. */
export type Message = {
  readonly language: string;
  readonly place: string | undefined;
  readonly answers: Fields;
  readonly seconds: number;
  readonly trap: boolean;
  readonly interview: true | undefined;
  readonly code: string | undefined;
};

/** A problem as the API words it; only what is read here. */
type Problem = { readonly code?: string; readonly issues?: readonly Issue[] };

const failures: Readonly<Record<number, 'closed' | 'conflict' | 'body' | 'proof'>> = {
  409: 'conflict',
  410: 'closed',
  413: 'body',
  428: 'proof',
};

async function read(response: Response, id: string): Promise<Sent> {
  if (response.ok) return { state: 'arrived', id };
  const { code = '', issues }: Problem = await response.json().catch(() => ({}));
  // `code_required`, `code_unknown`, `code_used`
  if (code.startsWith('code_')) return { state: 'code', word: code.replace('code_', 'access.') };
  if (issues) return { state: 'refused', issues };
  return { state: 'failed', why: failures[response.status] ?? 'server' };
}

/** Whether a later try of the same request may go through: too many requests, a fault of the server. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

const wait = (milliseconds: number): Promise<unknown> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
    addEventListener('online', done, { once: true });
  });

/** Tries again and again until there is an answer; `onTrouble` hears of each try that came to nothing. */
async function until(attempt: () => Promise<Response | undefined>, onTrouble: () => void): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    const response = await attempt();
    if (response && !isPassing(response.status)) return response;
    onTrouble();
    await wait(Math.min(30_000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
  }
}

const newId = (): string => idOf(crypto.getRandomValues(new Uint8Array(idLength)));

/**
 * Sends until there is an answer. Other answers that had arrived under the id make way for these, which get another
 * id; but a used access code is not given back, so that the first answers of a wave with codes stay as they are.
 */
export async function sendUntil(address: string, text: string, onTrouble: (address: string) => void): Promise<Sent> {
  const trouble = (): void => onTrouble(address);
  const prove: Prove = async (challenge) => (await more()).prove(challenge);
  const sent = await read(await until(() => put(address, text, prove), trouble), address.slice(-idLength));
  if (sent.state !== 'failed' || sent.why !== 'conflict' || JSON.parse(text).code !== undefined) return sent;
  await until(() => fetch(address, { method: 'DELETE' }).catch(() => undefined), trouble);
  return sendUntil(address.slice(0, -idLength) + newId(), text, onTrouble);
}

/**
 * Sends a response under an id made here, until it is answered: the id makes a repeat harmless, and it is kept until
 * then, so that a lost answer from the server does not make two responses out of one.
 */
export function sender(wave: string, onTrouble: (address: string, text: string) => void) {
  const responses = `/api/waves/${wave}/responses/`;
  let id: string | undefined;
  return async (message: Message): Promise<Sent> => {
    const text = JSON.stringify(message);
    id ??= newId();
    const sent = await sendUntil(responses + id, text, (address) => onTrouble(address, text));
    if (sent.state === 'arrived') id = sent.id;
    return sent;
  };
}
