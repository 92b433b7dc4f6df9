import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from './api.ts';
import { Card } from './card.tsx';
import { Closing } from './closing.tsx';
import type { WaveCard } from './contract.ts';
import { clockOf } from './format.ts';
import { Heading } from './heading.tsx';
import { useLoaded } from './load.ts';
import { messageOf } from './messages.ts';
import { Notice } from './notice.tsx';
import { Opening } from './opening.tsx';
import { Steps } from './steps.tsx';

const pollMilliseconds = 15_000;

/** Calls again and again while the page is looked at and `on` holds. */
function usePoll(call: () => Promise<void>, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void call();
    }, pollMilliseconds);
    return () => clearInterval(timer);
  }, [call, on]);
}

/** Every wave, with what may be known of it now. */
export function Waves({ api }: { api: Api }) {
  const { value: waves, problem, at, reload } = useLoaded(api.waves);
  const [automatic, setAutomatic] = useState(true);
  const [status, setStatus] = useState('');
  const refresh = async (): Promise<void> => {
    await reload();
    setStatus(`Aktualisiert um ${clockOf(Date.now())}.`);
  };
  usePoll(reload, automatic);
  return (
    <>
      <Heading title="Befragungen" />
      <div class="toolbar">
        <button type="button" class="button quiet" onClick={refresh}>
          Aktualisieren
        </button>
        <label class="tick">
          <input type="checkbox" checked={automatic} onChange={(event) => setAutomatic(event.currentTarget.checked)} />
          alle 15 Sekunden von selbst
        </label>
        {at === undefined ? null : <span class="small">Stand: {clockOf(at)}</span>}
      </div>
      <p role="status" class="hidden">
        {status}
      </p>
      <Notice text={problem} />
      {waves ? (
        <Cards waves={waves} api={api} reload={reload} say={setStatus} />
      ) : problem ? null : (
        <p>Wird geladen …</p>
      )}
    </>
  );
}

/** What is going on comes first; within that the newest. */
const rankOf = ({ phase, released }: WaveCard): number =>
  phase === 'open' ? 0 : phase === 'planned' ? 3 : released === null ? 1 : 2;

const inOrder = (waves: readonly WaveCard[]): readonly WaveCard[] =>
  [...waves].sort((a, b) => rankOf(a) - rankOf(b) || b.opens.localeCompare(a.opens));

type CardsProps = {
  waves: readonly WaveCard[];
  api: Api;
  reload: () => Promise<void>;
  say: (status: string) => void;
};

function Cards({ waves, api, reload, say }: CardsProps) {
  const [closing, setClosing] = useState<WaveCard>();
  const [opening, setOpening] = useState<WaveCard>();
  const [problem, setProblem] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const change = async ({ id }: WaveCard, call: () => Promise<unknown>, done: string): Promise<void> => {
    setClosing(undefined);
    setOpening(undefined);
    setProblem(undefined);
    try {
      await call();
      say(done);
    } catch (error) {
      setProblem(messageOf(error));
    }
    await reload();
    // The button that opened the dialog is gone with the open wave.
    list.current?.querySelector<HTMLElement>(`#wave-${id}`)?.focus();
  };
  const ask = async ({ id, name }: WaveCard, what: 'interim' | 'correct'): Promise<void> => {
    setProblem(undefined);
    try {
      await api.ask(id, what);
      say(what === 'interim' ? `Der Zwischenstand von „${name}“ wird erstellt.` : `Die Berichtigung ist angefordert.`);
    } catch (error) {
      setProblem(messageOf(error));
    }
    await reload();
    list.current?.querySelector<HTMLElement>(`#wave-${id}`)?.focus();
  };
  if (waves.length === 0) return <p>Es gibt noch keine Befragung.</p>;
  return (
    <>
      <Notice text={problem} />
      <ul class="cards" ref={list}>
        {inOrder(waves).map((wave) => (
          <li key={wave.id}>
            <Card wave={wave} close={() => setClosing(wave)} open={() => setOpening(wave)}>
              <Steps wave={wave} ask={(what) => ask(wave, what)} />
            </Card>
          </li>
        ))}
      </ul>
      {closing ? (
        <Closing
          wave={closing}
          confirm={() => change(closing, () => api.close(closing.id), `„${closing.name}“ ist geschlossen.`)}
          cancel={() => setClosing(undefined)}
        />
      ) : null}
      {opening ? (
        <Opening
          wave={opening}
          confirm={(wish) => change(opening, () => api.open(opening.id, wish), `„${opening.name}“ ist geöffnet.`)}
          cancel={() => setOpening(undefined)}
        />
      ) : null}
    </>
  );
}
