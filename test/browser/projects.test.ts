import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { joiningWave, openWave, sampleWave } from '../../infra/local/sample.ts';
import { invitedIds, readReady, readyIds } from '../../questionnaires/all.ts';
import { readCode } from './code.ts';
import { withEngine } from './device.ts';
import { openAtDesk } from './staff.ts';
import { codePattern, expectNoOverflow, phone, pick, system, violationsOn, visit } from './visit.ts';

const form = (wave: string, language: string, query = ''): string => `${system.origin}/s/${wave}/${language}${query}`;

const offerSchema = z.object({
  languages: z.array(z.string()),
  opens: z.string(),
  questionnaire: z.object({ id: z.string() }),
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  proof: z.string().optional(),
});
const offerOf = async (wave: string) =>
  offerSchema.parse(await (await fetch(`${system.origin}/api/waves/${wave}`)).json());

const next = async (page: Page, part: string): Promise<void> => {
  await page.locator('#submit').click();
  await page.locator(`#part-${part}`).waitFor();
};

/** Sends what has been filled in, whatever sections are left. */
async function sendRest(page: Page): Promise<void> {
  while ((await page.locator('#part-review').isVisible()) === false) await page.locator('#submit').click();
  await page.locator('#submit').click();
  await page.waitForURL('**/done/**');
}

/** Place and marks of a wave's responses, as they are stored. */
const storedOf = (wave: string) =>
  withEngine(async (dynamo) => {
    const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: system.tables.Responses }));
    return Items.filter(({ pk, answers }) => answers && pk?.S?.startsWith(`R#${wave}#`)).map(({ place, marks }) => ({
      place: place?.S ?? '',
      marks: (marks?.L ?? []).map(({ S }) => S).filter((mark) => mark !== 'fast'),
    }));
  });

/** Poster and letter of a Kita: both lead to its own link, and the poster bears its name. */
const expectSheets = ({ code, name }: { code: string; name: string }, language: string): Promise<void> =>
  visit({ viewport: { width: 794, height: 1123 } }, async (page) => {
    const link = form('eltern-kita', language, `?at=${code}`);
    await page.goto(form('eltern-kita', language, `/letter?at=${code}`));
    expect([language, await readCode(page)]).toEqual([language, link]);
    await page.goto(form('eltern-kita', language, `/poster?at=${code}`));
    expect([language, await readCode(page)]).toEqual([language, link]);
    expect(await page.locator('body').textContent()).toContain(name);
  });

describe('the source’s projects', () => {
  it('are offered on a first start: every questionnaire for people as a wave to open, three demo waves open, in every language each has', async () => {
    const demos = [openWave, sampleWave, joiningWave].map((id) => [id, true] as const);
    const planned = readyIds.filter((id) => !invitedIds.includes(id)).map((id) => [id, false] as const);
    for (const [wave, isOpen] of [...demos, ...planned]) {
      const { languages, questionnaire, opens } = await offerOf(wave);
      expect([wave, languages]).toEqual([wave, readReady(questionnaire.id).questionnaire.languages]);
      expect([wave, Date.parse(opens) <= Date.now()]).toEqual([wave, isOpen]);
    }
    await visit({}, async (page) => {
      await page.goto(system.origin);
      const links = await page.locator('.waves a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(links.map((href) => href?.split('/')[2]).toSorted()).toEqual(demos.map(([id]) => id).toSorted());
    });
  });

  it('Bildung und Sprachförderung: parents, Rucksack KiTa, Griffbereit – staff open both questionnaires for parents, with a link and a poster for each Kita', async () => {
    await openAtDesk('eltern-kita', { places: 'Kita Nord\nKita Süd', without: ['Vietnamesisch'] });
    await openAtDesk('eltern-schule', { places: '' });
    const { places, languages } = await offerOf('eltern-kita');
    expect(places.map(({ name }) => name)).toEqual(['Kita Nord', 'Kita Süd']);
    expect([languages.includes('vi'), languages.includes('so')]).toEqual([false, true]);
    const [, south] = places;
    for (const place of places) await expectSheets(place, place === south ? 'ar' : 'de');
    await visit(phone, async (page) => {
      await page.goto(form('eltern-kita', 'tr', `?at=${south?.code}`));
      await page.locator('#k1').selectOption('witten');
      await pick(page, 'k2', '4');
      await sendRest(page);
      expect(await storedOf('eltern-kita')).toEqual([{ place: south?.code, marks: [] }]);
      await page.goto(form('eltern-kita', 'de'));
      for (const offer of ['Griffbereit', 'Rucksack KiTa'])
        expect(await page.locator('main').textContent()).toContain(offer);
      await page.goto(form('eltern-schule', 'de'));
      expect(await page.locator('main').textContent()).toContain('Rucksack Schule');
    });
  });

  it('Gesellschaftliche Teilhabe, Sport und Kultur: Sportverein – a neighbour without a club says what is in the way, and a club reports', async () => {
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
    await visit(phone, async (page) => {
      await page.goto(system.club ?? '');
      await page.getByRole('heading', { name: 'Jahresbericht der Sportvereine' }).first().waitFor();
      expect(await page.locator('#beside-b\\.b27_40\\.m').textContent()).toContain('Vorjahr:');
      expect(await page.locator('[name="d1"]').count()).toBe(1);
    });
  });

  it('Gesundheit und Pflege: Alter-Wohnen-Migration – large type, interview and paper mode, and a daughter who answers for her father', async () => {
    await openAtDesk('alter-wohnen-migration', { places: '' });
    const letters = (page: Page, of: string) =>
      page.locator(of).evaluate((found) => Number.parseFloat(getComputedStyle(found).fontSize));
    await visit({ viewport: { width: 320, height: 640 } }, async (page) => {
      await page.goto(form(joiningWave, 'it'));
      const usual = await letters(page, 'body');
      await page.goto(form(joiningWave, 'it', '?large'));
      expect(await letters(page, 'body')).toBeCloseTo(usual * 1.3, 1);
      await page.goto(form('alter-wohnen-migration', 'it', '?interview'));
      expect(await letters(page, 'body')).toBeGreaterThan(24);
      expect(await page.locator('#intro').textContent()).toContain('legga ad alta voce');
      await pick(page, 'a1', 'relative');
      await page.locator('#a2').selectOption('schwelm');
      await pick(page, 'a3', '75_84');
      await expectNoOverflow(page);
      expect(await violationsOn(page)).toEqual([]);
      await next(page, 'home');
      await next(page, 'care');
      expect(await page.locator('[name="a8"]').first().isVisible()).toBe(false);
      await page.locator('[name="agree_care"]').check();
      expect(await page.locator('[name="a8"]').first().isVisible()).toBe(true);
      await expectNoOverflow(page);
      await sendRest(page);
      expect(await page.locator('output').textContent()).toMatch(codePattern);
      expect(await letters(page, 'body')).toBeGreaterThan(24);
    });
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(form('alter-wohnen-migration', 'de', '?interview'));
      await pick(page, 'a1', 'self');
      await page.locator('#a2').selectOption('witten');
      await pick(page, 'a3', '65_74');
      await page.locator('#submit').click();
      await page.locator('main form button.primary:not(#submit)').click();
      await page.waitForURL('**/done/**');
    });
    expect((await storedOf('alter-wohnen-migration')).map(({ marks }) => marks).toSorted()).toEqual([
      ['interview'],
      ['interview', 'plain'],
    ]);
    await visit({}, async (page) => {
      await page.goto(form('alter-wohnen-migration', 'it', '/paper'));
      expect(await page.locator('body').textContent()).toContain('Pflegegeld');
      const printed = await page
        .locator('.item h3')
        .first()
        .evaluate((title) => title.getBoundingClientRect().height);
      // 10.5 pt, a third larger, and the line's height
      expect(printed).toBeGreaterThan(22);
    });
  });

  it('Arbeitskreis Polizei und Muslime: the strictest privacy settings – nothing about religion without a consent, no town', async () => {
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

  it('Elternbeirat, Integrationszeichen: parents and neighbours are asked where they have a say, and whether they feel they belong', async () => {
    await visit(phone, async (page) => {
      for (const [wave, council, sign] of [
        ['eltern-kita-demo', '[name="k14"]', '[name="k11.families"]'],
        ['eltern-schule', '[name="s12"]', '[name="s11.welcome"]'],
        [joiningWave, '[name="t8"][value="parents_council"]', '[name="t11"]'],
      ] as const) {
        await page.goto(form(wave, 'fr'));
        for (const item of [council, sign])
          expect([wave, item, (await page.locator(item).count()) > 0]).toEqual([wave, item, true]);
      }
    });
  });

  it('Mehrsprachigkeit as the way to reach people: an open questionnaire is offered in own names of languages, and none stands for a flag', async () => {
    await openAtDesk('sitzung', { places: '' });
    await visit({ ...phone, locale: 'pl-PL' }, async (page) => {
      await page.goto(`${system.origin}/s/sitzung`);
      expect(new URL(page.url()).pathname).toBe('/s/sitzung/pl');
      const names = await page.locator('.languages').textContent();
      for (const name of ['Türkçe', 'العربية', 'українська', 'Leichte Sprache'])
        expect(names?.toLowerCase()).toContain(name.toLowerCase());
      expect(names).not.toMatch(/\p{Regional_Indicator}/u);
      expect(await page.locator('.languages img').count()).toBe(0);
    });
  });
});
