import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clubsBefore, clubsWave } from '../../infra/local/clubs.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { openBrowser } from '../chromium.ts';
import { downloaded, expectAccessible, login, look, openPage, saidOn, startClocked } from './clubs.ts';

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

const day = 86_400_000;
/** A club that has not reported this year, and did last year. */
const club = '9900055';

/** Chooses the first option of each choice that must be answered, and gives departments a name. */
async function fillRest(page: Page): Promise<void> {
  await page.locator('[name="a2"]').first().check();
  await page.locator('[name="d2"][value="counted"]').check();
  await page.locator('[name="d1"]').fill('0');
}

/** Answers every question for a reason that the page asks, until it is ready to be sent. */
async function giveReasons(page: Page): Promise<void> {
  for (const box of await page.locator('.why textarea').all()) await box.fill('Wir haben es nachgezählt.');
  await page.getByRole('button', { name: 'Prüfen und absenden' }).click();
}

describe('a club', () => {
  it('opens the link from the letter, mends its file, sends, corrects the next day; staff see old and new and accept', async () => {
    const desk = await openPage(browser, { viewport: { width: 1200, height: 900 } });
    await login(desk, system);
    await desk.getByRole('link', { name: 'Vereine', exact: true }).click();
    await desk.getByRole('link', { name: /^Stand ansehen.*Demo: Vereine$/ }).click();
    await desk.getByRole('heading', { name: 'Einladen und erinnern' }).waitFor();
    await expectAccessible(desk);
    await look(desk, 'desk-wave');
    const letters = await downloaded(desk, 'Briefe zum Drucken');
    const letter = letters.split('<article').find((one) => one.includes(`>${club}<`)) ?? '';
    const link = /aria-label="[^"]*(http:[^"]+\/r\/[0-9a-z-]{32})"/.exec(letter)?.[1] ?? '';
    expect(link).toContain('/r/');

    const page = await openPage(browser, { viewport: { width: 360, height: 740 }, locale: 'de-DE' });
    await page.goto(clocked.at(link));
    await page.getByRole('heading', { name: 'Jahresbericht der Sportvereine' }).first().waitFor();
    await expectAccessible(page);
    await look(page, 'club-form-360');
    expect(await page.locator('#beside-b\\.b27_40\\.m').textContent()).toContain('Vorjahr:');

    const good = [
      '0030;1990;m;30',
      '0030;1991;w;24',
      '0030;2015;m;11',
      '0030;2014;w;9',
      '0030;1960;m;14',
      '0030;1961;w;12',
    ];
    const bad = [
      '0030;2090;m;1',
      '0030;19x0;w;2',
      '0030;1980;q;3',
      '0030;1979;w;1,5',
      'xyz;1978;w;1',
      '0030;1990;m;2',
      '0030;1977;w',
    ];
    await page.getByRole('link', { name: 'Zahlen aus einer Datei übernehmen' }).click();
    await expectAccessible(page);
    await page
      .locator('#file')
      .setInputFiles({ name: 'meldung.csv', mimeType: 'text/csv', buffer: Buffer.from([...good, ...bad].join('\n')) });
    await page.getByRole('button', { name: 'Datei prüfen' }).click();
    await page.locator('#summary').waitFor();
    const places = await page.locator('#summary .bad strong').allTextContents();
    expect(places.map((place) => Number(/\d+/.exec(place)?.[0])).sort((a, b) => a - b)).toEqual([
      7, 8, 9, 10, 11, 12, 13,
    ]);
    await expectAccessible(page);
    await look(page, 'club-upload-bad');
    const text = await page.locator('#paste').inputValue();
    await page.locator('#paste').fill(text.split('\n').slice(0, good.length).join('\n'));
    await page.getByRole('button', { name: 'Datei prüfen' }).click();
    await page.getByText('6 Zeilen gelesen · 100 Mitglieder').waitFor();
    await expectAccessible(page);
    await look(page, 'club-upload-good');
    await page.getByRole('button', { name: 'In den Entwurf übernehmen' }).click();
    await page.getByText('Die Zahlen aus der Datei stehen jetzt im Entwurf.').waitFor();
    expect(await page.locator('[data-sum="b.total.total"]').textContent()).toBe('100');
    expect(await page.locator('#beside-b\\.b27_40\\.m').textContent()).toMatch(/^Vorjahr: \d+ \([+−-]?\d+/);

    await fillRest(page);
    await page.getByRole('button', { name: 'Prüfen und absenden' }).click();
    await page.locator('#findings').waitFor();
    await expectAccessible(page);
    await look(page, 'club-findings');
    await giveReasons(page);
    await page.waitForLoadState();
    expect(await saidOn(page)).toBe('');
    await page.getByRole('button', { name: 'Jetzt absenden' }).waitFor();
    await expectAccessible(page);
    await look(page, 'club-review');
    await page.getByRole('button', { name: 'Jetzt absenden' }).click();
    await page.getByRole('heading', { name: 'Vielen Dank!' }).waitFor();
    await expectAccessible(page);

    clocked.clock.now += day;
    await page.getByRole('link', { name: 'Meldung ansehen und korrigieren' }).click();
    await page.locator('[name="b.b41_60.m"]').fill('1');
    await page.locator('[name="c.1.m"]').fill('56');
    expect(await page.locator('[data-sum="b.total.total"]').textContent()).toBe('101');
    await page.locator('#state').getByText('Gespeichert.').waitFor();
    await page.getByRole('button', { name: 'Prüfen und absenden' }).click();
    if ((await page.locator('.why').count()) > 0) await giveReasons(page);
    await page.getByRole('button', { name: 'Jetzt absenden' }).click();
    await page.getByText('Fassung 2').waitFor();
    await page.getByRole('link', { name: 'Alle Fassungen ansehen' }).click();
    await page.getByRole('heading', { name: /^Fassung 2 vom/ }).waitFor();
    await expectAccessible(page);
    await look(page, 'club-history');
    const versions = await clocked.reports.versions(clubsWave, club);
    expect(versions.map(({ number, answers }) => [number, answers['b.b41_60.m']])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(versions[0]?.day).not.toBe(versions[1]?.day);

    await desk.getByRole('link', { name: 'Vereine', exact: true }).click();
    await desk.getByRole('link', { name: /^Stand ansehen.*Demo: Vereine$/ }).click();
    await desk.getByRole('link', { name: new RegExp(`\\(${club.slice(2)}\\)`) }).click();
    const second = desk.getByRole('region', { name: 'Fassung 2', exact: true });
    await second.waitFor();
    expect(await second.locator('tbody tr').filter({ hasText: '41' }).first().locator('td').allTextContents()).toEqual([
      '0',
      '1',
    ]);
    await expectAccessible(desk);
    await look(desk, 'desk-report');
    await desk.getByRole('button', { name: 'Annehmen' }).click();
    await desk.getByText('Fassung 2 ist angenommen.').waitFor();
    expect((await clocked.reports.head(clubsWave, club))?.status).toBe('accepted');
    expect(await clocked.reports.newest(clubsBefore, club)).toBeDefined();
    clocked.clock.now = Date.now();
  }, 180_000);

  it('stands in the register that staff bring from a file: looked at first, with the bad row by its line', async () => {
    const desk = await openPage(browser, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await login(desk, system);
    await desk.getByRole('link', { name: 'Vereine', exact: true }).click();
    await desk.getByRole('link', { name: 'Vereinsregister' }).click();
    await desk.getByRole('heading', { name: '60 Vereine' }).waitFor();
    const lines = [
      'Vereinskennziffer;Name;Ort',
      '9900001;Umbenannt 1901;Hattingen',
      '7700001;Neu e. V.;Witten',
      '7700002;Fern e. V.;Köln',
    ];
    const file = { name: 'vereine.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
    await desk.getByLabel('Datei', { exact: true }).setInputFiles(file);
    await desk.getByRole('button', { name: 'Datei prüfen' }).click();
    await desk.getByText('1 neu, 1 geändert, 0 unverändert, 1 mit Fehler').waitFor();
    await expectAccessible(desk);
    await look(desk, 'desk-register');
    await desk.getByRole('button', { name: 'Ins Register übernehmen' }).click();
    await desk.getByRole('heading', { name: '61 Vereine' }).waitFor();
    await desk.getByText(/^bis .*\(00001\)$/).waitFor();
  }, 60_000);

  it('writes with two people at once: no cell is lost, and what both changed is shown to be chosen', async () => {
    const link = clocked.at(system.club ?? '');
    const [anna, berta] = await Promise.all([openPage(browser), openPage(browser)]);
    await Promise.all([anna.goto(`${link}/de`), berta.goto(`${link}/de`)]);
    const saved = (page: Page) =>
      page
        .locator('#state')
        .getByText(/^Gespeichert\.|^Zwei/)
        .waitFor();
    await anna.locator('[name="b.b0_6.m"]').fill('5');
    await anna.locator('[name="b.b0_6.w"]').fill('6');
    await saved(anna);
    await berta.locator('[name="b.b0_6.m"]').fill('7');
    await berta.locator('[name="b.b7_14.m"]').fill('8');
    await saved(berta);
    const clash = berta.locator('#clashes');
    await clash.getByText('Mein Wert: 7').waitFor();
    expect(await berta.locator('[name="b.b0_6.w"]').inputValue()).toBe('6');
    await expectAccessible(berta);
    await look(berta, 'club-clash');
    await clash.getByRole('button', { name: 'Mein Wert: 7' }).click();
    await berta.locator('#state').getByText('Gespeichert.').waitFor();
    const values = async () => {
      const { cells } = await clocked.reports.draft(clubsWave, '9900060');
      return ['b.b0_6.m', 'b.b0_6.w', 'b.b7_14.m'].map((field) => cells[field]?.values[0]);
    };
    await expect.poll(values).toEqual(['7', '6', '8']);
    await anna.locator('[name="b.b7_14.w"]').fill('9');
    await expect.poll(() => anna.locator('[name="b.b0_6.m"]').inputValue()).toBe('7');
  }, 60_000);

  it.each([
    ['de', 'dark', true],
    ['ar', 'dark', true],
    ['ar', 'light', false],
    ['de', 'light', false],
  ] as const)(
    'meets no barrier in %s on a %s screen (script: %s)',
    async (language, colorScheme, javaScriptEnabled) => {
      const options = { viewport: { width: 360, height: 740 }, colorScheme, serviceWorkers: 'block' } as const;
      const page = await openPage(browser, options);
      if (!javaScriptEnabled)
        await page.route('**/r/**', async (route) => {
          const response = await route.fetch({ maxRedirects: 0 });
          const body = (await response.text()).replaceAll(/<script type="module">.*?<\/script>/gs, '');
          await route.fulfill({ response, body });
        });
      const link = `${clocked.at(system.club ?? '')}/${language}`;
      for (const path of ['', '/upload', '/history', '/sent']) {
        await page.goto(`${link}${path}`);
        await expectAccessible(page);
      }
      await page.goto(link);
      await look(page, `club-${language}-${colorScheme}`);
      await page.locator('#actions .primary').click();
      await page.locator('#summary').waitFor();
      await expectAccessible(page);
      await look(page, `club-errors-${language}-${colorScheme}`);
      await page.goto(`${link.replace(/[0-9a-z]{26}/, 'x'.repeat(26))}`);
      await expectAccessible(page);
    },
    60_000,
  );
});
