import { directionOf } from '../../survey/language.ts';
import { type Edition, mark } from './edition.ts';
import { ownLabel, type Published } from './figures.tsx';
import { Label } from './page.tsx';
import { shareOf } from './shares.ts';

/** More answers than this cannot be told apart by their patterns. */
const mostTones = 7;

/** Units of the drawing: a bar of 100 % is as long in every row. */
const width = 640;
const bar = 24;
const row = 50;
/** Narrower parts have no room for their number, which stands in the table. */
const leastWritten = 48;

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
    const wide = (width * count) / base;
    from += wide;
    return [{ tone, from: from - wide, wide, text: `${percent} %` }];
  });
  const rest = width - from;
  return base > 0 && rest > 1 ? [...parts, { tone: undefined, from, wide: rest, text: mark }] : parts;
}

const short = (value: number): number => Math.round(value * 10) / 10;

type Shape = { tone: number | undefined; id: string };

const Fill = ({ tone, id, ...at }: Shape & { x: number; y: number; width: number; height: number }) => (
  <>
    <rect class={tone === undefined ? 'rest' : `tone tone-${tone}`} {...at} />
    {tone ? <rect fill={`url(#${id}-${tone})`} {...at} /> : null}
  </>
);

const Patterns = ({ id, tones }: { id: string; tones: number }) => (
  <defs>
    {hatches.slice(1, tones).map((path, index) => (
      <pattern key={path} id={`${id}-${index + 1}`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path class={`hatch hatch-${index + 1}`} d={path} />
      </pattern>
    ))}
  </defs>
);

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
  const x = ({ from, wide }: Part): number => short(isMirrored ? width - from - wide : from);
  const hasRest = tables.some((table) => partsOf(table, edition).some(({ tone }) => tone === undefined));
  return (
    <figure class="figure">
      <ul class="legend">
        {[...tones, ...(hasRest ? [{ column: undefined, tone: undefined }] : [])].map(({ column, tone }) => (
          <li key={tone ?? 'rest'}>
            <svg class="swatch" viewBox="0 0 22 16" aria-hidden="true" focusable="false">
              <Fill tone={tone} id={id} x={0} y={0} width={22} height={16} />
            </svg>
            {column ? <Label edition={edition} of={column} /> : words.say('hidden')}
          </li>
        ))}
      </ul>
      <svg
        class="chart stacked"
        role="img"
        viewBox={`0 0 ${width} ${tables.length * row}`}
        direction={isMirrored ? 'rtl' : 'ltr'}
        aria-labelledby={`${id}-title ${id}-text`}
        focusable="false"
        font-size="13"
        fill="currentColor"
      >
        <title id={`${id}-title`}>{words.say('chart', { title })}</title>
        <desc id={`${id}-text`}>{summaryOf(props)}</desc>
        <Patterns id={id} tones={first.columns.length} />
        {tables.map((table, at) => (
          <g key={table.id}>
            <text x={isMirrored ? width : 0} y={at * row + 14} text-anchor="start">
              {ownLabel(table)?.label}
            </text>
            {partsOf(table, edition).map((part) => (
              <g key={part.tone ?? 'rest'}>
                <Fill tone={part.tone} id={id} x={x(part)} y={at * row + 20} width={short(part.wide)} height={bar} />
                {part.wide < leastWritten ? null : (
                  <text class="inside" x={short(x(part) + part.wide / 2)} y={at * row + 37} text-anchor="middle">
                    {part.text}
                  </text>
                )}
              </g>
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}
