import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { kitchenOf } from './kitchen.ts';
import { expectAccessible, pick, visit } from './visit.ts';

const wide = { viewport: { width: 800, height: 900 } };

/** A device with these voices that writes down what it is told to say: headless Chromium has none. */
async function withVoices(page: Page, voices: readonly { readonly lang: string; readonly localService: boolean }[]) {
  await page.addInitScript((known) => {
    const said: string[] = [];
    Object.assign(window, {
      said,
      SpeechSynthesisUtterance: class {
        lang = '';
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => known,
        speak: ({ lang, text }: { lang: string; text: string }) => said.push(`${lang}: ${text}`),
        cancel: () => said.splice(0),
        addEventListener: () => undefined,
      },
    });
  }, voices);
}

const heard = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => ('said' in window && Array.isArray(window.said) ? window.said.map(String) : []));

describe('reading aloud', () => {
  it('is not offered where the device has no voice of its own for the language', async () => {
    await visit(wide, async (page) => {
      await page.goto(kitchenOf('de'));
      await page.locator('progress').waitFor();
      expect(await page.locator('.listen').count()).toBe(0);
    });
    await visit(wide, async (page) => {
      await withVoices(page, [
        { lang: 'de-DE', localService: false },
        { lang: 'tr-TR', localService: true },
      ]);
      await page.goto(kitchenOf('de'));
      await page.locator('progress').waitFor();
      expect(await page.locator('.listen').count()).toBe(0);
      await page.goto(kitchenOf('tr'));
      expect(await page.locator('.listen').count()).toBeGreaterThan(20);
    });
  });

  it('reads an item in its order and language, and stops when it is pressed again', async () => {
    await visit(wide, async (page) => {
      await withVoices(page, [{ lang: 'de_DE', localService: true }]);
      await page.goto(`${kitchenOf('de')}#part-days`);
      await page.locator('#part-days').waitFor();
      for (const item of await page.locator('#part-days .item').all())
        expect(await item.locator('.listen').count()).toBe(1);
      const leisure = page.locator('#item-leisure .listen');
      expect(await leisure.getAttribute('aria-label')).toMatch(/^Vorlesen: ./);
      await leisure.click();
      await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(8);
      const said = await heard(page);
      const shown = await page
        .locator('#item-leisure :is(legend, .hint, .choice span)')
        .evaluateAll((parts) => parts.map((part) => part.textContent?.trim() ?? ''));
      expect(said.every((line) => line.startsWith('de: '))).toBe(true);
      const places = shown.map((text) => said.indexOf(`de: ${text}`));
      expect(places.filter((place) => place < 0)).toEqual([]);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      await expect.poll(() => leisure.textContent()).toContain('Vorlesen anhalten');
      await page.locator('#item-way .listen').click();
      await expect.poll(() => leisure.textContent()).toBe('▶ Vorlesen');
      const way = page.locator('#item-way .listen');
      await expect.poll(() => way.textContent()).toContain('Vorlesen anhalten');
      expect((await heard(page)).join()).toContain('Fahrrad');
      await expectAccessible(page);
      await way.click();
      await expect.poll(() => heard(page)).toEqual([]);
      expect(await way.getAttribute('aria-label')).toMatch(/^Vorlesen: ./);
    });
  });

  it('reads the entries that were added too', async () => {
    await visit(wide, async (page) => {
      await withVoices(page, [{ lang: 'de-DE', localService: true }]);
      await page.goto(`${kitchenOf('de')}#part-family`);
      await pick(page, 'kids', 'yes');
      await page.locator('[value="add:child"]').click();
      const added = page.locator('[data-item="child.2.place"] .listen');
      expect(await added.count()).toBe(1);
      await added.click();
      await expect.poll(() => added.textContent()).toContain('Vorlesen anhalten');
      expect((await heard(page)).length).toBeGreaterThan(3);
    });
  });
});
