import type { LabelledGroup, LabelledTable } from '../../survey/labels.ts';
import { directionOf } from '../../survey/language.ts';
import { type Bar, BarChart } from './chart.tsx';
import { type Edition, mark } from './edition.ts';
import { Label, Mark } from './page.tsx';
import { type Shares, shareOf } from './shares.ts';
import { numberIn, type ResultWords } from './words.ts';

export type Published = Extract<LabelledTable, { status: 'published' }>;
export type Margins = Extract<LabelledTable, { status: 'margins' }>;

type Mine = { edition: Edition };

const shareIn = (percent: number, { say }: ResultWords): string => say('percent.value', { percent: String(percent) });

/** What tells a table from the others of its question. */
export const ownLabel = ({ part, option }: LabelledTable): LabelledGroup | undefined => option ?? part;

/** Shares as bars; what each bar says is said once more in words for those who do not see it. */
export function Chart({ edition, id, title, bars }: Mine & { id: string; title: string; bars: readonly Bar[] }) {
  const { words } = edition;
  const summary = bars.map(({ label, value }) => `${label}: ${value === mark ? words.say('hidden') : value}`);
  return (
    <BarChart
      id={id}
      title={words.say('chart', { title })}
      summary={summary.join('; ')}
      bars={bars}
      direction={directionOf(words.language)}
    />
  );
}

/** A count with its share in words. */
const shareText = (percent: number, count: number, words: ResultWords): string =>
  `${shareIn(percent, words)} (${numberIn(count, words)})`;

/** A bar of a count in its base; none of those who are not in it. */
export function barsOf(
  label: string,
  table: Published,
  [row, column]: readonly [number, number],
  edition: Edition,
): readonly Bar[] {
  const count = table.counts[row]?.[column] ?? null;
  if (count === null) return [{ label, percent: null, value: mark }];
  const percent = shareOf(edition.shares.get(table.id), row, column, count);
  return percent === null ? [] : [{ label, percent, value: shareText(percent, count, edition.words) }];
}

type Place = { table: Published; row: number; column: number };

/** A cell of a table: count and share, the count alone of those who are not in the base, or the mark. */
export function Cell({ edition, table, row, column }: Mine & Place) {
  const { words, shares } = edition;
  const count = table.counts[row]?.[column] ?? null;
  if (count === null)
    return (
      <td>
        <Mark edition={edition} />
      </td>
    );
  const percent = shareOf(shares.get(table.id), row, column, count);
  return (
    <td>
      {percent === null ? null : <strong>{shareIn(percent, words)} </strong>}
      <span class="count">({numberIn(count, words)})</span>
    </td>
  );
}

/** What the percentages of a table are of, in words. */
export const baseWords = ({ words: { say } }: Edition, shares: Shares | undefined): string =>
  say(shares?.base === 'valid' ? 'base.valid' : 'base');

type RowProps = Mine & { table: Published; row: number; head: LabelledGroup };

function Row({ edition, table, row, head }: RowProps) {
  const base = edition.shares.get(table.id)?.of[row] ?? 0;
  return (
    <tr data-table={table.id}>
      <th scope="row">
        <Label edition={edition} of={head} />
      </th>
      <td class="base">{numberIn(base, edition.words)}</td>
      {table.columns.map(({ code }, column) => (
        <Cell key={code} edition={edition} table={table} row={row} column={column} />
      ))}
    </tr>
  );
}

/** The lines of one table: under a heading of its own where several stand in one, or as one line where it has one. */
function Lines({ edition, table, several }: Mine & { table: Published; several: boolean }) {
  const own = ownLabel(table);
  const isOne = table.rows.length === 1 && table.breakdown === undefined;
  return (
    <tbody>
      {several && own && !isOne ? (
        <tr class="group">
          <th scope="rowgroup" colSpan={table.columns.length + 2}>
            <Label edition={edition} of={own} />
          </th>
        </tr>
      ) : null}
      {table.rows.map((group, row) => (
        <Row key={group.code} edition={edition} table={table} row={row} head={isOne && own ? own : group} />
      ))}
    </tbody>
  );
}

/** What is pooled under a label that only counts it. */
export function Pooled({ edition, groups }: Mine & { groups: readonly LabelledGroup[] }) {
  const { say } = edition.words;
  const named = new Map(groups.flatMap(({ label, members }) => (members ? [[members.join(', '), label]] : [])));
  return (
    <>
      {[...named].map(([members, label]) => (
        <p class="small" key={members}>
          {say('pooled.is', { label, members })}
        </p>
      ))}
    </>
  );
}

/** What the mark stands for, where it does. */
export function MarkNote({ edition: { words }, tables }: Mine & { tables: readonly Published[] }) {
  const hasHidden = tables.some(({ counts }) => counts.some((row) => row.includes(null)));
  return hasHidden ? <p class="small">{words.say('mark.is', { mark, text: words.say('mark') })}</p> : null;
}

/** More columns than this do not fit on a page in letters of the usual size. */
const manyColumns = 7;

type StackProps = Mine & { id: string; tables: readonly Published[]; corner: string };

/** Tables with the same columns as one: a table for each question, not one for each of its parts. */
export function Stack({ edition, id, tables, corner }: StackProps) {
  const { say } = edition.words;
  const [first] = tables;
  if (!first) return null;
  const own = tables.length === 1 ? ownLabel(first) : undefined;
  return (
    <figure class="figure">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroll" aria-labelledby={id} tabIndex={0}>
        <table class={first.columns.length > manyColumns ? 'wide' : undefined}>
          <caption id={id}>
            {own ? (
              <>
                <Label edition={edition} of={own} />{' '}
              </>
            ) : (
              <span class="unseen">{first.title} </span>
            )}
            {first.breakdown ? say('by', { name: first.breakdown.label }) : say('whole')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              <th scope="col" class="base">
                {baseWords(edition, edition.shares.get(first.id))}
              </th>
              {first.columns.map((column) => (
                <th scope="col" key={column.code}>
                  <Label edition={edition} of={column} />
                </th>
              ))}
            </tr>
          </thead>
          {tables.map((table) => (
            <Lines key={table.id} edition={edition} table={table} several={tables.length > 1} />
          ))}
        </table>
      </section>
      <Pooled edition={edition} groups={tables.flatMap(({ rows, columns }) => [...rows, ...columns])} />
      <MarkNote edition={edition} tables={tables} />
    </figure>
  );
}

/** The sizes of the groups alone, and why there is no more. */
export function Sizes({ edition, table }: Mine & { table: Margins }) {
  const { words } = edition;
  const id = `sizes-${table.id}`;
  const own = ownLabel(table);
  return (
    <figure class="figure">
      <table class="sizes">
        <caption id={id}>
          {own ? <Label edition={edition} of={own} /> : <span class="unseen">{table.title}</span>}{' '}
          {table.breakdown ? words.say('by', { name: table.breakdown.label }) : words.say('whole')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.say('group')}</th>
            <th scope="col">{words.say('base')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((group, row) => (
            <tr key={group.code} data-table={table.id}>
              <th scope="row">
                <Label edition={edition} of={group} />
              </th>
              <td class="base">{numberIn(table.bases[row] ?? 0, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pooled edition={edition} groups={table.rows} />
      <p class="small">{table.reason.label}</p>
    </figure>
  );
}
