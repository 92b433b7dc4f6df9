import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Labelled } from '../../survey/labels.ts';
import { directionOf } from '../../survey/language.ts';
import type { Edition, Said } from './edition.ts';
import { mark } from './edition.ts';
import { methodOf } from './method.ts';

type Mine = { edition: Edition };

/** A text in a language of its own: browsers and readers are told where it is not the page's. */
export function Text({ edition: { words }, text, language }: Mine & Said) {
  if (language === words.language) return <>{text}</>;
  return (
    <span lang={language} dir={directionOf(language)}>
      {text}
    </span>
  );
}

/** A label of the edition's language, unless it says that it is in another. */
export const Label = ({
  edition,
  of: { label, language = edition.language },
}: Mine & { of: Omit<Labelled, 'code'> }) => <Text edition={edition} text={label} language={language} />;

/** One mark for every hidden count, whatever it is hidden for. */
export const Mark = ({ edition: { words } }: Mine) => (
  <>
    <span aria-hidden="true">{mark}</span>
    <span class="unseen">{words.say('hidden')}</span>
  </>
);

/** How the numbers came about, the ban on recognising anybody among it. */
export function Method({ edition }: Mine) {
  const { say } = edition.words;
  const notes = methodOf(edition);
  const own = notes.filter(({ name }) => name === say('method'));
  return (
    <section aria-labelledby="method" class="method">
      <h2 id="method">{say('method')}</h2>
      <p class="key">{say('mark.is', { mark, text: say('mark') })}</p>
      {own.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
      <h3>{say('ban.title')}</h3>
      <p>{say('ban.text')}</p>
    </section>
  );
}

type Page = {
  readonly edition: Pick<Edition, 'words'>;
  readonly title: string;
  readonly style: string;
  readonly children: ComponentChildren;
};

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const Whole = ({ edition: { words }, title, style, children }: Page) => (
  <html lang={words.language} dir={directionOf(words.language)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <a class="skip" href="#main">
        {words.say('skip')}
      </a>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </body>
  </html>
);

/** A page that is complete in itself: one file, no script, nothing from elsewhere. */
export const pageOf = (page: Page): string => `<!doctype html>\n${render(<Whole {...page} />)}\n`;
