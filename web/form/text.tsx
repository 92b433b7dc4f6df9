import { directionOf } from '../../survey/language.ts';
import { mediumAt, type View } from './view.ts';

const sentences = new Intl.Segmenter('de', { granularity: 'sentence' });

/** Leichte Sprache has one sentence a line. */
const Lines = ({ text }: { text: string }) => (
  <>
    {[...sentences.segment(text)].map(({ segment, index }) => (
      <span class="line" key={index}>
        {segment}
      </span>
    ))}
  </>
);

/** A text of the questionnaire. One that fell back to another language says so to browsers and readers. */
export function Text({ view, of }: { view: View; of: string }) {
  const { text, language } = view.wording.say(of);
  if (language === 'de-simple') return <Lines text={text} />;
  if (language === view.wording.language) return <>{text}</>;
  return (
    <span lang={language} dir={directionOf(language)} class="fallback">
      {text}
    </span>
  );
}

/** The author's recording of a text, where there is one: the browser's own player needs no script. */
export function Recording({ view, of }: { view: View; of: string }) {
  const name = view.audio[of];
  if (!name) return null;
  // biome-ignore lint/a11y/useMediaCaption: it reads the text that stands beside it
  return <audio controls preload="none" src={mediumAt(view, name)} aria-label={view.words.say('listen')} />;
}
