import { forgetPages, keepPages } from '../../worker/pages.ts';
import { kept } from '../../worker/queue.ts';
import { data } from './data.ts';
import { draftText } from './tools.ts';
import { laterWords } from './words.ts';

/** Background Sync (WICG), not in TypeScript's library. */
type Syncing = { readonly sync: { readonly register: (tag: string) => Promise<void> } };

const canSync = (registration: object): registration is Syncing => 'sync' in registration;

const container = (): ServiceWorkerContainer | undefined => navigator.serviceWorker;

let started: Promise<void> | undefined;

/** From the first answer on: the page opens without the network, and what waits is sent when there is one. */
export function startWorker(): Promise<void> {
  started ??= start();
  started.catch(() => {
    started = undefined;
  });
  return started;
}

async function start(): Promise<void> {
  await laterWords();
  await container()?.register('/sw.js', { scope: '/s/' });
  await keepPages([location.pathname + location.search, data.more, `/f/${data.language}.json`]);
}

/** Asks the browser to wake the worker once there is a network. */
export async function askForSync(): Promise<void> {
  const registration = await container()?.getRegistration('/s/');
  if (registration && canSync(registration)) await registration.sync.register('responses');
}

/** Leaves nothing behind once everything has arrived; what is drafted here still opens without the network. */
export async function stopWorker(): Promise<void> {
  await started?.catch(() => undefined);
  started = undefined;
  if (data.kiosk || draftText() !== null || (await kept()).length > 0 || !(await forgetPages())) return;
  await (await container()?.getRegistration('/s/'))?.unregister();
}
