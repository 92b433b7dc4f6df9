import type { Challenge, Proof } from '../../survey/proof.ts';

export const headers = { 'content-type': 'application/json' };

/** Solves a puzzle against machines. */
export type Prove = (challenge: Challenge) => Promise<Proof>;

async function put(address: string, text: string): Promise<Response | undefined> {
  try {
    return await fetch(address, { method: 'PUT', headers, body: text, signal: AbortSignal.timeout(20_000) });
  } catch {
    return undefined;
  }
}

/** Sends a response once, and where a puzzle comes back once more with its solution. Undefined without an answer. */
export async function send(address: string, text: string, prove: Prove): Promise<Response | undefined> {
  const response = await put(address, text);
  if (response?.status !== 428) return response;
  try {
    const { challenge }: { challenge: Challenge } = await response.clone().json();
    return await put(address, JSON.stringify({ ...JSON.parse(text), proof: await prove(challenge) }));
  } catch {
    return response;
  }
}
