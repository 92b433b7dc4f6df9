import type { LabelledGroup } from '../../survey/labels.ts';
import { percentOf } from '../../survey/labels.ts';
import { numberLabel } from './format.ts';

/** A line of figures: counts by column, null where they are hidden, and what they are counts of. */
export type Line = LabelledGroup & { readonly counts: readonly (number | null)[]; readonly base: number };

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

/** One mark for every hidden count, whatever it is hidden for. */
export function Mark() {
  return (
    <>
      <span aria-hidden="true">•</span>
      <span class="hidden">nicht ausgewiesen</span>
    </>
  );
}

/** What is pooled under a label that only counts it. */
function Pooled({ groups }: { groups: readonly LabelledGroup[] }) {
  const named = new Map(groups.flatMap(({ label, members }) => (members ? [[members.join(', '), label]] : [])));
  return (
    <>
      {[...named].map(([members, label]) => (
        <p class="small" key={members}>
          {label}: {members}
        </p>
      ))}
    </>
  );
}

type SharesProps = { caption: Caption; columns: readonly LabelledGroup[]; line: Line };

/** One question in all: an answer a row. */
export function Shares({ caption, columns, line: { counts, base } }: SharesProps) {
  return (
    <>
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
          {columns.map(({ code, label }, column) => (
            <tr key={code}>
              <th scope="row">{label}</th>
              <Share count={counts[column] ?? null} base={base} />
            </tr>
          ))}
        </tbody>
      </table>
      <Pooled groups={columns} />
    </>
  );
}

function Share({ count, base }: { count: number | null; base: number }) {
  if (count === null)
    return (
      <td colSpan={2}>
        <Mark />
      </td>
    );
  const percent = percentOf(count, base);
  return (
    <>
      <td class="share">
        <span>{percent} %</span>
        <Bar percent={percent} />
      </td>
      <td class="count">{numberLabel(count)}</td>
    </>
  );
}

type MatrixProps = {
  id: string;
  caption: Caption;
  corner: string;
  columns: readonly LabelledGroup[];
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
                <Cell key={code} count={line.counts[column] ?? null} base={line.base} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Pooled groups={[...columns, ...lines]} />
    </section>
  );
}

function Cell({ count, base }: { count: number | null; base: number }) {
  if (count === null)
    return (
      <td>
        <Mark />
      </td>
    );
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
