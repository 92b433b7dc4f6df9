import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clubsBefore, clubsWave } from '../../infra/local/clubs.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { readReady } from '../../questionnaires/all.ts';
import { openBrowser } from '../chromium.ts';
import { hiddenIn } from '../reports/world.ts';
import { expectAccessible, look, openPage, startClocked } from './clubs.ts';

let system: System;
let browser: Browser;
let clocked: Awaited<ReturnType<typeof startClocked>>;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ port: 0, sample: true }), openBrowser()]);
  clocked = await startClocked(system);
});
afterAll(async () => {
  clocked.stop();
  await browser.close();
  await system.stop();
});

const { languages } = readReady('sportverein-teilnahme').questionnaire;
/** A club for each language that has not reported this year. */
const clubOf = (language: string): string => `99000${41 + languages.indexOf(language)}`;

type Fields = Readonly<Record<string, readonly string[]>>;
const textOf = async (address: string, init?: RequestInit): Promise<string> => (await fetch(address, init)).text();
const post = (address: string, fields: Fields): Promise<string> =>
  textOf(address, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(
      Object.entries(fields).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    ).toString(),
  });

async function upload(address: string, paste: string): Promise<string> {
  const body = new FormData();
  body.set('paste', paste);
  body.set('_step', 'read');
  return textOf(`${address}/upload`, { method: 'POST', body });
}

const members: Fields = Object.fromEntries(
  ['b0_6', 'b7_14', 'b15_18', 'b19_26', 'b27_40', 'b41_60', 'b61'].flatMap((band) => [
    [`b.${band}.m`, ['5']],
    [`b.${band}.w`, ['5']],
  ]),
);
const day: Fields = { 'a1.day': ['1'], 'a1.month': ['1'], 'a1.year': [new Date().toISOString().slice(0, 4)] };
const rest: Fields = { ...day, a2: ['by_hand'], d2: ['estimated'], d1: ['4'], ...members };
/** Reasons for whatever is asked on a page. */
const reasonsFor = (html: string): Fields =>
  Object.fromEntries([...html.matchAll(/name="(_why\.[^"]+)"/g)].map(([, name = '']) => [name, ['nachgezählt']]));

/** Every kind of page that a club can come to, as it is without a script. */
async function pagesIn(language: string): Promise<Readonly<Record<string, string>>> {
  const club = clubOf(language);
  const address = `${await clocked.invite(club, clubsWave)}/${language}`;
  const first = await textOf(address);
  const faulty = await post(address, {
    ...hiddenIn(first),
    'b.b0_6.m': ['x'],
    d1: ['900'],
    d2: ['unknown'],
    _step: ['check'],
  });
  const clash = await post(address, { ...hiddenIn(first), 'b.b0_6.m': ['7'], 'b.b0_6.w': ['9'], _step: ['save'] });
  const now = hiddenIn(await textOf(address));
  const asked = await post(address, { ...now, ...rest, 'b.b0_6.w': ['5'], _step: ['check'] });
  const review = await post(address, { ...hiddenIn(asked), ...rest, ...reasonsFor(asked), _step: ['check'] });
  await post(address, { ...hiddenIn(review), _step: ['send'] });
  const bad = await upload(address, '0030;2090;m;1\n0030;1990;x;2\n0030;1990;m;1,5\n0030;1990;m;2\n0030;1990;m;2\n');
  const good = await upload(address, 'Jahrgang;m;w\n1990;30;24\n2015;11;9\n');
  const table = await upload(address, 'Wann;Jungs;Mädels\n1990;30;24\n');
  const [start, empty, sent, history, privacy] = await Promise.all(
    ['', '/upload', '/sent', '/history', '/privacy'].map((path) => textOf(address + path)),
  );
  const last = await textOf(`${await clocked.invite(club, clubsBefore)}/${language}`);
  const lost = await textOf(address.replace(/[0-9a-z]{26}/, 'x'.repeat(26)));
  const pages = {
    first,
    faulty,
    clash,
    asked,
    review,
    bad,
    good,
    table,
    start,
    empty,
    sent,
    history,
    privacy,
    last,
    lost,
  };
  return Object.fromEntries(Object.entries(pages).map(([name, html = '']) => [name, html]));
}

/** What a page must show, so that each is of the kind that it is called. */
const marks: Readonly<Record<string, string>> = {
  ...{ first: 'id="form"', faulty: 'id="summary"', clash: 'class="item clash"', asked: 'class="item why"' },
  ...{ review: 'value="send"', bad: 'id="summary"', good: 'value="confirm"', table: 'name="column.2"' },
  ...{ start: 'class="standing sent"', empty: 'type="file"', sent: 'class="done"', history: '/history' },
  ...{ privacy: 'DSGVO', last: 'class="whose"', lost: '<h1>' },
};

async function show(page: Page, html: string): Promise<void> {
  await page.setContent(html.replaceAll(/<script type="module">.*?<\/script>/gs, ''));
}

describe('every kind of page of a club’s report', () => {
  it.each(languages)(
    'has no barrier in %s, on a small screen, light or dark',
    async (language) => {
      const colorScheme = languages.indexOf(language) % 2 === 0 ? 'dark' : 'light';
      const page = await openPage(browser, { viewport: { width: 320, height: 640 }, colorScheme });
      for (const [name, html] of Object.entries(await pagesIn(language))) {
        const mark = name === 'privacy' && language !== 'de' ? '<h2>' : (marks[name] ?? '');
        expect([name, html.includes(mark), html.includes(`<html lang="${language}"`)]).toEqual([name, true, true]);
        expect([name, /class="fallback"|\{\w+\}(?=[^<]*<\/(?:p|li|a|strong|span|label|h\d)>)/.exec(html)?.[0]]).toEqual(
          [name, undefined],
        );
        await show(page, html);
        await expectAccessible(page);
        await look(page, `kind-${language}-${name}`);
      }
      await page.context().close();
    },
    240_000,
  );
});

describe('letters of twice the size', () => {
  it.each(['de', 'ar'])(
    'fit on a small screen in %s',
    async (language) => {
      const page = await openPage(browser, { viewport: { width: 640, height: 900 } });
      for (const [name, html] of Object.entries(await pagesIn(language))) {
        await show(page, html.replace('<head>', '<head><style>html{font-size:200%!important}</style>'));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([name, Math.max(0, wide)]).toEqual([name, 0]);
        await look(page, `large-${language}-${name}`);
      }
      await page.context().close();
    },
    120_000,
  );
});
