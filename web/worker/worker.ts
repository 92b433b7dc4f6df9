import { fromNetwork } from './pages.ts';
import { flush } from './queue.ts';

declare const self: ServiceWorkerGlobalScope;

/** Background Sync (WICG): the browser wakes the worker when it finds the network. Not in TypeScript's library. */
type SyncEvent = ExtendableEvent & { readonly tag: string };

const isSync = (event: Event): event is SyncEvent => 'tag' in event && 'waitUntil' in event;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(flush)));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const isOurs = mode === 'navigate' || new URL(url).pathname.startsWith('/f/');
  if (method === 'GET' && isOurs) event.respondWith(fromNetwork(event.request));
});
self.addEventListener('sync', (event) => {
  if (isSync(event)) event.waitUntil(flush().then(stillWaiting));
});

/** A sync that did not get everything out fails, so that the browser tries again. */
function stillWaiting(left: readonly string[]): void {
  if (left.length > 0) throw new Error('responses are waiting');
}
