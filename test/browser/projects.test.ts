import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { joiningWave } from '../../infra/local/sample.ts';
import { expectNoOverflow, phone, pick, system, violationsOn, visit } from './visit.ts';

/** Opens a planned wave as staff do: log in, choose the questionnaire, settle places and languages, open. */
const openAtDesk = (wave: string, { places, without = [] }: { places: string; without?: readonly string[] }) =>
  visit({ viewport: { width: 1200, height: 900 } }, async (page) => {
    await page.goto(`${system.origin}/desk`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator('#user').fill('demo');
    await page.locator('#password').fill('demo');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    const card = page.locator('article').filter({ has: page.locator(`#wave-${wave}`) });
    await card.getByText('geplant').waitFor();
    await card.getByRole('button', { name: 'Befragung öffnen' }).click();
    expect((await page.locator('dialog li').allTextContents()).length).toBeGreaterThan(0);
    await page.locator('dialog textarea').fill(places);
    for (const language of without) await page.locator('dialog').getByLabel(language, { exact: true }).uncheck();
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('dialog').getByRole('button', { name: 'Jetzt öffnen' }).click();
    await card.getByText('läuft', { exact: true }).waitFor();
  });

const form = (wave: string, language: string, query = ''): string => `${system.origin}/s/${wave}/${language}${query}`;

const offerSchema = z.object({
  languages: z.array(z.string()),
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  proof: z.string().optional(),
});
const offerOf = async (wave: string) =>
  offerSchema.parse(await (await fetch(`${system.origin}/api/waves/${wave}`)).json());

const next = async (page: Page, part: string): Promise<void> => {
  await page.locator('#submit').click();
  await page.locator(`#part-${part}`).waitFor();
};

describe('the projects of the county', () => {
  it('Bildung und Sprachförderung: staff open both questionnaires for parents, with a link and a poster for each Kita', async () => {
    await openAtDesk('eltern-kita', { places: 'Kita Nord\nKita Süd', without: ['Vietnamesisch'] });
    await openAtDesk('eltern-schule', { places: '' });
    const { places, languages } = await offerOf('eltern-kita');
    expect(places.map(({ name }) => name)).toEqual(['Kita Nord', 'Kita Süd']);
    expect([languages.includes('vi'), languages.includes('so')]).toEqual([false, true]);
    const [north] = places;
    await visit({}, async (page) => {
      await page.goto(form('eltern-kita', 'tr', `/poster?at=${north?.code}`));
      expect(await page.locator('body').textContent()).toContain('Kita Nord');
      expect(await page.locator('svg').count()).toBeGreaterThan(0);
      for (const [wave, project] of [
        ['eltern-kita', 'list.OFFER.griffbereit'],
        ['eltern-schule', 'rucksack'],
      ] as const) {
        await page.goto(form(wave, 'de'));
        const said = project.startsWith('list') ? 'Griffbereit' : 'Rucksack Schule';
        expect(await page.locator('main').textContent()).toContain(said);
      }
    });
  });

  it('Gesellschaftliche Teilhabe, Sport und Kultur: a neighbour without a club says what is in the way', async () => {
    await visit(phone, async (page) => {
      await page.goto(form(joiningWave, 'uk'));
      await page.locator('#t1').selectOption('hattingen');
      await pick(page, 't2', '27_40');
      await next(page, 'sport');
      await pick(page, 't4', 'no');
      await pick(page, 't7', 'language');
      expect(await page.locator('[name="t5"]').first().isVisible()).toBe(false);
      await next(page, 'groups');
      expect(await page.locator('[name="t8"]').first().isVisible()).toBe(false);
      await page.locator('[name="agree_groups"]').check();
      expect(await page.locator('[name="t8"]').first().isVisible()).toBe(true);
    });
  });

  it('Alter-Wohnen-Migration: a daughter answers for her father, in large type, and there is a form on paper', async () => {
    await openAtDesk('alter-wohnen-migration', { places: '' });
    await visit({ viewport: { width: 320, height: 640 } }, async (page) => {
      await page.goto(form('alter-wohnen-migration', 'it'));
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      await pick(page, 'a1', 'relative');
      await page.locator('#a2').selectOption('schwelm');
      await pick(page, 'a3', '75_84');
      await expectNoOverflow(page);
      await next(page, 'home');
      await next(page, 'care');
      expect(await page.locator('[name="a8"]').first().isVisible()).toBe(false);
      await page.locator('[name="agree_care"]').check();
      expect(await page.locator('[name="a8"]').first().isVisible()).toBe(true);
      await expectNoOverflow(page);
      await page.goto(form('alter-wohnen-migration', 'it', '/paper'));
      expect(await page.locator('body').textContent()).toContain('Pflegegeld');
    });
  });

  it('Interkulturelle Arbeitsmarktlotsen: after the talk a phone opens the form in its own language', async () => {
    await openAtDesk('arbeitsmarktlotsen', { places: '' });
    await visit({ ...phone, locale: 'ar-SY' }, async (page) => {
      await page.goto(form('arbeitsmarktlotsen', 'de', '/poster'));
      expect(await page.locator('svg').count()).toBeGreaterThan(0);
      await page.goto(`${system.origin}/s/arbeitsmarktlotsen`);
      expect(new URL(page.url()).pathname).toBe('/s/arbeitsmarktlotsen/ar');
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    });
  });

  it('Arbeitskreis Polizei und Muslime: nothing about religion without a consent, no town, and the strictest settings', async () => {
    await openAtDesk('polizei-und-muslime', { places: '' });
    expect((await offerOf('polizei-und-muslime')).proof).toBe('always');
    await visit(phone, async (page) => {
      await page.goto(form('polizei-und-muslime', 'tr'));
      expect(await page.locator('#part-start').textContent()).toContain('110');
      expect(await page.locator('main').textContent()).not.toContain('Sprockhövel');
      await next(page, 'events');
      await pick(page, 'p1', 'womens_group');
      await next(page, 'trust');
      await next(page, 'safety');
      expect(await page.locator('[name="p10.worship"]').first().isVisible()).toBe(false);
      await page.goto(`${system.origin}/i/tr/privacy?wave=polizei-und-muslime`);
      expect(await page.locator('main').textContent()).toContain('Polise ve cemaatlere tek tek cevaplar verilmez');
      expect(await violationsOn(page)).toEqual([]);
    });
  });

  it('Elternbeirat: parents are asked about it where they send a child, and neighbours where they take part', async () => {
    await openAtDesk('sitzung', { places: '' });
    await visit(phone, async (page) => {
      for (const [wave, item] of [
        ['eltern-kita-demo', '[name="k14"]'],
        ['eltern-schule', '[name="s12"]'],
        [joiningWave, '[name="t8"][value="parents_council"]'],
      ] as const) {
        await page.goto(form(wave, 'fr'));
        expect([wave, (await page.locator(item).count()) > 0]).toEqual([wave, true]);
      }
    });
  });

  it('Mehrsprachigkeit: every open questionnaire is offered in own names of languages, and none stands for a flag', async () => {
    await visit({ ...phone, locale: 'pl-PL' }, async (page) => {
      await page.goto(form('sitzung', 'de').replace('/de', ''));
      expect(new URL(page.url()).pathname).toBe('/s/sitzung/pl');
      const names = await page.locator('.languages').textContent();
      for (const name of ['Türkçe', 'العربية', 'українська', 'Leichte Sprache'])
        expect(names?.toLowerCase()).toContain(name.toLowerCase());
      expect(names).not.toMatch(/\p{Regional_Indicator}/u);
      expect(await page.locator('.languages img').count()).toBe(0);
    });
  });
});
