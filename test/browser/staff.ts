import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { system, violationsOn, visit } from './visit.ts';

const wide = { viewport: { width: 1200, height: 900 } };

export const cardOf = (page: Page, wave: string): Locator =>
  page.locator('article').filter({ has: page.locator(`#wave-${wave}`) });

/** The staff application, with somebody logged in. */
export const atDesk = <T>(use: (page: Page) => Promise<T>): Promise<T> =>
  visit(wide, async (page) => {
    await page.goto(`${system.origin}/desk`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator('#user').fill('demo');
    await page.locator('#password').fill('demo');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('heading', { name: 'Befragungen' }).waitFor();
    return use(page);
  });

type Settled = { readonly places: string; readonly without?: readonly string[] };

/** Opens a planned wave as staff do: choose the questionnaire, settle places and languages, open. */
export const openAtDesk = (wave: string, { places, without = [] }: Settled): Promise<void> =>
  atDesk(async (page) => {
    const card = cardOf(page, wave);
    await card.getByText('geplant').waitFor();
    await card.getByRole('button', { name: 'Befragung öffnen' }).click();
    expect((await page.locator('dialog li').allTextContents()).length).toBeGreaterThan(0);
    await page.locator('dialog textarea').fill(places);
    for (const language of without) await page.locator('dialog').getByLabel(language, { exact: true }).uncheck();
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('dialog').getByRole('button', { name: 'Jetzt öffnen' }).click();
    await card.getByText('läuft', { exact: true }).waitFor();
  });

/** Opens a wave's release once it is there. */
export async function openResults(page: Page, wave: string): Promise<void> {
  const link = cardOf(page, wave).getByRole('link', { name: /^Ergebnisse ansehen/ });
  const there = async (): Promise<number> => {
    await page.getByRole('button', { name: 'Aktualisieren' }).click();
    return link.count();
  };
  await expect.poll(there, { timeout: 120_000, interval: 500 }).toBe(1);
  await link.click();
  await page.locator('section.block').first().waitFor();
}
