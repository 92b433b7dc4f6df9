import type { Labelled } from '../../survey/labels.ts';
import { percentOf } from '../../survey/labels.ts';
import { numberLabel } from './format.ts';

/** A line of figures: counts by column, and what they are counts of. */
export type Line = Labelled & { readonly counts: readonly number[]; readonly base: number };

/** A table's caption; what the heading above it says already is left to those who jump from table to table. */
export type Caption = { readonly unseen?: string; readonly seen?: string };

/** A share as a bar. Its number stands beside it, so it is hidden from those who listen. */
function Bar({ percent }: { percent: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width="100" height="6" />
      <rect class="fill" width={percent} height="6" />
    </svg>
  );
}

type SharesProps = { caption: Caption; columns: readonly Labelled[]; line: Line };

/** One question in all: an answer a row. */
export function Shares({ caption, columns, line: { counts, base } }: SharesProps) {
  return (
    <table class="shares">
      <CaptionView caption={caption} base={base} />
      <thead>
        <tr>
          <th scope="col">Antwort</th>
          <th scope="col">Anteil</th>
          <th scope="col">Anzahl</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ code, label }, column) => {
          const percent = percentOf(counts[column] ?? 0, base);
          return (
            <tr key={code}>
              <th scope="row">{label}</th>
              <td class="share">
                <span>{percent} %</span>
                <Bar percent={percent} />
              </td>
              <td class="count">{numberLabel(counts[column] ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type MatrixProps = {
  id: string;
  caption: Caption;
  corner: string;
  columns: readonly Labelled[];
  lines: readonly Line[];
};

/** Several lines of figures under the same columns. Wide ones scroll within themselves. */
export function Matrix({ id, caption, corner, columns, lines }: MatrixProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-labelledby={id} tabIndex={0}>
      <table class="matrix">
        <CaptionView caption={caption} id={id} />
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            <th scope="col" class="base">
              Basis (N)
            </th>
            {columns.map(({ code, label }) => (
              <th scope="col" key={code}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row">{line.label}</th>
              <td class="base">{numberLabel(line.base)}</td>
              {columns.map(({ code }, column) => (
                <Cell key={code} count={line.counts[column] ?? 0} base={line.base} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ count, base }: { count: number; base: number }) {
  const percent = percentOf(count, base);
  return (
    <td>
      <span class="percent">{percent} %</span> <span class="small">({numberLabel(count)})</span>
      <Bar percent={percent} />
    </td>
  );
}

function CaptionView({ caption: { unseen, seen }, base, id }: { caption: Caption; base?: number; id?: string }) {
  return (
    <caption id={id}>
      {unseen ? <span class="hidden">{unseen} </span> : null}
      {seen ? <span class="said">{seen}</span> : null}
      {base === undefined ? null : <span class="small"> Basis: N = {numberLabel(base)}</span>}
    </caption>
  );
}
