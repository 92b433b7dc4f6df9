import { townName } from '../../../survey/town.ts';
import { mark } from '../edition.ts';
import { pageOf } from '../page.tsx';
import { numberIn } from '../words.ts';
import { fullName, type SumEdition, type SumTable } from './edition.ts';
import { sumFacts, sumMethod, townsOf } from './notes.ts';

type Mine = { edition: SumEdition };

/** Where a table stands on a page. */
export const anchor = (id: string): string => id.replace('~', '-');

/** The first page: what this is, of whom, of when. */
export function Cover({ edition, kind }: Mine & { kind: string }) {
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

/** The ways to the parts of a page. */
export function Contents({
  words,
  parts,
}: {
  words: SumEdition['words'];
  parts: readonly (readonly [string, string])[];
}) {
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

/** How the numbers came about, the ban on recognising anybody among it. */
export function Method({ edition }: Mine) {
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

/** A line of a table: its numbers where there are several columns, its total, and its share. */
function Row({ edition, table, name, numbers, whole, part }: Mine & RowOf) {
  const { columns, share } = table;
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.length > 1
        ? columns.map(({ code }, c) => (
            <td key={code}>
              <Figure edition={edition} number={numbers[c]} />
            </td>
          ))
        : null}
      <td>
        <Figure edition={edition} number={whole} />
      </td>
      {share ? <td>{typeof part === 'number' ? `${part} %` : mark}</td> : null}
    </tr>
  );
}

type RowOf = {
  readonly table: SumTable;
  readonly name: string;
  readonly numbers: readonly (number | null)[];
  readonly whole: number | null | undefined;
  readonly part: number | null | undefined;
};

/** From so many columns on a table is set smaller on paper. */
const wide = 8;

function Numbers({ edition, table }: Mine & { table: SumTable }) {
  const { say } = edition.words;
  const { id, rows, columns, counts, rowTotals, columnTotals, total, share } = table;
  const caption = `${anchor(id)}-numbers`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-labelledby={caption} tabIndex={0}>
      <table class={columns.length >= wide ? 'wide' : undefined}>
        <caption id={caption} class="unseen">
          {say('numbers', { title: table.title })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{table.corner}</th>
            {columns.length > 1
              ? columns.map((column) => (
                  <th scope="col" key={column.code}>
                    {fullName(column)}
                  </th>
                ))
              : null}
            <th scope="col">{say('total')}</th>
            {share ? <th scope="col">{share.label}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <Row
              key={row.code}
              {...{ edition, table, name: fullName(row) }}
              {...{ numbers: counts[r] ?? [], whole: rowTotals[r], part: share?.rows[r] }}
            />
          ))}
          <Row {...{ edition, table, name: say('total'), numbers: columnTotals, whole: total, part: share?.total }} />
        </tbody>
      </table>
    </section>
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
