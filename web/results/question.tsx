import type { LabelledGroup, LabelledTable } from '../../survey/labels.ts';
import { Answers } from './answers.tsx';
import type { Edition } from './edition.ts';
import { barsOf, Chart, type Margins, ownLabel, type Published, Sizes, Stack } from './figures.tsx';
import { canStack, GridChart } from './grid.tsx';
import { Options, standBeside } from './options.tsx';
import { Label, Text } from './page.tsx';

type Props = { edition: Edition; item: string; tables: readonly LabelledTable[] };

const isPublished = (table: LabelledTable): table is Published => table.status === 'published';
const isMargins = (table: LabelledTable): table is Margins => table.status === 'margins';

/** Tables that may stand in one: of the same breakdown, with the same columns. */
function stacksOf(tables: readonly Published[], { shares }: Edition): readonly (readonly Published[])[] {
  const stacks = new Map<string, Published[]>();
  for (const table of tables) {
    const key = JSON.stringify([table.breakdown?.code, table.columns, shares.get(table.id)?.base]);
    stacks.set(key, [...(stacks.get(key) ?? []), table]);
  }
  return [...stacks.values()];
}

const full = ({ label, members }: LabelledGroup): string => members?.join(', ') ?? label;

/** Shares in all: of the answers to one question, or of those who said yes to each option. */
function Overview({ edition, item, tables }: Props) {
  const whole = tables.filter(isPublished).filter(({ breakdown }) => breakdown === undefined);
  const [first] = whole;
  if (canStack(whole))
    return <GridChart edition={edition} id={`chart-${item}`} title={first?.title ?? ''} tables={whole} />;
  if (!first || (first.part && !first.option)) return null;
  const bars = first.option
    ? whole.flatMap((table) => {
        const yes = table.columns.findIndex(({ code }) => code === 'yes');
        return yes < 0 ? [] : barsOf(table.option?.label ?? '', table, [0, yes], edition);
      })
    : first.columns.flatMap((column, at) => barsOf(full(column), first, [0, at], edition));
  return bars.length > 0 ? <Chart edition={edition} id={`chart-${item}`} title={first.title} bars={bars} /> : null;
}

type Withheld = Extract<LabelledTable, { status: 'withheld' }>;

const isWithheld = (table: LabelledTable): table is Withheld => table.status === 'withheld';

/** Which tables of a question these are: whole breakdowns by their name, else what is missing in them. */
function namesOf({ words: { say } }: Edition, own: readonly Withheld[], all: readonly LabelledTable[]): string {
  const ways = new Map(own.map(({ breakdown }) => [breakdown?.code, breakdown]));
  const names = [...ways].map(([code, breakdown]) => {
    const name = breakdown ? say('by', { name: breakdown.label }) : say('whole');
    const missing = own.filter((table) => table.breakdown?.code === code);
    const isWhole = missing.length === all.filter((table) => table.breakdown?.code === code).length;
    return isWhole ? name : `${name} (${missing.map((table) => ownLabel(table)?.label ?? '').join(', ')})`;
  });
  return names.join(' · ');
}

/** What is withheld of a question, by its reason; where that is everything, there is nothing to list. */
function Missing({ edition, tables }: { edition: Edition; tables: readonly LabelledTable[] }) {
  const withheld = tables.filter(isWithheld);
  const reasons = [...new Set(withheld.map(({ reason }) => reason.label))];
  return (
    <>
      {reasons.map((reason) => {
        const own = withheld.filter((table) => table.reason.label === reason);
        const names = namesOf(edition, own, tables);
        return (
          <div class="withheld" key={reason}>
            <p>{reason}</p>
            {own.length === tables.length ? null : <p class="small">{edition.words.say('withheld.list', { names })}</p>}
          </div>
        );
      })}
    </>
  );
}

/** Tables with the same columns: options beside each other where they can, else below each other. */
function Tables({ edition, stack }: { edition: Edition; stack: readonly Published[] }) {
  const { say } = edition.words;
  const [first] = stack;
  if (!first) return null;
  const id = `table-${first.id}`;
  if (standBeside(stack)) return <Options edition={edition} id={id} tables={stack} />;
  return <Stack edition={edition} id={id} tables={stack} corner={first.breakdown ? say('group') : say('answer')} />;
}

/** The address of a question in the report. */
export const anchorOf = (item: string): string => `item-${item}`;

/** One question: a picture of it in all, its tables, and what of it is not shown. */
export function Question({ edition, item, tables }: Props) {
  const [first] = tables;
  if (!first) return null;
  const published = tables.filter(isPublished);
  const lone = published.find((table) => table.breakdown === undefined && !ownLabel(table));
  return (
    <section class="question" aria-labelledby={anchorOf(item)}>
      <h3 id={anchorOf(item)}>
        <span class="number">{item}</span>{' '}
        <Text edition={edition} text={first.title} language={first.titleLanguage ?? edition.language} />
      </h3>
      <Overview edition={edition} item={item} tables={tables} />
      {lone ? <Answers edition={edition} id={`table-${lone.id}`} table={lone} /> : null}
      {stacksOf(
        published.filter((table) => table !== lone),
        edition,
      ).map((stack) => (
        <Tables key={stack[0]?.id} edition={edition} stack={stack} />
      ))}
      {tables.filter(isMargins).map((table) => (
        <Sizes key={table.id} edition={edition} table={table} />
      ))}
      <Missing edition={edition} tables={tables} />
    </section>
  );
}

/** A question's name in a list. */
export const QuestionName = ({ edition, tables: [first] }: Omit<Props, 'item'>) =>
  first ? (
    <Label
      edition={edition}
      of={{ label: first.title, ...(first.titleLanguage ? { language: first.titleLanguage } : {}) }}
    />
  ) : null;
