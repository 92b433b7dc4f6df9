import { directionOf, languageOf } from '../../survey/language.ts';
import type { Page } from '../form/page.tsx';
import { Text } from '../form/text.tsx';
import { type Kit, lastDay, marksOf } from './kit.ts';
import { Way } from './qr.tsx';
import { Said } from './said.tsx';
import { renderSheet } from './sheet.tsx';

/** From so many letters on, words are set smaller, so that a poster stays one page in every language. */
const longCall = 26;
const longTitle = 44;

const sized = (name: string, text: string, long: number): string => (text.length > long ? `${name} long` : name);

/** Every language of the wave by its own name: whoever passes finds their own. */
const Voices = ({ kit: { view } }: { kit: Kit }) => (
  <section class={view.wave.languages.length > 12 ? 'voices many' : 'voices'}>
    <h2>{view.words.say('poster.languages')}</h2>
    <ul>
      {view.wave.languages.map((tag) => (
        <li key={tag} lang={tag} dir={directionOf(tag)}>
          {languageOf(tag).name}
        </li>
      ))}
    </ul>
  </section>
);

/** A poster for the wall: the call, the code to scan, until when, and in which languages. */
export function posterSheet(kit: Kit): Page {
  const { view, place } = kit;
  const call = view.words.say('poster.call');
  return renderSheet({
    kit,
    name: 'poster',
    children: (
      <>
        <div class="call">
          <h1 class={sized('shout', call, longCall)}>{call}</h1>
          <p class={sized('title', view.wording.say('title').text, longTitle)}>
            <Text view={view} of="title" />
          </p>
        </div>
        <Way kit={kit}>
          <p class="anonymous">{view.words.say('poster.anonymous')}</p>
          <p class="until">
            <Said words={view.words} of="poster.until" at={{ date: lastDay(kit) }} />
          </p>
        </Way>
        <Voices kit={kit} />
        <div class="foot">
          <p class="publisher" lang="de">
            {place ? (
              <strong>
                <bdi>{place.name}</bdi>
              </strong>
            ) : null}
            <span>
              <bdi>{kit.publisher}</bdi>
            </span>
          </p>
          <p class="marks">
            <bdi dir="ltr">{marksOf(kit)}</bdi>
          </p>
        </div>
      </>
    ),
  });
}
