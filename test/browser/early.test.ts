import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { formOf, phone, visit } from './visit.ts';

const main = /<script type="module">[\s\S]*?<\/script>/;

/** The form, changed on its way. */
async function open(page: Page, change: (html: string) => string, policy?: string): Promise<void> {
  await page.route(formOf('de'), async (route) => {
    const answer = await route.fetch();
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      ...(policy ? { 'content-security-policy': policy } : {}),
    };
    await route.fulfill({ body: change(await answer.text()), headers });
  });
  await page.goto(formOf('de'));
}

const shownParts = (page: Page): Promise<number> =>
  page.locator('.part').evaluateAll((parts) => parts.filter((part) => part.checkVisibility()).length);

describe('the sections that wait for the script', () => {
  it('are not laid out before it runs, and one shows when it has', async () => {
    await visit(phone, async (page) => {
      await open(page, (html) => html.replace(main, ''));
      expect(await shownParts(page)).toBe(1);
    });
    await visit(phone, async (page) => {
      await page.goto(formOf('de'));
      expect(await shownParts(page)).toBe(1);
      expect(await page.locator('html.early').count()).toBe(0);
    });
  });

  it('stand there, all of them, where the script does not come', async () => {
    await visit(phone, async (page) => {
      await open(page, (html) => html.replace(main, ''));
      const all = await page.locator('.part').count();
      expect(all).toBeGreaterThan(3);
      await expect.poll(() => shownParts(page)).toBe(all);
    });
  });

  it('stand there at once where the script fails, where it may not run, and without scripts', async () => {
    const failing = (html: string): string =>
      html.replace(main, '<script type="module">throw new Error("no form")</script>');
    for (const [change, policy] of [[failing], [(html: string) => html, "script-src 'none'"]] as const)
      await visit(phone, async (page) => {
        await open(page, change, policy);
        expect(await shownParts(page)).toBe(await page.locator('.part').count());
      });
    await visit({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(formOf('de'));
      const parts = await page.locator('.part').all();
      for (const part of parts) expect(await part.isVisible()).toBe(true);
    });
  });
});
