import { pageOf } from '../page.tsx';
import { fullName, type SumEdition, type SumTable } from './edition.ts';
import { anchor, Contents, Cover, Method } from './page.tsx';

type Codes = readonly (readonly [code: string, label: string])[];

function CodeTable({ words, title, of }: { words: SumEdition['words']; title: string; of: Codes }) {
  return (
    <table class="codes">
      <caption class="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.say('code')}</th>
          <th scope="col">{words.say('label')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(([code, label]) => (
          <tr key={code}>
            <th scope="row">
              <code>{code}</code>
            </th>
            <td>{label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the columns of the file and the codes in them mean, to read. */
export function sumCodebook(edition: SumEdition, style: string, columns: readonly string[]): string {
  const { words, tables, release } = edition;
  const { say } = words;
  const coded = (lines: SumTable['rows']): Codes => lines.map((one) => [one.code, fullName(one)] as const);
  const described = columns.map((code): readonly [string, string] => [code, say(`column.${code}`)]);
  return pageOf({
    ...{ edition, style, title: `${say('codebook')}: ${say('title')} (${release.wave})` },
    children: (
      <>
        <Cover edition={edition} kind={say('codebook')} />
        <Contents
          words={words}
          parts={[
            ['columns', say('columns')],
            ['tables', say('tables')],
            ['method', say('method')],
          ]}
        />
        <section class="chapter" aria-labelledby="columns">
          <h2 id="columns">{say('columns')}</h2>
          <p>{say('columns.text', { sheet: say('data') })}</p>
          <CodeTable words={words} title={say('columns')} of={described} />
        </section>
        <section class="chapter" aria-labelledby="tables">
          <h2 id="tables">{say('tables')}</h2>
          {tables.map(({ id, title, about, rows, columns: own, reason }) => (
            <section class="question" aria-labelledby={anchor(id)} key={id}>
              <h3 id={anchor(id)}>
                <span class="number">{id}</span> {title}
              </h3>
              <p>{reason?.label ?? about}</p>
              {reason ? null : <CodeTable words={words} title={title} of={[...coded(rows), ...coded(own)]} />}
            </section>
          ))}
        </section>
        <Method edition={edition} />
      </>
    ),
  });
}
