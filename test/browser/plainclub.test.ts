import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWords } from '../../functions/words.ts';
import { clubsWave } from '../../infra/local/clubs.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { openBrowser } from '../chromium.ts';
import { root } from '../sources.ts';
import { expectInside, look, openPage, startClocked } from './clubs.ts';

let system: System;
let browser: Browser;
let clocked: Awaited<ReturnType<typeof startClocked>>;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ port: 0, sample: true }), openBrowser()]);
  clocked = await startClocked(system);
});
afterAll(async () => {
  clocked.stop();
  await browser.close();
  await system.stop();
});

const small = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false } as const;
const words = openWords(join(root, 'web/report/words'));
const step = (page: Page, value: string) => page.locator(`main button[name="_step"][value="${value}"]:not(.hidden)`);

/** Presses a button, and looks at the page that comes. */
async function press(page: Page, value: string, name: string): Promise<void> {
  await step(page, value).last().click();
  await page.waitForLoadState();
  await expectInside(page);
  await look(page, `plain-${name}`);
}

/** Answers what a file does not say. */
async function answerRest(page: Page): Promise<void> {
  await page.locator('[name="a2"]').first().check();
  await page.locator('[name="d2"][value="estimated"]').check();
  await page.locator('[name="d1"]').fill('4');
}

/** Gives a reason wherever one is asked for, until the report is shown once more. */
async function giveReasons(page: Page, reason: string, name: string): Promise<void> {
  const asked = page.locator('.why textarea');
  expect(await asked.count()).toBeGreaterThan(0);
  for (const box of await asked.all()) await box.fill(reason);
  await press(page, 'check', name);
}

describe('a club without a script on a screen 320 pixels wide', () => {
  it('says what the columns of its own table are, sees what was read, gives reasons, sends, corrects', async () => {
    const vkz = '9900049';
    const page = await openPage(browser, small);
    const link = await clocked.invite(vkz, clubsWave);
    await page.goto(`${link}/de`);
    await expectInside(page);
    await page.getByRole('link', { name: 'Zahlen aus einer Datei übernehmen' }).click();
    await page.getByRole('heading', { name: 'Zahlen aus einer Datei übernehmen' }).waitFor();
    await expectInside(page);
    const table = 'Unsere Mitglieder;;\nWann;Jungs;Mädels\n1990;30;24\n2015;11;9\n1960;14;12\nSumme;55;45\n';
    const file = { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
    await page.locator('#file').setInputFiles(file);
    await press(page, 'read', 'mapping-asked');
    await page.getByText('Bitte sagen Sie uns, was die Spalten bedeuten').waitFor();
    for (const [column, meaning] of ['year', 'm', 'w'].entries())
      await page.locator(`[name="column.${column}"]`).selectOption(meaning);
    await page.locator('.columns button').click();
    await page.getByText('6 Zeilen gelesen · 100 Mitglieder').waitFor();
    await page.getByText('Die Zeile wurde als Überschrift übersprungen').first().waitFor();
    await expectInside(page);
    await look(page, 'plain-preview');
    expect((await clocked.reports.draft(clubsWave, vkz)).revision).toBe(0);
    await press(page, 'confirm', 'taken');
    expect(await page.locator('[name="b.b27_40.m"]').inputValue()).toBe('30');
    await answerRest(page);
    await press(page, 'check', 'asked');
    await giveReasons(page, 'Wir haben keine Abteilungen.', 'review');
    await page.getByRole('heading', { name: 'Ihre Meldung' }).waitFor();
    await page.getByText('Wir haben keine Abteilungen.').first().waitFor();
    await press(page, 'send', 'sent');
    await page.getByRole('heading', { name: 'Vielen Dank!' }).waitFor();

    clocked.clock.now += 86_400_000;
    await page.goto(`${link}/de`);
    await page.locator('[name="b.b61.m"]').fill('15');
    await press(page, 'check', 'corrected');
    await press(page, 'send', 'again');
    await page.getByText('Fassung 2').waitFor();
    await page.goto(`${link}/de/history`);
    await expectInside(page);
    expect((await page.locator('tbody tr').first().locator('td').allTextContents()).join()).toBe('14,15');
    clocked.clock.now = Date.now();
  }, 120_000);

  it('goes the same way in Arabic, from right to left, with lines that it pastes', async () => {
    const report = await words('ar');
    const page = await openPage(browser, small);
    await page.goto(`${await clocked.invite('9900050', clubsWave)}/ar`);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.getByRole('link', { name: report.say('upload.link') }).click();
    await page.locator('#paste').fill('0030\t1990\tm\t30\n0030\t1991\tw\tx\n');
    await press(page, 'read', 'ar-bad');
    await page.getByText(report.say('upload.place.column', { line: 2, column: 4 })).waitFor();
    await page.locator('#paste').fill('0030\t1990\tm\t30\n0030\t1991\tw\t24\n0030\t2015\tm\t11\n');
    await press(page, 'read', 'ar-good');
    await page.getByText(report.count('upload.members', 65, { count: 65 })).waitFor();
    await press(page, 'confirm', 'ar-taken');
    await answerRest(page);
    await press(page, 'check', 'ar-asked');
    await giveReasons(page, 'هذا صحيح', 'ar-review');
    await press(page, 'send', 'ar-sent');
    await page.getByRole('heading', { name: report.say('sent.title') }).waitFor();
    expect((await clocked.reports.newest(clubsWave, '9900050'))?.language).toBe('ar');
  }, 120_000);

  it('in two tabs loses no cell: it is shown both values, and chooses', async () => {
    const link = `${await clocked.invite('9900051', clubsWave)}/de`;
    const [one, two] = [await openPage(browser, small), await openPage(browser, small)];
    await Promise.all([one.goto(link), two.goto(link)]);
    await one.locator('[name="b.b0_6.m"]').fill('5');
    await press(one, 'save', 'tab-one');
    await two.locator('[name="b.b0_6.m"]').fill('7');
    await two.locator('[name="b.b0_6.w"]').fill('8');
    await press(two, 'save', 'tab-clash');
    const clash = two.locator('#clashes');
    const top = await clash.boundingBox();
    expect([(top?.y ?? 999) < 640, await two.title()]).toEqual([
      true,
      expect.stringMatching(/^Zwei verschiedene Werte/),
    ]);
    expect(await clash.locator('legend').allTextContents()).toEqual([
      'Wie viele Mitglieder hat Ihr Verein? – 0 bis 6 Jahre – männlich',
    ]);
    expect(await clash.locator('label').allInnerTexts()).toEqual(['Mein Wert: 7', 'Der andere Wert: 5']);
    expect(await two.locator('[name="b.b0_6.w"]').inputValue()).toBe('8');
    await clash.getByLabel('Mein Wert: 7').check();
    await press(two, 'save', 'tab-chosen');
    const { cells } = await clocked.reports.draft(clubsWave, '9900051');
    expect([cells['b.b0_6.m']?.values, cells['b.b0_6.w']?.values]).toEqual([['7'], ['8']]);
  }, 60_000);
});

describe('a club whose link is replaced while it is writing', () => {
  it('reads why nothing is saved any more, and what it typed still stands there', async () => {
    const page = await openPage(browser);
    await page.goto(`${await clocked.invite('9900054', clubsWave)}/de`);
    await page.locator('[name="b.b0_6.m"]').fill('5');
    await page.locator('#state').getByText('Gespeichert.').waitFor();
    await clocked.renew('9900054', clubsWave);
    await page.locator('[name="b.b0_6.w"]').fill('6');
    await page.locator('#state').getByText('Es gibt einen neueren Link').waitFor();
    expect(await page.locator('#state').textContent()).toContain('aus unserem letzten Brief');
    expect(await page.locator('[name="b.b0_6.w"]').inputValue()).toBe('6');
    const { cells } = await clocked.reports.draft(clubsWave, '9900054');
    expect([cells['b.b0_6.m']?.values, cells['b.b0_6.w']?.values]).toEqual([['5'], undefined]);
  }, 60_000);
});

/** Presses Tab until the focus is where it is wanted; every stop on the way shows that it is focused. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 250; stop += 1) {
    const seen = await page.evaluate((wanted) => {
      const at = document.activeElement;
      if (!at || at === document.body) return 'none';
      const { outlineStyle, boxShadow } = getComputedStyle(at);
      if (outlineStyle === 'none' && boxShadow === 'none' && at.id !== 'main')
        return `unseen ${at.outerHTML.slice(0, 120)}`;
      return at.matches(wanted) ? 'there' : 'other';
    }, selector);
    if (seen === 'there') return;
    if (seen.startsWith('unseen')) expect(seen).toBe('seen');
    await page.keyboard.press('Tab');
  }
  expect(`${selector} is reached`).toBe('by the keyboard');
}

describe('a club with a keyboard alone', () => {
  it('pastes its lines, takes them, answers, gives reasons and sends', async () => {
    const page = await openPage(browser, { viewport: { width: 1024, height: 768 } });
    await page.goto(`${await clocked.invite('9900052', clubsWave)}/de`);
    await tabTo(page, '.ways a.button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/upload$/);
    await tabTo(page, '#paste');
    await page.keyboard.insertText('0030;1990;m;30\n0030;1991;w;24\n0030;2015;m;11\n');
    await tabTo(page, 'main button[value="read"]');
    await page.keyboard.press('Enter');
    await page.getByText('3 Zeilen gelesen · 65 Mitglieder').waitFor();
    await tabTo(page, 'main button[value="confirm"]');
    await page.keyboard.press('Enter');
    await page.getByText('Die Zahlen aus der Datei stehen jetzt im Entwurf.').waitFor();
    await tabTo(page, '[name="a2"]');
    await page.keyboard.press('Space');
    await tabTo(page, '[name="d1"]');
    await page.keyboard.insertText('4');
    await tabTo(page, '[name="d2"]');
    await page.keyboard.press('Space');
    await tabTo(page, '#actions button[value="check"]');
    await page.keyboard.press('Enter');
    await page.locator('.why').first().waitFor();
    for (const [index] of (await page.locator('.why').all()).entries()) {
      await tabTo(page, `.why:nth-of-type(${index + 1}) textarea`);
      await page.keyboard.insertText('Das ist richtig.');
    }
    await tabTo(page, '#actions button[value="check"]');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ihre Meldung' }).waitFor();
    await tabTo(page, 'main button[value="send"]');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Vielen Dank!' }).waitFor();
  }, 120_000);
});
