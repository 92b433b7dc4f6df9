import { type Answers, isMissing } from '../../survey/answer.ts';
import { formatCode } from '../../survey/id.ts';
import { answeredBy } from '../../survey/items/table.ts';
import { type Item, itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { addressOf, idField, languagesOf, stepField } from './links.ts';
import { largeScreen } from './mode.ts';
import { type Page, renderPage } from './page.tsx';
import { AnswerOf, RowOf } from './said.tsx';
import { Text } from './text.tsx';
import type { FormView, View } from './view.ts';

function Entry({ item, view, answers }: { item: Item; view: View; answers: Answers }) {
  if (item.type !== 'grid')
    return (
      <div class="entry">
        <dt>
          <Text view={view} of={item.id} />
        </dt>
        <dd>
          <AnswerOf item={item} view={view} answers={answers} />
        </dd>
      </div>
    );
  return (
    <>
      {item.rows.map((row) => (
        <div class="entry" key={row}>
          <dt>
            <Text view={view} of={item.id} /> – <Text view={view} of={`${item.id}.${row}`} />
          </dt>
          <dd>
            <RowOf item={item} view={view} answers={answers} row={row} />
          </dd>
        </div>
      ))}
    </>
  );
}

function isAsked(item: Item, questionnaire: Questionnaire, answers: Answers): boolean {
  const first = answers[answeredBy(item, questionnaire)[0] ?? ''];
  return item.type !== 'note' && !(isMissing(first) && first.missing === 'not_relevant');
}

/** Questions and answers, as they will be sent or could not be. */
export const Answered = ({ view, answers }: { view: View; answers: Answers }) => (
  <dl class="review">
    {itemsOf(view.questionnaire)
      .filter((item) => isAsked(item, view.questionnaire, answers))
      .map((item) => (
        <Entry item={item} view={view} answers={answers} key={item.id} />
      ))}
  </dl>
);

/** The code that will withdraw the response, on a page that can be printed as a copy of it. */
const Copy = ({ view, id }: { view: View; id: string }) => (
  <div class="code">
    <p>{view.words.say('review.copy')}</p>
    <p>
      {view.words.say('review.code')} <output dir="ltr">{formatCode(id)}</output>
    </p>
  </div>
);

/** What was typed, to be sent along unseen. */
const Kept = ({ view }: { view: FormView }) => (
  <>
    {Object.entries(view.fields).flatMap(([field, values]) =>
      values.map((value) => <input type="hidden" name={field} value={value} key={field + value} />),
    )}
  </>
);

/** What will be sent, to be looked at once more; carries the answers and the id that makes a repeat harmless. */
export function reviewPage(view: FormView, answers: Answers, id: string): Page {
  const { words } = view;
  return renderPage({
    language: view.wording.language,
    words,
    title: `${words.say('review.title')} – ${view.wording.say('title').text}`,
    house: view.assets.house,
    wave: view.wave.id,
    typing: true,
    styles: [view.assets.style, view.assets.rare, ...largeScreen(view)],
    languages: languagesOf(view),
    form: 'form',
    demo: view.wave.demo === true,
    children: (
      <>
        <h1>{words.say('review.title')}</h1>
        <p>{words.say('review.text')}</p>
        <form method="post" action={addressOf(view, view.wording.language)} id="form">
          <input type="hidden" name={idField} value={id} />
          <Kept view={view} />
          <Answered view={view} answers={answers} />
          <Copy view={view} id={id} />
          <div class="actions">
            <button type="submit" class="primary">
              {words.say('send')}
            </button>
            <button type="submit" name={stepField} value="change">
              {words.say('change')}
            </button>
          </div>
        </form>
      </>
    ),
  });
}

/** The wave closed while somebody was writing. Nothing was taken, so nothing of it may be lost to them. */
export function latePage(view: FormView, answers: Answers): Page {
  const { words } = view;
  return renderPage({
    language: view.wording.language,
    words,
    title: `${words.say('closed.title')} – ${view.wording.say('title').text}`,
    house: view.assets.house,
    wave: view.wave.id,
    styles: [view.assets.style, view.assets.rare, ...largeScreen(view)],
    languages: languagesOf(view),
    form: 'form',
    demo: view.wave.demo === true,
    children: (
      <>
        <h1>{words.say('closed.title')}</h1>
        <p role="alert">{words.say('late.text')}</p>
        <Answered view={view} answers={answers} />
        <form method="post" id="form">
          <Kept view={view} />
        </form>
      </>
    ),
  });
}
