import type { Edition } from './edition.ts';
import { baseWords, Cell, MarkNote, Pooled, type Published } from './figures.tsx';
import { Label } from './page.tsx';
import { numberIn } from './words.ts';

const groupsOf = ({ rows, bases }: Published): string => JSON.stringify([rows.map(({ code }) => code), bases]);

const yesOf = ({ columns }: Published): number => columns.findIndex(({ code }) => code === 'yes');

/**
 * Whether the options of a question can stand beside each other, each with its "yes" alone: everything else of it is one
 * column, which is the base without that, in the same groups.
 */
export const standBeside = (tables: readonly Published[]): boolean => {
  const [first] = tables;
  return (
    first?.breakdown !== undefined &&
    tables.length > 1 &&
    tables.every((table) => table.option && table.columns.length === 2 && yesOf(table) >= 0) &&
    tables.every((table) => groupsOf(table) === groupsOf(first))
  );
};

/** The options of a question by one breakdown: groups below each other, options beside each other. */
export function Options({ edition, id, tables }: { edition: Edition; id: string; tables: readonly Published[] }) {
  const { words } = edition;
  const [first] = tables;
  if (!first) return null;
  return (
    <figure class="figure">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroll" aria-labelledby={id} tabIndex={0}>
        <table class={tables.length > 6 ? 'wide' : undefined}>
          <caption id={id}>
            <span class="unseen">{first.title} </span>
            {words.say('by', { name: first.breakdown?.label ?? '' })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.say('group')}</th>
              <th scope="col" class="base">
                {baseWords(edition, edition.shares.get(first.id))}
              </th>
              {tables.map(({ id: table, option }) => (
                <th scope="col" key={table}>
                  <Label edition={edition} of={option ?? { label: table }} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.rows.map((group, row) => (
              <tr key={group.code} data-beside={tables.map((table) => table.id).join(' ')}>
                <th scope="row">
                  <Label edition={edition} of={group} />
                </th>
                <td class="base">{numberIn(edition.shares.get(first.id)?.of[row] ?? 0, words)}</td>
                {tables.map((table) => (
                  <Cell key={table.id} edition={edition} table={table} row={row} column={yesOf(table)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pooled edition={edition} groups={first.rows} />
      <p class="small">{words.say('yes.only')}</p>
      <MarkNote edition={edition} tables={tables} />
    </figure>
  );
}
