import { type Answers, isMissing, type Value } from '../../survey/answer.ts';
import { totalsOf } from '../../survey/items/cells.ts';
import { membersOf } from '../../survey/items/repeat.ts';
import { languageOf } from '../../survey/language.ts';
import { type Item, type ItemOf, optionsOf } from '../../survey/questionnaire.ts';
import { fill } from '../../survey/text.ts';
import { textKey } from './describe.ts';
import { Text } from './text.tsx';
import type { View } from './view.ts';

type Props<T> = { item: T; view: View; answers: Answers };

const Silent = ({ view, reason }: { view: View; reason: string }) => (
  <span class="silent">{view.words.say(`missing.${reason}`)}</span>
);

const Codes = ({ view, list, codes }: { view: View; list: string; codes: readonly string[] }) => (
  <ul>
    {codes.map((code) => (
      <li key={code}>
        <Text view={view} of={`list.${list}.${code}`} />
      </li>
    ))}
  </ul>
);

/** A date in the reader's order of parts, in the Gregorian calendar and Latin digits. */
export function sayDate(iso: string, language: string): string {
  const [year = 0, month, day] = iso.split('-').map(Number);
  const two = '2-digit' as const;
  const parts = { year: 'numeric' as const, ...(month ? { month: two } : {}), ...(day ? { day: two } : {}) };
  const format = new Intl.DateTimeFormat(languageOf(language).format, { ...parts, timeZone: 'UTC' });
  return format.format(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
}

/** One answer as the respondent reads it. */
function Said({ item, value, view }: { item: Item; value: Value | undefined; view: View }) {
  if (value === undefined) return <Silent view={view} reason="not_reached" />;
  if (isMissing(value)) return <Silent view={view} reason={value.missing} />;
  if (item.type === 'scale' && item.appearance) return <Text view={view} of={`${textKey(item.id)}.${value}`} />;
  if (typeof value === 'number')
    return <bdi>{new Intl.NumberFormat(languageOf(view.wording.language).format).format(value)}</bdi>;
  if (item.type === 'text') return <bdi class="words">{value}</bdi>;
  if (item.type === 'date' && typeof value === 'string') return <bdi>{sayDate(value, view.wording.language)}</bdi>;
  if (!('list' in item)) return <>✓</>;
  return <Codes view={view} list={item.list} codes={typeof value === 'string' ? [value] : value} />;
}

function Ranking({ item, view, answers }: Props<ItemOf<'rank'>>) {
  const placed = optionsOf(view.questionnaire, item.list).flatMap(({ code }) => {
    const place = answers[`${item.id}.${code}`];
    return typeof place === 'number' ? [{ code, place }] : [];
  });
  if (placed.length === 0) return <Silent view={view} reason="not_reached" />;
  return (
    <ol>
      {placed
        .toSorted((a, b) => a.place - b.place)
        .map(({ code }) => (
          <li key={code}>
            <Text view={view} of={`list.${item.list}.${code}`} />
          </li>
        ))}
    </ol>
  );
}

/** A table's numbers, a line for each row that has any, with the totals it declares. */
function Numbers({ item, view, answers }: Props<ItemOf<'table'>>) {
  const given = Object.fromEntries(
    Object.entries(answers).flatMap(([field, value]) => (typeof value === 'number' ? [[field, [String(value)]]] : [])),
  );
  const sums = totalsOf(item, given);
  if (sums.total === undefined) return <Silent view={view} reason="not_reached" />;
  const total = (sum: number | undefined) =>
    item.totals && sum !== undefined ? ` (${view.words.say('total')}: ${sum})` : '';
  return (
    <ul>
      {item.rows
        .filter((row) => sums.rows[row] !== undefined)
        .map((row) => (
          <li key={row}>
            <Text view={view} of={`${item.id}.row.${row}`} />:{' '}
            {item.columns
              .filter((column) => given[`${item.id}.${row}.${column}`])
              .map((column, index) => (
                <span key={column}>
                  {index > 0 ? ', ' : ''}
                  <Text view={view} of={`${item.id}.column.${column}`} />{' '}
                  <bdi>{given[`${item.id}.${row}.${column}`]}</bdi>
                </span>
              ))}
            {total(sums.rows[row])}
          </li>
        ))}
      {item.totals ? (
        <li>
          {view.words.say('total')}: <bdi>{sums.total}</bdi>
        </li>
      ) : null}
    </ul>
  );
}

function Entries({ item, view, answers }: Props<ItemOf<'repeat'>>) {
  const count = answers[item.id];
  if (typeof count !== 'number') return <Silent view={view} reason="not_reached" />;
  const title = view.wording.say(`${item.id}.one`).text;
  return (
    <>
      {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
        <div key={number}>
          <p>{fill(title, { number })}</p>
          <ul>
            {membersOf(item, number).map((member) => (
              <li key={member.id}>
                <Text view={view} of={textKey(member.id)} /> <AnswerOf item={member} view={view} answers={answers} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** What was answered to an item that has one answer, with the text beside its "other" option. */
export function AnswerOf({ item, view, answers }: Props<Item>) {
  if (item.type === 'rank') return <Ranking item={item} view={view} answers={answers} />;
  if (item.type === 'table') return <Numbers item={item} view={view} answers={answers} />;
  if (item.type === 'repeat') return <Entries item={item} view={view} answers={answers} />;
  const other = answers[`${item.id}.other`];
  return (
    <>
      <Said item={item} value={answers[item.id]} view={view} />
      {typeof other === 'string' ? <bdi class="words">{other}</bdi> : null}
    </>
  );
}

/** One row of a grid as it was answered. */
export const RowOf = ({ item, view, answers, row }: Props<ItemOf<'grid'>> & { row: string }) => (
  <Said item={item} value={answers[`${item.id}.${row}`]} view={view} />
);
