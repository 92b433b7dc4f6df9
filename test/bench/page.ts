import { brotliCompressSync } from 'node:zlib';
import { openPublisher } from '../../functions/store/publish.ts';
import { localDynamo, tableNames } from '../../infra/local/schema.ts';
import { languages } from '../../survey/registry.ts';
import type { Wave } from '../../survey/wave.ts';
import { openBrowser } from '../chromium.ts';
import { floorPage } from './floor.ts';
import { translations, twelve } from './form.ts';
import { compareLoads, serveCompressed, visitOf } from './phone.ts';

type Say = (what: string, measured: string, floor: string) => void;

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const brotli = (text: string): number => brotliCompressSync(text).length;
const scripts = /<script[^>]*>[\s\S]*?<\/script>/g;
/** So many that the same page, measured again, differs by about a hundredth. */
const turns = 50;

async function publish(endpoint: string): Promise<void> {
  const dynamo = localDynamo(endpoint);
  const publisher = openPublisher(dynamo, tableNames().Catalogue);
  await publisher.questionnaire(twelve, translations);
  const day = 86_400_000;
  const [opens, closes] = [-day, day].map((from) => new Date(Date.now() + from).toISOString());
  const wave: Wave = {
    ...{ id: 'form', name: 'Bench', questionnaire: twelve.id, version: 1, languages: ['de', 'ar'], places: [], k: 5 },
    ...{ opens: opens ?? '', closes: closes ?? '', retentionDays: 30 },
  };
  await publisher.wave(wave);
  await publisher.wave({ ...wave, id: 'form-all', languages: languages.map(({ tag }) => tag) });
  dynamo.destroy();
}

const ratioOf = ({ ours, floor, ratio }: { ours: number; floor: number; ratio: number }): string =>
  `${ours.toFixed(0)} ms / ${floor.toFixed(0)} ms = ${ratio.toFixed(2)} x`;

const read = async (address: string): Promise<string> => (await fetch(address)).text();

/** What each part of a page adds to its compressed size: the page less the page without it. */
function partsOf(page: string): string {
  const parts: Readonly<Record<string, RegExp>> = {
    style: /<style>(?!@supports)[\s\S]*?<\/style>/g,
    conditions: /<style>@supports[\s\S]*?<\/style>/g,
    script: /<script type="module">[\s\S]*?<\/script>/g,
    data: /<script type="application\/json"[\s\S]*?<\/script>/g,
    picker: /<nav class="languages"[\s\S]*?<\/nav>/g,
  };
  const whole = brotli(page);
  return Object.entries(parts)
    .map(([name, part]) => `${name} ${whole - brotli(page.replaceAll(part, ''))}`)
    .join(', ');
}

async function measureSizes(origin: string, say: Say): Promise<void> {
  for (const [wave, language] of [
    ['form', 'de'],
    ['form', 'ar'],
    ['form-all', 'de'],
    ['form-all', 'ar'],
  ]) {
    const page = await read(`${origin}/s/${wave}/${language}`);
    const offered = wave === 'form' ? 'in 2' : `in ${languages.length}`;
    say(
      `twelve items, ${language} ${offered}, HTML + CSS, brotli`,
      kilobytes(brotli(page.replaceAll(scripts, ''))),
      'at most 8 KB',
    );
    say(`twelve items, ${language} ${offered}, whole, brotli`, kilobytes(brotli(page)), 'at most 14 KB');
    say('  of these, in bytes', partsOf(page), '');
  }
}

/** Measures the form page of twelve items: bytes, requests, and its first paint and use on a slow phone. */
export async function measureForm({ origin, endpoint }: { origin: string; endpoint: string }, say: Say): Promise<void> {
  await publish(endpoint);
  await measureSizes(origin, say);
  const browser = await openBrowser();
  try {
    for (const translation of translations) {
      const { language } = translation;
      const { requests, cookies, foreign } = await visitOf(browser, `${origin}/s/form/${language}`);
      say(`requests / cookies / foreign hosts, ${language}`, `${requests} / ${cookies} / ${foreign}`, '1 / 0 / 0');
      const floor = floorPage(twelve, translation);
      say(`the same items bare, ${language}, brotli`, kilobytes(brotli(floor)), '');
      const served = await serveCompressed(
        new Map([
          ['/ours', await read(`${origin}/s/form/${language}`)],
          ['/floor', floor],
        ]),
      );
      const { painted, usable } = await compareLoads(browser, `${served.origin}/ours`, `${served.origin}/floor`, turns);
      served.stop();
      say(`first contentful paint / bare, ${language}`, ratioOf(painted), 'at most 1.1 x');
      say(`first answer possible / bare, ${language}`, ratioOf(usable), 'at most 1.3 x');
    }
  } finally {
    await browser.close();
  }
}
