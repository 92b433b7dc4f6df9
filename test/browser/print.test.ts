import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openWords } from '../../functions/words.ts';
import { printAssets } from '../../infra/build.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { itemsOf, optionsOf } from '../../survey/questionnaire.ts';
import { wordingOf } from '../../survey/text.ts';
import type { View } from '../../web/form/view.ts';
import { type Kit, sheetNames } from '../../web/print/kit.ts';
import { letterSheet } from '../../web/print/letter.tsx';
import { posterSheet } from '../../web/print/poster.tsx';
import { spoken } from '../../web/words/spoken.ts';
import { aWave } from '../builders.ts';
import { noAssets } from '../collect/world.ts';
import { root } from '../sources.ts';
import { readCode } from './code.ts';
import { expectAccessible, expectNoOverflow, formOf, visit } from './visit.ts';

const at = '?at=sonnenblume';
const sheetOf = (language: string, name: string): string => `${formOf(language)}/${name}${at}`;

/** Chromium refuses to print a page that a document does not have. */
const printsPage = (page: Page, number: number): Promise<boolean> =>
  page.pdf({ preferCSSPageSize: true, printBackground: true, pageRanges: String(number) }).then(
    () => true,
    (error: Error) => {
      if (error.message.includes('exceeds page count')) return false;
      throw error;
    },
  );

describe.each(['de', 'ar', 'tr', 'uk'])('somebody who prints in %s', (language) => {
  it.each(sheetNames)('reads the %s on a narrow phone and with any tool', async (name) => {
    await visit({ viewport: { width: 320, height: 640 } }, async (page) => {
      await page.goto(sheetOf(language, name));
      await expectNoOverflow(page);
      await expectAccessible(page);
    });
  });

  it.each(['poster', 'letter'])('gets the %s on exactly one page, with nothing cut off', async (name) => {
    await visit({ viewport: { width: 794, height: 1123 } }, async (page) => {
      await page.goto(sheetOf(language, name));
      expect(await printsPage(page, 1)).toBe(true);
      expect(await printsPage(page, 2)).toBe(false);
      await page.emulateMedia({ media: 'print' });
      const spare = await page.locator('.sheet').evaluate((sheet) => sheet.clientHeight - sheet.scrollHeight);
      expect(spare).toBeGreaterThanOrEqual(0);
    });
  });

  it.each(['poster', 'letter', 'paper'])(
    'is led by the code on the %s to the form in that language and place',
    async (name) => {
      await visit({ viewport: { width: 794, height: 1123 } }, async (page) => {
        await page.goto(sheetOf(language, name));
        expect(await readCode(page)).toBe(`${formOf(language)}${at}`);
      });
    },
  );
});

describe('a wave in every language, with a long title', () => {
  const title = 'Zusammenleben, Nachbarschaft und Familiensprachen im Ennepe-Ruhr-Kreis';
  const wave = aWave({ languages: [...spoken], demo: true });
  const [place] = wave.places;
  const read = openWords(join(root, 'web/words'));

  async function kitIn(language: string): Promise<Kit> {
    const view: View = {
      wave,
      questionnaire: elternKita.questionnaire,
      wording: wordingOf({ [language]: { title } }, language, 'de'),
      words: await read(language),
      audio: {},
      reviewed: true,
      assets: noAssets,
      query: '',
    };
    const publisher = 'Kommunales Integrationszentrum Ennepe-Ruhr-Kreis';
    const address = `https://umfragen.vielstimmig.example/s/${wave.id}/${language}?at=north`;
    return { view, assets: await printAssets(), publisher, address, place, now: 0 };
  }

  it.each([
    { name: 'poster', sheet: posterSheet },
    { name: 'letter', sheet: letterSheet },
  ])('has a $name of one page in each of them', async ({ sheet }) => {
    await visit({ viewport: { width: 794, height: 1123 } }, async (page) => {
      for (const language of spoken) {
        await page.setContent(sheet(await kitIn(language)).html);
        expect([language, await printsPage(page, 2)]).toEqual([language, false]);
        await page.emulateMedia({ media: 'print' });
        const spare = await page.locator('.sheet').evaluate((paper) => paper.clientHeight - paper.scrollHeight);
        expect([language, spare >= 0]).toEqual([language, true]);
      }
    });
  });
});

describe('a member of staff', () => {
  it('finds the code on a poster at least 7 centimetres wide beside thirty languages, with its address for who cannot see it', async () => {
    await visit({ viewport: { width: 794, height: 1123 } }, async (page) => {
      await page.goto(sheetOf('de', 'poster'));
      await page.emulateMedia({ media: 'print' });
      const code = page.getByRole('img', { name: `${formOf('de')}${at}` });
      const { width, height } = (await code.boundingBox()) ?? { width: 0, height: 0 };
      const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
      expect(((width / modules) * (modules - 8) * 25.4) / 96).toBeGreaterThan(70);
      expect(height).toBeCloseTo(width, 0);
    });
  });

  it('finds every option’s code on the paper form', async () => {
    await visit({}, async (page) => {
      await page.goto(sheetOf('ar', 'paper'));
      const codes = await page.locator('code').allTextContents();
      const { questionnaire } = elternKita;
      for (const item of itemsOf(questionnaire))
        if (item.type === 'select_one' || item.type === 'select_multiple')
          for (const { code } of optionsOf(questionnaire, item.list))
            expect(codes.some((typed) => typed.startsWith(`${item.id}=${code}`))).toBe(true);
    });
  });

  it('prints and copies with a script, and finds no dead button without one', async () => {
    await visit({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.goto(sheetOf('de', 'message'));
      await page.getByRole('button', { name: 'Text kopieren' }).click();
      await page.getByText('Der Text ist kopiert.').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`${formOf('de')}${at}`);
      expect(await page.getByRole('button', { name: 'Drucken' }).isVisible()).toBe(true);
    });
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(sheetOf('de', 'message'));
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.locator('#text').textContent()).toContain(`${formOf('de')}${at}`);
    });
  });
});
