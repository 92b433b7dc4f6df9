import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { LabelledGroup } from '../../../survey/labels.ts';
import type { SumTable } from '../../results/sums/edition.ts';
import { moveAmongMarks } from '../explain.tsx';
import { numberLabel } from '../format.ts';

/** A hidden sum: where it stands. */
type HiddenSum = { readonly row: string; readonly column: string };

const Explaining = createContext<(what: HiddenSum) => void>(() => {});

function Why({ what, least, leave }: { what: HiddenSum; least: number; leave: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="why-title" aria-describedby="why-text" onClose={leave}>
      <h2 id="why-title">Warum steht hier keine Zahl?</h2>
      <div id="why-text">
        <p>
          Zeile „{what.row}“, Spalte „{what.column}“: nicht ausgewiesen.
        </p>
        <ul>
          <li>
            Entweder stehen weniger als {least} Vereine hinter dieser Zahl, oder ein Verein macht fast alles davon aus,
            oder aus ihr ließe sich eine solche Zahl ausrechnen. Was davon zutrifft, bleibt offen. Darum tragen alle
            verdeckten Zahlen dasselbe Zeichen.
          </li>
          <li>
            So kann niemand auf die Zahlen eines einzelnen Vereins schließen, auch kein anderer Verein, der seine
            eigenen kennt.
          </li>
          <li>Je mehr Vereine berichten, desto mehr Zahlen sind zu sehen.</li>
        </ul>
      </div>
      <div class="actions">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Verstanden
        </button>
      </div>
    </dialog>
  );
}

type SumProps = HiddenSum & {
  readonly number: number | null;
  /** Whether the tab key stops here; the arrow keys lead to the other marks of the table. */
  readonly stop: boolean;
  readonly onFocus: () => void;
};

/** A sum, a dash where no club could give anything, or the one mark for all that is hidden. */
function Sum({ number, row, column, stop, onFocus }: SumProps) {
  const explain = useContext(Explaining);
  if (number !== null && number > 0) return <>{numberLabel(number)}</>;
  if (number === 0)
    return (
      <>
        <span aria-hidden="true">–</span>
        <span class="hidden">kein Verein</span>
      </>
    );
  return (
    <button
      type="button"
      class="why"
      tabIndex={stop ? 0 : -1}
      onFocus={onFocus}
      onClick={() => explain({ row, column })}
    >
      <span aria-hidden="true">•</span>
      <span class="hidden">nicht ausgewiesen, warum?</span>
    </button>
  );
}

type Cells = {
  readonly key: string;
  readonly name: string;
  readonly numbers: readonly (number | null)[];
  readonly share: number | null;
};

/** The lines of a table, its totals as the last one and the last column. */
function linesOf({ rows, columns, counts, rowTotals, columnTotals, total, share }: SumTable): readonly Cells[] {
  const several = columns.length > 1;
  const line = (
    row: LabelledGroup,
    own: readonly (number | null)[] = [],
    whole: number | null = null,
    part: number | null = null,
  ): Cells => ({
    ...{ key: row.code, name: row.label, share: part },
    numbers: [...(several ? own : []), whole],
  });
  return [
    ...rows.map((row, r) => line(row, counts[r], rowTotals[r], share?.rows[r])),
    ...(rows.length > 1 ? [line({ code: 'total', label: 'Summe' }, columnTotals, total, share?.total)] : []),
  ];
}

/** In place of a share of what is hidden: not a button, since its row has them. */
const NoShare = () => (
  <>
    <span aria-hidden="true">•</span>
    <span class="hidden">nicht ausgewiesen</span>
  </>
);

/** What pooled lines stand for. */
function Pooled({ table }: { table: SumTable }) {
  const pooled = [...table.rows, ...table.columns].filter(({ members }) => members);
  if (pooled.length === 0) return null;
  return (
    <dl class="keys">
      {pooled.map(({ code, label, members = [] }) => (
        <div key={code}>
          <dt>{label}</dt>
          <dd>{members.join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Numbers({ table }: { table: SumTable }) {
  const [stop, setStop] = useState<string>();
  const { id, columns, corner, share, title } = table;
  const heads = [...(columns.length > 1 ? columns.map(({ label }) => label) : []), 'Summe'];
  const lines = linesOf(table);
  const first = lines.flatMap(({ key, numbers }) =>
    numbers.flatMap((number, at) => (number === null ? [`${key}~${at}`] : [])),
  )[0];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-labelledby={`caption-${id}`} tabIndex={0} onKeyDown={moveAmongMarks}>
      <table class="matrix">
        <caption id={`caption-${id}`} class="hidden">
          {title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
            {share ? <th scope="col">{share.label}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, numbers, share: part }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {numbers.map((number, at) => (
                <td key={heads[at]}>
                  <Sum
                    {...{ number, row: name, column: heads[at] ?? '' }}
                    stop={(stop ?? first) === `${key}~${at}`}
                    onFocus={() => setStop(`${key}~${at}`)}
                  />
                </td>
              ))}
              {share ? <td>{part === null ? <NoShare /> : `${part} %`}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isHidden = ({ counts, rowTotals, columnTotals }: SumTable): boolean =>
  [...counts.flat(), ...rowTotals, ...columnTotals].includes(null);

function Table({ table }: { table: SumTable }) {
  const { id, title, about, reason, basis, provenance, told } = table;
  return (
    <section class="block" aria-labelledby={`sum-${id}`}>
      <h2 id={`sum-${id}`}>
        {title} <span class={`badge basis ${basis.code}`}>{basis.label}</span>
      </h2>
      <p class="small">{about}</p>
      {reason ? (
        <div class="withheld">
          <p>{reason.label}</p>
        </div>
      ) : (
        <>
          <Numbers table={table} />
          <Pooled table={table} />
          {isHidden(table) ? (
            <p class="small">
              •: Zum Schutz der Vereine nicht ausgewiesen. Drücken Sie auf ein Zeichen, um mehr zu erfahren; mit den
              Pfeiltasten kommen Sie zum nächsten. –: Kein Verein macht hier eine Angabe.
            </p>
          ) : null}
        </>
      )}
      <p class="small">
        {provenance} {told}
      </p>
    </section>
  );
}

/** The tables of a release of clubs' figures, with one place where what is hidden is explained. */
export function SumTables({ tables, least }: { tables: readonly SumTable[]; least: number }) {
  const [what, explain] = useState<HiddenSum>();
  return (
    <Explaining.Provider value={explain}>
      {tables.map((table) => (
        <Table key={table.id} table={table} />
      ))}
      {what ? <Why what={what} least={least} leave={() => explain(undefined)} /> : null}
    </Explaining.Provider>
  );
}
