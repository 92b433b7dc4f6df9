import { percentOf } from '../../survey/labels.ts';
import { Mark } from './explain.tsx';
import { Bar, type Caption, CaptionView, order, Pooled } from './figures.tsx';
import { numberLabel } from './format.ts';
import type { Line, Sheet } from './matrix.ts';

/** What the percentages of a line are of. */
function baseLabel({ all, base }: Line, kind: Sheet['base']): string {
  if (kind === 'all') return `Basis: alle ${numberLabel(all)}`;
  const answers = base === 1 ? 'gültige Antwort' : 'gültige Antworten';
  return `Basis: ${numberLabel(base)} ${answers} von ${numberLabel(all)}`;
}

type SharesProps = { caption: Caption; sheet: Sheet; line: Line };

/** One question in all: an answer a row, those who gave none below. */
export function Shares({ caption, sheet, line }: SharesProps) {
  const { columns, base } = sheet;
  const rows = order(sheet);
  const isSilent = (at: number): boolean => base === 'valid' && columns[at]?.kind === 'missing';
  return (
    <>
      <table class="shares">
        <CaptionView caption={caption} base={baseLabel(line, base)} />
        <thead>
          <tr>
            <th scope="col">Antwort</th>
            <th scope="col">Anteil</th>
            <th scope="col">Anzahl</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter((at) => !isSilent(at))
            .map((at) => (
              <ShareRow key={columns[at]?.code} label={columns[at]?.label ?? ''} count={line.counts[at]} line={line} />
            ))}
        </tbody>
        {rows.some(isSilent) ? (
          <tbody class="silent">
            {rows.filter(isSilent).map((at) => (
              <tr key={columns[at]?.code}>
                <th scope="row">{columns[at]?.label}</th>
                <td class="small">nicht in der Basis</td>
                <td class="count">{numberLabel(line.counts[at] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        ) : null}
      </table>
      <Pooled groups={columns} />
    </>
  );
}

type ShareProps = { label: string; count: number | null | undefined; line: Line };

function ShareRow({ label, count = null, line }: ShareProps) {
  const percent = percentOf(count ?? 0, line.base);
  return (
    <tr>
      <th scope="row">{label}</th>
      {count === null ? (
        <td colSpan={2}>
          <Mark row={line.label} column={label} all={line.all} together={line.together} stop onFocus={() => {}} />
        </td>
      ) : (
        <>
          <td class="share">
            <span>{percent} %</span>
            <Bar percent={percent} />
          </td>
          <td class="count">{numberLabel(count)}</td>
        </>
      )}
    </tr>
  );
}
