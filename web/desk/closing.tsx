import { useEffect, useRef } from 'preact/hooks';
import type { WaveCard } from './contract.ts';

type Props = { wave: WaveCard; confirm: () => void; cancel: () => void };

/** Asks before a wave is closed, and says what follows. */
export function Closing({ wave, confirm, cancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Closing it by hand gives the focus back to where it was.
  const leave = (): void => dialog.current?.close();
  const agree = (): void => {
    leave();
    confirm();
  };
  return (
    <dialog ref={dialog} aria-labelledby="closing-title" aria-describedby="closing-text" onClose={cancel}>
      <h2 id="closing-title">„{wave.name}“ jetzt schließen?</h2>
      <div id="closing-text">
        <ul>
          <li>Ab sofort kann niemand mehr antworten. Schon gesendete Antworten bleiben erhalten.</li>
          <li>Die Ergebnisse werden danach geprüft, geschützt und veröffentlicht. Das dauert einige Minuten.</li>
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
