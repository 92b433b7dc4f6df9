import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleWave } from '../../infra/local/sample.ts';
import { expectArrived, leftOn, responsesOf } from './device.ts';
import { kitchenFillers, kitchenOf } from './kitchen.ts';
import { visit } from './visit.ts';

const wide = { viewport: { width: 800, height: 900 } };
const day = 86_400_000;
const keepName = 'Auf diesem Gerät speichern';

/** What stands in the form, by field. */
const fieldsOn = (page: Page) =>
  page.evaluate(() => {
    const form = document.querySelector('form');
    return form ? [...new FormData(form)].map(([name, value]) => `${name}=${String(value)}`).toSorted() : [];
  });

/** Answers the sections of the sample questionnaire up to one of them. */
async function answer(page: Page, sections: number): Promise<void> {
  await page.goto(kitchenOf('de'));
  for (const fill of kitchenFillers.slice(0, sections)) {
    await fill(page);
    await page.locator('#submit').click();
  }
}

describe('a draft', () => {
  it('is kept only when it is asked for, and brings back every answer, the entries and the section', async () => {
    await visit(wide, async (page, context) => {
      await answer(page, 4);
      await kitchenFillers[4]?.(page);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      await page.getByRole('button', { name: keepName }).click();
      const until = new Intl.DateTimeFormat('de', { dateStyle: 'medium' }).format(Date.now() + 7 * day);
      await page.locator('#draft', { hasText: `bis ${until}` }).waitFor();
      const typed = await fieldsOn(page);
      expect(typed.length).toBeGreaterThan(35);
      expect(typed).toContain('child.2.age=9');
      await page.close();

      const later = await context.newPage();
      await later.goto(kitchenOf('de'));
      await later.locator('#draft', { hasText: 'Auf diesem Gerät liegt' }).waitFor();
      expect(await later.locator('[name=postcode]').inputValue()).toBe('');
      await later.getByRole('button', { name: 'Entwurf weiter ausfüllen' }).click();
      await later.locator('#part-opinion').waitFor();
      expect(await fieldsOn(later)).toEqual(typed);
      const before = await responsesOf(sampleWave);
      await later.locator('#submit').click();
      await later.locator('#part-review').waitFor();
      expect(await later.locator('.entry').count()).toBe(19);
      await later.locator('#submit').click();
      await later.waitForURL('**/done/*');
      await expectArrived(before, 1, sampleWave);
      await expect.poll(() => leftOn(later)).toEqual([]);
    });
  });

  it('goes on adding up a table, and on swapping ranks, where it left off', async () => {
    await visit(wide, async (page) => {
      await answer(page, 4);
      await kitchenFillers[4]?.(page);
      await page.getByRole('button', { name: keepName }).click();
      await page.locator('#draft button').waitFor();
      await page.goto(kitchenOf('de'));
      await page.getByRole('button', { name: 'Entwurf weiter ausfüllen' }).click();
      await page.locator('[name="wish.green"]').selectOption('2');
      expect(await page.locator('[name="wish.housing"]').inputValue()).toBe('1');
      await page.locator('#back').click();
      await page.locator('#part-days').waitFor();
      await page.locator('#back').click();
      await page.locator('#part-family').waitFor();
      await page.locator('[name="ages.senior.female"]').fill('1');
      await page.locator('[name="ages.senior.female"]').blur();
      await expect.poll(() => page.locator('[name="ages.total.total"]').inputValue()).toBe('5');
    });
  });

  it('is deleted on demand, and after seven days', async () => {
    await visit(wide, async (page) => {
      const keep = async (): Promise<void> => {
        await page.goto(kitchenOf('de'));
        await page.locator('[name=agree]').check();
        await page.getByRole('button', { name: keepName }).click();
        await page.locator('#draft button').waitFor();
      };
      await page.clock.install();
      await keep();
      await page.goto(kitchenOf('de'));
      await page.getByRole('button', { name: 'Gespeicherten Entwurf löschen' }).click();
      expect(await page.locator('#draft').textContent()).toBe('Der Entwurf ist gelöscht.');
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      await keep();
      await page.clock.setSystemTime(Date.now() + 6.9 * day);
      await page.reload();
      await page.locator('#draft', { hasText: 'Auf diesem Gerät liegt' }).waitFor();
      await page.clock.setSystemTime(Date.now() + 7.1 * day);
      await page.reload();
      await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
      expect(await page.locator('#draft button').count()).toBe(0);
    });
  });

  it('is somebody else’s when another person sends answers: theirs stays', async () => {
    await visit(wide, async (page) => {
      await page.goto(kitchenOf('de'));
      await page.locator('[name=agree]').check();
      await page.getByRole('button', { name: keepName }).click();
      await page.locator('#draft button').waitFor();
      await answer(page, 5);
      await page.locator('#part-review').waitFor();
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*');
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([`draft:${sampleWave}`]);
      await page.goto(kitchenOf('tr'));
      await page.locator('#draft button').first().waitFor();
    });
  });

  it('says where nothing can be kept', async () => {
    await visit(wide, async (page) => {
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('no', 'QuotaExceededError');
        };
      });
      await page.goto(kitchenOf('de'));
      await page.getByRole('button', { name: keepName }).click();
      await page.locator('#draft', { hasText: 'kann nichts gespeichert werden' }).waitFor();
    });
  });

  it('says that there is no network where its words cannot be had', async () => {
    await visit(wide, async (page, context) => {
      await page.goto(kitchenOf('de'));
      await context.setOffline(true);
      await page.getByRole('button', { name: keepName }).click();
      await page.locator('#state', { hasText: 'Keine Verbindung' }).waitFor();
      await context.setOffline(false);
      await page.getByRole('button', { name: keepName }).click();
      await page.locator('#draft', { hasText: 'Gespeichert auf diesem Gerät' }).waitFor();
    });
  });

  it('is not offered on a shared phone', async () => {
    await visit(wide, async (page) => {
      await page.goto(kitchenOf('de'));
      await page.locator('[name=agree]').check();
      await page.getByRole('button', { name: keepName }).click();
      await page.locator('#draft button').waitFor();
      await page.goto(kitchenOf('de', '?kiosk'));
      await page.locator('progress').waitFor();
      expect(await page.getByRole('button', { name: keepName }).count()).toBe(0);
      expect(await page.locator('#draft').count()).toBe(0);
    });
  });
});
