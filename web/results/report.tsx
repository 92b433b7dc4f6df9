import type { Edition } from './edition.ts';
import { factsOf } from './method.ts';
import { Method, pageOf, Text } from './page.tsx';
import { anchorOf, Question, QuestionName } from './question.tsx';

type Mine = { edition: Edition };

const tablesOf = ({ tables }: Edition, item: string) => tables.filter((table) => table.item === item);

/** The sections of the questionnaire of which there are tables, each with its questions. */
const partsOf = (edition: Edition) =>
  edition.chapters
    .map(({ title, items }, index) => ({
      ...{ id: `chapter-${index + 1}`, title },
      questions: items
        .map((item) => ({ item, tables: tablesOf(edition, item) }))
        .filter(({ tables }) => tables.length > 0),
    }))
    .filter(({ questions }) => questions.length > 0);

type Parts = Mine & { parts: ReturnType<typeof partsOf> };

/** The first page: what this is, of whom, of when. */
export function Cover({ edition, kind }: Mine & { kind: string }) {
  const { title, words, demo } = edition;
  return (
    <header class="cover">
      <p class="kind">{kind}</p>
      <h1>
        <Text edition={edition} {...title} />
      </h1>
      {demo ? <p class="demo">{words.say('demo')}</p> : null}
      <h2 class="unseen">{words.say('glance')}</h2>
      <dl class="facts">
        {factsOf(edition).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

const Contents = ({ edition, parts }: Parts) => (
  <nav class="contents" aria-labelledby="contents">
    <h2 id="contents">{edition.words.say('contents')}</h2>
    <ol>
      <li>
        <a href="#method">{edition.words.say('method')}</a>
      </li>
      {parts.map(({ id, title, questions }) => (
        <li key={id}>
          <a href={`#${id}`}>
            <Text edition={edition} {...title} />
          </a>
          <ul>
            {questions.map(({ item, tables }) => (
              <li key={item}>
                <a href={`#${anchorOf(item)}`}>
                  <span class="number">{item}</span> <QuestionName edition={edition} tables={tables} />
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  </nav>
);

/** A release as a report to print: title page, contents, method, every table with its charts. */
export function reportOf(edition: Edition, style: string): string {
  const { words, title, release } = edition;
  const parts = partsOf(edition);
  return pageOf({
    edition,
    style,
    title: `${words.say('report')}: ${title.text} (${release.wave})`,
    children: (
      <>
        <Cover edition={edition} kind={words.say('report')} />
        <Contents edition={edition} parts={parts} />
        <Method edition={edition} />
        {parts.map(({ id, title: own, questions }) => (
          <section class="chapter" aria-labelledby={id} key={id}>
            <h2 id={id}>
              <Text edition={edition} {...own} />
            </h2>
            {questions.map(({ item, tables }) => (
              <Question key={item} edition={edition} item={item} tables={tables} />
            ))}
          </section>
        ))}
      </>
    ),
  });
}
