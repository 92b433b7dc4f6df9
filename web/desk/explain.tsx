import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { numberLabel } from './format.ts';

/** A hidden count: where it stands, and what is shown of its row. */
export type HiddenCount = {
  readonly row: string;
  readonly column: string;
  /** How many are in the row, and how many of them are in hidden counts together. */
  readonly all: number;
  readonly together: number;
};

const Explaining = createContext<(what: HiddenCount) => void>(() => {});

/** Gives every hidden count below it one place where it is explained. */
export function Explained({ k, children }: { k: number; children: ComponentChildren }) {
  const [what, explain] = useState<HiddenCount>();
  return (
    <Explaining.Provider value={explain}>
      {children}
      {what ? <Why what={what} k={k} leave={() => explain(undefined)} /> : null}
    </Explaining.Provider>
  );
}

function Why({ what, k, leave }: { what: HiddenCount; k: number; leave: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { row, column, all, together } = what;
  return (
    <dialog ref={dialog} aria-labelledby="why-title" aria-describedby="why-text" onClose={leave}>
      <h2 id="why-title">Warum steht hier keine Zahl?</h2>
      <div id="why-text">
        <p>
          Zeile „{row}“, Antwort „{column}“: nicht ausgewiesen.
        </p>
        <ul>
          <li>
            Entweder haben weniger als {k} Menschen so geantwortet – vielleicht auch niemand –, oder aus dieser Zahl
            ließe sich eine so kleine Zahl ausrechnen. Was davon zutrifft, bleibt offen. Darum tragen alle verdeckten
            Zahlen dasselbe Zeichen.
          </li>
          <li>
            In dieser Zeile sind {numberLabel(all)} Teilnahmen. Alle verdeckten Felder der Zeile sind zusammen{' '}
            {numberLabel(together)}.
          </li>
          <li>Weniger Gruppen ergeben mehr Zahlen: Unter „Gesamt“ ist am meisten zu sehen.</li>
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

type MarkProps = HiddenCount & {
  /** Whether the tab key stops here; the arrow keys lead to the other marks of the table. */
  readonly stop: boolean;
  readonly onFocus: () => void;
};

/** One mark for every hidden count, whatever it is hidden for. It tells more to those who press it. */
export function Mark({ stop, onFocus, ...what }: MarkProps) {
  const explain = useContext(Explaining);
  return (
    <button type="button" class="why" tabIndex={stop ? 0 : -1} onFocus={onFocus} onClick={() => explain(what)}>
      <span aria-hidden="true">•</span>
      <span class="hidden">nicht ausgewiesen, warum?</span>
    </button>
  );
}

const ways: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

const cellOf = (mark: Element): readonly [number, number] => {
  const cell = mark.closest('td');
  const row = mark.closest('tr');
  return [row?.rowIndex ?? 0, cell?.cellIndex ?? 0];
};

/** The nearest mark that way; undefined where there is none. */
function nextMark(from: Element, marks: readonly HTMLElement[], [down, right]: readonly [number, number]) {
  const [row, column] = cellOf(from);
  const distance = (mark: Element): number => {
    const [y, x] = cellOf(mark);
    const [along, across] = down === 0 ? [(x - column) * right, y - row] : [(y - row) * down, x - column];
    return along > 0 && (down !== 0 || across === 0) ? along * 100 + Math.abs(across) : Number.POSITIVE_INFINITY;
  };
  return marks
    .filter((mark) => Number.isFinite(distance(mark)))
    .toSorted((a, b) => distance(a) - distance(b))
    .at(0);
}

/** Moves from one mark of a table to the next with the arrow keys. */
export function moveAmongMarks(event: KeyboardEvent): void {
  const way = ways[event.key];
  const from = document.activeElement;
  const table = from?.closest('table');
  if (!way || !table || !from?.classList.contains('why')) return;
  event.preventDefault();
  nextMark(from, [...table.querySelectorAll<HTMLElement>('.why')], way)?.focus();
}
