import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createWave } from '../../infra/chores.ts';
import { makeCodes } from '../../infra/codes.ts';
import { expectArrived, expectKept, leftOn, responsesOf, wakeWorker, withEngine } from './device.ts';
import { lose, origin, regain } from './network.ts';
import { fillers, goToEnd, phone, system, visit } from './visit.ts';

const coded = 'codes-26';
const proved = 'proof-26';
let codes: string[] = [];

beforeAll(() =>
  withEngine(async (dynamo) => {
    const chores = { dynamo, tables: system.tables, now: Date.now };
    const [opens = '', closes = ''] = [-1, 30].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    const draft = { name: 'Probe', questionnaire: 'eltern-kita', opens, closes, places: [] };
    const rest = { k: 5, retentionDays: 30, demo: true };
    await createWave({ ...draft, ...rest, id: coded, access: 'code' }, chores);
    await createWave({ ...draft, ...rest, id: proved, proof: 'always' }, chores);
    const chance = (bytes: number): Uint8Array => randomBytes(bytes);
    const made = await makeCodes({ wave: coded, count: 4, origin: system.origin, chance }, chores);
    codes = made
      .split('\n')
      .slice(1, 5)
      .map((line) => line.split(',')[0] ?? '');
  }),
);

const formAt = (wave: string, query = ''): string => `${origin}/s/${wave}/de${query}`;

/** The field for programs: on the page, but neither seen nor reached nor named to anybody. */
async function expectTrapHidden(page: Page): Promise<void> {
  const trap = page.locator('[name=_trap]');
  const box = await trap.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(0);
  expect(await trap.evaluate((input) => input.closest('[aria-hidden=true]') !== null)).toBe(true);
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).not.toBe('_trap');
  }
}

describe('a wave with access codes', () => {
  it('tells of a wrong code at its field, keeps the answers, and takes them with the right one', async () => {
    const before = await responsesOf(coded);
    await visit(phone, async (page) => {
      await page.goto(formAt(coded));
      await goToEnd(page);
      const error = page.locator('#code-error');
      for (const [typed, said] of [
        ['', 'Bitte geben Sie Ihren Zugangscode ein.'],
        ['ABCD-EFGH-JKMN', 'Diesen Code kennen wir nicht.'],
      ] as const) {
        await page.locator('#_code').fill(typed);
        await page.locator('#submit').click();
        await expect.poll(() => error.textContent()).toContain(said);
        expect(await error.isVisible()).toBe(true);
        await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('_code');
      }
      expect(await page.locator('dl.review').textContent()).toContain('Witten');
      await page.locator('#_code').fill(codes[0]?.toLowerCase() ?? '');
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*');
      expect(page.url()).not.toContain(codes[0]);
      await page.goto(formAt(coded, `?code=${codes[0]}`));
      await goToEnd(page);
      await page.locator('#submit').click();
      await expect.poll(() => error.textContent()).toBe('Dieser Code wurde schon benutzt.');
      await expectArrived(before, 1, coded);
    });
  });

  it('does the same without a script', async () => {
    const before = await responsesOf(coded);
    await visit({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(formAt(coded));
      for (const fill of fillers) await fill(page);
      await page.locator('#_code').fill('ABCD-EFGH-JKMN');
      await page.locator('#submit').click();
      expect(await page.locator('#code-error').textContent()).toContain('Diesen Code kennen wir nicht.');
      expect(await page.locator('#k1').inputValue()).toBe('witten');
      expect(await page.locator('[name=k4]:checked').count()).toBe(2);
      await page.locator('#_code').fill(codes[1] ?? '');
      await page.locator('#submit').click();
      await page.locator('form .primary').click();
      await page.waitForURL('**/done/*');
      await expectArrived(before, 1, coded);
    });
  });

  it('gives answers back that waited with a wrong code, so that they can be sent with the right one', async () => {
    const before = await responsesOf(coded);
    await visit(phone, async (page, context) => {
      await page.goto(formAt(coded));
      await goToEnd(page);
      await page.locator('#_code').fill('ABCD-EFGH-JKMN');
      await expectKept(page);
      await lose(context);
      await page.locator('#submit').click();
      await page.locator('#state strong').waitFor();
      await page.close();
      await regain(context);
      const later = await context.newPage();
      await later.goto(formAt(coded));
      await later.locator('#state', { hasText: 'Diesen Code kennen wir nicht.' }).waitFor();
      expect(await later.locator('#k1').inputValue()).toBe('witten');
      expect(await later.locator('#_code').inputValue()).toBe('ABCD-EFGH-JKMN');
      await later.locator('#_code').fill(codes[2] ?? '');
      await goToEnd(later);
      await later.locator('#submit').click();
      await later.waitForURL('**/done/*');
      await expectArrived(before, 1, coded);
      await expect.poll(() => leftOn(later)).toEqual([]);
    });
  });
});

describe('a wave that wants a proof of work', () => {
  it('is answered with no more than a moment’s patience', async () => {
    const before = await responsesOf(proved);
    await visit(phone, async (page) => {
      await page.goto(formAt(proved));
      await goToEnd(page);
      await page.locator('#submit').click();
      await page.waitForURL('**/done/*', { timeout: 30_000 });
      await expectArrived(before, 1, proved);
    });
  });

  it('gets what waited from the service worker alone, puzzle and all', async () => {
    const before = await responsesOf(proved);
    await visit(phone, async (page, context) => {
      await page.goto(formAt(proved));
      await goToEnd(page);
      await expectKept(page);
      await lose(context);
      await page.locator('#submit').click();
      await page.locator('#state strong').waitFor();
      await page.close();
      await regain(context);
      const other = await context.newPage();
      await other.goto(`${origin}/i/de/imprint`);
      await wakeWorker(context, other, origin);
      await expectArrived(before, 1, proved);
    });
  });
});

describe('the field for programs', () => {
  it('is neither seen nor reached, with a script and without', async () => {
    for (const javaScriptEnabled of [true, false])
      await visit({ ...phone, javaScriptEnabled }, async (page) => {
        await page.goto(formAt(coded));
        await expectTrapHidden(page);
      });
  });
});
