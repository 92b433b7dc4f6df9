import { useCallback, useState } from 'preact/hooks';
import { shareShown } from '../../survey/disclosure/artifact.ts';
import type { Api } from './api.ts';
import { BlockView } from './block.tsx';
import type { ReleaseView as Release } from './contract.ts';
import { CoverageTables } from './coverage.tsx';
import { Downloads } from './downloads.tsx';
import { Explained } from './explain.tsx';
import { type Choice, Filter } from './filter.tsx';
import { dayLabel, numberLabel } from './format.ts';
import { blocksOf, breakdownsOf, publishedBlocks, searchBlocks } from './group.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import { useLoaded } from './load.ts';
import { Notice } from './notice.tsx';
import { comparePath, researchPath, textsPath, wavesPath } from './route.ts';
import { Patterns } from './stack.tsx';
import { VisibleParts } from './visible.tsx';

/** A release: what it is, its files, its tables. */
export function ReleaseView({ api, wave, number }: { api: Api; wave: string; number: number }) {
  const fetchRelease = useCallback(() => api.release(wave, number), [api, wave, number]);
  const { value: release, problem } = useLoaded(fetchRelease);
  return (
    <>
      <p class="trail">
        <Link to={wavesPath}>Alle Befragungen</Link>
      </p>
      {release ? (
        <>
          <Summary release={release} />
          <p>
            <Link to={textsPath(wave)}>Freitexte dieser Befragung</Link> ·{' '}
            <Link to={researchPath(wave)}>Forschungszugang</Link>
          </p>
          <CompareLinks release={release} />
          <Downloads api={api} wave={wave} number={number} languages={release.languages} />
          <VisibleParts release={release} />
          <CoverageTables coverage={release.coverage} />
          <Explained k={release.policy.k}>
            <Patterns />
            <Tables release={release} />
          </Explained>
        </>
      ) : (
        <Heading title="Ergebnisse" />
      )}
      <Notice text={problem} />
      {release || problem ? null : <p>Wird geladen …</p>}
    </>
  );
}

/** The interim release of an open wave. */
export function InterimView({ api, wave }: { api: Api; wave: string }) {
  const fetchRelease = useCallback(() => api.interim(wave), [api, wave]);
  const { value: release, problem } = useLoaded(fetchRelease);
  return (
    <>
      <p class="trail">
        <Link to={wavesPath}>Alle Befragungen</Link>
      </p>
      {release ? (
        <>
          <Heading title={`Zwischenstand: ${release.name}`} />
          <p>
            Zwischenstand vom {dayLabel(release.day)} mit {numberLabel(release.total ?? 0)} Teilnahmen. Das Endergebnis
            kann anders aussehen. Gezeigt werden nur Fragen mit einer Antwort, die alle gestellt bekommen.
          </p>
          <Tables release={release} />
        </>
      ) : (
        <Heading title="Zwischenstand" />
      )}
      <Notice text={problem} />
      {release || problem ? null : <p>Wird geladen …</p>}
    </>
  );
}

function Summary({ release }: { release: Release }) {
  const { name, title, number, day, total, policy, tables, demo } = release;
  const published = tables.filter(({ status }) => status === 'published').length;
  return (
    <>
      <Heading title={`Ergebnisse: ${name}`} />
      {title === name ? null : <p class="subtitle">{title}</p>}
      {demo ? (
        <p class="badges">
          <span class="badge demo">Beispieldaten</span>
        </p>
      ) : null}
      <dl class="facts wide">
        <div class="figure">
          <dt>Teilnahmen</dt>
          <dd>
            <strong>{total === null ? `weniger als ${policy.k}` : numberLabel(total)}</strong>
          </dd>
        </div>
        <div class="figure">
          <dt>Veröffentlichte Tabellen</dt>
          <dd>
            <strong>{numberLabel(published)}</strong> <span class="small">von {numberLabel(tables.length)}</span>
            <p class="small">{Math.floor(100 * shareShown(tables))} % der veröffentlichten Felder sind sichtbar</p>
          </dd>
        </div>
        <div>
          <dt>Stand</dt>
          <dd>
            Veröffentlichung {number} vom {dayLabel(day)}
          </dd>
        </div>
      </dl>
      <details>
        <summary>Warum fehlen Zahlen und Tabellen?</summary>
        <p>
          Hinter jeder Zahl stehen mindestens {policy.k} Menschen. Kleinere Zahlen sind verdeckt (•), und mit ihnen so
          viele andere, dass sich keine davon ausrechnen lässt; alle tragen dasselbe Zeichen. Kleine Gruppen und seltene
          Antworten sind zusammengefasst. Wo das nicht reicht, stehen nur die Größen der Gruppen da, oder die Tabelle
          fehlt ganz. So erkennt niemand eine einzelne Familie, auch nicht durch Vergleichen und Abziehen. Prozente,
          Mittelwerte und Balken sind nur aus den gezeigten Zahlen berechnet.
        </p>
      </details>
    </>
  );
}

/** The ways to other waves of the same questionnaire, where they are released. */
function CompareLinks({ release }: { release: Release }) {
  const { comparable } = release;
  if (comparable.length === 0) return null;
  return (
    <nav class="compared" aria-label="Vergleichen">
      <ul>
        {comparable.map((other) => (
          <li key={`${other.wave} ${other.number}`}>
            <Link to={comparePath(release, other)} class="button quiet">
              Mit „{other.name}“ vergleichen
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const nothingFound =
  'Dazu gibt es keine Tabelle. Je feiner die Aufteilung, desto mehr Tabellen müssen geschützt bleiben; unter „Gesamt“ stehen die meisten.';

function Tables({ release: { tables, figures } }: { release: Release }) {
  const [choice, choose] = useState<Choice>({ search: '', breakdown: '', published: false });
  const all = blocksOf(tables, choice.breakdown);
  const found = searchBlocks(choice.published ? publishedBlocks(all) : all, choice.search);
  return (
    <>
      <Filter
        choice={choice}
        choose={choose}
        breakdowns={breakdownsOf(tables)}
        found={`${found.length} von ${all.length} Fragen`}
      />
      {found.length > 0 ? null : <p>{nothingFound}</p>}
      {found.map((block) => (
        <BlockView key={`${block.item}~${choice.breakdown}`} block={block} figures={figures} />
      ))}
    </>
  );
}
