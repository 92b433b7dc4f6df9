import { useState } from 'preact/hooks';
import type { LabelledGroup } from '../../survey/labels.ts';
import { percentOf } from '../../survey/labels.ts';
import { Mark, moveAmongMarks } from './explain.tsx';
import { numberLabel } from './format.ts';
import type { Line, Sheet } from './matrix.ts';

/** A table's caption; what the heading above it says already is left to those who jump from table to table. */
export type Caption = { readonly unseen?: string; readonly seen?: string };

/** A share as a bar. Its number stands beside it, so it is hidden from those who listen. */
export function Bar({ percent }: { percent: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width="100" height="6" />
      <rect class="fill" width={percent} height="6" />
    </svg>
  );
}

/** What is pooled under a label that only counts it. */
export function Pooled({ groups }: { groups: readonly LabelledGroup[] }) {
  const named = new Map(groups.flatMap(({ label, members }) => (members ? [[members.join(', '), label]] : [])));
  return (
    <>
      {[...named].map(([members, label]) => (
        <p class="small" key={members}>
          {label}, zusammengefasst: {members}
        </p>
      ))}
    </>
  );
}

/** The columns in the order they stand in: answers, then reasons for there being none. */
export const order = ({ columns }: Sheet): readonly number[] => {
  const all = [...columns.keys()];
  const isSilent = (at: number): boolean => columns[at]?.kind === 'missing';
  return [...all.filter((at) => !isSilent(at)), ...all.filter(isSilent)];
};

type MatrixProps = {
  id: string;
  caption: Caption;
  corner: string;
  sheet: Sheet;
  /** Whether the shares stand as stacked bars above already. */
  charted?: boolean;
};

/** Several lines of figures under the same columns. Wide ones scroll within themselves. */
export function Matrix({ id, caption, corner, sheet, charted = false }: MatrixProps) {
  const { columns, lines } = sheet;
  const [stop, setStop] = useState<string>();
  const places = order(sheet);
  const answers = places.filter((at) => columns[at]?.kind !== 'missing');
  const silent = places.filter((at) => columns[at]?.kind === 'missing');
  const first = firstHidden(lines, places);
  const cellAt = (line: Line, at: number) => {
    const key = `${line.code}~${at}`;
    return (
      <Cell
        key={key}
        {...{ line, column: columns[at]?.label ?? '', count: line.counts[at] ?? null, charted }}
        silent={sheet.base === 'valid' && columns[at]?.kind === 'missing'}
        stop={key === (stop ?? first)}
        onFocus={() => setStop(key)}
      />
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-labelledby={id} tabIndex={0} onKeyDown={moveAmongMarks}>
      <table class="matrix">
        <CaptionView caption={caption} id={id} />
        <Head corner={corner} sheet={sheet} answers={answers} silent={silent} />
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row">{line.label}</th>
              <td class="base">
                {numberLabel(line.base)}
                {line.base === line.all ? null : <span class="small"> von {numberLabel(line.all)}</span>}
              </td>
              {answers.map((at) => cellAt(line, at))}
              <KeyCells line={line} lines={lines} />
              {silent.map((at) => cellAt(line, at))}
            </tr>
          ))}
        </tbody>
      </table>
      <Pooled groups={[...columns, ...lines]} />
    </section>
  );
}

/** The mark that the tab key reaches first. */
function firstHidden(lines: readonly Line[], places: readonly number[]): string | undefined {
  for (const { code, counts } of lines)
    for (const at of places) if ((counts[at] ?? null) === null) return `${code}~${at}`;
  return undefined;
}

const keys = [
  ['mean', 'Mittelwert'],
  ['top', 'Beste zwei'],
  ['net', 'Netto-Empfehlung'],
] as const;

type HeadProps = { corner: string; sheet: Sheet; answers: readonly number[]; silent: readonly number[] };

function Head({ corner, sheet: { columns, lines }, answers, silent }: HeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">{corner}</th>
        <th scope="col" class="base">
          Basis (N)
        </th>
        {answers.map((at) => (
          <th scope="col" key={at}>
            {columns[at]?.label}
          </th>
        ))}
        {keys.map(([key, label]) =>
          lines.some((line) => line[key]) ? (
            <th scope="col" key={key} class="key">
              {label}
            </th>
          ) : null,
        )}
        {silent.map((at) => (
          <th scope="col" key={at} class="silent">
            {columns[at]?.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Means and the like behind the answers of a line, where any line has them. */
const KeyCells = ({ line, lines }: { line: Line; lines: readonly Line[] }) => (
  <>
    {keys.map(([key]) =>
      lines.some((one) => one[key]) ? (
        <td key={key} class="key">
          {line[key] ?? (
            <>
              <span aria-hidden="true">–</span>
              <span class="hidden">nicht berechnet</span>
            </>
          )}
        </td>
      ) : null,
    )}
  </>
);

type CellProps = {
  line: Line;
  column: string;
  count: number | null;
  silent: boolean;
  charted: boolean;
  stop: boolean;
  onFocus: () => void;
};

function Cell({ line, column, count, silent, charted, stop, onFocus }: CellProps) {
  if (count === null)
    return (
      <td>
        <Mark row={line.label} column={column} all={line.all} together={line.together} stop={stop} onFocus={onFocus} />
      </td>
    );
  if (silent) return <td class="silent">{numberLabel(count)}</td>;
  const percent = percentOf(count, line.base);
  return (
    <td>
      <span class="percent">{percent} %</span> <span class="small">({numberLabel(count)})</span>
      {charted ? null : <Bar percent={percent} />}
    </td>
  );
}

/** What a table is, and what its shares are of. */
export function CaptionView({ caption: { unseen, seen }, base, id }: { caption: Caption; base?: string; id?: string }) {
  return (
    <caption id={id}>
      {unseen ? <span class="hidden">{unseen} </span> : null}
      {seen ? <span class="said">{seen}</span> : null}
      {base === undefined ? null : <span class="small"> {base}</span>}
    </caption>
  );
}
