import { textKeys } from '../../survey/keys.ts';
import { languageOf } from '../../survey/language.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { Access, Trap } from './access.tsx';
import { conditionStyle } from './conditions.ts';
import { ItemView } from './item.tsx';
import { addressOf, languagesOf } from './links.ts';
import { isInterview, largeScreen } from './mode.ts';
import { type Page, renderPage } from './page.tsx';
import { scriptFor, stylesFor } from './pick.ts';
import { hasErrors, Summary } from './summary.tsx';
import { Text } from './text.tsx';
import type { FormView, View } from './view.ts';

/** What the script needs of the questionnaire: its structure; the labels stand in the page. */
export type FormData = {
  readonly wave: string;
  readonly place: string | undefined;
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly format: string;
  readonly words: Readonly<Record<string, string>>;
  /** Address of the thank-you page; the id follows it. */
  readonly done: string;
  /** The query that goes along from page to page. */
  readonly query: string;
  /** When the wave closes, as an instant in ISO 8601. */
  readonly closes: string;
  /** Address of the script's rarely needed part. */
  readonly more: string;
  /** Where the shared-phone mode begins anew; only there. */
  readonly kiosk?: string;
  /** Somebody reads the questions out; only there. */
  readonly interview?: true;
};

const Parts = ({ view }: { view: FormView }) => (
  <>
    {view.questionnaire.sections.map((section) => (
      <section class="part" id={`part-${section.id}`} key={section.id}>
        <h2 tabIndex={-1}>
          <Text view={view} of={`section.${section.id}`} />
        </h2>
        {section.items.map((item) => (
          <ItemView item={item} view={view} key={item.id} />
        ))}
      </section>
    ))}
  </>
);

/** What must be said about the texts: that some fell back to another language, that nobody has checked them. */
function Caution({ view }: { view: View }) {
  const { wording, words, reviewed, questionnaire } = view;
  const fallen = textKeys(questionnaire)
    .map((key) => wording.say(key).language)
    .find((language) => language !== wording.language);
  return (
    <>
      {fallen ? <p class="hint">{words.say('fallback', { language: languageOf(fallen).name })}</p> : null}
      {reviewed ? null : <p class="hint">{words.say('unreviewed')}</p>}
    </>
  );
}

/** The form: one document that is complete without a script; with one it shows a section at a time. */
export function formPage(view: FormView, data: FormData): Page {
  const { words, wave, wording, assets, questionnaire } = view;
  const title = wording.say('title').text;
  return renderPage({
    language: wording.language,
    words,
    title: hasErrors(view) ? `${words.say('error.title')} – ${title}` : title,
    house: assets.house,
    wave: wave.id,
    ...(data.kiosk ? {} : { typing: true }),
    styles: [
      ...stylesFor(questionnaire, assets, data.kiosk !== undefined),
      conditionStyle(questionnaire),
      ...largeScreen(view),
    ],
    script: {
      early: assets.early,
      codes: [scriptFor(questionnaire, assets), ...(data.kiosk ? [assets.kiosk] : [])],
      data,
    },
    languages: languagesOf(view),
    form: 'form',
    demo: wave.demo === true,
    children: (
      <>
        <h1>
          <Text view={view} of="title" />
        </h1>
        <div class="intro" id="intro">
          <p class="sure">{words.say('sure')}</p>
          <p>
            <Text view={view} of="intro" />
          </p>
          <Caution view={view} />
          {isInterview(view) ? <p class="hint">{words.say('interview')}</p> : null}
        </div>
        <form method="post" action={addressOf(view, wording.language)} id="form" autocomplete="off" novalidate>
          <Summary view={view} />
          {wave.access ? <Access view={view} /> : null}
          <Parts view={view} />
          <Trap view={view} />
          <p class="state" id="state" role="status" />
          <div class="actions" id="actions">
            <button type="submit" class="primary" id="submit">
              {words.say('check')}
            </button>
          </div>
        </form>
        <p class="foot">
          <a href={`/s/${wave.id}/${wording.language}/withdraw`}>{words.say('withdraw.link')}</a>
        </p>
      </>
    ),
  });
}
