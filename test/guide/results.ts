import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { cardOf, openWaves, type Scene } from './questions.ts';
import type { Stage } from './stage.ts';

async function openResults(desk: Page, wave: string): Promise<void> {
  await openWaves(desk);
  await cardOf(desk, wave)
    .getByRole('link', { name: /^Ergebnisse ansehen/ })
    .click();
  await desk.locator('section.block').first().waitFor();
}

const blockOf = (desk: Page, title: string) => desk.locator('section.block').filter({ hasText: title });

async function reading({ desk, shoot }: Stage): Promise<void> {
  await openResults(desk, 'Demo: Vorjahr');
  await shoot('ergebnisse', desk.locator('main'), 420);
  await shoot('balken', blockOf(desk, 'Wie gut verstehen Sie Briefe'), 620);
  await desk.getByText('Wie viel ist zu sehen').click();
  await shoot('sichtbar', desk.locator('details.panel').first(), 620);
  await desk.getByText('Woher kommen die Teilnahmen').click();
  await shoot('bevoelkerung', desk.locator('details.panel').nth(1), 720);
  await desk.getByLabel(/^In welcher Stadt/).check();
  const marks = desk.locator('button.why');
  await marks.first().waitFor();
  await shoot('verdeckt', desk.locator('section.block').filter({ has: marks }).first(), 760);
  await marks.first().click();
  await shoot('warum', desk.getByRole('dialog'));
  await desk.keyboard.press('Escape');
}

async function freeTexts({ desk, shoot }: Stage): Promise<void> {
  await openResults(desk, 'Demo: Vorjahr');
  await desk.getByRole('link', { name: 'Freitexte dieser Befragung' }).click();
  await desk.getByRole('button', { name: 'Texte öffnen' }).waitFor();
  await shoot('texte-oeffnen', desk.locator('main'), 520);
  await desk.getByRole('button', { name: 'Texte öffnen' }).click();
  await desk.getByRole('link', { name: /^Texte lesen/ }).click();
  await desk.getByRole('heading', { name: 'Text 1', exact: true }).waitFor();
  const flagged = desk.locator('article').filter({ has: desk.locator('mark') });
  const german = desk.locator('article').filter({ hasNotText: 'Sprache des Fragebogens' });
  const text = ((await flagged.count()) > 0 ? flagged : german).first();
  await shoot('text', text);
  await text.getByRole('button', { name: /^Schwärzen/ }).click();
  await shoot('schwaerzen', text);
}

async function comparing({ desk, shoot }: Stage): Promise<void> {
  await openResults(desk, 'Demo: laufende Welle');
  await desk.getByRole('link', { name: /vergleichen$/ }).click();
  await desk.locator('table.pairs').first().waitFor();
  await shoot('vergleich', desk.locator('main'), 1000);
  await desk.getByRole('link', { name: 'Handlungsfelder' }).click();
  await desk.locator('table.keyed').first().waitFor();
  await shoot('handlungsfelder', desk.locator('article.result').filter({ hasText: 'Demo: Vorjahr' }), 900);
}

async function taking({ desk, shoot, open }: Stage): Promise<void> {
  await openResults(desk, 'Demo: Vorjahr');
  await shoot('herunterladen', desk.locator('section.downloads'), 760);
  await desk.getByRole('button', { name: 'Bericht', exact: true }).click();
  await shoot('verbot', desk.getByRole('dialog'));
  const waiting = desk.waitForEvent('download');
  await desk.getByRole('button', { name: /^Gelesen/ }).click();
  const html = await readFile(await (await waiting).path(), 'utf8');
  const paper = await open('about:blank', { viewport: { width: 794, height: 1123 }, deviceScaleFactor: 1 });
  await paper.setContent(html);
  await shoot('bericht', paper.locator('body'), 1100);
  await paper.context().close();
}

export const resultScenes: readonly Scene[] = [
  ['ergebnisse', reading],
  ['freitexte', freeTexts],
  ['vergleichen', comparing],
  ['mitnehmen', taking],
];
