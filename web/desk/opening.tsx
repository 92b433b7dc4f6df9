import { useEffect, useRef, useState } from 'preact/hooks';
import { writtenPlace } from '../../survey/town.ts';
import type { Opening as Wish } from './api.ts';
import type { WaveCard } from './contract.ts';

type Props = { wave: WaveCard; confirm: (wish: Wish) => void; cancel: () => void };

/** Four weeks: long enough for a reminder. */
const usual = 28 * 86_400_000;
const dayIn = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString().slice(0, 10);

/** The end of a day here, as an instant. */
const endOf = (day: string): string => {
  const end = new Date(`${day}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
};

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const About = ({ wave: { about } }: { wave: WaveCard }) =>
  about ? (
    <>
      <p>
        {about.purpose} Für: {about.audience} Etwa {about.minutes} Minuten.
      </p>
      <ul class="small">
        {about.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  ) : null;

/** Settles what a ready-made questionnaire still needs, and opens it. */
export function Opening({ wave, confirm, cancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [day, setDay] = useState(dayIn(usual));
  const [places, setPlaces] = useState(wave.places.map(writtenPlace).join('\n'));
  const [languages, setLanguages] = useState<ReadonlySet<string>>(new Set(wave.languages.map(({ code }) => code)));
  useEffect(() => dialog.current?.showModal(), []);
  const [source] = wave.languages;
  const toggle = (code: string): void =>
    setLanguages((before) => new Set(before.has(code) ? [...before].filter((one) => one !== code) : [...before, code]));
  const submit = (event: Event): void => {
    event.preventDefault();
    dialog.current?.close();
    confirm({ closes: endOf(day), languages: [...languages], places: linesOf(places) });
  };
  return (
    <dialog ref={dialog} aria-labelledby="opening-title" onClose={cancel}>
      <form onSubmit={submit}>
        <h2 id="opening-title">„{wave.name}“ jetzt öffnen?</h2>
        <About wave={wave} />
        <label class="field">
          <span>Letzter Tag</span>
          <input
            type="date"
            required
            min={dayIn(0)}
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>
            Orte, einer in jeder Zeile (zum Beispiel Kitas; darf leer bleiben). Mit der Stadt davor, etwa „Witten: Kita
            Sonnenschein“, kann es Ergebnisse auch nach Einrichtung geben.
          </span>
          <textarea rows={4} value={places} onInput={(event) => setPlaces(event.currentTarget.value)} />
        </label>
        <fieldset class="choices">
          <legend>Sprachen</legend>
          {wave.languages.map(({ code, label }) => (
            <label class="tick" key={code}>
              <input
                type="checkbox"
                checked={languages.has(code)}
                disabled={code === source?.code}
                onChange={() => toggle(code)}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <p class="small">
          Kleinste Zahl, die veröffentlicht wird: {wave.k}. Ab dem Öffnen können alle antworten, die den Link haben.
        </p>
        <div class="actions">
          <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
            Abbrechen
          </button>
          <button type="submit" class="button">
            Jetzt öffnen
          </button>
        </div>
      </form>
    </dialog>
  );
}
