import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sampleWave } from '../../infra/local/sample.ts';
import { pick, system } from './visit.ts';

/** The wave whose questionnaire holds every type of item. */
export const kitchenOf = (language: string, query = ''): string =>
  `${system.origin}/s/${sampleWave}/${language}${query}`;

/** Sections of the sample questionnaire, in order. */
export const kitchenSections = ['start', 'home', 'family', 'days', 'opinion'];

const type = (page: Page, name: string, text: string): Promise<void> => page.locator(`[name="${name}"]`).fill(text);

async function tellOfChild(page: Page, number: number, age: string, place: string): Promise<void> {
  await type(page, `child.${number}.call`, `K${number}`);
  await type(page, `child.${number}.age`, age);
  await pick(page, `child.${number}.place`, place);
}

/** Answers of a person to the whole sample questionnaire, by section; numbers in digits of three scripts. */
export const kitchenFillers: readonly ((page: Page) => Promise<void>)[] = [
  (page) => page.locator('[name="agree"]').check(),
  async (page) => {
    await page.locator('[name="town"]').selectOption('witten');
    await type(page, 'postcode', '58452');
    await type(page, 'since.year', '٢٠١٥');
    await type(page, 'moved.month', '3');
    await type(page, 'moved.year', '2020');
    await type(page, 'distance', '۲٫۵');
  },
  async (page) => {
    await type(page, 'people', '4');
    for (const cell of ['young.female', 'young.male', 'adult.female', 'adult.male'])
      await type(page, `ages.${cell}`, '1');
    await pick(page, 'kids', 'yes');
    await tellOfChild(page, 1, '5', 'kita');
    await page.locator('[value="add:child"]').click();
    await page.locator('[name="child.2.age"]').waitFor();
    expect(await page.locator('[name="child.1.call"]').inputValue()).toBe('K1');
    expect(await page.locator('[name="child.2.call"]').inputValue()).toBe('');
    await tellOfChild(page, 2, '9', 'school');
  },
  async (page) => {
    await pick(page, 'leisure', 'sport');
    await pick(page, 'leisure', 'garden');
    expect(await page.locator('#opt-best-music').isVisible()).toBe(false);
    await pick(page, 'best', 'garden');
    await type(page, 'event.day', '1');
    await type(page, 'event.month', '3');
    await type(page, 'event.year', '2026');
    await pick(page, 'way', 'bike');
    for (const row of ['bus', 'shops', 'doctor']) await pick(page, `near.${row}`, 'rather');
  },
  async (page) => {
    await pick(page, 'life', '3');
    await pick(page, 'mood', '4');
    await type(page, 'change', 'Mehr Bänke 🌳 و حديقة');
    for (const [index, code] of ['green', 'housing', 'transport', 'meeting'].entries())
      await page.locator(`[name="wish.${code}"]`).selectOption(String(index + 1));
  },
];
