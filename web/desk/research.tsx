import { useCallback, useState } from 'preact/hooks';
import { save } from './api.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import { useLoaded } from './load.ts';
import { messageOf } from './messages.ts';
import { Notice } from './notice.tsx';
import { wavesPath } from './route.ts';
import type { TextApi } from './textapi.ts';

/** Shortest purpose that is taken, in characters. */
const leastPurpose = 20;

/** Coded responses for research: for stewards, where the house has switched it on, with a written purpose. */
export function Research({ api, wave }: { api: TextApi; wave: string }) {
  const fetchOffer = useCallback(() => api.research(wave), [api, wave]);
  const { value: offer, problem } = useLoaded(fetchOffer);
  const [purpose, setPurpose] = useState('');
  const [status, setStatus] = useState('');
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const isShort = purpose.trim().length < leastPurpose;
  const take = async (parts: number): Promise<void> => {
    setFailed(undefined);
    setBusy(true);
    const blobs: Blob[] = [];
    try {
      for (let part = 1; part <= parts; part += 1) {
        setStatus(`Teil ${part} von ${parts} wird geholt …`);
        blobs.push(await api.microdata(wave, purpose.trim(), part));
      }
      save({ name: `vielstimmig-${wave}-mikrodaten.csv`, blob: new Blob(blobs, { type: 'text/csv' }) });
      setStatus('Die Daten sind heruntergeladen.');
    } catch (error) {
      setStatus('');
      setFailed(messageOf(error));
    }
    setBusy(false);
  };
  return (
    <>
      <p class="trail">
        <Link to={wavesPath}>Alle Befragungen</Link>
      </p>
      <Heading title={`Forschungszugang${offer ? `: ${offer.name}` : ''}`} />
      <Notice text={failed ?? problem} />
      {offer ? (
        <>
          <ul>
            <li>Sie bekommen kodierte Antworten einzelner Menschen, gemischt, mit dem Tag und ohne Freitexte.</li>
            <li>Sie sind nicht anonym: Wer genug über jemanden weiß, kann ihn wiedererkennen. Das ist verboten.</li>
            <li>
              Orte und Sprachen mit wenigen Antworten fehlen. Veröffentlichen Sie daraus nur Ergebnisse großer Gruppen.
            </li>
            <li>Ihr Name, die Zeit und der Zweck werden festgehalten.</li>
          </ul>
          <label class="field">
            <span>Wofür brauchen Sie die Daten? (mindestens {leastPurpose} Zeichen)</span>
            <textarea rows={3} value={purpose} onInput={(event) => setPurpose(event.currentTarget.value)} />
          </label>
          <p class="actions">
            <button type="button" class="button" disabled={busy || isShort} onClick={() => take(offer.parts)}>
              Kodierte Antworten herunterladen
            </button>
          </p>
        </>
      ) : null}
      <p role="status" class="small">
        {status}
      </p>
    </>
  );
}
