import { render } from 'preact-render-to-string';
import { directionOf, languageOf } from '../../survey/language.ts';
import type { Organisation } from '../../survey/organisation.ts';
import { townName } from '../../survey/town.ts';
import { lastDayOf, type Wave } from '../../survey/wave.ts';
import { sayDate } from '../form/said.tsx';
import { coloursOf, type House } from '../house.ts';
import type { Words } from '../words/say.ts';
import type { PrintAssets } from './kit.ts';
import { Way } from './qr.tsx';

type Letters = {
  readonly wave: Wave;
  readonly rows: readonly (Pick<Organisation, 'vkz' | 'name' | 'town'> & { readonly link: string })[];
  readonly words: Words;
  readonly report: Words;
  readonly language: string;
  readonly now: number;
  readonly print: PrintAssets;
  readonly house: House;
};

function Letter({ letters, row }: { letters: Letters; row: Letters['rows'][number] }) {
  const { report, words, wave, house, language, now } = letters;
  const values = { year: wave.invited?.year ?? '', date: sayDate(lastDayOf(wave), language) };
  const { unit, county } = house.publisher;
  const day = new Intl.DateTimeFormat(languageOf(language).format, { timeZone: 'Europe/Berlin', dateStyle: 'long' });
  return (
    <article class="sheet letter">
      {wave.demo ? <p class="demo">{words.say('demo')}</p> : null}
      <div class="head">
        <p class="publisher" lang="de">
          {unit} {county}
        </p>
        <p class="date">{day.format(now)}</p>
      </div>
      <p>
        <bdi>{row.name}</bdi>
        <br />
        {townName(row.town)}
        <br />
        <span dir="ltr">{row.vkz}</span>
      </p>
      <h1>{report.say('letter.subject', values)}</h1>
      <p>{words.say('letter.hello')}</p>
      <p>{report.say('letter.why', values)}</p>
      <p>{report.say('letter.how', values)}</p>
      <Way kit={{ view: { words }, address: row.link }} />
      <p>{report.say('letter.keep')}</p>
      <p>{words.say('letter.thanks')}</p>
      <p class="publisher" lang="de">
        {unit} {county}, {house.phone}, {house.email}
      </p>
    </article>
  );
}

/** One letter a page, each with its own link as a code to scan and as an address to type. A file to print. */
export function lettersPage(letters: Letters): string {
  const { language, report, print, house, wave } = letters;
  const paper = '@page{size:A4;margin:0}.sheet+.sheet{break-before:page}';
  return `<!doctype html>${render(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{report.say('letter.subject', { year: wave.invited?.year ?? '' })}</title>
        <style dangerouslySetInnerHTML={{ __html: print.style + coloursOf(house) + paper }} />
      </head>
      <body>
        <main id="main">
          {letters.rows.map((row) => (
            <Letter letters={letters} row={row} key={row.vkz} />
          ))}
        </main>
      </body>
    </html>,
  )}`;
}
