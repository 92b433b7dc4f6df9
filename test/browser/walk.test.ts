import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPublisher } from '../../functions/store/publish.ts';
import { localDynamo } from '../../infra/local/schema.ts';
import { invitedIds, profileOf, readReady, readyIds } from '../../questionnaires/all.ts';
import type { Fields } from '../../survey/answer.ts';
import { seeded } from '../../survey/generate.ts';
import { directionOf } from '../../survey/language.ts';
import { plausible } from '../../survey/plausible.ts';
import { spoken } from '../../web/words/spoken.ts';
import { right } from './plain.ts';
import { codePattern, phone, system, visit } from './visit.ts';

/** Clubs come by a link of their own. */
const publicIds = readyIds.filter((id) => !invitedIds.includes(id));

const waveOf = (id: string): string => `walk-${id}`;

beforeAll(async () => {
  const dynamo = localDynamo(system.endpoint);
  const publisher = openPublisher(dynamo, system.tables.Catalogue);
  const [opens = '', closes = ''] = [-1, 9].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  for (const id of publicIds) {
    const { questionnaire, translations, media } = readReady(id);
    await publisher.questionnaire(questionnaire, translations, media);
    const { version, languages } = questionnaire;
    const rest = { ...{ opens, closes, places: [], retentionDays: 30 }, k: 5, demo: true } as const;
    await publisher.wave({ ...{ id: waveOf(id), name: id, questionnaire: id, version, languages }, ...rest });
  }
  dynamo.destroy();
});

/** What somebody answers who speaks the language; the sample of everything has dates and entries of its own. */
function fieldsOf(id: string, language: string): Fields {
  if (id === 'musterbogen') return Object.fromEntries(Object.entries(right).map(([name, value]) => [name, [value]]));
  const profile = profileOf(id);
  const made = profile && plausible(readReady(id).questionnaire, profile, [language], seeded(language.length));
  if (!made) throw new Error(`nobody in the profile of ${id} speaks ${language}`);
  return made.fields;
}

/** Fills in whatever of the fields is on the screen. */
const fill = (page: Page, fields: Fields): Promise<void> =>
  page.evaluate((given) => {
    const put = (field: Element, values: readonly string[]): void => {
      if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type))
        field.checked = values.includes(field.value);
      else if ('value' in field) field.value = values[0] ?? '';
    };
    for (const [name, values] of Object.entries(given))
      for (const field of document.querySelectorAll(`section:not([hidden]) [name="${name}"]`)) put(field, values);
    document.querySelector('form')?.dispatchEvent(new Event('change'));
  }, fields);

/** Sections one after the other, the look back, and sent. */
async function walkWithScript(page: Page, id: string, fields: Fields): Promise<void> {
  for (const { id: section } of readReady(id).questionnaire.sections) {
    await page.locator(`#part-${section}`).waitFor();
    await fill(page, fields);
    await page.locator('#submit').click();
  }
  await page.locator('#part-review').waitFor();
  await page.locator('#submit').click();
}

/** One page, the look back, and sent: a plain form has no other steps. */
async function walkPlain(page: Page, _: string, fields: Fields): Promise<void> {
  await fill(page, fields);
  await page.locator('#submit').click();
  await page.locator('main form button.primary:not(#submit)').click();
}

const languagesOf = (id: string): readonly string[] => readReady(id).questionnaire.languages;

/** The questionnaire that each language is walked in with a script: of those that have it, the one with the fewest. */
const dealt = new Map<string, string>();
for (const language of spoken) {
  const count = (id: string): number => [...dealt.values()].filter((other) => other === id).length;
  const [fewest] = publicIds.filter((id) => languagesOf(id).includes(language)).toSorted((a, b) => count(a) - count(b));
  if (fewest) dealt.set(language, fewest);
}

/** Everywhere the three that differ most, and every language somewhere. */
const scripted = (id: string): readonly string[] =>
  languagesOf(id).filter((language) => ['de', 'ar', 'uk'].includes(language) || dealt.get(language) === id);

/** Without a script in every language, since that is the same page. */
const ways = [
  ['with a script', { ...phone }, walkWithScript, scripted],
  ['without one', { ...phone, javaScriptEnabled: false }, walkPlain, languagesOf],
] as const;

/** From the form to the thank-you page. Gives what is wrong there. */
const walk = (id: string, language: string, options: BrowserContextOptions, go: typeof walkPlain) =>
  visit(options, async (page) => {
    await page.goto(`${system.origin}/s/${waveOf(id)}/${language}`);
    const html = page.locator('html');
    expect(await html.getAttribute('dir')).toBe(directionOf(language));
    await go(page, id, fieldsOf(id, language));
    await page.waitForURL('**/done/*');
    expect(await html.getAttribute('lang')).toBe(language);
    expect(await page.locator('output').textContent()).toMatch(codePattern);
  });

it('every language of the registry is walked with a script', () => {
  expect([...dealt.keys()]).toEqual(spoken);
});

describe.each(ways)('people %s', (_, options, go, languages) => {
  it.each(publicIds)('answer %s and are thanked', async (id) => {
    const left = languages(id).values();
    const walker = async (): Promise<void> => {
      for (const language of left)
        await walk(id, language, options, go).catch((error: unknown) => {
          throw new Error(`${id} in ${language}`, { cause: error });
        });
    };
    await Promise.all([walker(), walker(), walker()]);
  });
});

/** Ten women and some men, all in no Fachverband; what the rules ask about gets a reason. */
async function reportIn(page: Page, men: number): Promise<void> {
  const figures = { 'b.b27_40.m': men, 'b.b27_40.w': 10, 'c_general.general.m': men, 'c_general.general.w': 10, d1: 3 };
  for (const cell of await page.locator('input[name^="b.b"]').all()) await cell.fill('0');
  for (const [name, figure] of Object.entries(figures)) await page.locator(`[name="${name}"]`).fill(String(figure));
  await page.locator('[name="a2"]').first().check();
  await page.locator('[name="d2"][value="counted"]').check();
  await page.locator('#actions .primary').click();
  for (const box of await page.locator('.why textarea').all()) await box.fill('Gezählt.');
  if ((await page.locator('.why').count()) > 0) await page.locator('#actions .primary').click();
}

it.each(invitedIds)('clubs answer %s in every language, one after the other, and are thanked', async (id) => {
  for (const [index, language] of languagesOf(id).entries())
    await visit({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${system.club}/${language}`);
      expect(await page.locator('html').getAttribute('dir')).toBe(directionOf(language));
      await reportIn(page, 10 + index);
      await page.locator('main form button[value="send"]').click();
      await page.waitForURL('**/sent');
      expect([language, await page.locator('html').getAttribute('lang')]).toEqual([language, language]);
    });
});
