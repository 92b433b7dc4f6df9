import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** Bytes of a page that come in one packet (Ethernet's 1,500 less the headers of IP and TCP). */
const packet = 1460;

/** Sends a body as a slow line does, a packet after another: the emulation holds back whole reads only. */
async function inPackets(response: ServerResponse, body: Buffer): Promise<void> {
  for (let start = 0; start < body.length; start += packet) {
    response.write(body.subarray(start, start + packet));
    await new Promise((done) => setTimeout(done, 1));
  }
  response.end();
}

/** Pages by path, as a distribution in front of the site serves them: compressed, with their own headers. */
export async function serveCompressed(pages: ReadonlyMap<string, string>) {
  const bodies = new Map([...pages].map(([path, html]) => [path, brotliCompressSync(html)]));
  const server = createServer(({ url = '' }, response) => {
    const body = bodies.get(url);
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'no-store',
    };
    response.writeHead(body ? 200 : 404, body ? headers : {});
    void inPackets(response, body ?? Buffer.of());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    stop: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A slow phone: 1.6 Mbps down, 150 ms there and back, a quarter of this machine's speed. */
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const slowdown = 4;

export type Load = { readonly painted: number; readonly usable: number };

/** One cold load: milliseconds to the first paint of content, and until that is there and every script has run. */
async function loadOnce(browser: Browser, address: string, isReady: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', network);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(address, { waitUntil: 'load' });
    await page.locator(isReady).waitFor({ state: 'attached' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const [painted, loaded] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      performance
        .getEntriesByType('navigation')
        .map((entry) => ('loadEventStart' in entry ? Number(entry.loadEventStart) : 0))[0] ?? 0,
    ]);
    return { painted: painted ?? 0, usable: Math.max(painted ?? 0, loaded ?? 0) };
  } finally {
    await context.close();
  }
}

type Compared = { readonly ours: number; readonly floor: number; readonly ratio: number };

/**
 * The mean of the middle half. A screen shows a page in frames of 17 ms, a fifteenth of the time that is measured: a
 * median jumps by whole frames, a mean does not; the outer quarters are the machine's moods.
 */
function middleMean(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.floor(sorted.length / 4), Math.ceil((sorted.length * 3) / 4));
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

function compared(turns: readonly { readonly ours: number; readonly floor: number }[]): Compared {
  const ours = middleMean(turns.map((turn) => turn.ours));
  const floor = middleMean(turns.map((turn) => turn.floor));
  return { ours, floor, ratio: ours / floor };
}

/** Loads two pages in turns, so that both meet the same moods of the machine; the first turn is left out. */
export async function compareLoads(browser: Browser, ours: string, floor: string, turns: number) {
  const loads: { ours: Load; floor: Load }[] = [];
  for (let turn = 0; turn <= turns; turn += 1)
    loads.push({
      floor: await loadOnce(browser, floor, 'textarea'),
      ours: await loadOnce(browser, ours, '#progress-label'),
    });
  const of = (part: keyof Load): Compared =>
    compared(loads.slice(1).map((load) => ({ ours: load.ours[part], floor: load.floor[part] })));
  return { painted: of('painted'), usable: of('usable') };
}

/** What a browser asks for until nothing more comes, and what it keeps. */
export async function visitOf(browser: Browser, address: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address, { waitUntil: 'networkidle' });
  const cookies = (await context.cookies()).length;
  await context.close();
  const network = asked.filter((url) => !url.startsWith('data:'));
  const foreign = new Set(network.map((url) => new URL(url).host).filter((host) => host !== new URL(address).host));
  return { requests: network.length, cookies, foreign: foreign.size };
}
