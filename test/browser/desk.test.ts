import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { parse } from 'csv-parse/sync';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closedWave, openWave } from '../../infra/local/sample.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { readyIds } from '../../questionnaires/all.ts';
import { openBrowser } from '../chromium.ts';

let system: System;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ port: 0, sample: true }), openBrowser()]);
  context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1200, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

async function expectAccessible(): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(passes.length).toBeGreaterThan(5);
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
    [],
  );
}

const lineSchema = z.object({
  table: z.string().min(1),
  count: z.string(),
  percent: z.string(),
  base: z.string(),
  status: z.enum(['published', 'C', 'margins', 'withheld']),
  reason: z.string(),
});

/** Saves a file of the release on the screen. */
async function take(name: string): Promise<{ bytes: Buffer; name: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  const file = await downloading;
  return { bytes: await readFile(await file.path()), name: file.suggestedFilename() };
}

/** The ban on recognising anybody stands before the first file of a wave. */
async function confirmBan(): Promise<void> {
  const csv = page.getByRole('button', { name: 'CSV', exact: true });
  await csv.click();
  await page.getByRole('dialog').waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'Abbrechen' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await csv.evaluate((button) => button === document.activeElement)).toBe(true);
  await csv.click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Gelesen/ }).click();
  await downloading;
}

/** Saves workbook and report in Arabic and looks at both. */
async function takeAway(): Promise<void> {
  await page.getByLabel('Sprache der Dateien').selectOption('ar');
  const workbook = await take('Excel (XLSX)');
  expect(workbook.name).toBe(`${closedWave}-veroeffentlichung-1-ar-beispieldaten.xlsx`);
  const sheets = await readExcel(workbook.bytes);
  expect(sheets.length).toBeGreaterThan(3);
  expect(sheets.flatMap(({ data }) => data.flat()).filter((cell) => cell === '•').length).toBeGreaterThan(0);
  await page.getByLabel('Sprache der Dateien').selectOption('de');
  const report = await take('Bericht');
  expect(report.name).toBe(`${closedWave}-veroeffentlichung-1-bericht-de-beispieldaten.html`);
  const paper = await context.newPage();
  await paper.setContent(report.bytes.toString('utf8'));
  expect(await paper.locator('h1').textContent()).toBe('Kita und Familiensprache');
  expect(await paper.locator('.demo').count()).toBe(1);
  expect((await paper.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(20_000);
  await paper.close();
}

/** Saves the CSV of the release on the screen. Every count in it is of five people or more. */
async function download(): Promise<readonly z.infer<typeof lineSchema>[]> {
  const { bytes } = await take('CSV');
  const raw: unknown = parse(bytes, { bom: true, columns: true, delimiter: ';' });
  const lines = z.array(lineSchema).parse(raw);
  const silent = lines.filter(({ status }) => status === 'withheld');
  const said = lines.filter(({ status }) => status === 'published');
  expect(said.filter(({ count }) => !(Number(count) >= 5))).toEqual([]);
  const hidden = lines.filter(({ status }) => status === 'C');
  expect(hidden.filter(({ count, percent, base }) => count !== '' || percent !== '' || !(Number(base) >= 5))).toEqual(
    [],
  );
  expect(silent.filter(({ reason, count, base }) => reason === '' || count !== '' || base !== '')).toEqual([]);
  return lines;
}

const digits = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));

/** A message sent as the contact form sends it. */
const sendContact = (text: string): Promise<unknown> =>
  context.request.post(`${system.origin}/i/de/contact`, { form: { about: 'barrier', text, reply: 'a@example.org' } });

describe('the desk', () => {
  it('logs in, closes a wave, and hands out what is released', async () => {
    await page.goto(`${system.origin}/desk`);
    await page.getByRole('button', { name: 'Anmelden' }).waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator('#user').fill('demo');
    await page.locator('#password').fill('demo');
    await expectAccessible();
    await page.getByRole('button', { name: 'Anmelden' }).click();

    const card = page.locator('article').filter({ has: page.locator(`#wave-${openWave}`) });
    const refresh = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Aktualisieren' }).click();
    };
    await card.waitFor();
    expect(await page.locator('article').count()).toBe(readyIds.length + 4);
    const count = async (): Promise<number> => {
      await refresh();
      return digits(await card.locator('.figure strong').textContent());
    };
    await expect.poll(count, { timeout: 20_000, interval: 500 }).toBe(40);
    await expectAccessible();

    await card.getByText('Einladen und aushängen').click();
    await card.getByLabel('Sprache', { exact: true }).selectOption('ar');
    await card.getByLabel('Ort', { exact: true }).selectOption('regenbogen');
    const poster = await card.getByRole('link', { name: 'Plakat' }).getAttribute('href');
    expect(poster).toBe(`/s/${openWave}/ar/poster?at=regenbogen`);
    expect((await context.request.get(`${system.origin}${poster}`)).status()).toBe(200);
    await expectAccessible();

    const close = card.getByRole('button', { name: /^Befragung schließen/ });
    await close.click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await close.evaluate((button) => button === document.activeElement)).toBe(true);
    await close.click();
    await page.getByRole('button', { name: 'Jetzt schließen' }).click();
    await card.getByText('beendet', { exact: true }).waitFor();

    const results = card.getByRole('link', { name: /^Ergebnisse ansehen/ });
    const released = async (): Promise<number> => {
      await refresh();
      return results.count();
    };
    await expect.poll(released, { timeout: 40_000, interval: 500 }).toBe(1);
    await expectAccessible();
    await results.click();
    await page.locator('section.block').first().waitFor();
    await expectAccessible();
    expect((await context.request.get(`${system.origin}/s/${openWave}/de`)).status()).toBe(410);

    await confirmBan();
    expect((await download()).length).toBeGreaterThan(0);
  });

  it('hands out the same release as a list, a workbook and a report, once nobody is to be recognised in it', async () => {
    await page.goto(`${system.origin}/desk`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    const older = page.locator('article').filter({ has: page.locator(`#wave-${closedWave}`) });
    await older.getByRole('link', { name: /^Ergebnisse ansehen/ }).click();
    await page.locator('section.block table').first().waitFor();
    await expectAccessible();
    await confirmBan();
    const lines = await download();
    await takeAway();
    const published = lines.filter(({ status }) => status === 'published');
    const withheld = lines.filter(({ status }) => status === 'withheld');
    expect(published.length).toBeGreaterThan(0);
    expect(withheld.length).toBeGreaterThan(0);
    expect(await page.getByText(/^\d+ % der veröffentlichten Felder sind sichtbar$/).count()).toBe(1);
    await page.locator('fieldset input[type=radio]').nth(1).check();
    await page.locator('section.block table.matrix').first().waitFor();
    const marks = lines.filter(({ status }) => status === 'C').length;
    expect(marks).toBeGreaterThan(0);
    await page.getByText('Zum Schutz der Befragten nicht ausgewiesen').first().waitFor();
    await expectAccessible();
  });

  it('shows what somebody reported, and notes that it was answered', async () => {
    await sendContact('Der Knopf ist zu klein.\nBitte größer.');
    await sendContact('Danke!');
    await page.goto(`${system.origin}/desk/contacts`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('heading', { name: 'Anfragen' }).waitFor();
    await page.getByRole('link', { name: 'Anfragen (2 offen)' }).waitFor();
    const card = page.locator('article').filter({ hasText: 'Der Knopf ist zu klein.' });
    expect(await card.textContent()).toMatch(/Barriere, .*Deutsch.*a@example\.org/s);
    await expectAccessible();
    await card.getByRole('button', { name: /^Beantwortet/ }).click();
    await card.getByText('beantwortet', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Anfragen (1 offen)' }).waitFor();
    await expectAccessible();
    const imprint = page.locator('footer').getByRole('link', { name: 'Impressum' });
    expect(await imprint.getAttribute('href')).toBe('/i/de/imprint');
    await page.getByRole('link', { name: 'Befragungen', exact: true }).click();
    await page.getByRole('heading', { name: 'Befragungen' }).waitFor();
  });
});
