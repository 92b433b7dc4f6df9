import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** A page of the guide, by its file's name, and how its pictures are taken. Later pages go on where earlier ones ended. */
export type Scene = readonly [page: string, take: (stage: Stage) => Promise<void>];

export const cardOf = (page: Page, name: string): Locator =>
  page.locator('article').filter({ has: page.getByRole('heading', { name, exact: true }) });

const phone = { viewport: { width: 390, height: 760 } } as const;

/** Presses „Aktualisieren“ until something is on a card. */
async function waitOn(desk: Page, part: Locator): Promise<void> {
  for (let tries = 0; (await part.count()) === 0; tries += 1) {
    if (tries > 200) throw new Error('it does not come');
    await desk.getByRole('button', { name: 'Aktualisieren' }).click();
    await desk.waitForTimeout(500);
  }
}

export async function openWaves(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: 'Befragungen', exact: true }).click();
  await desk.getByRole('heading', { name: 'Befragungen' }).waitFor();
}

async function choosing({ desk, shoot }: Stage): Promise<void> {
  await waitOn(desk, cardOf(desk, 'Demo: Vorjahr').getByText('Ergebnisse da'));
  await desk.evaluate(() => scrollTo(0, 0));
  await shoot('arbeitsbereich', desk.locator('body'), 760);
  await shoot('geplant', cardOf(desk, 'Mitmachen, Sport und Kultur'));
}

async function languages({ desk, shoot, open, origin }: Stage): Promise<void> {
  await cardOf(desk, 'Mitmachen, Sport und Kultur')
    .getByRole('button', { name: /^Befragung öffnen/ })
    .click();
  const dialog = desk.getByRole('dialog');
  await shoot('sprachen', dialog.getByRole('group', { name: 'Sprachen' }));
  await dialog.getByRole('button', { name: 'Abbrechen' }).click();
  const form = await open(`${origin}/s/teilhabe-demo/ar`, phone);
  await shoot('formular-arabisch', form.locator('body'), 760);
  await form.context().close();
  const privacy = await open(`${origin}/i/de/privacy?wave=teilhabe-demo`, { viewport: { width: 700, height: 1000 } });
  await shoot('datenschutz', privacy.locator('body'), 760);
  await privacy.context().close();
}

async function opening({ desk, shoot }: Stage): Promise<void> {
  const card = cardOf(desk, 'Kita und Familiensprache').filter({ hasText: 'geplant' });
  await card.getByRole('button', { name: /^Befragung öffnen/ }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel(/^Orte/).fill('Kita Sonnenblume\nKita Regenbogen\nKita Waldwichtel');
  await shoot('oeffnen', dialog, 820);
  await dialog.getByRole('button', { name: 'Jetzt öffnen' }).click();
  const running = cardOf(desk, 'Kita und Familiensprache').filter({ hasText: 'läuft' });
  await running.waitFor();
  await shoot('offen', running, 620);
}

async function sheets({ desk, shoot, open, origin }: Stage): Promise<void> {
  const card = cardOf(desk, 'Kita und Familiensprache').filter({ hasText: 'läuft' });
  await card.getByText('Einladen und aushängen').click();
  await card.getByLabel('Ort').selectOption({ index: 1 });
  await shoot('einladen', card.locator('details').first());
  const address = await card.getByRole('link', { name: 'Plakat' }).getAttribute('href');
  const sheet = await open(`${origin}${address}`, { viewport: { width: 794, height: 1123 }, deviceScaleFactor: 0.75 });
  await sheet.emulateMedia({ media: 'print' });
  await shoot('plakat', sheet.locator('body'), 1123);
  await sheet.context().close();
  const talk = await open(`${origin}/s/teilhabe-demo/de?interview&large`, phone);
  await shoot('gespraech', talk.locator('body'), 760);
  await talk.goto(`${origin}/s/teilhabe-demo?kiosk`);
  await shoot('gemeinsames-geraet', talk.locator('body'), 760);
  await talk.context().close();
}

async function watching({ desk, shoot }: Stage): Promise<void> {
  const card = cardOf(desk, 'Demo: laufende Welle');
  await waitOn(desk, card.getByText('40', { exact: true }));
  await shoot('teilnahmen', card.locator('dl'), 700);
  await card.getByText('Was wird zu sehen sein?').click();
  await shoot('vorschau', card.locator('details').nth(1), 700);
  await card.getByText('Was wird zu sehen sein?').click();
  await waitOn(desk, cardOf(desk, 'Demo: Mitmachen').getByRole('button', { name: /^Zwischenstand …/ }));
  await cardOf(desk, 'Demo: Mitmachen')
    .getByRole('button', { name: /^Zwischenstand …/ })
    .click();
  await shoot('zwischenstand', desk.getByRole('dialog'));
  await desk.getByRole('dialog').getByRole('button', { name: 'Abbrechen' }).click();
}

async function closing({ desk, shoot }: Stage): Promise<void> {
  const card = cardOf(desk, 'Demo: laufende Welle');
  await card.getByRole('button', { name: /^Befragung schließen/ }).click();
  await shoot('schliessen', desk.getByRole('dialog'));
  await desk.getByRole('button', { name: 'Jetzt schließen' }).click();
  await waitOn(desk, card.getByText('Ergebnisse da'));
  await shoot('ergebnisse-da', card, 620);
}

export const questionScenes: readonly Scene[] = [
  ['auswaehlen', choosing],
  ['sprachen', languages],
  ['oeffnen', opening],
  ['aushaengen', sheets],
  ['beobachten', watching],
  ['schliessen', closing],
];
