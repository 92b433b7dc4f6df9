import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formParts } from '../../functions/collect/files.ts';
import { form } from '../../functions/collect/form.ts';
import { openWords } from '../../functions/words.ts';
import { formAssets } from '../../infra/build.ts';
import { readHouse } from '../../infra/house.ts';
import type { Fields } from '../../survey/answer.ts';
import { datePartsOf } from '../../survey/items/date.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { shownBy } from '../../survey/relevance.ts';
import { wordingOf } from '../../survey/text.ts';
import { blockId, optionId } from '../../web/form/ids.ts';
import type { View } from '../../web/form/view.ts';
import { anyAsking } from '../asking.ts';
import { anyFields, aWave } from '../builders.ts';
import { openBrowser } from '../chromium.ts';
import { root } from '../sources.ts';

const address = 'http://localhost/s/some/de';

let browser: Browser;
let page: Page;
let served = '';
let shared: Pick<View, 'assets' | 'words'>;

beforeAll(async () => {
  const words = await openWords(join(root, 'web/words'))('de');
  shared = { words, assets: formParts(await formAssets(), readHouse()).assets };
  browser = await openBrowser();
  page = await browser.newPage();
  await page.route('**/*', (route) =>
    route.request().url() === address ? route.fulfill({ contentType: 'text/html', body: served }) : route.abort(),
  );
});
afterAll(() => browser.close());

/** The form of a questionnaire as the server sends it, with its script or with the style sheet alone. */
async function open(questionnaire: Questionnaire, fields: Fields, script: boolean): Promise<void> {
  const wave = aWave({ languages: ['de'], places: [] });
  const wording = wordingOf({}, 'de', 'de');
  const view = { ...shared, wave, questionnaire, wording, audio: {}, reviewed: true, query: '' };
  const { html } = form(view, fields, []);
  served = script ? html : html.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, '');
  await page.goto(address);
  if (script) await page.locator('#progress-label').waitFor({ state: 'attached' });
}

/** Every block and option there could be, by the id of its element. */
const placesIn = (questionnaire: Questionnaire): readonly string[] =>
  itemsOf(questionnaire).flatMap((item) => [
    blockId(item.id),
    ...('offered' in item ? (questionnaire.lists[item.list] ?? []).map(({ code }) => optionId(item.id, code)) : []),
  ]);

/** What the server would show of it; the options of an item that is not asked are not looked at. */
function onServer(questionnaire: Questionnaire, fields: Fields): readonly string[] {
  const { items, options } = shownBy(questionnaire, fields);
  return itemsOf(questionnaire)
    .filter(({ id }) => items.has(id))
    .flatMap((item) => {
      const offered = 'offered' in item ? (options.get(item.id) ?? questionnaire.lists[item.list] ?? []) : [];
      return [blockId(item.id), ...offered.map(({ code }) => optionId(item.id, code))];
    });
}

/** What of it can be seen, whichever section is on the screen. */
const onScreen = (questionnaire: Questionnaire): Promise<readonly string[]> =>
  page.evaluate(
    (ids) => {
      const isThere = (element: Element | null): boolean =>
        element !== null && getComputedStyle(element).display !== 'none';
      return ids.filter((id) => {
        const element = document.getElementById(id);
        return isThere(element) && isThere(element?.closest('.item') ?? null);
      });
    },
    [...placesIn(questionnaire)],
  );

/** Answers as a person does: clicks what is not as it should be, types, chooses. */
const answer = (fields: Fields): Promise<void> =>
  page.evaluate((sent) => {
    const click = (box: HTMLInputElement, wanted: boolean): void => {
      if (box.checked === wanted) return;
      if (wanted || box.type === 'checkbox') box.click();
      else {
        // Nobody can take a radio button back by a click; the script may be told all the same.
        box.checked = false;
        box.dispatchEvent(new Event('change', { bubbles: true }));
      }
    };
    const type = (control: Element, text: string): void => {
      if (!('value' in control) || control.value === text) return;
      control.value = text;
      control.dispatchEvent(new Event('change', { bubbles: true }));
    };
    for (const control of document.querySelectorAll('#form [name]:not(button, [type=hidden])')) {
      const values = sent[control.getAttribute('name') ?? ''] ?? [];
      const isBox = control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type);
      if (isBox) click(control, values.includes(control.value));
      else type(control, values[0] ?? '');
    }
  }, fields);

/** Fields as the form's controls hold them: dates in parts, and no more entries than are shown at first. */
const typed = (questionnaire: Questionnaire, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, values]): [string, readonly string[]][] => {
      const item = itemsOf(questionnaire).find(({ id }) => id === field);
      if (item?.type === 'repeat' || /\.2\.age$/.test(field)) return [];
      if (item?.type !== 'date') return [[field, values]];
      const parts = (values[0] ?? '').split('-').reverse();
      return datePartsOf(item).map((part, index) => [`${field}.${part}`, [parts[index] ?? '']]);
    }),
  );

const cases = anyAsking.chain((questionnaire) =>
  fc.record({
    questionnaire: fc.constant(questionnaire),
    people: fc.array(
      anyFields(questionnaire).map((fields) => typed(questionnaire, fields)),
      { minLength: 2, maxLength: 2 },
    ),
  }),
);

test('browser relevance, CSS relevance and server relevance agree', async () => {
  const agree = fc.asyncProperty(cases, async ({ questionnaire, people }) => {
    const expected = people.map((fields) => onServer(questionnaire, fields));
    const styled: (readonly string[])[] = [];
    for (const fields of people) {
      await open(questionnaire, fields, false);
      styled.push(await onScreen(questionnaire));
    }
    expect(styled).toEqual(expected);
    await open(questionnaire, {}, true);
    const scripted: (readonly string[])[] = [];
    for (const fields of people) {
      await answer(fields);
      scripted.push(await onScreen(questionnaire));
    }
    expect(scripted).toEqual(expected);
  });
  await fc.assert(agree, { numRuns: 50, seed: 2026 });
}, 240_000);
