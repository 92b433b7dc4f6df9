import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClubReleases } from '../../functions/store/clubs.ts';
import { clubsBefore, clubsWave } from '../../infra/local/clubs.ts';
import { localDynamo } from '../../infra/local/schema.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import type { ClubRelease } from '../../survey/clubs/release.ts';
import { openBrowser } from '../chromium.ts';
import { expectAccessible, login, look, openPage } from './clubs.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ port: 0, sample: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

async function stored(wave: string): Promise<ClubRelease> {
  const dynamo = localDynamo(system.endpoint);
  const found = await openClubReleases(dynamo, system.tables.Catalogue).read(wave, 1);
  dynamo.destroy();
  if (!found) throw new Error(`no release of ${wave}`);
  return found.release;
}

/** Screenshots of a part of a page go where `look` puts them. */
async function lookAt(part: Locator, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder) await part.screenshot({ path: join(folder, `${name}.png`) });
}

/** Reads the page again until the results are there. */
async function awaitResults(page: Page): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if (await page.getByRole('link', { name: 'Ergebnisse ansehen' }).isVisible()) return;
    await page.waitForTimeout(1000);
    await page.getByRole('link', { name: 'Vereine', exact: true }).click();
    await page.getByRole('link', { name: /^Stand ansehen.*Demo: Vereine$/ }).click();
    await page.getByRole('heading', { name: 'Einladen und erinnern' }).waitFor();
  }
  throw new Error('the results do not come');
}

describe('staff', () => {
  it('close a wave of clubs, see its figures, understand a hidden one, and take the workbook away', async () => {
    const page = await openPage(browser, { viewport: { width: 1200, height: 900 } });
    await login(page, system);
    await page.getByRole('link', { name: 'Vereine', exact: true }).click();
    await page.getByRole('link', { name: /^Stand ansehen.*Demo: Vereine$/ }).click();
    await page.getByRole('button', { name: 'Erhebung schließen' }).click();
    const asked = page.getByRole('dialog');
    expect(await asked.textContent()).toMatch(/Gezählt werden \d+ Berichte: 0 angenommen, \d+ gesendet/);
    await expectAccessible(page);
    await look(page, 'figures-closing');
    await asked.getByRole('button', { name: 'Jetzt schließen' }).click();
    await awaitResults(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Ergebnisse ansehen' }).click();
    await page.getByRole('heading', { name: 'Ergebnisse: Demo: Vereine' }).waitFor();
    const release = await stored(clubsWave);
    expect(await page.locator('.facts').textContent()).toContain(String(release.clubs));
    await look(page, 'figures-1200');

    const section = page.locator('section.block', { hasText: 'Mitglieder nach Stadt' });
    const [members] = release.tables;
    const shown = (await section.locator('tbody tr').last().textContent()) ?? '';
    expect(shown).toContain((members?.total ?? 0).toLocaleString('de-DE'));
    await lookAt(page.locator('section.block', { hasText: 'gezählt' }).first(), 'figures-members');
    await lookAt(page.locator('section.block', { hasText: 'Fachverband' }).first(), 'figures-departments');
    await lookAt(page.locator('section.block', { hasText: 'Übungsleitende' }).first(), 'figures-trainers');
    const mark = page.locator('.why').first();
    await mark.focus();
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog');
    await why.getByText('Warum steht hier keine Zahl?').waitFor();
    expect(await why.textContent()).toContain('weniger als 3 Vereine');
    await expectAccessible(page);
    await lookAt(why, 'figures-why');
    await why.getByRole('button', { name: 'Verstanden' }).click();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Excel (XLSX)' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Gelesen, ich halte mich daran' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`${clubsWave}-veroeffentlichung-1-beispieldaten.xlsx`);
    const sheets = new Map(
      (await readExcel(await readFile(await download.path()))).map(({ sheet, data }) => [sheet, data]),
    );
    const sheet = sheets.get('Mitglieder') ?? [];
    expect(sheet.at(-1)).toContain(members?.total);
    const cells = members?.counts.map((row) => row.map((count) => (count === null ? '•' : count === 0 ? '–' : count)));
    const width = members?.columns.length ?? 0;
    expect(sheet.slice(1, -1).map((row) => row.slice(1, width + 1))).toEqual(width > 1 ? cells : expect.anything());
    await page.context().close();
  });

  it('find last year’s figures at once, on a phone and in the dark, with the clubs that agreed to be named', async () => {
    const page = await openPage(browser, { viewport: { width: 320, height: 740 }, colorScheme: 'dark' });
    await login(page, system);
    await page.getByRole('link', { name: 'Vereine', exact: true }).click();
    await page.getByRole('link', { name: /^Stand ansehen.*Vorjahr$/ }).click();
    await page.getByRole('link', { name: 'Ergebnisse ansehen' }).click();
    await page.getByRole('heading', { name: 'Ergebnisse: Demo: Vereine im Vorjahr' }).waitFor();
    const release = await stored(clubsBefore);
    expect(release.named.length).toBeGreaterThan(5);
    await page.getByText(`${release.named.length} Vereine`, { exact: true }).click();
    await page.getByText(release.named[0]?.name ?? 'nobody').waitFor();
    await expectAccessible(page);
    await look(page, 'figures-320');
    await page.context().close();
  });

  it('print a report that has no barrier and runs nothing', async () => {
    const page = await openPage(browser, { viewport: { width: 1100, height: 900 } });
    await login(page, system);
    await page.getByRole('link', { name: 'Vereine', exact: true }).click();
    await page.getByRole('link', { name: /^Stand ansehen.*Vorjahr$/ }).click();
    await page.getByRole('link', { name: 'Ergebnisse ansehen' }).click();
    await page.getByRole('button', { name: 'Bericht', exact: true }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Gelesen, ich halte mich daran' }).click();
    const html = await readFile(await (await waiting).path(), 'utf8');
    for (const width of [1100, 320]) {
      const paper = await openPage(browser, { viewport: { width, height: 900 } });
      await paper.setContent(html);
      await expectAccessible(paper);
      await look(paper, `figures-report-${width}`);
      await paper.context().close();
    }
    await page.context().close();
  });
});
