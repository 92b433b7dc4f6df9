import type { ComponentChildren } from 'preact';
import { marks } from '../../survey/quality.ts';
import type { Participation } from '../../survey/release.ts';
import { writtenPlace } from '../../survey/town.ts';
import type { WaveCard } from './contract.ts';
import { dayLabel, momentOf, numberLabel } from './format.ts';
import { Invite } from './invite.tsx';
import { Link } from './link.tsx';
import { Preview } from './preview.tsx';
import { releasePath } from './route.ts';

const phases = { planned: 'geplant', open: 'läuft', closed: 'beendet' } as const;

const explanations = {
  planned: 'Noch nicht begonnen.',
  open: 'Solange die Befragung läuft, sehen Sie nur, wie viele mitmachen. Ein Zwischenstand der Antworten würde verraten, was jemand zuletzt geantwortet hat.',
  closed: 'Beendet. Die Ergebnisse werden geprüft und geschützt; sie erscheinen hier in einigen Minuten.',
} as const;

/** A wave in the list. */
type Props = { wave: WaveCard; close: () => void; open: () => void; children?: ComponentChildren };

/** A wave in the list. */
export function Card({ wave, close, open, children }: Props) {
  const { id, name, title, phase, demo, released } = wave;
  return (
    <article class="card" aria-labelledby={`wave-${id}`}>
      <p class="badges">
        <span class={`badge ${phase}`}>{phases[phase]}</span>
        {released === null ? null : <span class="badge released">Ergebnisse da</span>}
        {demo ? <span class="badge demo">Beispieldaten</span> : null}
      </p>
      <h2 id={`wave-${id}`} tabIndex={-1}>
        {name}
      </h2>
      {title === name ? null : <p class="subtitle">{title}</p>}
      <Facts wave={wave} />
      {released === null ? <p class="small">{explanations[phase]}</p> : null}
      {phase === 'closed' ? null : <Invite wave={wave} />}
      {phase === 'closed' ? null : <Preview wave={wave} />}
      <div class="actions">
        {released === null ? null : (
          <Link to={releasePath(id, released)} class="button">
            Ergebnisse ansehen<span class="hidden">: {name}</span>
          </Link>
        )}
        {phase === 'planned' ? (
          <button type="button" class="button" onClick={open}>
            Befragung öffnen<span class="hidden">: {name}</span>
          </button>
        ) : null}
        {phase === 'open' ? (
          <button type="button" class="button quiet" onClick={close}>
            Befragung schließen<span class="hidden">: {name}</span>
          </button>
        ) : null}
      </div>
      {children}
    </article>
  );
}

function Facts({ wave }: { wave: WaveCard }) {
  const { participation, opens, closes, languages } = wave;
  return (
    <dl class="facts">
      <div class="figure">
        <dt>Teilnahmen</dt>
        <dd>
          <strong>{participation ? numberLabel(participation.total) : '–'}</strong>
          {participation ? <span class="small"> Stand {dayLabel(participation.day)}</span> : null}
          <Marks wave={wave} />
        </dd>
      </div>
      <div>
        <dt>Zeitraum</dt>
        <dd>
          <time dateTime={opens}>{momentOf(opens)}</time> bis <time dateTime={closes}>{momentOf(closes)}</time>
        </dd>
      </div>
      <div>
        <dt>Sprachen</dt>
        <dd>{languages.map(({ label }) => label).join(', ')}</dd>
      </div>
      {wave.places.length === 0 ? null : (
        <div>
          <dt>Orte</dt>
          <dd>
            <Places wave={wave} />
          </dd>
        </div>
      )}
    </dl>
  );
}

const markNames = {
  fast: 'auffällig schnell',
  plain: 'ohne Skript',
  trap: 'mit Feld, das nur Programme sehen',
  unproved: 'ohne Rechenaufgabe',
  interview: 'im Gespräch ausgefüllt',
} as const;

/** What was noted about how responses came, where anything is: a count from `k` on, never how many below it. */
function Marks({ wave: { participation, k } }: { wave: WaveCard }) {
  const counts = participation?.marks;
  if (!counts) return null;
  const said = marks.flatMap((mark) => {
    const count = counts[mark];
    return count === undefined ? [] : [`${markNames[mark]}: ${count === null ? `unter ${k}` : numberLabel(count)}`];
  });
  return <p class="small">davon {said.join(', ')}</p>;
}

function countOf(participation: Participation | null, place: string, k: number): string | null {
  if (!participation) return null;
  const count = participation.places[place] ?? null;
  return count === null ? `weniger als ${k}` : numberLabel(count);
}

function Places({ wave: { places, participation, k } }: { wave: WaveCard }) {
  return (
    <ul class="places">
      {places.map((place) => (
        <li key={place.code}>
          <span>{writtenPlace(place)}</span> <b>{countOf(participation, place.code, k)}</b>
        </li>
      ))}
    </ul>
  );
}
