import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openReleases } from '../../functions/store/releases.ts';
import { openWave } from '../../infra/local/sample.ts';
import { localDynamo } from '../../infra/local/schema.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { openBrowser } from '../chromium.ts';
import { expectNoOverflow, violationsOn } from './look.ts';

export { expectNoOverflow, violationsOn };

export let system: System;
let browser: Browser;
let dynamo: ReturnType<typeof localDynamo>;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ port: 0, sample: true }), openBrowser()]);
  dynamo = localDynamo(system.endpoint);
});
afterAll(async () => {
  await browser.close();
  dynamo.destroy();
  await system.stop();
});

export const phone = { viewport: { width: 360, height: 740 } };
export const formOf = (language: string): string => `${system.origin}/s/${openWave}/${language}`;

export async function visit<T>(
  options: BrowserContextOptions,
  use: (page: Page, context: BrowserContext) => Promise<T>,
) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return await use(page, context);
  } finally {
    await context.close();
  }
}

export async function participants(): Promise<number> {
  const found = await openReleases(dynamo, system.tables.Catalogue).participation(openWave);
  return found?.total ?? 0;
}

/** The count once it stands still: what other tests sent is folded with a delay. */
export async function settledParticipants(): Promise<number> {
  let before = -1;
  let now = await participants();
  while (now !== before || now === 0) {
    before = now;
    await new Promise((done) => setTimeout(done, 2500));
    now = await participants();
  }
  return now;
}

export const expectAccessible = async (page: Page): Promise<void> => expect(await violationsOn(page)).toEqual([]);

export const pick = (page: Page, name: string, code: string): Promise<void> =>
  page.locator(`[name="${name}"][value="${code}"]`).check();

export const fillers: readonly ((page: Page) => Promise<void>)[] = [
  async (page) => {
    await page.locator('#k1').selectOption('witten');
    await pick(page, 'k2', '4');
    await pick(page, 'k3', 'kita');
  },
  async (page) => {
    await pick(page, 'k4', 'ar');
    await pick(page, 'k4', 'de');
    await pick(page, 'k5', 'ar');
    await pick(page, 'k6.understand', 'good');
    await pick(page, 'k6.speak', 'little');
    await pick(page, 'k7', 'yes_here');
    await pick(page, 'k8', 'satisfied');
  },
  async (page) => {
    await pick(page, 'k9', 'griffbereit');
    await pick(page, 'k9', 'vorlesen');
    await pick(page, 'k10', 'vorlesen');
    for (const row of ['home_language', 'helping', 'speaks_more', 'families', 'confidence'])
      await pick(page, `k11.${row}`, 'agree');
    await pick(page, 'k12', 'time');
  },
  async (page) => {
    await pick(page, 'k13', 'medium');
    await pick(page, 'k14', 'unknown');
    await pick(page, 'k15', 'interpreting');
  },
  (page) => page.locator('#k16').fill('مزيد من القصص بالعربية'),
];

/** Fills in the least there must be and goes to the look at it before it is sent. */
export async function goToEnd(page: Page): Promise<void> {
  await fillers[0]?.(page);
  for (const title of ['languages', 'offers', 'council', 'wishes']) {
    await page.locator('#submit').click();
    await page.locator(`#part-${title}`).waitFor();
  }
  await page.locator('#submit').click();
  await page.locator('#part-review').waitFor();
}

export const codePattern = /^[0-9A-Z]+([- ][0-9A-Z]+)+$/;

/** Chooses another language in the picker of a page, which is folded away where there are many. */
export async function chooseLanguage(page: Page, language: string): Promise<void> {
  const menu = page.locator('.languages details');
  if (!(await menu.evaluate((details) => details.hasAttribute('open')))) await menu.locator('summary').click();
  await page.locator(`.languages button[lang="${language}"]`).click();
}
