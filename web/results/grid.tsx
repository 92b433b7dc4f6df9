import { directionOf } from '../../survey/language.ts';
import { type Edition, mark } from './edition.ts';
import { ownLabel, type Published } from './figures.tsx';
import { Label } from './page.tsx';
import { shareOf } from './shares.ts';

/** More answers than this cannot be told apart by their patterns. */
const mostTones = 7;

/** Percent of a bar: narrower parts have no room for their number, which stands in the table. */
const leastWritten = 9;
const leastOnPhones = 16;

const hatches: readonly string[] = [
  '',
  'M-2 2l4-4M0 8l8-8M6 10l4-4',
  'M0 4h8',
  'M4 0v8',
  'M0 0l8 8M0 8l8-8',
  'M0 2h8M0 6h8',
  'M0 4h8M4 0v8',
];

type Part = { readonly tone: number | undefined; readonly from: number; readonly wide: number; readonly text: string };

/** The parts of a row in the order of the columns; what is hidden comes last, as one. */
function partsOf(table: Published, { shares }: Edition): readonly Part[] {
  const own = shares.get(table.id);
  const base = own?.of[0] ?? 0;
  let from = 0;
  const parts = table.columns.flatMap((_, tone): readonly Part[] => {
    const count = table.counts[0]?.[tone] ?? null;
    const percent = count === null ? null : shareOf(own, 0, tone, count);
    if (count === null || percent === null || count === 0 || base === 0) return [];
    const wide = (100 * count) / base;
    from += wide;
    return [{ tone, from: from - wide, wide, text: `${percent} %` }];
  });
  const rest = 100 - from;
  return base > 0 && rest > 0.5 ? [...parts, { tone: undefined, from, wide: rest, text: mark }] : parts;
}

/** A coordinate of three digits at most: what paper can show. */
const short = (percent: number): string => `${Math.round(percent * 10) / 10}%`;

type Fill = { readonly tone: number | undefined; readonly id: string; readonly x: string; readonly width: string };

const FillView = ({ tone, id, x, width }: Fill) => (
  <>
    <rect class={tone === undefined ? 'rest' : `tone tone-${tone}`} x={x} width={width} height="100%" />
    {tone ? <rect fill={`url(#${id}-${tone})`} x={x} width={width} height="100%" /> : null}
  </>
);

/** The patterns of a chart, once on the page. */
const Patterns = ({ id, tones }: { id: string; tones: number }) => (
  <svg class="unseen" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      {hatches.slice(1, tones).map((path, index) => (
        <pattern key={path} id={`${id}-${index + 1}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path class="hatch" d={path} />
        </pattern>
      ))}
    </defs>
  </svg>
);

type BarProps = { parts: readonly Part[]; id: string; isMirrored: boolean };

function Bar({ parts, id, isMirrored }: BarProps) {
  return (
    <svg class="stacked" aria-hidden="true" focusable="false">
      {parts.map(({ tone, from, wide, text }) => {
        const x = isMirrored ? 100 - from - wide : from;
        return (
          <g key={tone ?? 'rest'}>
            <FillView tone={tone} id={id} x={short(x)} width={short(wide)} />
            {wide < leastWritten ? null : (
              <text class={wide < leastOnPhones ? 'tight' : undefined} x={short(x + wide / 2)} y="50%">
                {text}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

type Props = { edition: Edition; id: string; title: string; tables: readonly Published[] };

/** What each row says, for those who do not see it. */
function summaryOf({ edition: { words, shares }, tables }: Props): string {
  return tables
    .map((table) => {
      const answers = table.columns.flatMap(({ label }, column) => {
        const count = table.counts[0]?.[column] ?? null;
        const percent = count === null ? null : shareOf(shares.get(table.id), 0, column, count);
        if (count === null) return [`${label} ${words.say('hidden')}`];
        return percent === null ? [] : [`${label} ${words.say('percent.value', { percent: String(percent) })}`];
      });
      return `${ownLabel(table)?.label ?? ''}: ${answers.join(', ')}`;
    })
    .join('; ');
}

/** Whether rows of a question can be drawn as bars below each other: in all, with the same few answers. */
export const canStack = (tables: readonly Published[]): boolean =>
  tables.length > 1 &&
  (tables[0]?.columns.length ?? 0) <= mostTones &&
  tables.every(
    ({ part, option, columns }) =>
      part !== undefined && option === undefined && JSON.stringify(columns) === JSON.stringify(tables[0]?.columns),
  );

/** The rows of a grid as stacked bars of one length, parted by answer; patterns and numbers tell what colours do. */
export function GridChart(props: Props) {
  const { edition, id, title, tables } = props;
  const { words, shares } = edition;
  const [first] = tables;
  if (!first) return null;
  const tones = first.columns.flatMap((column, tone) => (shares.get(first.id)?.silent[tone] ? [] : [{ column, tone }]));
  const isMirrored = directionOf(words.language) === 'rtl';
  const rows = tables.map((table) => ({ table, parts: partsOf(table, edition) }));
  const hasRest = rows.some(({ parts }) => parts.some(({ tone }) => tone === undefined));
  return (
    <figure class="figure">
      <figcaption id={id} class="unseen">
        {words.say('chart', { title })}. {summaryOf(props)}
      </figcaption>
      <Patterns id={id} tones={first.columns.length} />
      <div role="img" aria-labelledby={id}>
        <ul class="legend">
          {[...tones, ...(hasRest ? [{ column: undefined, tone: undefined }] : [])].map(({ column, tone }) => (
            <li key={tone ?? 'rest'}>
              <svg class="swatch" width="22" height="16" aria-hidden="true" focusable="false">
                <FillView tone={tone} id={id} x="0" width="100%" />
              </svg>
              {column ? <Label edition={edition} of={column} /> : words.say('hidden')}
            </li>
          ))}
        </ul>
        <ul class="bars">
          {rows.map(({ table, parts }) => (
            <li key={table.id}>
              <Label edition={edition} of={ownLabel(table) ?? { label: table.id }} />
              <Bar parts={parts} id={id} isMirrored={isMirrored} />
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}
