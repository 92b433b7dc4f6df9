import type { Edition } from './edition.ts';
import { Cell, MarkNote, Pooled, type Published } from './figures.tsx';
import { Label } from './page.tsx';
import { numberIn } from './words.ts';

/** One question in all: an answer a line. */
export function Answers({ edition, id, table }: { edition: Edition; id: string; table: Published }) {
  const { words } = edition;
  const base = table.bases[0] ?? 0;
  return (
    <figure class="figure">
      <table class="answers">
        <caption id={id}>
          <span class="unseen">{table.title} </span>
          {words.say('whole')} <span class="count">{words.say('base.is', { base: numberIn(base, words) })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.say('answer')}</th>
            <th scope="col">{`${words.say('percent')} (${words.say('count')})`}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((answer, column) => (
            <tr key={answer.code} data-table={table.id} data-base={base}>
              <th scope="row">
                <Label edition={edition} of={answer} />
              </th>
              <Cell edition={edition} count={table.counts[0]?.[column] ?? null} base={base} />
            </tr>
          ))}
        </tbody>
      </table>
      <Pooled edition={edition} groups={table.columns} />
      <MarkNote edition={edition} tables={[table]} />
    </figure>
  );
}
