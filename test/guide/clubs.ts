import { readFile } from 'node:fs/promises';
import type { Scene } from './questions.ts';
import type { Stage } from './stage.ts';

async function letterOf({ desk, shoot, open }: Stage): Promise<void> {
  const waiting = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Briefe zum Drucken' }).click();
  const html = await readFile(await (await waiting).path(), 'utf8');
  const letter = await open('about:blank', { viewport: { width: 794, height: 1123 }, deviceScaleFactor: 0.75 });
  await letter.setContent(html);
  await letter.emulateMedia({ media: 'print' });
  await shoot('vereinsbrief', letter.locator('article').first(), 1123);
  await letter.context().close();
}

async function reportOf({ desk, shoot, open, club }: Stage): Promise<void> {
  const form = await open(`${club}/de`, { viewport: { width: 390, height: 900 } });
  await form.getByRole('heading', { name: 'Jahresbericht der Sportvereine' }).first().waitFor();
  await shoot('vereinsbericht', form.locator('#part-members'), 900);
  await form.context().close();
  await desk.locator('tbody tr').filter({ hasText: 'gesendet' }).first().getByRole('link').click();
  await desk.getByRole('button', { name: 'Annehmen' }).waitFor();
  await shoot('pruefen', desk.locator('main'), 640);
}

async function clubs(stage: Stage): Promise<void> {
  const { desk, shoot } = stage;
  await desk.getByRole('link', { name: 'Vereine', exact: true }).click();
  await desk.getByRole('link', { name: 'Vereinsregister' }).click();
  await desk.getByRole('heading', { name: '60 Vereine' }).waitFor();
  await shoot('vereinsregister', desk.locator('main'), 560);
  await desk.getByRole('link', { name: 'Vereine', exact: true }).click();
  await desk.getByRole('link', { name: /^Stand ansehen.*Demo: Vereine$/ }).click();
  await desk.getByRole('heading', { name: 'Einladen und erinnern' }).waitFor();
  await shoot('vereine-einladen', desk.locator('section.block').first());
  await letterOf(stage);
  await shoot('vereine-stand', desk.locator('section.block').nth(1), 560);
  await reportOf(stage);
}

export const clubScenes: readonly Scene[] = [['vereine', clubs]];
