import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { musterbogen } from '../../questionnaires/all.ts';
import { directionOf } from '../../survey/language.ts';
import { blockId } from '../../web/form/ids.ts';
import { kitchenFillers, kitchenOf, kitchenSections } from './kitchen.ts';
import { fillFields, right, sendPlain, withoutScript, wrong } from './plain.ts';
import { controls, treeOf } from './tree.ts';
import { phone, visit } from './visit.ts';

const required = { de: 'Pflichtfrage', ar: 'سؤال إلزامي' } as const;

/** The sample form without its script, with everything that depends on an answer on it. */
async function openWhole(page: Page, language: string): Promise<void> {
  await withoutScript(page);
  await page.goto(kitchenOf(language));
  await sendPlain(page, { ...right, agree: '' });
  await page.locator('#summary').waitFor();
}

/** The words beside an item that say what is wrong with it, by the item's id. */
const errorsOn = (page: Page): Promise<readonly (readonly [string, string])[]> =>
  page.locator('.item[data-item]:has(> .error):visible').evaluateAll((items) =>
    items.map((item): readonly [string, string] => {
      const error = item.querySelector(':scope > .error');
      return [item.getAttribute('data-item') ?? '', error?.textContent?.trim() ?? ''];
    }),
  );

/** Every error on the page is said at a control of its item, and no control is wrong without a reason. */
async function expectErrorsTied(page: Page): Promise<readonly string[]> {
  const errors = await errorsOn(page);
  const invalid = (await treeOf(page, controls)).filter((control) => control.invalid);
  expect(invalid.filter(({ description }) => !errors.some(([, text]) => description.includes(text)))).toEqual([]);
  for (const [item, text] of errors) {
    expect(text).not.toBe('');
    const own = invalid.filter(({ attributes: { name = '' } }) => name === item || name.startsWith(`${item}.`));
    expect([item, own.length > 0, own.every(({ description }) => description.includes(text))]).toEqual([
      item,
      true,
      true,
    ]);
  }
  return errors.map(([item]) => item);
}

/** Items that `wrong` answers wrongly, in the form's order, each of another kind or part. */
const answeredWrongly = [
  ...['agree', 'town', 'postcode', 'since', 'moved', 'distance', 'people', 'ages'],
  ...['child.1.age', 'event', 'wish'],
];

/** Nothing in any of those fields. */
const blank = Object.fromEntries(Object.keys(wrong).map((name) => [name, '']));

describe.each(['de', 'ar'] as const)('somebody who listens to the form in %s', (language) => {
  it('is told the name of every field and of every group of them', async () => {
    await visit(phone, async (page) => {
      await openWhole(page, language);
      const all = await treeOf(page, [...controls, 'group', 'button', 'link', 'image']);
      const told = all.filter(({ element }) => element !== 'details');
      expect(told.filter(({ name }) => name.trim() === '').map(({ attributes }) => attributes)).toEqual([]);
      expect(told.filter(({ role }) => controls.includes(role)).length).toBeGreaterThan(80);
      const groups = new Map(told.map((one) => [one.attributes['id'], one]));
      for (const { id, type } of musterbogen.questionnaire.sections.flatMap(({ items }) => items)) {
        const single = ['text', 'integer', 'decimal', 'consent'].includes(type) || id === 'town';
        if (type !== 'note') expect([id, groups.has(single ? id : blockId(id))]).toEqual([id, true]);
      }
    });
  });

  it('hears at every required question that it is required', async () => {
    await visit(phone, async (page) => {
      await openWhole(page, language);
      const told = await treeOf(page, controls);
      for (const item of ['agree', 'town']) {
        const field = told.find(({ attributes }) => attributes['name'] === item);
        expect(`${field?.name} ${field?.description}`).toContain(required[language]);
      }
      expect(told.filter(({ name }) => name.includes(required[language])).length).toBe(2);
    });
  });

  it('hears at each field what is wrong with it, without a script', async () => {
    await visit(phone, async (page) => {
      await withoutScript(page);
      await page.goto(kitchenOf(language));
      await sendPlain(page, wrong);
      await page.locator('#summary').waitFor();
      expect(await expectErrorsTied(page)).toEqual(answeredWrongly);
    });
  });

  it('hears the same as the sections go by with a script', async () => {
    await visit(phone, async (page) => {
      await page.goto(kitchenOf(language));
      let heard: readonly string[] = [];
      for (const [index, fill] of kitchenFillers.entries()) {
        await page.locator(`#part-${kitchenSections[index]}`).waitFor();
        const [progress] = await treeOf(page, ['progressbar']);
        expect(progress?.name).toContain(String(index + 1));
        await fillFields(page, wrong);
        await page.locator('#submit').click();
        await page.locator('#summary').waitFor();
        heard = [...heard, ...(await expectErrorsTied(page))];
        await fillFields(page, blank);
        await fill(page);
        await page.locator('#submit').click();
      }
      expect(heard).toEqual(answeredWrongly);
    });
  });

  it('finds headings in order, and a way to each language in that language', async () => {
    await visit(phone, async (page) => {
      const paths = ['', '/withdraw', `/done/${'0'.repeat(20)}`, '/poster', '/paper'];
      for (const path of paths) {
        await page.goto(`${kitchenOf(language)}${path}`);
        const levels = (await treeOf(page, ['heading'])).map(({ level }) => level);
        expect(levels[0]).toBe(1);
        expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
        const langs = await page
          .locator('.languages li > *')
          .evaluateAll((entries) => entries.map((entry) => [entry.getAttribute('lang'), entry.getAttribute('dir')]));
        expect(langs.map(([tag]) => tag)).toEqual(musterbogen.questionnaire.languages);
        expect(langs.filter(([tag, dir]) => dir !== directionOf(tag ?? ''))).toEqual([]);
      }
    });
  });
});
