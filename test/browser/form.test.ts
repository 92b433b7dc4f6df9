import { describe, expect, it } from 'vitest';

import {
  codePattern,
  expectNoOverflow,
  fillers,
  formOf,
  goToEnd,
  participants,
  phone,
  pick,
  settledParticipants,
  system,
  visit,
} from './visit.ts';

describe('the form without a script', () => {
  it('is completed in Arabic, looked over, sent, and withdrawn with its code', async () => {
    await visit({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(formOf('ar'));
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      for (const item of ['k8', 'k10', 'k11']) expect(await page.locator(`#item-${item}`).isVisible()).toBe(false);
      expect(await page.locator('[name="k4.other"]').isVisible()).toBe(false);
      await pick(page, 'k4', 'other');
      expect(await page.locator('[name="k4.other"]').isVisible()).toBe(true);
      await page.locator('[name=k4][value=other]').uncheck();
      for (const fill of fillers) await fill(page);
      for (const item of ['k8', 'k10', 'k11']) expect(await page.locator(`#item-${item}`).isVisible()).toBe(true);
      expect(await page.locator('#opt-k10-griffbereit').isVisible()).toBe(true);
      expect(await page.locator('#opt-k10-sprachkurs').isVisible()).toBe(false);
      expect(await page.locator('#opt-k5-tr').isVisible()).toBe(false);
      await expectNoOverflow(page);

      await page.locator('#submit').click();
      const review = page.locator('dl.review');
      expect(await review.locator('.entry').count()).toBe(16 + 1 + 4);
      expect(await review.textContent()).toContain('Witten');
      expect(await review.textContent()).toContain('مزيد من القصص بالعربية');
      await expectNoOverflow(page);
      await page.locator('.actions button[name=_step]').click();
      expect(await page.locator('#k1').inputValue()).toBe('witten');
      await page.locator('#submit').click();
      await page.locator('form .primary').click();

      await page.waitForURL('**/done/*');
      const code = (await page.locator('output').textContent()) ?? '';
      expect(code).toMatch(codePattern);
      await expectNoOverflow(page);
      for (const answer of ['تم حذف إجاباتكم.', 'تم حذف إجاباتكم.']) {
        await page.goto(`${formOf('ar')}/withdraw`);
        await page.locator('#code').fill(code);
        await page.locator('form .primary').click();
        expect(await page.locator('main').textContent()).toContain(answer);
      }
    });
  });

  it('says what is missing and keeps what was typed', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(formOf('de'));
      await page.locator('#k16').fill('Mehr Bücher');
      await page.locator('#submit').click();
      expect(await page.locator('#summary a').count()).toBe(2);
      expect(await page.title()).toMatch(/^Bitte/);
      expect(await page.locator('#k16').inputValue()).toBe('Mehr Bücher');
    });
  });
});

describe('the form with its script', () => {
  it('leads a phone through the sections in Arabic and counts one more', async () => {
    const before = await settledParticipants();
    await visit(phone, async (page) => {
      await page.goto(formOf('ar'));
      const progress = page.locator('progress');
      await page.locator('#submit').click();
      expect(await page.locator('#summary').evaluate((summary) => summary === document.activeElement)).toBe(true);
      await page.locator('#summary a').first().click();
      expect(await page.locator('#k1').evaluate((control) => control === document.activeElement)).toBe(true);
      for (const [index, fill] of fillers.entries()) {
        expect(await progress.getAttribute('value')).toBe(String(index + 1));
        expect(await page.locator('section.part:visible').count()).toBe(1);
        await fill(page);
        await expectNoOverflow(page);
        if (index === 2) {
          await page.goBack();
          await page.locator('#part-languages').waitFor();
          expect(await page.locator('[name=k5][value=ar]').isChecked()).toBe(true);
          await page.goForward();
          await page.locator('#part-offers').waitFor();
          await page.locator('#back').click();
          await page.locator('#part-languages').waitFor();
          await page.locator('#submit').click();
          await page.locator('#part-offers').waitFor();
        }
        await page.locator('#submit').click();
      }
      await page.locator('#part-review').waitFor();
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*');
      expect(await page.locator('output').textContent()).toMatch(codePattern);
    });
    await expect.poll(participants, { timeout: 15_000 }).toBe(before + 1);
    expect(await settledParticipants()).toBe(before + 1);
  });

  it('sends once when the network comes back', async () => {
    const before = await settledParticipants();
    await visit(phone, async (page, context) => {
      await page.goto(formOf('de'));
      await goToEnd(page);
      let ids: readonly string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'PUT') ids = [...ids, request.url()];
      });
      await context.setOffline(true);
      await page.locator('#submit').click();
      await expect.poll(() => page.locator('#state').textContent()).toContain('Wartet auf diesem Gerät');
      await page.locator('#submit').click({ force: true });
      await context.setOffline(false);
      await page.waitForURL('**/done/*');
      expect(ids.length).toBeGreaterThan(1);
      expect(new Set(ids).size).toBe(1);
    });
    await expect.poll(participants, { timeout: 15_000 }).toBe(before + 1);
    expect(await settledParticipants()).toBe(before + 1);
  });

  it('sends once when the answer of the server is lost', async () => {
    const before = await settledParticipants();
    await visit(phone, async (page) => {
      await page.goto(formOf('de'));
      await goToEnd(page);
      let lost = 0;
      await page.route('**/api/waves/**', async (route) => {
        if (lost > 0) return route.continue();
        lost += 1;
        await route.fetch();
        return route.abort();
      });
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*');
      expect(lost).toBe(1);
    });
    await expect.poll(participants, { timeout: 15_000 }).toBe(before + 1);
    expect(await settledParticipants()).toBe(before + 1);
  });

  it('is answered with the keyboard alone', async () => {
    await visit({}, async (page) => {
      await page.goto(formOf('de'));
      const press = async (until: string): Promise<void> => {
        for (let count = 0; count < 30; count += 1) {
          await page.keyboard.press('Tab');
          if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, until)) return;
        }
        throw new Error(`the keyboard does not reach ${until}`);
      };
      await press('#k1');
      await page.keyboard.type('Witten');
      await press('[name=k2]');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await press('[name=k3]');
      await page.keyboard.press('Space');
      await press('#submit');
      await page.keyboard.press('Enter');
      await page.locator('#part-languages').waitFor();
      expect(await page.locator('#k1').inputValue()).toBe('witten');
      expect(await page.locator('[name=k2][value="1"]').isChecked()).toBe(true);
      expect(await page.locator('#part-languages h2').evaluate((h2) => h2 === document.activeElement)).toBe(true);
    });
  });

  it('holds text of double size on a phone', async () => {
    await visit(phone, async (page) => {
      for (const language of ['ar', 'de']) {
        await page.goto(formOf(language));
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        for (const fill of fillers.slice(0, 4)) {
          await fill(page);
          await expectNoOverflow(page);
          await page.locator('#submit').click();
        }
        await expectNoOverflow(page);
      }
    });
  });
});

describe('privacy', () => {
  it('asks for one document, no other host and no cookie', async () => {
    await visit(phone, async (page, context) => {
      let urls: readonly string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith('data:')) urls = [...urls, request.url()];
      });
      await page.goto(formOf('ar'), { waitUntil: 'networkidle' });
      expect(urls).toEqual([formOf('ar')]);
      await goToEnd(page);
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*');
      await page.goto(`${formOf('ar')}/withdraw`);
      await page.goto(`${system.origin}/`, { waitUntil: 'networkidle' });
      expect(urls.length).toBeGreaterThan(3);
      expect(urls.filter((url) => new URL(url).origin !== system.origin)).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    });
  });
});
