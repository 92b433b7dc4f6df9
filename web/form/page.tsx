import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { directionOf, languageOf } from '../../survey/language.ts';
import type { Words } from '../words/say.ts';

/** A whole page, with the inline parts whose hashes its content security policy names. */
export type Page = { readonly html: string; readonly scripts: readonly string[]; readonly styles: readonly string[] };

export type Shell = {
  readonly language: string;
  readonly words: Words;
  readonly title: string;
  readonly styles: readonly string[];
  /** Script to run, and the data it reads from the page. */
  readonly script?: { readonly code: string; readonly data: unknown };
  /** Address of the same page in each offered language. */
  readonly languages: readonly { readonly tag: string; readonly href: string }[];
  readonly demo?: boolean;
  readonly children: ComponentChildren;
};

/** Languages to choose from, each in its own name and writing. */
const Picker = ({ shell }: { shell: Shell }) => (
  <nav class="languages" aria-label={shell.words.say('language')}>
    <ul>
      {shell.languages.map(({ tag, href }) => (
        <li key={tag}>
          <a
            href={href}
            lang={tag}
            hreflang={tag}
            dir={directionOf(tag)}
            aria-current={tag === shell.language || undefined}
          >
            {languageOf(tag).name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
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
      {styles.map((style, index) => (
        <style key={index} dangerouslySetInnerHTML={{ __html: style }} />
      ))}
    </head>
    <body>
      <a class="skip" href="#main">
        {shell.words.say('skip')}
      </a>
      <header>
        <div class="brand" lang="de" dir="ltr">
          Kommunales Integrationszentrum <span>Ennepe-Ruhr-Kreis</span>
        </div>
        {shell.languages.length > 1 ? <Picker shell={shell} /> : null}
      </header>
      {shell.demo ? <p class="demo">{shell.words.say('demo')}</p> : null}
      <main id="main" tabIndex={-1}>
        {shell.children}
      </main>
      {shell.script ? <Scripts script={shell.script} /> : null}
    </body>
  </html>
);

const Scripts = ({ script }: { script: { code: string; data: unknown } }) => (
  <>
    <script type="application/json" id="data" dangerouslySetInnerHTML={{ __html: inert(script.data) }} />
    <script type="module" dangerouslySetInnerHTML={{ __html: script.code }} />
  </>
);

/** Renders a page to one HTML document. */
export function renderPage(shell: Shell): Page {
  const styles = shell.styles.filter((style) => style !== '');
  return {
    html: `<!doctype html>${render(<Html shell={shell} styles={styles} />)}`,
    scripts: shell.script ? [shell.script.code] : [],
    styles,
  };
}
