import { describe, expect, it } from 'vitest';
import { openWave, sampleWave } from '../../infra/local/sample.ts';
import { closeNow, expectArrived, expectKept, leftOn, responsesOf } from './device.ts';
import { kitchenFillers, kitchenOf } from './kitchen.ts';
import { formBehind, lose, origin, regain } from './network.ts';
import { chooseLanguage, goToEnd, phone, system, visit } from './visit.ts';

/** Closes a wave and waits until the form knows: it remembers a wave for a moment. */
async function close(wave: string): Promise<void> {
  expect(await closeNow(wave)).toBe(true);
  const status = async (): Promise<number> => (await fetch(`${system.origin}/s/${wave}/de`)).status;
  await expect.poll(status, { timeout: 15_000 }).toBe(410);
}

describe('a wave that closes while somebody is typing', () => {
  it('shows them all they wrote, without a script and with one', async () => {
    const before = await responsesOf(sampleWave);
    await visit({ ...phone, javaScriptEnabled: false }, async (plain) => {
      await visit(phone, async (page) => {
        await plain.goto(kitchenOf('de'));
        for (const fill of kitchenFillers) await fill(plain);
        await plain.locator('[name="postcode"]').fill('kein');
        await page.goto(kitchenOf('de'));
        for (const fill of kitchenFillers) {
          await fill(page);
          await page.locator('#submit').click();
        }
        await page.locator('#part-review').waitFor();
        const review = (await page.locator('dl.review').textContent()) ?? '';
        await close(sampleWave);

        const answered = plain.waitForResponse((response) => response.request().method() === 'POST');
        await plain.locator('#submit').click();
        expect((await answered).status()).toBe(410);
        const late = (await plain.locator('main').textContent()) ?? '';
        expect(late).toContain('damit Sie sie drucken oder abschreiben können');
        for (const said of ['Witten', 'K1', 'K2', 'Mehr Bänke', 'Fahrrad', 'kein']) expect(late).toContain(said);

        await page.locator('#submit').click();
        await page.locator('#state', { hasText: 'Die Befragung ist inzwischen beendet' }).waitFor();
        expect(await page.locator('dl.review').textContent()).toBe(review);
        expect(review).toContain('K2');
        await page.goBack();
        expect(await page.locator('[name=change]').inputValue()).toContain('Mehr Bänke');
        await chooseLanguage(page, 'tr');
        expect(await page.locator('main').textContent()).toContain('Mehr Bänke');
        await expectArrived(before, 0, sampleWave);
      });
    });
  });

  it('keeps nothing on the phone of who was without a network until then', async () => {
    const before = await responsesOf();
    await visit(phone, async (page, context) => {
      await page.goto(formBehind('de'));
      await goToEnd(page);
      await expectKept(page);
      await lose(context);
      await page.locator('#submit').click();
      await page.locator('#state strong').waitFor();
      const gone = await context.newPage();
      await gone.goto(formBehind('de'));
      await gone.locator('#state strong').waitFor();
      await close(openWave);
      await regain(context);
      await page.locator('#state', { hasText: 'Die Befragung ist inzwischen beendet' }).waitFor({ timeout: 40_000 });
      expect(await page.locator('dl.review').textContent()).toContain('Witten');
      await gone.bringToFront();
      await gone.locator('#state', { hasText: 'Die Befragung ist inzwischen beendet' }).waitFor({ timeout: 40_000 });
      expect(await gone.locator('#k1').inputValue()).toBe('witten');
      await expectArrived(before, 0);
      expect(await leftOn(page)).not.toContain('waiting');
    });
  });

  it('has what waited deleted when the page is opened after the close', async () => {
    await visit(phone, async (page) => {
      await page.goto(`${origin}/i/de/imprint`);
      await page.evaluate(async (wave) => {
        await navigator.serviceWorker.register('/sw.js', { scope: '/s/' });
        const cache = await caches.open('waiting');
        await cache.put(
          `/api/waves/${wave}/responses/0123456789abcdefghjk`,
          new Response('{"language":"de","answers":{}}'),
        );
        await caches.open('pages');
      }, openWave);
      await expect
        .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/s/'))?.active?.state))
        .toBe('activated');
      await page.goto(formBehind('de'));
      await page.goto(`${origin}/i/de/imprint`);
      await expect.poll(() => leftOn(page)).not.toContain('waiting');
    });
  });
});
