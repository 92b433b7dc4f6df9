import type { Edition } from './edition.ts';
import { Cell, MarkNote, Pooled, type Published } from './figures.tsx';
import { Label } from './page.tsx';
import { numberIn } from './words.ts';

/** One question in all: an answer a line. */
export function Answers({ edition, id, table }: { edition: Edition; id: string; table: Published }) {
  const { words } = edition;
  const shares = edition.shares.get(table.id);
  const base = shares?.of[0] ?? 0;
  const all = numberIn(table.bases[0] ?? 0, words);
  const said = shares?.base === 'valid' ? 'base.valid.is' : 'base.is';
  return (
    <figure class="figure">
      <table class="answers">
        <caption id={id}>
          <span class="unseen">{table.title} </span>
          {words.say('whole')} <span class="count">{words.say(said, { base: numberIn(base, words), all })}</span>
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
              <Cell edition={edition} table={table} row={0} column={column} />
            </tr>
          ))}
        </tbody>
      </table>
      <Pooled edition={edition} groups={table.columns} />
      <MarkNote edition={edition} tables={[table]} />
    </figure>
  );
}
