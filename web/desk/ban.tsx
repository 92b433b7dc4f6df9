import { useEffect, useRef } from 'preact/hooks';

type Props = { confirm: () => void; cancel: () => void };

/** Asks before the first file of a wave: who takes results away promises not to look for people in them. */
export function Ban({ confirm, cancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Closing it by hand gives the focus back to where it was.
  const leave = (): void => dialog.current?.close();
  const agree = (): void => {
    leave();
    confirm();
  };
  return (
    <dialog ref={dialog} aria-labelledby="ban-title" aria-describedby="ban-text" onClose={cancel}>
      <h2 id="ban-title">Bevor Sie Ergebnisse mitnehmen</h2>
      <div id="ban-text">
        <ul>
          <li>Die Zahlen dürfen nur statistisch genutzt werden.</li>
          <li>
            Es ist untersagt zu versuchen, einzelne Menschen, Familien oder Einrichtungen darin wiederzuerkennen, auch
            nicht durch Verknüpfen mit anderen Angaben.
          </li>
          <li>Geben Sie Dateien nur zusammen mit diesem Hinweis weiter. Er steht in jedem Bericht.</li>
        </ul>
        <p class="small">Ihre Bestätigung und jedes Herunterladen werden im Protokoll vermerkt.</p>
      </div>
      <div class="actions">
        <button type="button" class="button quiet" onClick={leave}>
          Abbrechen
        </button>
        <button type="button" class="button" onClick={agree}>
          Gelesen, ich halte mich daran
        </button>
      </div>
    </dialog>
  );
}
