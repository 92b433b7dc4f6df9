import { describe, expect, it } from 'vitest';
import { createWave } from '../../infra/chores.ts';
import { sendMadeUp } from '../../infra/local/made-up.ts';
import { closedWave } from '../../infra/local/sample.ts';
import { population } from '../../questionnaires/population.ts';
import { readCode } from './code.ts';
import { withEngine } from './device.ts';
import { atDesk, cardOf, openResults } from './staff.ts';
import { phone, system, visit } from './visit.ts';

const digits = (text: string): number => Number(text.replaceAll(/\D/g, ''));

describe('the source’s projects, in their results', () => {
  it('Arbeit und Wirtschaft: interkulturelle Arbeitsmarktlotsen – a QR code right after the talk, and results per language that show no small group', async () => {
    await withEngine(async (dynamo) => {
      const [opens = '', closes = ''] = [-1, 9].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
      const draft = { id: 'lotsen', name: 'Lotsen', questionnaire: 'arbeitsmarktlotsen', opens, closes, places: [] };
      await createWave({ ...draft, demo: true }, { dynamo, tables: system.tables, now: Date.now });
    });
    await visit({}, async (page) => {
      await page.goto(`${system.origin}/s/lotsen/ar/poster`);
      expect(await readCode(page)).toBe(`${system.origin}/s/lotsen/ar`);
    });
    await visit({ ...phone, locale: 'ar-SY' }, async (page) => {
      await page.goto(`${system.origin}/s/lotsen`);
      expect(new URL(page.url()).pathname).toBe('/s/lotsen/ar');
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    });
    await sendMadeUp(system.origin, 'lotsen', 260, 5);
    await atDesk(async (page) => {
      await cardOf(page, 'lotsen')
        .getByRole('button', { name: /^Befragung schließen/ })
        .click();
      await page.getByRole('button', { name: 'Jetzt schließen' }).click();
      await openResults(page, 'lotsen');
      await page.getByLabel('Sprache des Fragebogens').check();
      const rows = page.locator('section.block table.matrix tbody th[scope=row]');
      await rows.first().waitFor();
      expect((await rows.allTextContents()).join(' ')).toContain('Arabisch');
      const shown = (await page.locator('section.block table.matrix td').allTextContents()).filter((text) =>
        /^\d+$/.test(text),
      );
      expect(shown.length).toBeGreaterThan(5);
      expect(shown.map(digits).filter((count) => count > 0 && count < 5)).toEqual([]);
      await page.getByRole('link', { name: 'Handlungsfelder' }).click();
      const field = page.locator('section.block').filter({ hasText: 'Arbeit und Wirtschaft' });
      await field.getByText(/^Netto-Empfehlung/).waitFor();
    });
  });

  it('nine towns, „strengthen the towns’ offers, not replace them“: results per town beside the county, and how many live there, by whom and when counted', async () => {
    await atDesk(async (page) => {
      await openResults(page, closedWave);
      await page.getByLabel(/^In welcher Stadt/).check();
      await page.locator('section.block table.matrix').first().waitFor();
      const rows = (await page.locator('section.block table.matrix tbody th[scope=row]').allTextContents()).join(' ');
      for (const { name } of population.towns) expect(rows).toContain(name.replace(/ \(.*/, ''));
      await page.getByText('Woher kommen die Teilnahmen').click();
      const coverage = page.getByRole('table', { name: 'Teilnahmen und Bevölkerung: Einwohnerinnen und Einwohner' });
      expect(await coverage.locator('tbody tr').count()).toBe(9);
      await page
        .getByText(/^Für die Städte: IT\.NRW.*Stand 30\.\s?6\.2020\.$|^Für die Städte: .*Stand/)
        .first()
        .waitFor();
    });
  });

  it('63,500 of 326,000, „every fifth“: coverage and representativeness per town stand against dated figures, and none is guessed', async () => {
    const said = population.county.figures.filter(({ what }) => what === 'immigrant_history');
    expect(said.map(({ value, date }) => [value, date])).toContainEqual([63500, '2014']);
    await atDesk(async (page) => {
      await openResults(page, closedWave);
      await page.getByText('Woher kommen die Teilnahmen').click();
      const people = page.getByRole('table', { name: 'Teilnahmen und Bevölkerung: Einwohnerinnen und Einwohner' });
      const witten = await people
        .getByRole('row', { name: /^Witten/ })
        .locator('td')
        .allTextContents();
      expect(witten[2]).toBe('96.095');
      const [share = 0, part = 0] = [witten[1], witten[3]].map((text = '') => digits(text));
      expect(digits(witten[4] ?? '')).toBe(Math.abs(share - part));
      await page.getByText(/^Ennepe-Ruhr-Kreis insgesamt: 74\.000 Menschen mit Einwanderungsgeschichte/).waitFor();
      const history = page.getByRole('table', { name: /Menschen mit Einwanderungsgeschichte$/ });
      const unknown = history.getByText('keine Angabe in der Quelle');
      expect(await unknown.count()).toBe(await history.locator('tbody tr').count());
    });
  });

  it('Integrationskonzept with its fields of action: key figures stand together across questionnaires and waves', async () => {
    await atDesk(async (page) => {
      await openResults(page, closedWave);
      await page.getByRole('link', { name: 'Handlungsfelder' }).click();
      const field = page.locator('section.block').filter({ has: page.getByRole('heading', { name: 'Bildung' }) });
      await field.getByRole('heading', { name: 'Demo: Vorjahr' }).waitFor();
      const asked = await field.locator('table.keyed tbody th').allTextContents();
      expect(asked.some((title) => title.startsWith('Wie zufrieden sind Sie mit der Sprachförderung'))).toBe(true);
      expect(asked.some((title) => title.startsWith('Wie alt'))).toBe(false);
      expect(await page.locator('section.block h2').count()).toBe(5);
    });
  });
});
