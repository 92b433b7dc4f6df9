import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { directionOf } from '../../survey/language.ts';
import { languagesOf } from '../form/links.ts';
import { largePaper } from '../form/mode.ts';
import type { Page } from '../form/page.tsx';
import { Picker } from '../form/picker.tsx';
import { Text } from '../form/text.tsx';
import { coloursOf } from '../house.ts';
import { type Kit, marksOf, type SheetName, sheetNames } from './kit.ts';

const titles = {
  poster: 'poster.title',
  letter: 'letter.title',
  message: 'message.title',
  paper: 'paper.title',
} as const;

/** A sheet to be shown: its name and what stands on it. */
export type Sheet = { readonly kit: Kit; readonly name: SheetName; readonly children: ComponentChildren };

const homeOf = ({ view }: Kit): string => `/s/${view.wave.id}/${view.wording.language}`;

/** The other sheets, the form and the other languages; shown on a screen only. */
const Tools = ({ kit, name }: Sheet) => {
  const { view } = kit;
  const { words } = view;
  return (
    <header class="tools">
      <nav aria-label={words.say('print.kit')}>
        <ul>
          {sheetNames.map((other) => (
            <li key={other}>
              <a href={`${homeOf(kit)}/${other}${view.query}`} aria-current={other === name ? 'page' : undefined}>
                {words.say(titles[other])}
              </a>
            </li>
          ))}
          <li>
            <a href={`${homeOf(kit)}${view.query}`}>
              <Text view={view} of="title" />
            </a>
          </li>
        </ul>
        <button type="button" id="print" hidden>
          {words.say('print')}
        </button>
      </nav>
      <Picker language={view.wording.language} words={words} languages={languagesOf(view, `/${name}`)} />
    </header>
  );
};

/** Paper and margins; a form of several pages says on each which one it is. All that is put in are codes. */
const paperOf = ({ kit, name }: Sheet): string => {
  if (name === 'poster' || name === 'letter') return '@page{size:A4;margin:0}';
  if (name === 'message') return '@page{size:A4;margin:20mm}';
  const small = 'font:7pt system-ui,sans-serif;color:#4a5a54';
  const pages = `@bottom-right{content:counter(page)" / "counter(pages);${small}}`;
  return `@page{size:A4;margin:14mm 14mm 16mm;@bottom-left{content:"${marksOf(kit)}";${small}}${pages}}`;
};

const Html = ({ sheet, styles }: { sheet: Sheet; styles: readonly string[] }) => {
  const { view, assets } = sheet.kit;
  const { language } = view.wording;
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="robots" content="noindex" />
        <title>{`${view.words.say(titles[sheet.name])} – ${view.wording.say('title').text}`}</title>
        <link rel="icon" href="data:," />
        {styles.map((style, index) => (
          <style key={index} dangerouslySetInnerHTML={{ __html: style }} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {view.words.say('skip')}
        </a>
        <Tools {...sheet} />
        <main id="main" class={`sheet ${sheet.name}`} tabIndex={-1}>
          {view.wave.demo ? <p class="demo">{view.words.say('demo')}</p> : null}
          {sheet.children}
        </main>
        {assets.script ? <script type="module" dangerouslySetInnerHTML={{ __html: assets.script }} /> : null}
      </body>
    </html>
  );
};

/** Renders a sheet to one HTML document: on a screen a piece of paper under a tool bar, printed the paper alone. */
export function renderSheet(sheet: Sheet): Page {
  const { style, script } = sheet.kit.assets;
  const { view } = sheet.kit;
  const styles = [style, coloursOf(view.assets.house), paperOf(sheet), ...largePaper(view)].filter(Boolean);
  return {
    html: `<!doctype html>${render(<Html sheet={sheet} styles={styles} />)}`,
    scripts: script ? [script] : [],
    styles,
  };
}
