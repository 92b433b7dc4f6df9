import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openWaves } from '../../functions/store/waves.ts';
import { openWave } from '../../infra/local/sample.ts';
import { localDynamo } from '../../infra/local/schema.ts';
import { system } from './visit.ts';

/** Does something with the engine below the system. */
export async function withEngine<T>(use: (dynamo: ReturnType<typeof localDynamo>) => Promise<T>): Promise<T> {
  const dynamo = localDynamo(system.endpoint);
  try {
    return await use(dynamo);
  } finally {
    dynamo.destroy();
  }
}

/** Ids of a wave's responses that are there and not withdrawn, with their answers. */
export const responsesOf = (wave = openWave): Promise<ReadonlyMap<string, string>> =>
  withEngine(async (dynamo) => {
    const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: system.tables.Responses }));
    const own = Items.filter(({ pk, answers }) => answers && pk?.S?.startsWith(`R#${wave}#`));
    return new Map(own.map(({ sk, answers }) => [sk?.S ?? '', answers?.S ?? '']));
  });

/** What is there now and was not before. */
export async function arrivedSince(before: ReadonlyMap<string, string>, wave = openWave): Promise<readonly string[]> {
  const now = await responsesOf(wave);
  return [...now].filter(([id]) => !before.has(id)).map(([, answers]) => answers);
}

/** As many responses as these arrive, and no more a moment later. */
export async function expectArrived(before: ReadonlyMap<string, string>, count: number, wave = openWave) {
  await expect.poll(async () => (await arrivedSince(before, wave)).length, { timeout: 20_000 }).toBe(count);
  await new Promise((done) => setTimeout(done, 1500));
  expect((await arrivedSince(before, wave)).length).toBe(count);
}

/** Closes a wave this moment, as the desk does. */
export const closeNow = (wave: string): Promise<boolean> =>
  withEngine(async (dynamo) => {
    const waves = openWaves(dynamo, system.tables.Catalogue);
    const stored = await waves.read(wave);
    if (!stored) throw new Error(`there is no wave ${wave}`);
    const at = Date.now();
    const entry = { id: randomUUID(), at, by: 'test', wave, action: 'close_wave' } as const;
    return waves.change(stored, { ...stored.wave, closes: new Date(at).toISOString() }, entry);
  });

/** Names of what lies on the device for this site: caches, entries of both storages, workers. */
export const leftOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => [
    ...(await caches.keys()),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);

/** Opens a form and waits until it would open without the network too. */
export async function openKept(page: Page, address: string, answer: () => Promise<unknown>): Promise<void> {
  await page.goto(address);
  await answer();
  await expectKept(page);
}

/** The page, its script's second part and its words are kept, and the worker is at work. */
export async function expectKept(page: Page): Promise<void> {
  const isReady = (): Promise<boolean> =>
    page.evaluate(async () => {
      const pages = (await caches.has('pages')) ? await (await caches.open('pages')).keys() : [];
      const here = pages.some(({ url }) => url.split('#')[0] === location.href.split('#')[0]);
      const parts = pages.filter(({ url }) => new URL(url).pathname.startsWith('/f/'));
      return here && parts.length >= 2 && navigator.serviceWorker.controller !== null;
    });
  await expect.poll(isReady, { timeout: 15_000 }).toBe(true);
}

/** Lets the browser wake the service worker as Background Sync does, with no page open. */
export async function wakeWorker(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const session = await context.newCDPSession(page);
  const known = new Promise<string>((done) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (found) done(found.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.dispatchSyncEvent', {
    origin,
    registrationId: await known,
    tag: 'responses',
    lastChance: true,
  });
  await session.detach();
}
