import type { LabelledVariable } from '../../survey/labels.ts';
import type { Edition } from './edition.ts';
import { Label, Method, pageOf, Text } from './page.tsx';
import { Cover } from './report.tsx';

type Mine = { edition: Edition };

/** A list of codes with what they stand for. */
function Codes({ edition, title, of }: Mine & { title: string; of: LabelledVariable['categories'] }) {
  const { say } = edition.words;
  return (
    <table class="codes">
      <caption class="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('code')}</th>
          <th scope="col">{say('label')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr key={one.code}>
            <th scope="row">
              <code>{one.code}</code>
            </th>
            <td>
              <Label edition={edition} of={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Variable({ edition, variable }: Mine & { variable: LabelledVariable }) {
  const { id, title, titleLanguage = edition.language, part, option, categories } = variable;
  const own = option ?? part;
  return (
    <section class="question" aria-labelledby={`variable-${id}`}>
      <h3 id={`variable-${id}`}>
        <span class="number">{id}</span> <Text edition={edition} text={title} language={titleLanguage} />
      </h3>
      {own ? (
        <p>
          <Label edition={edition} of={own} />
        </p>
      ) : null}
      <Codes edition={edition} title={id} of={categories} />
    </section>
  );
}

/** The file's columns, the questions with their codes and the breakdowns of a release, to read. */
export function codebookOf(edition: Edition, style: string, columns: readonly string[]): string {
  const { words, title, release, variables, breakdowns } = edition;
  const { say } = words;
  const described = columns.map((code) => ({ code, label: say(`column.${code}`), language: words.language }));
  return pageOf({
    edition,
    style,
    title: `${say('codebook')}: ${title.text} (${release.wave})`,
    children: (
      <>
        <Cover edition={edition} kind={say('codebook')} />
        <nav class="contents" aria-labelledby="contents">
          <h2 id="contents">{say('contents')}</h2>
          <ol>
            {['columns', 'variables', 'breakdowns', 'method'].map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{say(part)}</a>
              </li>
            ))}
          </ol>
        </nav>
        <section class="chapter" aria-labelledby="columns">
          <h2 id="columns">{say('columns')}</h2>
          <p>{say('columns.text', { sheet: say('data') })}</p>
          <Codes edition={edition} title={say('columns')} of={described} />
        </section>
        <section class="chapter" aria-labelledby="variables">
          <h2 id="variables">{say('variables')}</h2>
          {variables.map((variable) => (
            <Variable key={variable.id} edition={edition} variable={variable} />
          ))}
        </section>
        <section class="chapter" aria-labelledby="breakdowns">
          <h2 id="breakdowns">{say('breakdowns')}</h2>
          {breakdowns.map(({ code, levels, ...name }) => (
            <section class="question" aria-labelledby={`breakdown-${code}`} key={code}>
              <h3 id={`breakdown-${code}`}>
                <span class="number">{code}</span> <Label edition={edition} of={name} />
              </h3>
              <Codes edition={edition} title={code} of={levels} />
            </section>
          ))}
        </section>
        <Method edition={edition} />
      </>
    ),
  });
}
