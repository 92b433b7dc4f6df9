import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { directionOf } from '../../survey/language.ts';
import { coloursOf, type House } from '../house.ts';
import type { Words } from '../words/say.ts';
import { Foot } from './foot.tsx';
import { Picker } from './picker.tsx';

/** A whole page, with the inline parts whose hashes its content security policy names. */
export type Page = { readonly html: string; readonly scripts: readonly string[]; readonly styles: readonly string[] };

export type Shell = {
  readonly language: string;
  readonly words: Words;
  readonly title: string;
  readonly house: House;
  /** The wave that the page is about; links to pages about the site carry it. */
  readonly wave?: string;
  /** Address of the notice on privacy, where another one than the site's holds. */
  readonly privacy?: string;
  /** Somebody is typing here: pages about the site open beside it, so that nothing typed is lost. */
  readonly typing?: true;
  readonly styles: readonly string[];
  /** Scripts to run, and the data they read from the page. */
  readonly script?: {
    /** Runs before anything is laid out. */
    readonly early?: string;
    readonly codes: readonly string[];
    readonly data: unknown;
  };
  /** Address of the same page in each offered language. */
  readonly languages: readonly { readonly tag: string; readonly href: string }[];
  /** Id of the form whose answers a change of language takes along. */
  readonly form?: string;
  readonly demo?: boolean;
  readonly children: ComponentChildren;
};

/** Who asks, in the publisher's own language. */
const Brand = ({ house: { logo, publisher } }: { house: House }) => (
  <div class="brand" lang="de">
    {logo ? (
      <svg viewBox={logo.box} aria-hidden="true">
        <path d={logo.path} />
      </svg>
    ) : null}
    <div dir="ltr">
      {publisher.unit} <span>{publisher.county}</span>
    </div>
  </div>
);

/** JSON that may stand inside a script element: nothing in it can end the element. */
const inert = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const Html = ({ shell, styles }: { shell: Shell; styles: readonly string[] }) => (
  <html lang={shell.language} dir={directionOf(shell.language)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{shell.title}</title>
      <link rel="icon" href="data:," />
      {shell.script?.early ? <script dangerouslySetInnerHTML={{ __html: shell.script.early }} /> : null}
      {styles.map((style, index) => (
        <style key={index} dangerouslySetInnerHTML={{ __html: style }} />
      ))}
    </head>
    <body>
      <a class="skip" href="#main">
        {shell.words.say('skip')}
      </a>
      <header>
        <Brand house={shell.house} />
        {shell.languages.length > 1 ? (
          <Picker language={shell.language} words={shell.words} languages={shell.languages} form={shell.form} />
        ) : null}
      </header>
      <main id="main" tabIndex={-1}>
        {shell.demo ? <p class="demo">{shell.words.say('demo')}</p> : null}
        {shell.children}
      </main>
      <Foot shell={shell} />
      {shell.script ? <Scripts script={shell.script} /> : null}
    </body>
  </html>
);

const Scripts = ({ script }: { script: { codes: readonly string[]; data: unknown } }) => (
  <>
    <script type="application/json" id="data" dangerouslySetInnerHTML={{ __html: inert(script.data) }} />
    {script.codes.map((code, index) => (
      <script type="module" dangerouslySetInnerHTML={{ __html: code }} key={index} />
    ))}
  </>
);

/** Renders a page to one HTML document. */
export function renderPage(shell: Shell): Page {
  const styles = [...shell.styles, coloursOf(shell.house)].filter((style) => style !== '');
  return {
    html: `<!doctype html>${render(<Html shell={shell} styles={styles} />)}`,
    scripts: shell.script ? [...(shell.script.early ? [shell.script.early] : []), ...shell.script.codes] : [],
    styles,
  };
}
