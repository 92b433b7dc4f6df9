import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleWave } from '../../infra/local/sample.ts';
import { kitchenFillers, kitchenOf, kitchenSections } from './kitchen.ts';
import { withoutScript } from './plain.ts';
import { expectNoOverflow, system, visit } from './visit.ts';

const narrow = { viewport: { width: 320, height: 640 } };

/** Looks at every section of the sample questionnaire, filled in, and at the look back over it. */
async function eachSection(page: Page, look: () => Promise<void>): Promise<void> {
  for (const [index, fill] of kitchenFillers.entries()) {
    await page.locator(`#part-${kitchenSections[index]}`).waitFor();
    await fill(page);
    await look();
    await page.locator('#submit').click();
  }
  await page.locator('#part-review').waitFor();
  await look();
}

/** Controls a finger could miss: under 24 pixels either way; a link in a line of text may be (WCAG 2.5.8). */
const smallOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isSeen = (control: Element): boolean => control.checkVisibility({ visibilityProperty: true });
    const found = document.querySelectorAll('a:not(.skip), button, summary, input, select, textarea');
    return [...found].flatMap((control) => {
      const target = control.closest('label.choice') ?? control;
      const { width, height } = target.getBoundingClientRect();
      const isHidden = !isSeen(control) || control.closest('.trap, .summary li') !== null;
      return isHidden || (width >= 24 && height >= 24) ? [] : [`${width} × ${height}: ${control.outerHTML}`];
    });
  });

/** Labels of options that are lower than a thumb. */
const lowOn = (page: Page): Promise<readonly string[]> =>
  page
    .locator('label.choice:visible')
    .evaluateAll((labels) =>
      labels.filter((label) => label.getBoundingClientRect().height < 44).map((label) => label.outerHTML),
    );

describe('somebody with a narrow screen and large type', () => {
  it.each(['de', 'ar', 'de-simple', 'ti', 'fa-AF', 'ckb'])(
    'reads every section in %s without moving it sideways',
    async (language) => {
      await visit(narrow, async (page) => {
        await page.goto(kitchenOf(language));
        await page.locator('.languages summary').click();
        await expectNoOverflow(page);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        await expectNoOverflow(page);
        await page.locator('.languages summary').click();
        await eachSection(page, () => expectNoOverflow(page));
      });
    },
  );
});

describe('somebody whose finger is not steady', () => {
  it.each(['de', 'ar'])('finds every control on every page in %s large enough', async (language) => {
    await visit(narrow, async (page) => {
      await page.goto(kitchenOf(language));
      await eachSection(page, async () => {
        expect(await smallOn(page)).toEqual([]);
        expect(await lowOn(page)).toEqual([]);
      });
      const paths = [
        `/s/${sampleWave}/${language}/withdraw`,
        `/s/${sampleWave}/${language}/done/${'0'.repeat(20)}`,
        `/s/${sampleWave}?kiosk`,
        `/?language=${language}`,
        '/nowhere',
        ...['privacy', 'accessibility', 'contact', 'imprint', 'simple'].map((name) => `/i/${language}/${name}`),
        ...['poster', 'letter', 'message', 'paper'].map((name) => `/s/${sampleWave}/${language}/${name}`),
      ];
      for (const path of paths) {
        await page.goto(system.origin + path);
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await smallOn(page)).toEqual([]);
      }
    });
  });

  it('finds them large enough without a script', async () => {
    await visit(narrow, async (page) => {
      await withoutScript(page);
      await page.goto(kitchenOf('de'));
      await page.locator('.languages summary').click();
      expect(await smallOn(page)).toEqual([]);
      expect(await lowOn(page)).toEqual([]);
    });
  });
});

/** What is drawn around an element. */
const drawn = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { outlineStyle, outlineWidth, borderStyle, borderWidth } = getComputedStyle(element);
      return {
        outline: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
        border: borderStyle === 'none' ? 0 : Number.parseFloat(borderWidth),
      };
    });

describe('somebody who has chosen their own colours', () => {
  it('tells what is chosen from what is not, a button from a text, and a wrong answer from the others', async () => {
    await visit({ ...narrow, forcedColors: 'active' }, async (page) => {
      await page.goto(kitchenOf('de'));
      await page.locator('#submit').click();
      expect((await drawn(page, '.item.wrong')).border).toBeGreaterThan(0);
      expect((await drawn(page, '#summary')).border).toBeGreaterThan(0);
      await eachSection(page, async () => {
        for (const button of ['#submit', 'button:visible:not(.languages button, #keep)'])
          expect((await drawn(page, button)).border).toBeGreaterThanOrEqual(2);
        const chosen = page.locator('.choice:has(:checked):visible');
        for (const label of await chosen.all())
          expect(await label.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
        if ((await page.locator('.choice:not(:has(:checked)):visible').count()) > 0)
          expect((await drawn(page, '.choice:not(:has(:checked)):visible')).outline).toBe(0);
      });
    });
  });
});

describe('somebody whom movement makes ill', () => {
  it('sees no page glide', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const)
      await visit({ reducedMotion }, async (page) => {
        await page.goto(kitchenOf('de'));
        const glides = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
        expect(glides).toBe(reducedMotion === 'reduce' ? 'auto' : 'smooth');
        expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      });
  });
});
