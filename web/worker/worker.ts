import { forgetPages, fromNetwork } from './pages.ts';
import { solve } from './proof.ts';
import { flush, kept } from './queue.ts';

declare const self: ServiceWorkerGlobalScope;

/** Background Sync (WICG): the browser wakes the worker when it finds the network. Not in TypeScript's library. */
type SyncEvent = ExtendableEvent & { readonly tag: string };

const isSync = (event: Event): event is SyncEvent => 'tag' in event && 'waitUntil' in event;

/** A page; one that says that its wave is closed (410) brings no script that would look after what waits. */
async function open(event: FetchEvent): Promise<Response> {
  const response = await fromNetwork(event.request);
  if (response.status === 410) event.waitUntil(flush(solve).then(leave));
  return response;
}

/** With nobody here and nothing left to send, nothing stays on the device. */
async function leave(): Promise<void> {
  const here = await self.clients.matchAll({ type: 'window' });
  if (here.length === 0 && (await kept()).length === 0 && (await forgetPages())) await self.registration.unregister();
}

/** A sync that did not get everything out fails, so that the browser tries again. */
async function sync(): Promise<void> {
  if ((await flush(solve)).length > 0) throw new Error('responses are waiting');
  await leave();
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(() => flush(solve))));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const isOurs = mode === 'navigate' || new URL(url).pathname.startsWith('/f/');
  if (method === 'GET' && isOurs) event.respondWith(open(event));
});
self.addEventListener('sync', (event) => {
  if (isSync(event)) event.waitUntil(sync());
});
