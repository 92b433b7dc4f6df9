import type { Page } from 'playwright-core';

/** Pages of a wave as they stand without a script: axe itself needs one, so only the page's own is taken out. */
export async function withoutScript(page: Page): Promise<void> {
  await page.route('**/s/**', async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const body = await response.text();
    await route.fulfill({ response, body: body.replaceAll(/<script(?: type="module")?>.*?<\/script>/gs, '') });
  });
}

/** Puts values into the fields on the screen at once; an empty one takes back what was there. */
export const fillFields = (page: Page, fields: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((given) => {
    const put = (field: Element, value: string): void => {
      if (field instanceof HTMLInputElement && field.type !== 'text') field.checked = field.value === value;
      else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
      else if (field instanceof HTMLTextAreaElement) field.value = value;
    };
    for (const [name, value] of Object.entries(given))
      for (const field of document.querySelectorAll(`section:not([hidden]) [name="${name}"]`)) put(field, value);
    document.querySelector('form')?.dispatchEvent(new Event('change'));
  }, fields);

/** Fills in a plain form and sends it as a browser does, past any script. */
export async function sendPlain(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await fillFields(page, fields);
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('main form');
      if (form) HTMLFormElement.prototype.submit.call(form);
    }),
  ]);
}

/** A child in the sample questionnaire. */
const child = { 'child.1.call': 'K', 'child.1.age': '5', 'child.1.place': 'kita' };

/** Answers to the whole sample questionnaire that it accepts. */
export const right: Readonly<Record<string, string>> = {
  ...{ agree: 'yes', town: 'witten', postcode: '58452', 'since.year': '2015', distance: '2.5' },
  ...{ 'moved.month': '3', 'moved.year': '2020', people: '2', 'ages.young.female': '1', 'ages.adult.male': '1' },
  ...{ 'ages.total.total': '2', kids: 'yes', ...child, leisure: 'sport', best: 'sport', way: 'bike' },
  ...{ 'event.day': '1', 'event.month': '3', 'event.year': '2026', 'near.bus': 'very', 'near.shops': 'hardly' },
  ...{ life: '3', mood: '4', change: 'Bänke 🌳 و حديقة', 'wish.green': '1', 'wish.housing': '2' },
};

/** Answers that are wrong at every type of item that can be answered wrongly. */
export const wrong: Readonly<Record<string, string>> = {
  ...right,
  ...{ agree: '', town: '', postcode: 'x', 'since.year': '1800', distance: 'x', 'moved.month': '13', people: '99' },
  ...{ 'ages.young.female': '77', 'child.1.age': '44', 'event.day': '31', 'event.month': '2', 'wish.green': '4' },
};
