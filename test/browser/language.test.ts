import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleWave } from '../../infra/local/sample.ts';
import { arrivedSince, expectArrived, responsesOf } from './device.ts';
import { kitchenFillers, kitchenOf } from './kitchen.ts';
import { chooseLanguage, pick, visit } from './visit.ts';

const wide = { viewport: { width: 800, height: 900 } };

const fieldsOn = (page: Page) =>
  page.evaluate(() => {
    const form = document.querySelector('form');
    return form ? [...new FormData(form)].map(([name, value]) => `${name}=${String(value)}`).toSorted() : [];
  });

describe('another language in the middle of the form', () => {
  it('keeps every answer without a script', async () => {
    await visit({ ...wide, javaScriptEnabled: false }, async (page) => {
      await page.goto(kitchenOf('de'));
      for (const fill of kitchenFillers) await fill(page);
      const values = (): Promise<readonly string[]> =>
        page
          .locator('#form :is(input,textarea):not([type=hidden],[type=radio],[type=checkbox],[name=_trap])')
          .evaluateAll((controls) =>
            controls.map((control) => `${control.getAttribute('name')}=${'value' in control ? control.value : ''}`),
          );
      const checked = (): Promise<readonly (string | null)[]> =>
        page
          .locator('#form :checked')
          .evaluateAll((controls) => controls.map((control) => control.getAttribute('value')));
      const before = [await values(), await checked()];
      await chooseLanguage(page, 'fa-AF');
      await page.waitForURL('**/fa-AF');
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      expect([await values(), await checked()]).toEqual(before);
      expect(before[0]).toContain('child.2.age=9');
    });
  });

  it('keeps hidden answers, entries and the section with a script, and goes on from there', async () => {
    const before = await responsesOf(sampleWave);
    await visit(wide, async (page) => {
      await page.goto(kitchenOf('de'));
      for (const fill of kitchenFillers.slice(0, 2)) {
        await fill(page);
        await page.locator('#submit').click();
      }
      await page.locator('#part-family').waitFor();
      await kitchenFillers[2]?.(page);
      await pick(page, 'kids', 'no');
      expect(await page.locator('#item-child').isVisible()).toBe(false);
      const typed = await fieldsOn(page);
      expect(typed).toContain('child.2.age=9');
      await page.evaluate(() => {
        location.hash = 'main';
      });
      await chooseLanguage(page, 'ar');
      await page.waitForURL('**/ar#part-family');
      await page.locator('#part-family').waitFor();
      expect(await page.locator('section.part:visible').count()).toBe(1);
      expect(await fieldsOn(page)).toEqual(typed);
      expect(await page.locator('#item-child').isVisible()).toBe(false);
      await pick(page, 'kids', 'yes');
      expect(await page.locator('[name="child.2.call"]').inputValue()).toBe('K2');
      await page.locator('[name="ages.senior.female"]').fill('1');
      await page.locator('[name="ages.senior.female"]').blur();
      expect(await page.locator('[name="ages.total.total"]').inputValue()).toBe('5');
      await page.locator('[name="ages.senior.female"]').fill('');
      await page.locator('#back').click();
      await page.locator('#part-home').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('ar');
      expect(await page.locator('[name=postcode]').inputValue()).toBe('58452');
      await page.locator('#submit').click();
      for (const fill of [...kitchenFillers.slice(3)]) {
        await page.locator('#submit').click();
        await fill(page);
      }
      await page.locator('#submit').click();
      await page.locator('#part-review').waitFor();
      await page.locator('#submit').click();
      await page.waitForURL('**/ar/done/*');
      await expectArrived(before, 1, sampleWave);
      expect((await arrivedSince(before, sampleWave)).join()).toContain('58452');
    });
  });

  it('is not to be had without a network, which is said, and everything stays', async () => {
    await visit(wide, async (page, context) => {
      await page.goto(kitchenOf('de'));
      await kitchenFillers[0]?.(page);
      await page.locator('#submit').click();
      await page.locator('#part-home').waitFor();
      await kitchenFillers[1]?.(page);
      const typed = await fieldsOn(page);
      await context.setOffline(true);
      await chooseLanguage(page, 'ar');
      await page.locator('#state', { hasText: 'Keine Verbindung' }).waitFor();
      expect(await fieldsOn(page)).toEqual(typed);
      expect(await page.locator('#part-home').isVisible()).toBe(true);
    });
  });
});
