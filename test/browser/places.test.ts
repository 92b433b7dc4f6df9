import { expect, it } from 'vitest';
import { closedWave, openWave } from '../../infra/local/sample.ts';
import { expectAccessible, expectNoOverflow, phone, system, visit } from './visit.ts';

const byTown = /^In welcher Stadt/;

it('staff open a town and see its Kitas, each with its base, what is pooled by name', async () => {
  await visit({ viewport: { width: 1200, height: 900 } }, async (page) => {
    await page.goto(`${system.origin}/desk`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator('#user').fill('demo');
    await page.locator('#password').fill('demo');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator(`#wave-${openWave}`).waitFor();
    const card = page.locator('article').filter({ has: page.locator(`#wave-${closedWave}`) });
    const link = card.getByRole('link', { name: /^Ergebnisse ansehen/ });
    const there = async (): Promise<number> => {
      await page.getByRole('button', { name: 'Aktualisieren' }).click();
      return link.count();
    };
    await expect.poll(there, { timeout: 120_000, interval: 500 }).toBe(1);
    await link.click();
    await page.locator('section.block').first().waitFor();
    await page.getByLabel(byTown).check();
    const town = page.getByText(/^Witten nach Einrichtung: \d+ Gruppen$/).first();
    await town.focus();
    await page.keyboard.press('Enter');
    const table = page.locator('details[open] table').first();
    await table.waitFor();
    const names = await table.locator('tbody th').allTextContents();
    expect(names.some((name) => name.startsWith('Kita '))).toBe(true);
    expect(names).toContainEqual(expect.stringContaining('Witten, ohne Einrichtung'));
    const bases = await table.locator('td.base').allTextContents();
    expect(bases).toHaveLength(names.length);
    await expectAccessible(page);
    await page.setViewportSize(phone.viewport);
    await expectNoOverflow(page);
  });
}, 240_000);
