import { describe, expect, it } from 'vitest';
import { openWave } from '../../infra/local/sample.ts';
import { expectAccessible, expectNoOverflow, formOf, phone, system, visit } from './visit.ts';

const pages = ['privacy', 'accessibility', 'contact', 'imprint', 'simple'] as const;
const looks = [
  { language: 'de', colorScheme: 'light' },
  { language: 'de', colorScheme: 'dark' },
  { language: 'ar', colorScheme: 'dark' },
] as const;

const addressOf = (language: string, page: string): string => `${system.origin}/i/${language}/${page}?wave=${openWave}`;

describe('the pages about the site', () => {
  it.each(looks)('are $colorScheme and in $language without a barrier that axe finds', async (look) => {
    const { language, colorScheme } = look;
    await visit({ ...phone, colorScheme }, async (page) => {
      for (const name of pages) {
        await page.goto(addressOf(language, name));
        await expectAccessible(page);
        await expectNoOverflow(page);
      }
      await page.goto(addressOf(language, 'contact'));
      await page.locator('form .primary').click();
      await page.locator('#summary').waitFor();
      await expectAccessible(page);
      await page.locator('#text').fill('x');
      await page.locator('form .primary').click();
      await page.locator('[role=status]').waitFor();
      await expectAccessible(page);
    });
  });

  it('fit a screen of 320 pixels', async () => {
    await visit({ viewport: { width: 320, height: 600 } }, async (page) => {
      for (const name of pages) {
        await page.goto(addressOf('de', name));
        await expectNoOverflow(page);
      }
    });
  });

  it('are one link away from a form, which keeps what was typed, and lead to the form', async () => {
    await visit(phone, async (page, context) => {
      await page.goto(formOf('ar'));
      await page.locator('#k1').selectOption('witten');
      const opening = context.waitForEvent('page');
      await page.locator('footer a').first().click();
      const beside = await opening;
      await beside.locator('.lead').waitFor();
      expect(beside.url()).toBe(addressOf('ar', 'privacy'));
      expect(await page.locator('#k1').inputValue()).toBe('witten');
      await beside.locator('main .button').click();
      await beside.locator('#form').waitFor();
      expect(beside.url()).toBe(formOf('ar'));
    });
  });
});

describe('the contact form', () => {
  it('takes a report of a barrier from a browser without JavaScript', async () => {
    await visit({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(addressOf('en', 'accessibility'));
      await page.getByRole('main').getByRole('link', { name: 'Contact' }).click();
      await page.getByRole('radio', { name: 'A barrier on this site' }).check();
      await page.getByLabel('How can we answer you?').fill('+49 0');
      await page.getByRole('button', { name: 'Send message' }).click();
      const text = page.getByLabel('Your message');
      await page.getByRole('alert').getByRole('link', { name: 'Please write a message.' }).click();
      expect(await text.evaluate((field) => field.matches(':target'))).toBe(true);
      expect(await page.getByRole('radio', { name: 'A barrier on this site' }).isChecked()).toBe(true);
      expect(await page.getByLabel('How can we answer you?').inputValue()).toBe('+49 0');
      expect(await page.locator('#website').isVisible()).toBe(false);
      await text.fill('The button is too small.');
      await page.getByRole('button', { name: 'Send message' }).click();
      expect(await page.getByRole('status').textContent()).toMatch(/We will answer by .*\w+ \d+, \d{4}/);
    });
  });
});
