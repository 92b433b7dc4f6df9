import type { Questionnaire } from '../../survey/questionnaire.ts';
import { sayIssue } from '../words/issue.ts';
import { conditionStyle } from './conditions.ts';
import { ItemView } from './item.tsx';
import { languagesOf } from './links.ts';
import { type Page, renderPage } from './page.tsx';
import { Text } from './text.tsx';
import type { FormView } from './view.ts';

/** All errors at the top, each a link to the control it is about. */
const Summary = ({ view }: { view: FormView }) => (
  <div class="summary" id="summary" role="alert" tabIndex={-1} hidden={view.issues.length === 0}>
    <h2>{view.words.say('error.title')}</h2>
    <ul>
      {view.issues.map((issue) => (
        <li key={issue.field + issue.code}>
          <a href={`#${anchorOf(issue.item, issue.field)}`}>
            <Text view={view} of={issue.item} /> – {sayIssue(view.words, issue)}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

/** Where an error's link leads: a grid's row, the text beside an option, or the item's first control. */
const anchorOf = (item: string, field: string): string => {
  if (field === item) return item;
  return field.endsWith('.other') ? field : `row-${field.replace('.', '-')}`;
};

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

/** The form: one document that is complete without a script; with one it shows a section at a time. */
export function formPage(view: FormView, data: FormData): Page {
  const { words, wave } = view;
  const title = view.wording.say('title').text;
  return renderPage({
    language: view.wording.language,
    words,
    title: view.issues.length > 0 ? `${words.say('error.title')} – ${title}` : title,
    styles: [view.assets.style, conditionStyle(view.questionnaire)],
    script: { code: view.assets.script, data },
    languages: languagesOf(view),
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
        </div>
        <form method="post" id="form" autocomplete="off" novalidate>
          <Summary view={view} />
          <Parts view={view} />
          <p class="state" id="state" role="status" />
          <div class="actions" id="actions">
            <button type="submit" class="primary" id="submit">
              {words.say('check')}
            </button>
          </div>
        </form>
        <p class="foot">
          <a href={`/s/${wave.id}/${view.wording.language}/withdraw`}>{words.say('withdraw.link')}</a>
        </p>
      </>
    ),
  });
}
