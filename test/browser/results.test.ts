import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closedWave, openWave } from '../../infra/local/sample.ts';
import { expectAccessible, expectNoOverflow, phone, system, visit } from './visit.ts';

const digits = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));

async function logIn(page: Page): Promise<void> {
  await page.goto(`${system.origin}/desk`);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.locator('#user').fill('demo');
  await page.locator('#password').fill('demo');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.locator(`#wave-${openWave}`).waitFor();
}

const cardOf = (page: Page, wave: string) => page.locator('article').filter({ has: page.locator(`#wave-${wave}`) });

/** Opens a wave's release once it is there. */
async function openResults(page: Page, wave: string): Promise<void> {
  const link = cardOf(page, wave).getByRole('link', { name: /^Ergebnisse ansehen/ });
  const there = async (): Promise<number> => {
    await page.getByRole('button', { name: 'Aktualisieren' }).click();
    return link.count();
  };
  await expect.poll(there, { timeout: 60_000, interval: 500 }).toBe(1);
  await link.click();
  await page.locator('section.block').first().waitFor();
}

/** Nothing reaches over the edge, with letters of the usual size and twice as large. */
async function expectToFit(page: Page): Promise<void> {
  await expectNoOverflow(page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expectNoOverflow(page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
}

const byTown = /^In welcher Stadt/;

describe('a member of staff who reads results', () => {
  it('understands a hidden number from the screen alone, without a mouse', async () => {
    await visit({ viewport: { width: 1200, height: 900 } }, async (page) => {
      await logIn(page);
      await openResults(page, closedWave);
      await page.getByLabel(byTown).check();
      const marks = page.locator('button.why');
      await marks.first().waitFor();
      const table = page.locator('table').filter({ has: marks }).first();
      const scroll = page.locator('section.scroll').filter({ has: marks }).first();
      await scroll.focus();
      await page.keyboard.press('Tab');
      const own = table.locator('button.why');
      expect(await own.first().evaluate((mark) => mark === document.activeElement)).toBe(true);
      await page.keyboard.press('ArrowDown');
      const below = page.locator('button.why:focus');
      expect(await below.count()).toBe(1);
      expect(await own.first().evaluate((mark) => mark === document.activeElement)).toBe(false);
      const group = await below.locator('xpath=ancestor::tr/th').textContent();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Warum steht hier keine Zahl?' });
      await dialog.waitFor();
      const said = await dialog.textContent();
      expect(said).toContain(`Zeile „${group}“`);
      expect(said).toMatch(
        /weniger als 5 Menschen.*oder aus dieser Zahl.*Alle verdeckten Felder der Zeile sind zusammen \d/s,
      );
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      expect(await page.locator('button.why:focus').count()).toBe(1);
      // Only one mark of each table is in the order of the tab key.
      const stops = await table.locator('button.why[tabindex="0"]').count();
      expect([stops, (await own.count()) > 1]).toEqual([1, true]);
    });
  });

  it('sees what shares are of, what costs numbers, and a mean only where nothing is hidden', async () => {
    await visit(phone, async (page) => {
      await logIn(page);
      await openResults(page, closedWave);
      const first = page.locator('section.block').filter({ hasText: 'Wie alt ist Ihr Kind?' });
      const [, valid = '', all = ''] =
        /Basis: ([\d.]+) gültige Antworten von ([\d.]+)/.exec((await first.textContent()) ?? '') ?? [];
      const counts = async (rows: string) => (await first.locator(`${rows} td.count`).allTextContents()).map(digits);
      const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
      expect(sum(await counts('tbody:not(.silent)'))).toBe(digits(valid));
      expect(sum(await counts('tbody'))).toBe(digits(all));
      await page.getByText('Wie viel ist zu sehen').click();
      await page
        .getByText(/^\d+ % der veröffentlichten Felder sind sichtbar \(/)
        .nth(1)
        .waitFor();
      await page.getByText('Woher kommen die Teilnahmen').click();
      await page
        .getByText(/^Ennepe-Ruhr-Kreis insgesamt: [\d.]+ Einwohnerinnen und Einwohner, 640 Teilnahmen/)
        .waitFor();
      await expectAccessible(page);
      await expectToFit(page);
      await page.getByLabel(byTown).check();
      const rated = page
        .locator('table.matrix')
        .filter({ has: page.getByRole('columnheader', { name: 'Mittelwert' }) });
      for (const row of await rated
        .locator('tbody tr')
        .filter({ has: page.locator('button.why') })
        .all())
        expect(await row.locator('td.key').allTextContents()).toEqual(expect.arrayContaining(['–nicht berechnet']));
      await expectAccessible(page);
      await expectToFit(page);
    });
  });

  it('looks ahead, closes a wave and compares it with the year before', async () => {
    await visit({ ...phone, colorScheme: 'dark' }, async (page) => {
      await logIn(page);
      const card = cardOf(page, openWave);
      await expect
        .poll(async () => digits(await card.locator('.figure strong').textContent()), { timeout: 20_000 })
        .toBe(40);
      await card.getByText('Was wird zu sehen sein?').click();
      await card.getByText('Höchstens 4 von 9 Gruppen können mindestens 10 Teilnahmen haben').waitFor();
      await card.getByLabel('Erwartete Teilnahmen').fill('900');
      await card.getByText('Jede der 9 Gruppen kann für sich stehen').waitFor();
      await expectAccessible(page);
      await expectToFit(page);
      await card.getByRole('button', { name: /^Befragung schließen/ }).click();
      await page.getByRole('button', { name: 'Jetzt schließen' }).click();
      await openResults(page, openWave);
      await page.getByRole('link', { name: /vergleichen$/ }).click();
      const pairs = page.locator('table.pairs tbody tr');
      await pairs.first().waitFor();
      for (const row of await pairs.all()) {
        const [now = '', before = '', points = ''] = await row.locator('td').allTextContents();
        if (!points.includes('Prozentpunkte')) continue;
        const share = (text: string): number => digits(/^\d+/.exec(text)?.[0] ?? '');
        const sign = points.startsWith('−') ? -1 : 1;
        expect(sign * digits(points)).toBe(share(now) - share(before));
      }
      expect(await pairs.count()).toBeGreaterThan(20);
      await page.getByRole('heading', { name: 'Was sich nicht vergleichen lässt' }).waitFor();
      await expectAccessible(page);
      await expectToFit(page);
      await page.getByRole('link', { name: 'Handlungsfelder' }).click();
      const field = page
        .locator('section.block')
        .filter({ has: page.getByRole('heading', { name: 'Bildung und Sprachförderung' }) });
      await field
        .getByText(/^Mittelwert \d,\d \(5 = sehr gut\)$/)
        .first()
        .waitFor();
      expect(await field.locator('article').count()).toBe(2);
      await expectAccessible(page);
      await expectToFit(page);
    });
  });
});
