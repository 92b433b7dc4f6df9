export const headers = { 'content-type': 'application/json' };

/** Sends a response once. Undefined where no answer came back. */
export async function put(address: string, text: string): Promise<Response | undefined> {
  try {
    return await fetch(address, { method: 'PUT', headers, body: text, signal: AbortSignal.timeout(20_000) });
  } catch {
    return undefined;
  }
}
