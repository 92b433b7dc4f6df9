import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closedWave } from '../../infra/local/sample.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { openBrowser } from '../chromium.ts';
import { expectNoOverflow, violationsOn } from './look.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ port: 0, sample: true, research: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

async function staffAt(path: string, account: string): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${system.origin}${path}`);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.locator('#user').fill(account);
  await page.locator('#password').fill(account);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.locator('h1').waitFor();
  return page;
}

const path = `/desk/waves/${closedWave}/forschung`;

describe('research access', () => {
  it('is refused to staff without the right, in words', async () => {
    const page = await staffAt(path, 'demo');
    await page.getByText('fehlt Ihrem Konto die Berechtigung').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  it('gives a steward who says what for the coded responses', async () => {
    const offered = async (): Promise<Page> => {
      const page = await staffAt(path, 'demo2');
      await page.getByText(/kodierte Antworten einzelner|noch nicht veröffentlicht/).waitFor();
      return page;
    };
    let page = await offered();
    while ((await page.getByRole('textbox').count()) === 0) {
      await page.context().close();
      page = await offered();
    }
    const button = page.getByRole('button', { name: 'Kodierte Antworten herunterladen' });
    expect(await button.isDisabled()).toBe(true);
    await page.getByRole('textbox').fill('Auswertung für den Bildungsbericht');
    expect(await violationsOn(page)).toEqual([]);
    await expectNoOverflow(page);
    const downloading = page.waitForEvent('download');
    await button.click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    const lines: readonly Readonly<Record<string, string>>[] = parse(file, { columns: true, delimiter: ';' });
    expect(lines.length).toBeGreaterThan(600);
    expect(Object.keys(lines[0] ?? {})).not.toContain('k16');
    await page.context().close();
  });
});
