import { forgetPages, keepPages } from '../../worker/pages.ts';
import { kept } from '../../worker/queue.ts';
import { data } from './data.ts';
import { laterWords } from './words.ts';

/** Background Sync (WICG), not in TypeScript's library. */
type Syncing = { readonly sync: { readonly register: (tag: string) => Promise<void> } };

const canSync = (registration: object): registration is Syncing => 'sync' in registration;

const container = (): ServiceWorkerContainer | undefined => navigator.serviceWorker;

/** From the first answer on: the page opens without the network, and what waits is sent when there is one. */
export async function startWorker(): Promise<void> {
  await laterWords();
  await container()?.register('/sw.js', { scope: '/s/' });
  await keepPages([location.pathname + location.search, data.more, `/f/${data.language}.json`]);
}

/** Asks the browser to wake the worker once there is a network. */
export async function askForSync(): Promise<void> {
  const registration = await container()?.getRegistration('/s/');
  if (registration && canSync(registration)) await registration.sync.register('responses');
}

/** Leaves nothing behind once everything has arrived. */
export async function stopWorker(): Promise<void> {
  if (data.kiosk || (await kept()).length > 0) return;
  await forgetPages();
  await (await container()?.getRegistration('/s/'))?.unregister();
}
