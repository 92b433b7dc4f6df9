import { useCallback, useMemo } from 'preact/hooks';
import type { Api } from '../api.ts';
import { Downloads } from '../downloads.tsx';
import { dayLabel, numberLabel } from '../format.ts';
import { Heading } from '../heading.tsx';
import { Link } from '../link.tsx';
import { useLoaded } from '../load.ts';
import { Notice } from '../notice.tsx';
import { clubsPath } from '../route.ts';
import { openClubs } from './api.ts';
import type { FiguresView } from './contract.ts';
import { SumTables } from './sums.tsx';

/** What is in the files of clubs' figures. */
const uses = {
  report: 'Fertig zum Drucken oder als PDF zu sichern, mit Erklärung.',
  xlsx: 'Ein Blatt je Tabelle, die genannten Vereine und alle Zahlen als Liste.',
} as const;

const german = [{ code: 'de', label: 'Deutsch' }];

function Summary({ view }: { view: FiguresView }) {
  const { name, demo, clubs, tables, number, day, year, least } = view;
  const published = tables.filter(({ reason }) => !reason).length;
  return (
    <>
      <Heading title={`Ergebnisse: ${name}`} />
      {demo ? (
        <p class="badges">
          <span class="badge demo">Beispieldaten</span>
        </p>
      ) : null}
      <dl class="facts wide">
        <div class="figure">
          <dt>Vereine mit Bericht</dt>
          <dd>
            <strong>{clubs === null ? `weniger als ${least}` : numberLabel(clubs)}</strong>
          </dd>
        </div>
        <div class="figure">
          <dt>Veröffentlichte Tabellen</dt>
          <dd>
            <strong>{published}</strong> <span class="small">von {tables.length}</span>
          </dd>
        </div>
        <div>
          <dt>Stand</dt>
          <dd>
            Berichtsjahr {year}, Veröffentlichung {number} vom {dayLabel(day)}
          </dd>
        </div>
      </dl>
      <details>
        <summary>Warum fehlen Zahlen?</summary>
        <p>
          Hinter jeder Zahl stehen mindestens {least} Vereine, und keiner von ihnen macht fast alles aus. Andere Zahlen
          sind verdeckt (•), und mit ihnen so viele weitere, dass sich keine davon ausrechnen lässt; alle tragen
          dasselbe Zeichen. Städte, Fachverbände und Altersgruppen sind zusammengefasst, wo sonst zu viel verdeckt wäre.
          Anteile sind nur aus gezeigten Zahlen berechnet. Gezählt sind gesendete und angenommene Berichte, keine
          zurückgegebenen.
        </p>
      </details>
    </>
  );
}

function Towns({ view: { towns } }: { view: FiguresView }) {
  if (towns.length === 0) return null;
  return (
    <section class="block" aria-labelledby="towns">
      <h2 id="towns">Wer berichtet hat</h2>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Stadt</th>
            <th scope="col">Vereine mit Bericht</th>
            <th scope="col">Vereine im Register heute</th>
          </tr>
        </thead>
        <tbody>
          {towns.map(({ name, clubs, registered }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{clubs}</td>
              <td>{registered}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Named({ view: { named } }: { view: FiguresView }) {
  return (
    <section class="block" aria-labelledby="named">
      <h2 id="named">Vereine, die genannt werden möchten</h2>
      {named.length === 0 ? (
        <p>Kein Verein hat zugestimmt, genannt zu werden.</p>
      ) : (
        <details>
          <summary>{named.length} Vereine</summary>
          <p class="small">
            Sie haben zugestimmt, als teilnehmende Vereine genannt zu werden. Ihre Zahlen sind geschützt wie alle
            anderen.
          </p>
          <ul>
            {named.map(({ name, town }) => (
              <li key={`${town} ${name}`}>
                {name}, {town}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** A release of clubs' figures: what it is, its files, who took part, its tables. */
export function ClubFigures({ api, wave, number }: { api: Api; wave: string; number: number }) {
  const clubs = useMemo(() => openClubs(api), [api]);
  const load = useCallback(() => clubs.figures(wave, number), [clubs, wave, number]);
  const { value: view, problem } = useLoaded(load);
  const files = useMemo(() => ({ ...api, download: clubs.download }), [api, clubs]);
  return (
    <>
      <p class="trail">
        <Link to={clubsPath(wave)}>Stand der Berichte</Link>
      </p>
      {view ? (
        <>
          <Summary view={view} />
          <Downloads api={files} wave={wave} number={number} languages={german} uses={uses} />
          <Towns view={view} />
          <Named view={view} />
          <SumTables tables={view.tables} least={view.least} />
        </>
      ) : (
        <Heading title="Ergebnisse" />
      )}
      <Notice text={problem} />
      {view || problem ? null : <p>Wird geladen …</p>}
    </>
  );
}
