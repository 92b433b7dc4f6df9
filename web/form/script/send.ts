import type { Fields } from '../../../survey/answer.ts';
import { idLength, idOf } from '../../../survey/id.ts';
import type { Issue } from '../../../survey/issue.ts';

/** What became of a sent response. */
export type Sent =
  | { readonly state: 'arrived'; readonly id: string }
  | { readonly state: 'refused'; readonly issues: readonly Issue[] }
  | { readonly state: 'closed' | 'conflict' | 'body' | 'server' };

export type Message = { readonly language: string; readonly place?: string; readonly answers: Fields };

const newId = (): string => idOf(crypto.getRandomValues(new Uint8Array(idLength)));

const wait = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
    addEventListener('online', () => done(), { once: true });
  });

const states: Readonly<Record<number, 'closed' | 'body' | 'conflict' | undefined>> = {
  409: 'conflict',
  410: 'closed',
  413: 'body',
};

async function read(response: Response, id: string): Promise<Sent> {
  if (response.ok) return { state: 'arrived', id };
  if (response.status === 422) {
    const problem: { issues?: readonly Issue[] } = await response.json();
    return { state: 'refused', issues: problem.issues ?? [] };
  }
  return { state: states[response.status] ?? 'server' };
}

/** Whether a later try of the same request may go through: the network, too many requests, a fault of the server. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

/**
 * Sends a response under an id made here, again and again until it is answered: the id makes a repeat harmless.
 * The id is kept until then, so that a lost answer from the server does not make two responses out of one.
 */
export function sender(wave: string, onTrouble: () => void) {
  let id = newId();
  const address = (): string => `/api/waves/${wave}/responses/${id}`;
  const put = (message: Message): Promise<Response> =>
    fetch(address(), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(20_000),
    });
  const attempt = async (message: Message): Promise<Sent | undefined> => {
    try {
      const response = await put(message);
      return isPassing(response.status) ? undefined : await read(response, id);
    } catch {
      return undefined;
    }
  };
  /** Other answers had arrived under this id before their receipt was lost: they make way for the newer ones. */
  const replace = async (message: Message): Promise<Sent | undefined> => {
    const gone = await fetch(address(), { method: 'DELETE' }).catch(() => undefined);
    if (!gone?.ok) return undefined;
    id = newId();
    return attempt(message);
  };
  return async (message: Message): Promise<Sent> => {
    for (let tries = 0; ; tries += 1) {
      const sent = await attempt(message);
      const settled = sent?.state === 'conflict' ? await replace(message) : sent;
      if (settled) return settled;
      onTrouble();
      await wait(Math.min(30_000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
    }
  };
}
