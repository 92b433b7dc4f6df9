import { formatCode } from '../../survey/id.ts';
import { directionOf, languageOf } from '../../survey/language.ts';
import { lastDayOf } from '../../survey/wave.ts';
import type { Words } from '../words/say.ts';
import { spoken } from '../words/spoken.ts';
import { addressOf, languagesOf, startOf } from './links.ts';
import { largeScreen } from './mode.ts';
import { type Page, renderPage, type Shell } from './page.tsx';
import { sayDate } from './said.tsx';
import { Text } from './text.tsx';
import type { Assets, View } from './view.ts';

const shellOf = (
  view: View,
  title: string,
  path: string,
  children: Shell['children'],
  script?: Shell['script'],
): Page =>
  renderPage({
    ...(script ? { script } : {}),
    language: view.wording.language,
    words: view.words,
    title: `${title} – ${view.wording.say('title').text}`,
    house: view.assets.house,
    wave: view.wave.id,
    styles: [view.assets.style, view.assets.rare, ...largeScreen(view)],
    languages: languagesOf(view, path),
    demo: view.wave.demo === true,
    children,
  });

/** What the shared-phone mode needs on a page that is no form. */
const kioskScript = (view: View): Shell['script'] => ({
  codes: [view.assets.kiosk],
  data: {
    wave: view.wave.id,
    kiosk: startOf(view),
    more: view.assets.more,
    language: view.words.language,
    format: languageOf(view.words.language).format,
    words: Object.fromEntries(Object.entries(view.words.texts).filter(([key]) => key.startsWith('kiosk.'))),
  },
});

/** Thanks, and the code that withdraws the response: the only link between a person and their answers. */
export const donePage = (view: View, id: string, kiosk: boolean): Page =>
  shellOf(
    view,
    view.words.say('done.title'),
    `/done/${id}`,
    <div class="done">
      <h1>{view.words.say('done.title')}</h1>
      <p>{view.words.say('done.text')}</p>
      <div class="code">
        <h2>{view.words.say('done.code')}</h2>
        <p>
          <output dir="ltr">{formatCode(id)}</output>
        </p>
        <p class="hint">{view.words.say('done.code_hint')}</p>
      </div>
      <p>{view.words.say('done.next', { date: sayDate(lastDayOf(view.wave), view.words.language) })}</p>
      <p>
        {kiosk ? (
          <a class="button primary" href={startOf(view)} data-leave>
            {view.words.say('kiosk.next')}
          </a>
        ) : (
          <a class="button" href={addressOf(view, view.wording.language)}>
            {view.words.say('again')}
          </a>
        )}
      </p>
    </div>,
    kiosk ? kioskScript(view) : undefined,
  );

/** Where a shared phone begins: nothing but the languages, each in its own name. */
export const startPage = (view: View): Page =>
  shellOf(
    view,
    view.words.say('kiosk.title'),
    '',
    <>
      <h1>
        <Text view={view} of="title" />
      </h1>
      <h2>{view.words.say('kiosk.title')}</h2>
      <ul class="start">
        {languagesOf(view).map(({ tag, href }) => (
          <li key={tag}>
            <a class="button" href={href} lang={tag} hreflang={tag} dir={directionOf(tag)} data-leave>
              {languageOf(tag).name}
            </a>
          </li>
        ))}
      </ul>
      <p id="waiting" role="status" />
    </>,
    kioskScript(view),
  );

/** Where a withdrawal stands: not asked yet, the code was unknown, or the answers are gone. */
export type Withdrawal = 'ask' | 'unknown' | 'done';

export const withdrawPage = (view: View, state: Withdrawal, typed: string): Page => {
  const { say } = view.words;
  const unknown = state === 'unknown';
  return shellOf(
    view,
    say('withdraw.title'),
    '/withdraw',
    state === 'done' ? (
      <>
        <h1>{say('withdraw.title')}</h1>
        <p role="status">{say('withdraw.done')}</p>
      </>
    ) : (
      <form method="post" autocomplete="off">
        <h1>{say('withdraw.title')}</h1>
        <p>{say('withdraw.text')}</p>
        <div class={unknown ? 'item wrong' : 'item'}>
          <label class="legend" for="code">
            {say('withdraw.label')}
          </label>
          {unknown ? (
            <p class="error" id="code-error" role="alert">
              {say('withdraw.unknown')}
            </p>
          ) : null}
          <input
            id="code"
            name="code"
            dir="ltr"
            value={typed}
            autocapitalize="characters"
            spellcheck={false}
            aria-invalid={unknown || undefined}
            aria-describedby={unknown ? 'code-error' : undefined}
          />
        </div>
        <div class="actions">
          <button type="submit" class="primary">
            {say('withdraw.button')}
          </button>
        </div>
      </form>
    ),
  );
};

/** A title and a sentence: closed, not open yet, not found, too large. */
export type Message = 'closed' | 'planned';

export const messagePage = (view: View, message: Message): Page =>
  shellOf(
    view,
    view.words.say(`${message}.title`),
    '',
    <>
      <h1>{view.words.say(`${message}.title`)}</h1>
      <p>{view.words.say(`${message}.text`)}</p>
    </>,
  );

/** The start page in every language. */
const homes = spoken.map((tag) => ({ tag, href: `/?language=${tag}` }));

/** A page without a wave: something was not found, or could not be read. */
export function plainPage(assets: Assets, words: Words, title: string, text: string): Page {
  return renderPage({
    language: words.language,
    words,
    title: words.say(title),
    house: assets.house,
    styles: [assets.style, assets.rare],
    languages: homes,
    children: (
      <>
        <h1>{words.say(title)}</h1>
        <p>{words.say(text)}</p>
        <p>
          <a href="/">{words.say('home.title')}</a>
        </p>
      </>
    ),
  });
}

/** One open wave on the start page, its title in the language it could be had in. */
export type OpenWave = {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly demo: boolean;
};

/** The start page: what can be answered now. */
export function homePage(assets: Assets, words: Words, waves: readonly OpenWave[]): Page {
  return renderPage({
    language: words.language,
    words,
    title: words.say('home.title'),
    house: assets.house,
    styles: [assets.style, assets.rare],
    languages: homes,
    children: (
      <>
        <h1>{words.say('home.title')}</h1>
        <p>{words.say(waves.length > 0 ? 'home.text' : 'home.none')}</p>
        <ul class="waves">
          {waves.map((wave) => (
            <li key={wave.id}>
              <a href={`/s/${wave.id}/${wave.language}`} lang={wave.language} dir={directionOf(wave.language)}>
                {wave.title}
              </a>
              {wave.demo ? <span class="badge">{words.say('demo')}</span> : null}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
