import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { announced } from '../announced.ts';
import { openBrowser } from '../chromium.ts';
import { root } from '../sources.ts';

/** A Monday morning in spring. */
const day = Date.parse('2027-03-01T08:00:00Z');

/** The system with its demo data, on that day, and staff at the desk. */
export type Stage = {
  readonly origin: string;
  /** A made-up club's link into its report. */
  readonly club: string;
  /** The staff application with somebody logged in. */
  readonly desk: Page;
  /** Opens another page, of a respondent or a club. */
  readonly open: (address: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Takes a picture of a part of a page, as it stands there, down to `most` pixels. */
  readonly shoot: (name: string, of: Locator, most?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const dense = { deviceScaleFactor: 1.5, locale: 'de-DE', timezoneId: 'Europe/Berlin' } as const;

async function startProgram(port: number, ahead: number, folder: string) {
  const clock = new URL(`./clock.ts?ahead=${ahead}`, import.meta.url).href;
  const child = spawn(process.execPath, ['--import', clock, 'infra/local/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await announced(child.stdout);
  const [origin = '', club = ''] = /http:\S+(?=\/desk).* a club (\S+)/.exec(line) ?? [];
  if (!club) throw new Error(`the system did not start: ${line}`);
  return { child, origin: origin.split('/desk')[0] ?? '', club };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** A picture as WebP, made by the browser itself: a quarter of the bytes, so that the repository stays small. */
async function webpOf(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  const text = await page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })).arrayBuffer(),
    );
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }, png.toString('base64'));
  await page.close();
  return Buffer.from(text, 'latin1');
}

async function picture(of: Locator, most: number): Promise<Buffer> {
  await of.evaluate((part) => part.scrollIntoView({ block: 'start', behavior: 'instant' }));
  const { x, y, width, height } = (await of.boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 };
  const [left, top] = [Math.max(0, x - 8), Math.max(0, y - 8)];
  const clip = { x: left, y: top, width: width + 16, height: Math.min(height + 16, most) };
  return of.page().screenshot({ clip, animations: 'disabled' });
}

async function logIn(desk: Page, origin: string): Promise<void> {
  await desk.goto(`${origin}/desk`);
  await desk.getByRole('button', { name: 'Anmelden' }).click();
  await desk.locator('#user').fill('demo');
  await desk.locator('#password').fill('demo');
  await desk.getByRole('button', { name: 'Anmelden' }).click();
  await desk.getByRole('heading', { name: 'Befragungen' }).waitFor();
}

/** Starts everything. Pictures go into `folder`. */
export async function setStage(folder: string, port: number): Promise<Stage> {
  // The browser writes dates as its own language has them.
  Object.assign(process.env, { LANG: 'de_DE.UTF-8', LANGUAGE: 'de' });
  const ahead = day - Date.now();
  const data = mkdtempSync(join(tmpdir(), 'guide-'));
  mkdirSync(folder, { recursive: true });
  const [{ child, origin, club }, browser] = await Promise.all([startProgram(port, ahead, data), openBrowser()]);
  const open: Stage['open'] = async (address, options = {}) => {
    const context = await browser.newContext({ ...dense, acceptDownloads: true, ...options });
    await context.clock.install({ time: Date.now() + ahead });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(address);
    return page;
  };
  const desk = await open(`${origin}/desk`, { viewport: { width: 900, height: 1100 } });
  await logIn(desk, origin);
  return {
    ...{ origin, club, desk, open },
    async shoot(name, of, most = 900) {
      writeFileSync(join(folder, `${name}.webp`), await webpOf(browser, await picture(of, most)));
    },
    async stop() {
      await browser.close();
      await end(child);
      rmSync(data, { recursive: true, force: true });
    },
  };
}
