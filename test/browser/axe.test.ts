import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { closedWave, openWave } from '../../infra/local/sample.ts';

import { expectAccessible, expectNoOverflow, fillers, formOf, phone, system, visit } from './visit.ts';

describe('accessibility', () => {
  const looks = [
    { language: 'de', colorScheme: 'light' },
    { language: 'de', colorScheme: 'dark' },
    { language: 'en', colorScheme: 'light' },
    { language: 'tr', colorScheme: 'light' },
    { language: 'ar', colorScheme: 'light' },
    { language: 'uk', colorScheme: 'light' },
  ] as const;
  it.each(looks)(
    'finds nothing wrong with the $colorScheme form in $language',
    async (look) => {
      const { language, colorScheme } = look;
      await visit({ ...phone, colorScheme }, async (page) => {
        await page.goto(formOf(language));
        await page.locator('#submit').click();
        await page.locator('#summary').waitFor();
        await expectAccessible(page);
        for (const fill of fillers) {
          await fill(page);
          if (language === 'ar' || colorScheme === 'dark') await expectAccessible(page);
          await page.locator('#submit').click();
        }
        await page.locator('#part-review').waitFor();
        await expectAccessible(page);
        await page.locator('#submit').click();
        await page.waitForURL('**/done/*');
        await expectAccessible(page);
      });
      await visit({ colorScheme }, async (page) => {
        await withoutScript(page);
        await page.goto(formOf(language));
        await expectAccessible(page);
        await page.locator('#submit').click();
        await page.locator('#summary').waitFor();
        await expectAccessible(page);
        for (const fill of fillers) await fill(page);
        await page.locator('#submit').click();
        await page.locator('dl.review').waitFor();
        await expectAccessible(page);
      });
    },
    120_000,
  );

  it('finds nothing wrong with the other pages', async () => {
    await visit(phone, async (page) => {
      const paths = ['/', '/?language=ar', `/s/${openWave}/ar/withdraw`, `/s/${closedWave}/de`, '/nowhere', '/s/no/ar'];
      for (const path of paths) {
        await page.goto(`${system.origin}${path}`);
        await expectAccessible(page);
        await expectNoOverflow(page);
      }
      await page.goto(`${formOf('de')}/withdraw`);
      await page.locator('form .primary').click();
      await page.locator('#code-error').waitFor();
      await expectAccessible(page);
    });
  });
});

/** The page as it stands without a script: axe itself needs one, so only the page's own is taken out. */
async function withoutScript(page: Page): Promise<void> {
  await page.route('**/s/**', async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const body = await response.text();
    await route.fulfill({ response, body: body.replace(/<script type="module">.*<\/script>/s, '') });
  });
}
