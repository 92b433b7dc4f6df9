import { headers, type Prove, send } from './put.ts';

/**
 * Responses that wait on this device for the network, in a cache that the page and the service worker share: the
 * address a response goes to, and the text that goes there. A response leaves as soon as the server has answered for it.
 */
const waiting = 'waiting';

/** Puts a response aside. False where the device keeps nothing: its storage is full, or forbidden. */
export async function keep(address: string, text: string): Promise<boolean> {
  try {
    await (await caches.open(waiting)).put(address, new Response(text, { headers }));
    return true;
  } catch {
    return false;
  }
}

/** Addresses of what waits, as paths. */
export async function kept(): Promise<readonly string[]> {
  try {
    if (!(await caches.has(waiting))) return [];
    const requests = await (await caches.open(waiting)).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  } catch {
    return [];
  }
}

/** The text that waits under an address. */
export const textAt = async (address: string): Promise<string | undefined> =>
  (await caches.match(address, { cacheName: waiting }))?.text();

/** Forgets what waited under an address. With the last one the cache goes too: pages look whether it is there. */
export async function drop(address: string): Promise<void> {
  try {
    await (await caches.open(waiting)).delete(address);
    if ((await kept()).length === 0) await caches.delete(waiting);
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

/**
 * Sends everything that waits. Gives the addresses of what still does. What comes after the close (410) can never
 * arrive and is deleted; what is refused for another reason stays, for the page that can say so.
 */
export async function flush(prove: Prove): Promise<readonly string[]> {
  for (const address of await kept()) {
    const text = await textAt(address);
    const response = text === undefined ? undefined : await send(address, text, prove);
    if (response?.ok || response?.status === 410) await drop(address);
  }
  return kept();
}
