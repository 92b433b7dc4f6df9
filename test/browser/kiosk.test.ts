import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openWave } from '../../infra/local/sample.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { arrivedSince, expectArrived, responsesOf } from './device.ts';
import { lose, origin, regain } from './network.ts';
import { codePattern, goToEnd, phone, visit } from './visit.ts';

const start = (): string => `${origin}/s/${openWave}?kiosk`;
const languages = elternKita.questionnaire.languages.length;

/** Opens the start page and waits until every language would open without the network. */
async function setUp(page: Page): Promise<void> {
  await page.goto(start());
  const kept = (): Promise<number> =>
    page.evaluate(async () =>
      (await caches.has('pages')) && navigator.serviceWorker.controller
        ? (await (await caches.open('pages')).keys()).length
        : 0,
    );
  await expect.poll(kept, { timeout: 20_000 }).toBe(2 + 2 * languages);
}

async function answerIn(page: Page, language: string): Promise<void> {
  await page.locator(`.start [lang=${language}]`).click();
  await page.locator('progress').waitFor();
  expect(await page.locator('#k1').inputValue()).toBe('');
  await goToEnd(page);
  await page.locator('#submit').click();
}

const dialogOf = (page: Page) => page.locator('dialog[open]');

async function wait(page: Page, seconds: number): Promise<void> {
  await page.clock.runFor(seconds * 1000);
}

/** A form on a shared phone with its first section answered, on a clock of the test's own. */
async function answered(page: Page): Promise<void> {
  await page.clock.install();
  await page.goto(start());
  await page.locator('.start [lang=de]').click();
  await page.locator('#k1').selectOption('witten');
}

describe('a shared phone', () => {
  it('lets one family after another choose a language, answer, and see their code', async () => {
    const before = await responsesOf();
    await visit(phone, async (page) => {
      await page.goto(start());
      expect(await page.locator('.start a').count()).toBe(languages);
      await answerIn(page, 'ar');
      await page.waitForURL('**/done/*?kiosk');
      const code = await page.locator('output').textContent();
      expect(code).toMatch(codePattern);
      await page.locator('.done .button').click();
      await page.locator('.start').waitFor();
      await answerIn(page, 'tr');
      await page.waitForURL('**/done/*?kiosk');
      expect(await page.locator('output').textContent()).not.toBe(code);
      await expectArrived(before, 2);
    });
  });

  it('shows nobody what the last person answered, whichever way they go back', async () => {
    await visit(phone, async (page) => {
      await page.goto(start());
      await answerIn(page, 'de');
      await page.waitForURL('**/done/*?kiosk');
      const code = (await page.locator('output').textContent()) ?? '-';
      await page.locator('.done .button').click();
      await page.locator('.start').waitFor();
      for (let steps = 0; steps < 8; steps += 1) {
        const moved = await page.goBack().catch(() => null);
        if (page.url() === 'about:blank') break;
        expect(await page.locator('main').textContent()).not.toContain(code);
        expect(await page.locator(':checked:not(option), option:checked:not([value=""])').count()).toBe(0);
        if (moved === null && steps > 6) break;
      }
    });
  });

  it('asks who went quiet, goes on where they are still there, and is cleared where they are not', async () => {
    await visit(phone, async (page) => {
      await answered(page);
      await wait(page, 145);
      expect(await dialogOf(page).count()).toBe(0);
      await wait(page, 10);
      await dialogOf(page).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ich bin noch da');
      expect(await page.locator('dialog .left').textContent()).toMatch(/^2\d$/);
      await page.keyboard.press('Escape');
      await expect.poll(() => dialogOf(page).count()).toBe(0);
      await wait(page, 145);
      expect(await dialogOf(page).count()).toBe(0);
      await wait(page, 10);
      await page.getByRole('button', { name: 'Ich bin noch da' }).click();
      expect(await dialogOf(page).count()).toBe(0);
      expect(await page.locator('#k1').inputValue()).toBe('witten');
      await wait(page, 155);
      await dialogOf(page).waitFor();
      await wait(page, 30);
      await page.locator('.start').waitFor();
      await page.goBack().catch(() => null);
      expect(await page.locator('option:checked[value=witten]').count()).toBe(0);
    });
  });

  it('is cleared when it wakes after it slept', async () => {
    await visit(phone, async (page) => {
      await answered(page);
      await page.clock.fastForward('30:00');
      await page.locator('.start').waitFor();
    });
  });

  it('is cleared at once by who wants it', async () => {
    await visit(phone, async (page) => {
      await answered(page);
      await wait(page, 155);
      await page.getByRole('button', { name: 'Jetzt löschen' }).click();
      await page.locator('.start').waitFor();
    });
  });

  it('collects families without the network, in languages nobody had opened, and sends them all', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await setUp(page);
      await lose(context);
      for (const [index, language] of ['uk', 'ar', 'de'].entries()) {
        await answerAway(page, language);
        const waiting = page.locator('#waiting');
        await expect.poll(() => waiting.textContent()).toContain(String(index + 1));
      }
      expect(await arrivedSince(before)).toEqual([]);
      await regain(context);
      await expectArrived(before, 3);
      await expect.poll(() => page.locator('#waiting').textContent()).toBe('');
      expect(await page.evaluate(() => caches.keys())).toEqual(['pages']);
    });
  });

  it('says nothing to the next family of the answers that wait', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await setUp(page);
      await lose(context);
      const code = await answerAway(page, 'de');
      await page.locator('.start [lang=de]').click();
      await goToEnd(page);
      expect(await page.locator('#state').textContent()).toBe('');
      await regain(context);
      await openOther(context, code);
      await expectArrived(before, 1);
    });
  });
});

/** Answers without a network and hands the phone on. Gives the code that was shown. */
async function answerAway(page: Page, language: string): Promise<string> {
  await answerIn(page, language);
  await page.locator('#state a[data-leave]').waitFor();
  const code = (await page.locator('#state [dir=ltr]').textContent()) ?? '';
  expect(code).toMatch(codePattern);
  await page.locator('#state a[data-leave]').click();
  await page.locator('.start').waitFor();
  return code;
}

/** Another form on the same phone, with the network: it shows nobody else's code. */
async function openOther(context: BrowserContext, code: string): Promise<void> {
  const other = await context.newPage();
  await other.goto(`${origin}/s/${openWave}/de?kiosk`);
  await other.locator('progress').waitFor();
  expect(await other.locator('main').textContent()).not.toContain(code);
  await other.goto(start());
}
