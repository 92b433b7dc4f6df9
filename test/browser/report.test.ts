import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elternKita } from '../../questionnaires/all.ts';
import { openBrowser } from '../chromium.ts';
import { anEdition, aRelease, textsOfKita, write } from '../files/world.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const { questionnaire } = elternKita;
const release = aRelease(questionnaire, 120);
const pageOf = async (format: 'report' | 'codebook', language: string): Promise<string> =>
  (await write(anEdition({ release, questionnaire, texts: textsOfKita, language }), format)).toString('utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const screens: readonly BrowserContextOptions[] = [
  { viewport: { width: 1200, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 320, height: 700 }, colorScheme: 'dark' },
  { viewport: { width: 900, height: 900 }, forcedColors: 'active' },
];

const cases = screens.flatMap((screen) => ['de', 'ar'].map((language) => ({ language, ...screen })));

describe.each(['report', 'codebook'] as const)('the %s', (format) => {
  it.each(cases)('has no barrier: $language, $viewport.width wide', async ({ language, ...screen }) => {
    const context = await browser.newContext(screen);
    const page = await context.newPage();
    await page.setContent(await pageOf(format, language));
    const { violations, passes } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .withTags(tags)
      .analyze();
    expect(passes.length).toBeGreaterThan(5);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await context.close();
  });
});

describe('the report on paper', () => {
  it('loads nothing, runs nothing, and cuts off no table', async () => {
    const context = await browser.newContext({ viewport: { width: 673, height: 950 } });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(await pageOf('report', 'de'));
    await page.emulateMedia({ media: 'print' });
    expect(requests).toEqual([]);
    // 178 mm between the margins of an A4 page, at 96 pixels to the inch.
    const tooWide = await page
      .locator('table')
      .evaluateAll((tables) =>
        tables
          .filter((table) => table.getBoundingClientRect().width > 674)
          .map((table) => table.textContent?.slice(0, 60)),
      );
    expect(tooWide).toEqual([]);
    await context.close();
  });
});
