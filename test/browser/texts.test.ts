import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublisher } from '../../functions/store/publish.ts';
import { openWaves } from '../../functions/store/waves.ts';
import { localDynamo } from '../../infra/local/schema.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { idLength, idOf } from '../../survey/id.ts';
import { openBrowser } from '../chromium.ts';
import { expectNoOverflow, violationsOn } from './look.ts';

const wave = 'wunsch-zettel';
const hour = 3_600_000;

const german = [
  'Frau Müller von der Kita Sonnenblume ist sehr nett!!!',
  'Bitte rufen Sie mich an: 02302 123456',
  'Mehr Vorlesen am Nachmittag',
  'Ein Elterncafé in Witten wäre schön',
  'Mein 4-jähriger Sohn braucht mehr Deutsch',
  'Danke für alles',
  'Längere Öffnungszeiten',
  'Die Öffnungszeiten passen nicht',
  'Öffnungszeiten bis 17 Uhr',
  'Bitte Briefe in leichter Sprache',
];
const arabic = ['الأستاذة فاطمة تساعد طفلي كثيرا', 'نريد قصصا باللغة العربية', 'هاتفي ٠١٧٦١٢٣٤٥٦٧'];

let system: System;
let browser: Browser;

async function fillWave(): Promise<void> {
  const dynamo = localDynamo(system.endpoint);
  const now = Date.now();
  const publisher = openPublisher(dynamo, system.tables.Catalogue);
  await publisher.questionnaire(elternKita.questionnaire, elternKita.translations);
  await publisher.wave({
    ...{ id: wave, name: 'Wunschzettel', questionnaire: 'eltern-kita', version: 1, languages: ['de', 'ar'] },
    ...{ opens: new Date(now - hour).toISOString(), closes: new Date(now + hour).toISOString() },
    places: [{ code: 'sonnenblume', name: 'Kita Sonnenblume (erfunden)' }],
    ...{ k: 5, retentionDays: 30, demo: true },
  });
  const texts = [...german.map((text) => ['de', text]), ...arabic.map((text) => ['ar', text])];
  for (const [index, [language, text]] of texts.entries()) {
    const id = idOf(Uint8Array.from({ length: idLength }, (_, at) => index * 5 + at));
    const answer = await fetch(`${system.origin}/api/waves/${wave}/responses/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language, place: 'sonnenblume', answers: { k1: 'witten', k2: '4', k16: text } }),
    });
    expect(answer.status).toBe(201);
  }
  const waves = openWaves(dynamo, system.tables.Catalogue);
  const stored = await waves.read(wave);
  if (!stored) throw new Error('the wave is gone');
  const entry = { id: 'closing', at: Date.now(), by: 'test', wave, action: 'close_wave' } as const;
  await waves.change(stored, { ...stored.wave, closes: new Date(entry.at).toISOString() }, entry);
  dynamo.destroy();
}

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ port: 0, sample: false }), openBrowser()]);
  await fillWave();
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

/** Somebody who has logged in and looks at an address of the desk. */
async function staffAt(path: string, account: string, width = 1100): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width, height: 900 } });
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

const expectAccessible = async (page: Page): Promise<void> => {
  expect(await violationsOn(page)).toEqual([]);
  await expectNoOverflow(page);
};

const card = (page: Page, words: string) => page.locator('article').filter({ hasText: words });
const press = (page: Page, words: string, name: RegExp) => card(page, words).getByRole('button', { name }).click();
const question = `/desk/waves/${wave}/texte/k16`;

describe('the room of free texts', () => {
  it('opens after the release, and leads to the texts', async () => {
    const page = await staffAt(`/desk/waves/${wave}/texte`, 'demo');
    const opening = page.getByRole('button', { name: 'Texte öffnen' });
    const isThere = async (): Promise<number> => {
      await page.goto(`${system.origin}/desk/waves/${wave}/texte`);
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.locator('h1').waitFor();
      await page
        .getByText(/Texte öffnen|erst gelesen/)
        .first()
        .waitFor();
      return opening.count();
    };
    await expect.poll(isThere, { timeout: 40_000, interval: 1000 }).toBe(1);
    await expectAccessible(page);
    await opening.click();
    await page.getByText('0 von 13 entschieden').waitFor();
    expect(await page.getByRole('button', { name: 'Freigegebene Texte veröffentlichen' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: /Rohtexte/ }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Texte lesen/ }).click();
    await page.getByRole('heading', { name: 'Text 13' }).waitFor();
    await page.context().close();
  });

  it('shows what could tell of somebody, in the direction of the text', async () => {
    const page = await staffAt(question, 'demo');
    await page.getByRole('heading', { name: 'Text 13' }).waitFor();
    expect(await card(page, 'Frau Müller').locator('mark').allTextContents()).toEqual([
      'Frau Müller (Name)',
      'Kita Sonnenblume (Ort oder Einrichtung)',
    ]);
    const foreign = card(page, 'الأستاذة');
    expect(await foreign.textContent()).toContain('nur in Übersetzung');
    const words = foreign.locator('blockquote bdi').first();
    expect(await words.evaluate((bdi) => getComputedStyle(bdi).direction)).toBe('rtl');
    expect(await words.getAttribute('lang')).toBeNull();
    expect(await card(page, 'Danke für alles').locator('blockquote bdi').first().getAttribute('lang')).toBe('de');
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectAccessible(page);
    await page.context().close();
  });

  it('takes every decision by keyboard, and takes one’s own back', async () => {
    const page = await staffAt(question, 'demo');
    const first = card(page, 'Frau Müller');
    await first.getByRole('button', { name: /^Schwärzen/ }).press('Enter');
    const words = first.getByRole('group', { name: /^Wörter/ });
    expect(await words.locator('[aria-pressed=true]').allTextContents()).toEqual([
      'Frau',
      'Müller',
      'Kita',
      'Sonnenblume',
    ]);
    await expectAccessible(page);
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('der');
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
    await first.getByRole('button', { name: /^Geschwärzt freigeben/ }).press('Enter');
    await first.getByText('[…] von der […] ist sehr nett!').waitFor();
    await page.getByText('1 von 13 entschieden', { exact: true }).first().waitFor();
    await press(page, 'Frau Müller', /^Rückgängig/);
    await page.getByText('0 von 13 entschieden', { exact: true }).first().waitFor();
    await press(page, 'Frau Müller', /^Schwärzen/);
    await press(page, 'Frau Müller', /^Geschwärzt freigeben/);
    await press(page, '02302 123456', /^Zurückhalten/);
    await card(page, '02302 123456').getByText('zurückgehalten', { exact: true }).waitFor();
    const foreign = card(page, 'الأستاذة');
    await foreign.getByRole('button', { name: /^Freigeben/ }).click();
    await page.getByText('nur in Übersetzung hinaus').waitFor();
    await foreign.getByRole('textbox').fill('Eine Lehrerin hilft meinem Kind sehr');
    await foreign.getByRole('button', { name: /^Freigeben/ }).click();
    await foreign.getByText('freigegeben', { exact: true }).waitFor();
    await page.getByText('Schlagworte (0)').click();
    await page.getByLabel('Neues Schlagwort').fill('Öffnungszeiten');
    await page.getByRole('button', { name: 'Hinzufügen' }).click();
    await page.getByText('Schlagworte (1)').waitFor();
    const tag = card(page, 'Längere Öffnungszeiten').getByRole('checkbox', { name: 'Öffnungszeiten' });
    await tag.check();
    await expectAccessible(page);
    await page.context().close();
  });

  it('asks a second person about what was withheld, and publishes when all is decided', async () => {
    const page = await staffAt(question, 'demo2');
    const withheld = card(page, '02302 123456');
    await withheld.getByText('zweite Person gesucht').waitFor();
    expect(await withheld.getByRole('button', { name: /^Rückgängig/ }).count()).toBe(0);
    await press(page, '02302 123456', /^Schwärzen/);
    await press(page, '02302 123456', /^Geschwärzt freigeben/);
    await withheld.getByText('Bitte rufen Sie mich an: […]').waitFor();
    await page.getByLabel('Nur offene Texte zeigen').check();
    for (let left = await page.locator('.texts article').count(); left > 0; left -= 1) {
      const next = page.locator('.texts article').first();
      const box = next.getByRole('textbox');
      if ((await box.count()) > 0) await box.fill('Wir wünschen uns Geschichten');
      await next.getByRole('button', { name: /^(?:Freigeben|Geschwärzt)/ }).click();
      await expect.poll(() => page.locator('.texts article').count()).toBe(left - 1);
    }
    await page.getByRole('link', { name: 'Alle Freitexte dieser Befragung' }).click();
    await page.getByText('13 von 13 entschieden').waitFor();
    expect(await page.getByRole('button', { name: /^Rohtexte/ }).count()).toBe(1);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Freigegebene Texte veröffentlichen' }).click();
    await page.getByText('13 von 13 Texten veröffentlicht').waitFor();
    await expectAccessible(page);
    const shown = await page.locator('main').textContent();
    expect(shown).not.toMatch(/Müller|02302|الأستاذة|٠١٧٦/);
    expect(shown).toContain('Öffnungszeiten (nicht ausgewiesen)');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Freitexte als CSV herunterladen' }).click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    const lines = parse(file, { bom: true, columns: true, delimiter: ';' });
    expect(lines).toHaveLength(13);
    expect(file).not.toMatch(/Müller|02302|الأستاذة|٠١٧٦/);
    await page.context().close();
  });
});
