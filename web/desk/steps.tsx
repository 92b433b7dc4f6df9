import { useEffect, useRef, useState } from 'preact/hooks';
import { leastInterim } from '../../survey/disclosure/interim.ts';
import type { WaveCard } from './contract.ts';
import { Link } from './link.tsx';
import { interimPath } from './route.ts';

type Ask = 'interim' | 'correct';
type Props = { wave: WaveCard; ask: (what: Ask) => Promise<void> };

const reasons = {
  unchanged: 'Seit der letzten Veröffentlichung hat sich nichts geändert.',
  too_few:
    'Es sind zu wenige Antworten herausgenommen worden: Aus dem Vergleich mit der letzten Veröffentlichung ließe sich ablesen, was sie geantwortet haben.',
} as const;

/** What else can be done with a wave: an interim release while it is open, a corrected one after its release. */
export function Steps({ wave, ask }: Props) {
  const [asking, setAsking] = useState<Ask>();
  const { phase, interim, released, correction, participation, name, id } = wave;
  const isEarly = (participation?.total ?? 0) < leastInterim;
  return (
    <>
      {interim === 'asked' ? <p class="small">Der Zwischenstand wird gerade erstellt.</p> : null}
      {correction ? (
        <p class="small">
          Berichtigung angefordert.{' '}
          {correction.reason ? `Sie wartet: ${reasons[correction.reason]}` : 'Sie wird geprüft.'}
        </p>
      ) : null}
      <div class="actions">
        {interim === 'made' ? (
          <Link to={interimPath(id)} class="button quiet">
            Zwischenstand ansehen<span class="hidden">: {name}</span>
          </Link>
        ) : null}
        {phase === 'open' && interim === 'none' && !isEarly ? (
          <button type="button" class="button quiet" onClick={() => setAsking('interim')}>
            Zwischenstand …<span class="hidden">: {name}</span>
          </button>
        ) : null}
        {released !== null && !correction ? (
          <button type="button" class="button quiet" onClick={() => setAsking('correct')}>
            Berichtigen …<span class="hidden">: {name}</span>
          </button>
        ) : null}
      </div>
      {asking ? (
        <Question wave={wave} what={asking} cancel={() => setAsking(undefined)} confirm={() => ask(asking)} />
      ) : null}
    </>
  );
}

type QuestionProps = { wave: WaveCard; what: Ask; cancel: () => void; confirm: () => Promise<void> };

/** Asks before something that has a price, and says which. Figures: 200 simulated surveys, design note, section 5. */
function Question({ wave, what, cancel, confirm }: QuestionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const leave = (): void => dialog.current?.close();
  const agree = async (): Promise<void> => {
    leave();
    await confirm();
  };
  return (
    <dialog ref={dialog} aria-labelledby="step-title" aria-describedby="step-text" onClose={cancel}>
      <h2 id="step-title">
        {what === 'interim' ? `Zwischenstand von „${wave.name}“ erstellen?` : `„${wave.name}“ berichtigen?`}
      </h2>
      <div id="step-text">{what === 'interim' ? <InterimPrice k={wave.k} /> : <CorrectionPrice k={wave.k} />}</div>
      <div class="actions">
        <button type="button" class="button quiet" onClick={leave}>
          Abbrechen
        </button>
        <button type="button" class="button" onClick={agree}>
          {what === 'interim' ? 'Zwischenstand erstellen' : 'Berichtigung anfordern'}
        </button>
      </div>
    </dialog>
  );
}

const InterimPrice = ({ k }: { k: number }) => (
  <ul>
    <li>
      Es gibt einen einzigen Zwischenstand, ohne Aufteilung nach Gruppen. Er zeigt nur Fragen mit einer Antwort, die
      alle gestellt bekommen; hinter jeder Zahl stehen mindestens {k} Menschen.
    </li>
    <li>
      Er kostet am Ende etwas: Wer beide Stände vergleicht, darf nicht sehen, was wenige danach geantwortet haben. Im
      Versuch mit 200 Befragungen (100 bis 250 Teilnahmen) standen am Schluss von fünf Antworten im Mittel 4,78 einzeln
      da statt 4,89, wenn der Zwischenstand zur Halbzeit kam.
    </li>
    <li>Kommen danach nur noch wenige Antworten, fehlen im Endergebnis ganze Tabellen.</li>
    <li>Das lässt sich nicht rückgängig machen.</li>
  </ul>
);

const CorrectionPrice = ({ k }: { k: number }) => (
  <ul>
    <li>Die bisherige Veröffentlichung bleibt, wie sie ist. Die Berichtigung bekommt eine neue Nummer.</li>
    <li>
      Sie entsteht erst, wenn mindestens {k} Antworten zurückgezogen oder gelöscht sind, und zeigt nur Fragen ohne
      Aufteilung, bei denen der Vergleich niemanden verrät. Sonst wartet sie.
    </li>
  </ul>
);
