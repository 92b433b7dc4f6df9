import { type Answers, isMissing, type Value } from '../../survey/answer.ts';
import { type Item, itemsOf } from '../../survey/questionnaire.ts';
import { type Page, renderPage } from './page.tsx';
import { Text } from './text.tsx';
import type { FormView, View } from './view.ts';

/** Names of the two fields that are no answers: the response's id and the step asked for. */
export const idField = '_id';
export const stepField = '_step';

/** One answer as the respondent reads it. */
function Said({ item, value, view }: { item: Item; value: Value | undefined; view: View }) {
  const silent = (reason: string) => <span class="silent">{view.words.say(`missing.${reason}`)}</span>;
  if (value === undefined) return silent('not_reached');
  if (isMissing(value)) return silent(value.missing);
  if (typeof value === 'number') return <bdi>{value}</bdi>;
  if (item.type === 'text') return <bdi class="words">{value}</bdi>;
  if (!('list' in item)) return <>✓</>;
  const codes = typeof value === 'string' ? [value] : value;
  return (
    <ul>
      {codes.map((code) => (
        <li key={code}>
          <Text view={view} of={`list.${item.list}.${code}`} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ item, view, answers }: { item: Item; view: View; answers: Answers }) {
  const other = answers[`${item.id}.other`];
  const rows = item.type === 'grid' ? item.rows.map((row) => `${item.id}.${row}`) : [item.id];
  return (
    <>
      {rows.map((field) => (
        <div class="entry" key={field}>
          <dt>
            <Text view={view} of={item.id} />
            {field === item.id ? null : (
              <>
                {' – '}
                <Text view={view} of={field} />
              </>
            )}
          </dt>
          <dd>
            <Said item={item} value={answers[field]} view={view} />
            {typeof other === 'string' ? <bdi class="words">{other}</bdi> : null}
          </dd>
        </div>
      ))}
    </>
  );
}

const isAsked = (item: Item, answers: Answers): boolean => {
  const first = answers[item.type === 'grid' ? `${item.id}.${item.rows[0]}` : item.id];
  return item.type !== 'note' && !(isMissing(first) && first.missing === 'not_relevant');
};

/** What will be sent, to be looked at once more; carries the answers and the id that makes a repeat harmless. */
export function reviewPage(view: FormView, answers: Answers, id: string): Page {
  const { words } = view;
  return renderPage({
    language: view.wording.language,
    words,
    title: `${words.say('review.title')} – ${view.wording.say('title').text}`,
    styles: [view.assets.style],
    languages: [],
    demo: view.wave.demo === true,
    children: (
      <>
        <h1>{words.say('review.title')}</h1>
        <p>{words.say('review.text')}</p>
        <form method="post">
          <input type="hidden" name={idField} value={id} />
          {Object.entries(view.fields).flatMap(([field, values]) =>
            values.map((value) => <input type="hidden" name={field} value={value} key={field + value} />),
          )}
          <dl class="review">
            {itemsOf(view.questionnaire)
              .filter((item) => isAsked(item, answers))
              .map((item) => (
                <Entry item={item} view={view} answers={answers} key={item.id} />
              ))}
          </dl>
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
