import type { ComponentChildren } from 'preact';
import { directionOf, languageOf } from '../../survey/language.ts';
import { isolate } from '../../survey/text.ts';
import { type Page, renderPage } from '../form/page.tsx';
import type { Assets } from '../form/view.ts';
import type { Words } from '../words/say.ts';
import { type InfoPage, infoAddress } from './address.ts';

/** What a page about the site is rendered from. */
export type InfoView = {
  /** The language of the address; texts that it lacks are marked with their own. */
  readonly language: string;
  readonly words: Words;
  readonly legal: Words;
  readonly assets: Assets;
  /** Languages to choose from. */
  readonly languages: readonly string[];
  /** The wave that a reader comes from. */
  readonly wave?: {
    readonly id: string;
    readonly title: string;
    /** The language of the title, and of who asks what for. */
    readonly titleLanguage: string;
    readonly intro: string;
    readonly notice?: string;
    readonly retentionDays: number;
  };
};

/** Says in the reader's language which one the texts are in, where theirs is missing. */
const Fallback = ({ view: { words, legal } }: { view: InfoView }) => (
  <p class="hint" lang={words.language} dir={directionOf(words.language)}>
    {words.say('fallback', { language: isolate(languageOf(legal.language).name) })}
  </p>
);

/** The wave that the reader comes from, or all of them. */
const Onward = ({ view: { language, words, wave } }: { view: InfoView }) => {
  const text = wave ? wave.title : words.say('home.title');
  const tag = wave ? wave.titleLanguage : words.language;
  return (
    <p>
      <a
        class="button"
        href={wave ? `/s/${wave.id}/${tag}` : `/?language=${language}`}
        lang={tag}
        dir={directionOf(tag)}
      >
        {text}
      </a>
    </p>
  );
};

type Content = {
  readonly title: string;
  readonly children: ComponentChildren;
  /** It brings its language itself. */
  readonly own?: true;
  readonly typing?: true;
};

/** A page about the site. */
export function infoPage(view: InfoView, page: InfoPage, { title, children, own, typing }: Content): Page {
  const { language, words, legal, assets, wave } = view;
  const isForeign = own !== true && legal.language !== language;
  return renderPage({
    ...{ language, words, title, house: assets.house, styles: [assets.style, assets.rare] },
    ...(wave ? { wave: wave.id } : {}),
    ...(typing ? { typing } : {}),
    languages: view.languages.map((tag) => ({ tag, href: infoAddress(page, tag, wave?.id) })),
    children: (
      <>
        {isForeign ? (
          <>
            <Fallback view={view} />
            <div lang={legal.language} dir={directionOf(legal.language)}>
              {children}
            </div>
          </>
        ) : (
          children
        )}
        <Onward view={view} />
      </>
    ),
  });
}
