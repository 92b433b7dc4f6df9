import { describe, expect, it } from 'vitest';
import { kitchenFillers, kitchenOf, kitchenSections } from './kitchen.ts';
import { codePattern, expectNoOverflow, visit } from './visit.ts';

const narrow = { viewport: { width: 320, height: 640 } };
const languages = ['de', 'ar', 'fa-AF', 'ckb', 'de-simple', 'ti'];

describe('the sample questionnaire with every type of item', () => {
  it.each(languages)(
    'is completed in %s without a script on a narrow phone',
    async (language) => {
      await visit({ ...narrow, javaScriptEnabled: false }, async (page) => {
        await page.goto(kitchenOf(language));
        for (const fill of kitchenFillers) await fill(page);
        await expectNoOverflow(page);
        await page.locator('#submit').click();
        await page.locator('dl.review').waitFor();
        await expectNoOverflow(page);
        expect(await page.locator('.entry').count()).toBe(21);
        await page.locator('.primary').click();
        await page.waitForURL('**/done/*');
        expect((await page.locator('output').textContent())?.trim()).toMatch(codePattern);
      });
    },
    60_000,
  );

  it.each(languages)(
    'is completed in %s with a script on a narrow phone',
    async (language) => {
      await visit(narrow, async (page) => {
        await page.goto(kitchenOf(language));
        for (const [index, fill] of kitchenFillers.entries()) {
          await page.locator(`#part-${kitchenSections[index]}`).waitFor();
          await fill(page);
          await expectNoOverflow(page);
          await page.locator('#submit').click();
        }
        await page.locator('#part-review').waitFor();
        expect(await page.locator('.entry').count()).toBe(19);
        await expectNoOverflow(page);
        await page.locator('#submit').click();
        await page.waitForURL('**/done/*');
      });
    },
    60_000,
  );
});
