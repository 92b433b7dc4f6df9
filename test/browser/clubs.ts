import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { formParts, readForm } from '../../functions/collect/files.ts';
import { createApp } from '../../functions/reports/app.ts';
import { openCatalogue } from '../../functions/store/catalogue.ts';
import { openInvitationReader, openInvitations, secretLength, secretOf } from '../../functions/store/invitations.ts';
import { openRegister, openRegisterReader } from '../../functions/store/organisations.ts';
import { openReports } from '../../functions/store/reports.ts';
import { openWords } from '../../functions/words.ts';
import { reportAssets } from '../../infra/build.ts';
import { readHouse } from '../../infra/house.ts';
import { localDynamo } from '../../infra/local/schema.ts';
import type { System } from '../../infra/local/system.ts';
import { root } from '../sources.ts';

/** The reports function over a running system's tables, with a clock of the test's own: a day later is a day later. */
export async function startClocked({ endpoint, tables }: System) {
  const dynamo = localDynamo(endpoint);
  const clock = { now: Date.now() };
  const app = createApp({
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    register: openRegisterReader(dynamo, tables.Catalogue),
    invitations: openInvitationReader(dynamo, tables.Catalogue),
    reports: openReports(dynamo, tables.Reports),
    assets: formParts(readForm(join(root, 'dist/reports/form.json')), readHouse()).assets,
    reportAssets: await reportAssets(),
    words: openWords(join(root, 'web/words')),
    reportWords: openWords(join(root, 'web/report/words')),
    legal: openWords(join(root, 'web/legal')),
    now: () => clock.now,
    newCorrelation: () => 'correlation',
    log: () => undefined,
    cache: 0,
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const at = (link: string): string => `http://127.0.0.1:${port}${new URL(link).pathname}`;
  return {
    clock,
    register: openRegister(dynamo, tables.Catalogue),
    renew: (organisation: string, wave: string) => openInvitations(dynamo, tables.Catalogue).renew(wave, organisation),
    /** A fresh link of a club into a wave. */
    async invite(organisation: string, wave: string): Promise<string> {
      const secret = secretOf(randomBytes(secretLength));
      const day = new Date(clock.now).toISOString().slice(0, 10);
      await openInvitations(dynamo, tables.Catalogue).issue({ wave, organisation, secret, day, role: 'club' });
      return at(`http://local/r/${secret}`);
    },
    reports: openReports(dynamo, tables.Reports),
    at,
    stop(): void {
      server.close();
      dynamo.destroy();
    },
  };
}

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Nothing reaches over the edge of the screen. */
export async function expectInside(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

/** What axe finds wrong with a page, and what reaches over its edge. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
  expect(passes.length).toBeGreaterThan(5);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await expectInside(page);
}

export async function login(page: Page, system: System): Promise<void> {
  await page.goto(`${system.origin}/desk`);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.locator('#user').fill('demo');
  await page.locator('#password').fill('demo');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { name: 'Befragungen' }).waitFor();
}

/** Saves what a button downloads, and gives its text. */
export async function downloaded(page: Page, button: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await waiting).path(), 'utf8');
}

/** What the page says is wrong: for the message of a test that fails. */
export const saidOn = async (page: Page): Promise<string> =>
  (await page.locator('.findings').allTextContents()).join(' ');

/** Where screenshots go to be looked at; nowhere where nobody asked. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  const clip = { x: 0, y: 0, width: page.viewportSize()?.width ?? 1280, height: 1500 };
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, clip });
}
