import type { LabelledGroup } from '../../survey/labels.ts';
import { percentOf } from '../../survey/labels.ts';

/** One bar: counts by column, null where hidden, and what they are parts of. */
type StackLine = LabelledGroup & { readonly counts: readonly (number | null)[]; readonly base: number };

/** How many answers patterns can tell apart. */
export const mostTones = 7;

/** Narrower parts have no room for their number, which stands in the table. */
const leastWritten = 8;
const leastOnPhones = 15;

const hatches = [
  <path key="0" d="" />,
  <path key="1" d="M-2 2l4-4M0 8l8-8M6 10l4-4" />,
  <circle key="2" cx="4" cy="4" r="1.5" />,
  <path key="3" d="M2 0v8M6 0v8" />,
  <path key="4" d="M0 0l8 8M0 8l8-8" />,
  <path key="5" d="M0 2h8M0 6h8" />,
  <path key="6" d="M0 4h8M4 0v8" />,
];

/** The patterns of all charts of a page, so that answers differ by more than their colour. */
export const Patterns = () => (
  <svg class="hidden" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      {hatches.map((shape, tone) => (
        <pattern key={shape.key} id={`hatch-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <g class={`hatch hatch-${tone}`}>{shape}</g>
        </pattern>
      ))}
    </defs>
  </svg>
);

type Part = { readonly tone: number | undefined; readonly from: number; readonly width: number; readonly text: string };

/** The parts of a bar from left to right; what is hidden comes last, as one. */
function partsOf({ counts, base }: StackLine): readonly Part[] {
  let from = 0;
  const parts = counts.flatMap((count, tone) => {
    if (count === null || count === 0 || base === 0) return [];
    const width = (100 * count) / base;
    from += width;
    return [{ tone, from: from - width, width, text: `${percentOf(count, base)} %` }];
  });
  const rest = 100 - from;
  return base > 0 && rest > 0.5 ? [...parts, { tone: undefined, from, width: rest, text: '•' }] : parts;
}

/** A coordinate of three digits at most: what a screen can show. */
const at = (percent: number): string => `${Math.round(percent * 10) / 10}%`;

function Bar({ line }: { line: StackLine }) {
  return (
    <svg class="stacked" aria-hidden="true" focusable="false">
      {partsOf(line).map(({ tone, from, width, text }) => (
        <g key={tone ?? 'rest'}>
          <rect
            class={tone === undefined ? 'rest' : `tone tone-${tone}`}
            x={at(from)}
            width={at(width)}
            height="100%"
          />
          {tone === undefined ? null : (
            <rect fill={`url(#hatch-${tone})`} x={at(from)} width={at(width)} height="100%" />
          )}
          {width < leastWritten ? null : (
            <text class={width < leastOnPhones ? 'tight' : undefined} x={at(from + width / 2)} y="50%">
              {text}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

const Swatch = ({ tone }: { tone: number | undefined }) => (
  <svg class="swatch" width="22" height="16" aria-hidden="true" focusable="false">
    <rect class={tone === undefined ? 'rest' : `tone tone-${tone}`} width="22" height="16" />
    {tone === undefined ? null : <rect fill={`url(#hatch-${tone})`} width="22" height="16" />}
  </svg>
);

type Props = {
  id: string;
  /** What the chart is about, and what its rest is, in words. */
  title: string;
  rest: string;
  columns: readonly LabelledGroup[];
  lines: readonly StackLine[];
};

/** Rows of stacked bars, all of the same length. The numbers stand in the table below it. */
export function Stack({ id, title, rest, columns, lines }: Props) {
  const hasRest = lines.some((line) => partsOf(line).some(({ tone }) => tone === undefined));
  return (
    <figure class="stack">
      <figcaption id={id} class="hidden">
        Gestapelte Balken: {title}. {lines.length} Zeilen, je 100 Prozent lang, geteilt nach{' '}
        {columns.map(({ label }) => label).join(', ')}. Alle Zahlen stehen in der Tabelle darunter.
      </figcaption>
      <div role="img" aria-labelledby={id}>
        <ul class="legend">
          {columns.map(({ code, label }, tone) => (
            <li key={code}>
              <Swatch tone={tone} />
              {label}
            </li>
          ))}
          {hasRest ? (
            <li>
              <Swatch tone={undefined} />
              {rest}
            </li>
          ) : null}
        </ul>
        <ul class="bars">
          {lines.map((line) => (
            <li key={line.code}>
              <span>{line.label}</span>
              <Bar line={line} />
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}
