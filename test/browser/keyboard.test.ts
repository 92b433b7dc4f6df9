import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { kitchenOf } from './kitchen.ts';
import { codePattern, phone, visit } from './visit.ts';

/** The focus stands on something that can be seen, with a ring where it is a control. */
async function expectFocus(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return 'lost';
    const { width, height } = focused.getBoundingClientRect();
    if (width === 0 || height === 0) return `unseen: ${focused.outerHTML}`;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const isRinged = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    return isRinged || focused.getAttribute('tabindex') === '-1' ? '' : `without a ring: ${focused.outerHTML}`;
  });
  expect(found).toBe('');
}

/** Goes on with the tab key until the focus is there; it is seen at every stop. */
async function reach(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    if (await page.evaluate((goal) => document.activeElement?.matches(goal) ?? false, selector)) return;
    await page.keyboard.press(key);
    await expectFocus(page);
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

const named = (name: string): string => `[name="${name}"]`;

async function write(page: Page, name: string, text: string): Promise<void> {
  await reach(page, named(name));
  await page.keyboard.type(text);
}

/** Takes the option a number of arrow presses after the first. */
async function take(page: Page, name: string, steps = 0): Promise<void> {
  await reach(page, named(name));
  await page.keyboard.press('Space');
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await expectFocus(page);
}

async function press(page: Page, selector: string): Promise<void> {
  await reach(page, selector);
  await page.keyboard.press('Enter');
}

/** Goes on to another section, whose heading then has the focus. */
async function goOn(page: Page, section: string): Promise<void> {
  await press(page, '#submit');
  await page.locator(`#part-${section}`).waitFor();
  expect(await page.locator(`#part-${section} h2`).evaluate((h2) => h2 === document.activeElement)).toBe(true);
}

const isOn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((goal) => document.activeElement?.closest(goal) !== null, selector);

/** From the address of the form in another language to the first section, past an error. */
async function begin(page: Page, from: string, to: string): Promise<void> {
  await page.goto(kitchenOf(from));
  await press(page, '.languages summary');
  await press(page, `.languages [lang="${to}"]`);
  await page.waitForURL(`**/${to}**`);
  expect(await page.locator('html').getAttribute('lang')).toBe(to);
  await press(page, '#submit');
  expect(await isOn(page, '#summary')).toBe(true);
  await expectFocus(page);
  await press(page, '#summary a');
  expect(await isOn(page, '#agree')).toBe(true);
  await page.keyboard.press('Space');
  expect(await page.locator('#agree').isChecked()).toBe(true);
  await goOn(page, 'home');
}

async function tellHome(page: Page): Promise<void> {
  await reach(page, '#town');
  await page.keyboard.press('ArrowDown');
  await write(page, 'postcode', '58452');
  await write(page, 'since.year', '2015');
  await write(page, 'moved.month', '3');
  await write(page, 'moved.year', '2020');
  await write(page, 'distance', '2,5');
  await goOn(page, 'family');
}

/** Two children are told of, one of them is taken back; the focus stays with what is done. */
async function tellFamily(page: Page): Promise<void> {
  await write(page, 'people', '2');
  await write(page, 'ages.young.female', '1');
  await write(page, 'ages.adult.male', '1');
  await take(page, 'kids');
  await write(page, 'child.1.age', '5');
  await press(page, '[value="add:child"]');
  expect(await isOn(page, '#entry-child-2 legend')).toBe(true);
  await expectFocus(page);
  await write(page, 'child.2.age', '9');
  await press(page, '[value="remove:child:2"]');
  expect(await isOn(page, '#entry-child-1 legend')).toBe(true);
  await expectFocus(page);
  await take(page, 'child.1.place', 1);
  await goOn(page, 'days');
}

async function tellDays(page: Page): Promise<void> {
  await take(page, 'leisure');
  await take(page, 'best');
  await write(page, 'event.day', '1');
  await write(page, 'event.month', '3');
  await write(page, 'event.year', '2026');
  await take(page, 'way', 1);
  for (const row of ['bus', 'shops', 'doctor']) await take(page, `near.${row}`, 1);
  await goOn(page, 'opinion');
}

async function tellOpinion(page: Page): Promise<void> {
  await take(page, 'life', 3);
  await take(page, 'mood', 2);
  await write(page, 'change', 'Bänke');
  for (const [index, code] of ['transport', 'green', 'meeting', 'housing'].entries()) {
    await reach(page, named(`wish.${code}`));
    await page.keyboard.type(String(index + 1));
  }
  await goOn(page, 'review');
}

describe.each([
  { from: 'ar', to: 'de' },
  { from: 'de', to: 'ar' },
])('somebody without a mouse', ({ from, to }) => {
  it(`finds the form in ${from}, changes to ${to}, and gets to the thanks without losing the focus`, async () => {
    await visit(phone, async (page) => {
      await begin(page, from, to);
      await tellHome(page);
      await tellFamily(page);
      await tellDays(page);
      await tellOpinion(page);
      await press(page, '#submit');
      await page.waitForURL('**/done/*');
      expect((await page.locator('output').textContent())?.trim()).toMatch(codePattern);
    });
  });
});
