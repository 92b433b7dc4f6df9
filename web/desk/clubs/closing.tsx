import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from '../api.ts';
import { dayLabel } from '../format.ts';
import { Link } from '../link.tsx';
import { figuresPath } from '../route.ts';
import type { ClubRow, ClubsView } from './contract.ts';
import { useTask } from './task.tsx';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What would be counted, were the wave closed now. */
function countsOf(rows: readonly ClubRow[]) {
  const of = (status: string): number => rows.filter(({ report }) => report?.status === status).length;
  return { sent: of('sent'), accepted: of('accepted'), returned: of('returned') };
}

/** Clubs that may still report by permission, and have not been accepted. */
const awaitedIn = ({ rows, today }: ClubsView): readonly ClubRow[] =>
  rows.filter(
    ({ late, revoked, report }) => late !== null && late >= today && !revoked && report?.status !== 'accepted',
  );

function Counted({ view }: { view: ClubsView }) {
  const { sent, accepted, returned } = countsOf(view.rows);
  return (
    <ul>
      <li>
        Gezählt werden {plural(accepted + sent, 'Bericht', 'Berichte')}: {accepted} angenommen, {sent} gesendet und noch
        nicht angesehen.
      </li>
      <li>
        Nicht gezählt {returned === 1 ? 'wird 1 zurückgegebener Bericht' : `werden ${returned} zurückgegebene Berichte`}
        .
      </li>
    </ul>
  );
}

type Asking = { view: ClubsView; confirm: () => void; cancel: () => void };

/** Asks before a wave of clubs is closed, and says what follows. */
function Ask({ view, confirm, cancel }: Asking) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const leave = (): void => dialog.current?.close();
  const agree = (): void => {
    leave();
    confirm();
  };
  return (
    <dialog ref={dialog} aria-labelledby="closing-title" aria-describedby="closing-text" onClose={cancel}>
      <h2 id="closing-title">„{view.wave.name}“ jetzt schließen?</h2>
      <div id="closing-text">
        <Counted view={view} />
        <ul>
          <li>Ab sofort kann kein Verein mehr senden, es sei denn, Sie erlauben es ihm einzeln.</li>
          <li>
            Die Zahlen werden danach geschützt, geprüft und veröffentlicht. Was später berichtigt wird, kann meist nicht
            mehr hinein, weil man es durch Vergleichen ablesen könnte.
          </li>
          <li>Das lässt sich nicht rückgängig machen.</li>
        </ul>
      </div>
      <div class="actions">
        <button type="button" class="button quiet" onClick={leave}>
          Abbrechen
        </button>
        <button type="button" class="button danger" onClick={agree}>
          Jetzt schließen
        </button>
      </div>
    </dialog>
  );
}

const waits = {
  unchanged: 'Seit der Veröffentlichung hat sich kein Bericht geändert.',
  too_few:
    'Zu wenige Vereine haben etwas geändert: Wer beide Veröffentlichungen vergleicht, könnte es ablesen. Die berichtigte Fassung wartet, bis mehr dazukommen.',
} as const;

function Correcting({ view, ask }: { view: ClubsView; ask: () => void }) {
  const { correction } = view;
  if (!correction)
    return (
      <button type="button" class="button quiet" onClick={ask}>
        Berichtigte Fassung veröffentlichen
      </button>
    );
  return <p>{correction.reason ? waits[correction.reason] : 'Die berichtigte Fassung wird geprüft.'}</p>;
}

/** What waits for a closed wave's release. */
function Waiting({ view }: { view: ClubsView }) {
  const awaited = awaitedIn(view);
  const last = awaited
    .map(({ late }) => late ?? '')
    .sort()
    .at(-1);
  if (awaited.length === 0 || !last)
    return <p role="status">Die Zahlen werden geschützt und geprüft; sie erscheinen hier in einigen Minuten.</p>;
  return (
    <p>
      Die Veröffentlichung wartet: {plural(awaited.length, 'Verein darf', 'Vereine dürfen')} noch bis längstens{' '}
      {dayLabel(last)} berichten ({awaited.map(({ name }) => name).join(', ')}). Nehmen Sie den Bericht an, sobald er da
      ist, oder sperren Sie den Zugang.
    </p>
  );
}

/** Closing a wave of clubs, and the way to its released figures. */
export function Closing({ api, view, reload }: { api: Api; view: ClubsView; reload: () => void }) {
  const [asking, setAsking] = useState(false);
  const { run, said } = useTask();
  const { wave, released } = view;
  const act = (what: () => Promise<unknown>, done: string): Promise<void> =>
    run(async () => {
      await what();
      reload();
      return done;
    });
  if (wave.phase === 'planned') return null;
  return (
    <section class="block" aria-labelledby="results">
      <h2 id="results">Ergebnisse</h2>
      {wave.phase === 'open' ? (
        <>
          <p>Zahlen aller Vereine zusammen gibt es nach dem Ende der Erhebung. Stand jetzt:</p>
          <Counted view={view} />
          <button type="button" class="button quiet" onClick={() => setAsking(true)}>
            Erhebung schließen
          </button>
        </>
      ) : null}
      {wave.phase === 'closed' && released === null ? <Waiting view={view} /> : null}
      {released === null ? null : (
        <div class="actions">
          <Link to={figuresPath(wave.id, released)} class="button">
            Ergebnisse ansehen
          </Link>
          {Array.from({ length: released - 1 }, (_, index) => index + 1).map((number) => (
            <Link to={figuresPath(wave.id, number)} key={number}>
              Frühere Veröffentlichung {number}
            </Link>
          ))}
          <Correcting
            view={view}
            ask={() => act(() => api.ask(wave.id, 'correct'), 'Die berichtigte Fassung wird geprüft.')}
          />
        </div>
      )}
      {said}
      {asking ? (
        <Ask
          view={view}
          confirm={() => act(() => api.close(wave.id), 'Die Erhebung ist geschlossen.')}
          cancel={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}
