import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublisher } from '../../functions/store/publish.ts';
import { sendMadeUp } from '../../infra/local/made-up.ts';
import { localDynamo } from '../../infra/local/schema.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { openBrowser } from '../chromium.ts';
import { expectNoOverflow, violationsOn } from './look.ts';

const wave = 'halbzeit';
let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ port: 0, sample: false }), openBrowser()]);
  const dynamo = localDynamo(system.endpoint);
  const now = Date.now();
  const publisher = openPublisher(dynamo, system.tables.Catalogue);
  await publisher.questionnaire(elternKita.questionnaire, elternKita.translations);
  await publisher.wave({
    ...{ id: wave, name: 'Halbzeit', questionnaire: 'eltern-kita', version: 1, languages: ['de'], places: [] },
    ...{ opens: new Date(now - 3_600_000).toISOString(), closes: new Date(now + 3_600_000).toISOString() },
    ...{ k: 5, retentionDays: 30, demo: true },
  });
  await sendMadeUp(system.origin, wave, 120, 4);
  dynamo.destroy();
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

describe('an interim release', () => {
  it('is asked for after its price was read, and shows blocks of at least five', async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const expectAccessible = async (): Promise<void> => {
      expect(await violationsOn(page)).toEqual([]);
      await expectNoOverflow(page);
    };
    await page.goto(`${system.origin}/desk`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator('#user').fill('demo');
    await page.locator('#password').fill('demo');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    const refresh = async (): Promise<string> => {
      await page.getByRole('button', { name: 'Aktualisieren' }).click();
      return (await page.locator('article').first().textContent()) ?? '';
    };
    await expect.poll(refresh, { timeout: 20_000, interval: 500 }).toContain('Zwischenstand …');
    const button = page.getByRole('button', { name: /^Zwischenstand …/ });
    await button.click();
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').textContent()).toContain('4,78');
    await expectAccessible();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    await button.click();
    await page.getByRole('button', { name: 'Zwischenstand erstellen' }).click();
    await expect.poll(refresh, { timeout: 20_000, interval: 500 }).toContain('Zwischenstand ansehen');
    await expectAccessible();
    await page.getByRole('link', { name: /^Zwischenstand ansehen/ }).click();
    await page.getByRole('heading', { name: 'Zwischenstand: Halbzeit' }).waitFor();
    await page.locator('table').first().waitFor();
    const counts = (await page.locator('td.count').allTextContents()).map(Number);
    expect(counts.length).toBeGreaterThan(10);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5);
    expect(await page.locator('fieldset input[type=radio]').count()).toBe(1);
    await expectAccessible();
    await context.close();
  });
});
