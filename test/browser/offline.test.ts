import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arrivedSince, expectArrived, expectKept, leftOn, openKept, responsesOf, wakeWorker } from './device.ts';
import { formBehind, lose, origin, regain } from './network.ts';
import { chooseLanguage, codePattern, fillers, goToEnd, phone, pick, visit } from './visit.ts';

const stateOf = (page: Page) => page.locator('#state');
const expectWaiting = (page: Page): Promise<void> =>
  expect.poll(() => stateOf(page).textContent(), { timeout: 15_000 }).toContain('Wartet auf diesem Gerät');

/** Fills in the form, loses the network, sends, and is told that it waits. */
async function sendAway(page: Page, context: BrowserContext): Promise<void> {
  await page.goto(formBehind('de'));
  await goToEnd(page);
  await expectKept(page);
  await lose(context);
  await page.locator('#submit').click();
  await expectWaiting(page);
}

/** A page of the site that has no script of its own. */
const elsewhere = (): string => `${origin}/i/de/imprint`;

describe('answers sent without a network', () => {
  it('wait on the phone over a reload, arrive once, and leave nothing behind', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await sendAway(page, context);
      const said = (await stateOf(page).textContent()) ?? '';
      expect(said).toMatch(/Die Umfrage endet am \d\d\.\d\d\.\d{4}, \d\d:\d\d/);
      expect(said).toMatch(/Noch (59|60) Tage\./);
      const code = await stateOf(page).locator('[dir=ltr]').textContent();
      expect(code).toMatch(codePattern);
      await page.reload();
      await expectWaiting(page);
      expect(await page.locator('#k1').inputValue()).toBe('');
      expect(await stateOf(page).locator('[dir=ltr]').textContent()).toBe(code);
      expect(await arrivedSince(before)).toEqual([]);
      await regain(context);
      await expect.poll(() => stateOf(page).textContent()).toContain('angekommen');
      await expectArrived(before, 1);
      await expect.poll(() => leftOn(page)).toEqual([]);
      expect(await stateOf(page).locator('a').textContent()).toBe(code);
      await stateOf(page).locator('a').click();
      expect(await page.locator('output').textContent()).toBe(code);
    });
  });

  it('arrive when the page was closed and is opened again later', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await sendAway(page, context);
      await page.close();
      await regain(context);
      const later = await context.newPage();
      await later.goto(formBehind('tr'));
      await expectArrived(before, 1);
      await expect.poll(() => leftOn(later)).toEqual([]);
    });
  });

  it('arrive by the service worker alone, which then leaves', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await sendAway(page, context);
      await page.close();
      await regain(context);
      const other = await context.newPage();
      await other.goto(elsewhere());
      // The browser may have woken it already: no page of the form is open either way.
      await wakeWorker(context, other, origin);
      await expectArrived(before, 1);
      await expect.poll(() => leftOn(other)).toEqual([]);
    });
  });

  it('are deleted by whoever does not want to send them', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await sendAway(page, context);
      await page.getByRole('button', { name: 'Nicht senden und hier löschen' }).click();
      await expect.poll(() => page.locator('#k1').inputValue()).toBe('');
      expect(await leftOn(page)).not.toContain('waiting');
      await regain(context);
      await page.reload();
      await expectArrived(before, 0);
      await sendAway(page, context);
      await regain(context);
      await page.waitForURL('**/done/*');
      await expect.poll(() => leftOn(page)).toEqual([]);
      await expectArrived(before, 1);
    });
  });

  it('arrive from a form that was reached by a change of language', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await page.goto(formBehind('de'));
      await fillers[0]?.(page);
      await chooseLanguage(page, 'en');
      await page.waitForURL('**/en#*');
      await goToEnd(page);
      await expectKept(page);
      await lose(context);
      await page.locator('#submit').click();
      await expect.poll(() => stateOf(page).locator('button').count()).toBe(2);
      await page.reload();
      await expect.poll(() => stateOf(page).locator('button').count()).toBe(2);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await regain(context);
      await expectArrived(before, 1);
      await expect.poll(() => leftOn(page)).toEqual([]);
    });
  });

  it('arrive once each from two tabs', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      const other = await context.newPage();
      for (const [tab, wish] of [
        [page, 'erste'],
        [other, 'zweite'],
      ] as const) {
        await tab.bringToFront();
        await openKept(tab, formBehind('de'), () => goToEnd(tab));
        await tab.goBack();
        await tab.locator('#k16').fill(`Die ${wish} Antwort`);
        await tab.locator('#submit').click();
        await tab.locator('#part-review').waitFor();
      }
      await lose(context);
      for (const tab of [page, other]) {
        await tab.bringToFront();
        await tab.locator('#submit').click();
        await expectWaiting(tab);
      }
      await regain(context);
      await expectArrived(before, 2);
      const texts = (await arrivedSince(before)).join(' ');
      expect([texts.includes('Die erste Antwort'), texts.includes('Die zweite Antwort')]).toEqual([true, true]);
      await page.bringToFront();
      await expect.poll(() => leftOn(page), { timeout: 20_000 }).toEqual([]);
    });
  });

  it.each(['forbids to keep anything', 'is full'])('are sent from the open page where the device %s', async (name) => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await page.addInitScript((isFull) => {
        const fail = (): Promise<never> =>
          Promise.reject(new DOMException('no', isFull ? 'QuotaExceededError' : 'SecurityError'));
        if (isFull) Cache.prototype.put = Cache.prototype.addAll = fail;
        else CacheStorage.prototype.open = CacheStorage.prototype.has = fail;
      }, name === 'is full');
      await page.goto(formBehind('de'));
      await goToEnd(page);
      await page.waitForLoadState('networkidle');
      await lose(context);
      await page.locator('#submit').click();
      await expectWaiting(page);
      expect(await stateOf(page).textContent()).toContain('Bitte lassen Sie diese Seite offen');
      expect(await stateOf(page).getByRole('button').count()).toBe(1);
      await page.getByRole('button', { name: 'Jetzt senden' }).click();
      await expect.poll(() => stateOf(page).textContent()).toContain('Keine Verbindung');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Jetzt senden');
      await regain(context);
      await page.waitForURL('**/done/*');
      await expectArrived(before, 1);
    });
  });

  it('name the closing day and no days left where the clock of the phone is wrong', async () => {
    await visit(phone, async (page, context) => {
      await page.clock.setFixedTime(0);
      await sendAway(page, context);
      const said = (await stateOf(page).textContent()) ?? '';
      expect(said).toMatch(/Die Umfrage endet am \d\d\.\d\d\.202\d/);
      expect(said).not.toMatch(/Noch .* Tag/);
    });
  });
});

describe('answers sent again', () => {
  it('are one response when the button is pressed twice', async () => {
    const before = await responsesOf();
    await visit(phone, async (page) => {
      await page.goto(formBehind('de'));
      await goToEnd(page);
      await page.locator('#submit').dblclick();
      await page.waitForURL('**/done/*');
      await expectArrived(before, 1);
      await expect.poll(() => leftOn(page)).toEqual([]);
    });
  });

  it('are replaced by the changed ones when the receipt was lost, also over a time without the network', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await page.goto(formBehind('de'));
      await goToEnd(page);
      await expectKept(page);
      await page.route('**/done/*', (route) => route.fulfill({ status: 204 }));
      await page.locator('#submit').click();
      await expectArrived(before, 1);
      await expect.poll(() => page.locator('#submit').getAttribute('aria-disabled')).toBe(null);
      await page.goBack();
      await page.locator('#k16').fill('Doch noch etwas');
      await page.locator('#submit').click();
      await page.locator('#part-review').waitFor();
      await expectKept(page);
      await lose(context);
      await page.locator('#submit').click();
      await expectWaiting(page);
      await page.reload();
      await expectWaiting(page);
      await regain(context);
      await expect.poll(() => stateOf(page).textContent()).toContain('angekommen');
      await expectArrived(before, 1);
      expect((await arrivedSince(before)).join()).toContain('Doch noch etwas');
      await expect.poll(() => leftOn(page)).toEqual([]);
    });
  });

  it('are a second response only for a second person', async () => {
    const before = await responsesOf();
    await visit(phone, async (page) => {
      await page.goto(formBehind('de'));
      await goToEnd(page);
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*');
      await page.getByRole('link', { name: 'ausfüllen' }).click();
      await pick(page, 'k2', '3');
      await goToEnd(page);
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*');
      await expectArrived(before, 2);
    });
  });
});
