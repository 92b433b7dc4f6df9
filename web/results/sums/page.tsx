import { townName } from '../../../survey/town.ts';
import { mark } from '../edition.ts';
import { pageOf } from '../page.tsx';
import { numberIn } from '../words.ts';
import { fullName, type SumEdition, type SumTable } from './edition.ts';
import { sumFacts, sumMethod, townsOf } from './notes.ts';

type Mine = { edition: SumEdition };

const anchor = (id: string): string => id.replace('~', '-');

function Cover({ edition, kind }: Mine & { kind: string }) {
  const { words, demo } = edition;
  return (
    <header class="cover">
      <p class="kind">{kind}</p>
      <h1>{words.say('title')}</h1>
      {demo ? <p class="demo">{words.say('demo')}</p> : null}
      <h2 class="unseen">{words.say('glance')}</h2>
      <dl class="facts">
        {sumFacts(edition).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function Contents({ words, parts }: { words: SumEdition['words']; parts: readonly (readonly [string, string])[] }) {
  return (
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">{words.say('contents')}</h2>
      <ol>
        {parts.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Method({ edition }: Mine) {
  const { say } = edition.words;
  const own = sumMethod(edition).filter(({ name }) => name === say('method'));
  return (
    <section aria-labelledby="method" class="method">
      <h2 id="method">{say('method')}</h2>
      <p class="key">
        {say('mark.is', { mark, text: say('mark') })} {say('mark.is', { mark: '–', text: say('none') })}
      </p>
      {own.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
      <h3>{say('ban.title')}</h3>
      <p>{say('ban.text')}</p>
    </section>
  );
}

function Figure({ edition: { words }, number }: Mine & { number: number | null | undefined }) {
  if (typeof number === 'number' && number > 0) return <>{numberIn(number, words)}</>;
  return (
    <>
      <span aria-hidden="true">{number === 0 ? '–' : mark}</span>
      <span class="unseen">{words.say(number === 0 ? 'none' : 'hidden')}</span>
    </>
  );
}

function Numbers({ edition, table }: Mine & { table: SumTable }) {
  const { say } = edition.words;
  const { rows, columns, counts, rowTotals, columnTotals, total, share } = table;
  const percent = (number: number | null | undefined): string => (typeof number === 'number' ? `${number} %` : mark);
  return (
    <table>
      <caption class="unseen">{table.title}</caption>
      <thead>
        <tr>
          <th scope="col">{table.corner}</th>
          {columns.length > 1 ? columns.map((column) => <th scope="col">{fullName(column)}</th>) : null}
          <th scope="col">{say('total')}</th>
          {share ? <th scope="col">{share.label}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, r) => (
          <tr key={row.code}>
            <th scope="row">{fullName(row)}</th>
            {columns.length > 1
              ? columns.map(({ code }, c) => (
                  <td key={code}>
                    <Figure edition={edition} number={counts[r]?.[c]} />
                  </td>
                ))
              : null}
            <td>
              <Figure edition={edition} number={rowTotals[r]} />
            </td>
            {share ? <td>{percent(share.rows[r])}</td> : null}
          </tr>
        ))}
        <tr>
          <th scope="row">{say('total')}</th>
          {columns.length > 1
            ? columns.map(({ code }, c) => (
                <td key={code}>
                  <Figure edition={edition} number={columnTotals[c]} />
                </td>
              ))
            : null}
          <td>
            <Figure edition={edition} number={total} />
          </td>
          {share ? <td>{percent(share.total)}</td> : null}
        </tr>
      </tbody>
    </table>
  );
}

function Table({ edition, table }: Mine & { table: SumTable }) {
  const { title, about, reason, provenance, told } = table;
  return (
    <section class="chapter" aria-labelledby={anchor(table.id)}>
      <h2 id={anchor(table.id)}>{title}</h2>
      <p>{about}</p>
      {reason ? <p>{reason.label}</p> : <Numbers edition={edition} table={table} />}
      <p>
        {provenance} {told}
      </p>
    </section>
  );
}

function Clubs({ edition }: Mine) {
  const { say } = edition.words;
  const { named } = edition.release;
  return (
    <section class="chapter" aria-labelledby="clubs">
      <h2 id="clubs">{say('towns')}</h2>
      <ul>
        {townsOf(edition).map(({ name, clubs }) => (
          <li key={name}>
            {name}: {clubs}
          </li>
        ))}
      </ul>
      <h3>{say('named')}</h3>
      <p>{say(named.length > 0 ? 'named.text' : 'named.none')}</p>
      <ul>
        {named.map(({ name, town }) => (
          <li key={`${town} ${name}`}>
            {name}, {townName(town)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A release of clubs' figures as a report to print. */
export function sumReport(edition: SumEdition, style: string): string {
  const { words, tables, release } = edition;
  const { say } = words;
  const parts = tables.map(({ id, title }) => [anchor(id), title] as const);
  return pageOf({
    ...{ edition, style, title: `${say('report')}: ${say('title')} (${release.wave})` },
    children: (
      <>
        <Cover edition={edition} kind={say('report')} />
        <Contents words={words} parts={[['method', say('method')], ['clubs', say('towns')], ...parts]} />
        <Method edition={edition} />
        <Clubs edition={edition} />
        {tables.map((table) => (
          <Table key={table.id} edition={edition} table={table} />
        ))}
      </>
    ),
  });
}

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
