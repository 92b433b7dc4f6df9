/** A bar of a chart: a share of what is asked about. Its length comes from a released number or is not there. */
export type Bar = {
  readonly label: string;
  /** Whole percent; null where the count is hidden. */
  readonly percent: number | null;
  /** What stands behind the bar: the number in words, or the mark of a hidden one. */
  readonly value: string;
};

type Props = {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the picture says, for those who do not see it. */
  readonly summary: string;
  readonly bars: readonly Bar[];
  readonly direction?: 'ltr' | 'rtl';
};

/** Units of the drawing. The axis always runs to 100 %, so that its length tells nothing. */
const width = 640;
const left = 232;
const full = 300;
const row = 36;
const head = 6;
/** Characters that fit into a line of the label's column at this size. */
const lineLength = 34;

const clip = (text: string): string => {
  const letters = [...text];
  return letters.length > lineLength ? `${letters.slice(0, lineLength - 1).join('')}…` : text;
};

/** A label in one or two lines; what does not fit is said by the table beside the chart. */
function linesOf(label: string): readonly string[] {
  const words = label.split(/\s+/);
  let first = '';
  while (words.length > 0 && [...first, ' ', ...(words[0] ?? '')].length <= lineLength)
    first = [first, words.shift() ?? ''].join(' ').trim();
  if (first === '') return [clip(label)];
  return words.length > 0 ? [first, clip(words.join(' '))] : [first];
}

/** Shares as horizontal bars, drawn as an image with a text of its own. Runs from the right where the script does. */
export function BarChart({ id, title, summary, bars, direction = 'ltr' }: Props) {
  const height = head + bars.length * row;
  const at = (x: number, wide = 0): number => (direction === 'rtl' ? width - x - wide : x);
  return (
    <svg
      class="chart"
      role="img"
      viewBox={`0 0 ${width} ${height}`}
      direction={direction}
      aria-labelledby={`${id}-title ${id}-text`}
      focusable="false"
      font-size="13"
      fill="currentColor"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{summary}</desc>
      {[0, 25, 50, 75, 100].map((tick) => (
        <line
          key={tick}
          class="tick"
          x1={at(left + (full * tick) / 100)}
          x2={at(left + (full * tick) / 100)}
          y1="0"
          y2={height}
          stroke="currentColor"
          stroke-opacity="0.25"
        />
      ))}
      {bars.map((bar, index) => (
        <BarView key={`${index}${bar.label}`} bar={bar} y={head + index * row} at={at} />
      ))}
    </svg>
  );
}

type ViewProps = { bar: Bar; y: number; at: (x: number, wide?: number) => number };

function BarView({ bar: { label, percent, value }, y, at }: ViewProps) {
  const lines = linesOf(label);
  const long = (full * (percent ?? 0)) / 100;
  return (
    <g>
      <text x={at(left - 10)} y={y + (lines.length > 1 ? 12 : 19)} text-anchor="end">
        {lines.map((line, index) => (
          <tspan key={line} x={at(left - 10)} dy={index === 0 ? 0 : 15}>
            {line}
          </tspan>
        ))}
      </text>
      <rect class="fill" x={at(left, long)} y={y + 4} width={long} height="20" />
      <text class="value" x={at(left + long + 8)} y={y + 19} text-anchor="start">
        {value}
      </text>
    </g>
  );
}
