import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closedWave, openWave, sampleWave } from '../../infra/local/sample.ts';
import { idLength, idOf } from '../../survey/id.ts';
import { languages as registry } from '../../survey/registry.ts';
import { kitchenFillers, kitchenOf, kitchenSections } from './kitchen.ts';
import { right, sendPlain, withoutScript, wrong } from './plain.ts';
import { expectAccessible, expectNoOverflow, formOf, phone, system, violationsOn, visit } from './visit.ts';

const languages = registry.map(({ tag }) => tag);

/** A page to look at, and the way to it in a language. */
type Kind = { readonly name: string; readonly open: (page: Page, language: string) => Promise<unknown> };

const at =
  (addressOf: (language: string) => string): Kind['open'] =>
  (page, language) =>
    page.goto(system.origin + addressOf(language));

const someId = idOf(new Uint8Array(idLength));
const infos = ['privacy', 'accessibility', 'contact', 'imprint', 'simple'];
const sheets = ['poster', 'letter', 'message', 'paper'];

const scripted: readonly Kind[] = [
  {
    name: 'form with errors',
    async open(page, language) {
      await page.goto(kitchenOf(language));
      await page.locator('#submit').click();
      await page.locator('#summary').waitFor();
    },
  },
  { name: 'done', open: at((language) => `/s/${sampleWave}/${language}/done/${someId}`) },
  { name: 'withdrawal', open: at((language) => `/s/${sampleWave}/${language}/withdraw`) },
  {
    name: 'withdrawal with an unknown code',
    open: async (page) => {
      await page.locator('form .primary').click();
      await page.locator('#code-error').waitFor();
    },
  },
  { name: 'closed wave', open: at((language) => `/s/${closedWave}/${language}`) },
  { name: 'nothing found', open: at((language) => `/s/nowhere/${language}`) },
  { name: 'home', open: at((language) => `/?language=${language}`) },
  { name: 'start of a shared phone', open: at(() => `/s/${sampleWave}?kiosk`) },
  ...infos.map((info) => ({ name: info, open: at((language) => `/i/${language}/${info}?wave=${sampleWave}`) })),
  ...sheets.map((sheet) => ({ name: sheet, open: at((language) => `/s/${sampleWave}/${language}/${sheet}`) })),
];

const plain: readonly Kind[] = [
  { name: 'form without a script', open: at((language) => `/s/${sampleWave}/${language}`) },
  {
    name: 'review',
    open: async (page) => {
      await sendPlain(page, right);
      await page.locator('dl.review').waitFor();
    },
  },
];

/** Everything wrong with pages of the given kinds in a language. */
async function look(page: Page, kinds: readonly Kind[], language: string): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for (const { name, open } of kinds) {
    await open(page, language);
    found.push((await violationsOn(page)).map((violation) => `${language}, ${name}: ${violation}`));
  }
  return found;
}

/** All pages in a language; one entry each, empty where nothing is wrong. */
const walk = (language: string): Promise<readonly (readonly string[])[]> =>
  visit(
    { ...phone, serviceWorkers: 'block', extraHTTPHeaders: { 'accept-language': language } },
    async (page, context) => {
      const found = await look(page, scripted, language);
      const bare = await context.newPage();
      await withoutScript(bare);
      return [...found, ...(await look(bare, plain, language))];
    },
  );

describe('somebody who uses any tool, in any language', () => {
  it('meets no barrier that axe finds, on any page', async () => {
    const waiting = [...languages];
    const found: (readonly string[])[] = [];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) found.push(...(await walk(next)));
    };
    await Promise.all([work(), work(), work()]);
    expect(found.flat()).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual((scripted.length + plain.length) * languages.length);
    process.stdout.write(`axe: 0 violations over ${found.length} pages\n`);
  }, 900_000);
});

describe.each([
  { language: 'de', colorScheme: 'light' },
  { language: 'de', colorScheme: 'dark' },
  { language: 'ar', colorScheme: 'dark' },
  { language: 'ti', colorScheme: 'dark' },
  { language: 'ckb', colorScheme: 'light' },
] as const)('somebody who reads $language on a $colorScheme screen', ({ language, colorScheme }) => {
  it('meets no barrier that axe finds, from the first section to the thanks', async () => {
    await visit({ ...phone, colorScheme }, async (page) => {
      await page.goto(kitchenOf(language));
      for (const [index, fill] of kitchenFillers.entries()) {
        await page.locator(`#part-${kitchenSections[index]}`).waitFor();
        await fill(page);
        await expectAccessible(page);
        await page.locator('#submit').click();
      }
      await page.locator('#part-review').waitFor();
      await expectAccessible(page);
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*');
      await expectAccessible(page);
    });
  });

  it('meets none without a script, with every answer wrong', async () => {
    await visit({ colorScheme }, async (page) => {
      await withoutScript(page);
      await page.goto(kitchenOf(language));
      await sendPlain(page, wrong);
      await page.locator('#summary').waitFor();
      expect(await page.locator('.item.wrong').count()).toBeGreaterThan(8);
      await expectAccessible(page);
    });
  });

  it('meets none on the pages around the form', async () => {
    await visit({ ...phone, colorScheme }, async (page) => {
      const paths = [`/?language=${language}`, `/s/${sampleWave}?kiosk`, `/i/${language}/contact`, '/nowhere'];
      for (const path of paths) {
        await page.goto(`${system.origin}${path}`);
        await expectAccessible(page);
        await expectNoOverflow(page);
      }
      await page.goto(`${formOf(language === 'de' ? 'de' : 'ar')}/withdraw`);
      await expectAccessible(page);
      await page.goto(`${system.origin}/s/${openWave}/xx`);
      await expectAccessible(page);
    });
  });
});
