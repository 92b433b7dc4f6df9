import { useMemo } from 'preact/hooks';
import type { Api } from '../api.ts';
import { momentOf } from '../format.ts';
import { Heading } from '../heading.tsx';
import { Link } from '../link.tsx';
import { useLoaded } from '../load.ts';
import { Notice } from '../notice.tsx';
import { clubsPath, registerPath } from '../route.ts';
import { openClubs } from './api.ts';

const phases = { planned: 'geplant', open: 'läuft', closed: 'beendet' } as const;

/** Waves of invited organisations, and the way to the register. */
export function ClubsHome({ api }: { api: Api }) {
  const clubs = useMemo(() => openClubs(api), [api]);
  const { value: waves, problem } = useLoaded(clubs.waves);
  return (
    <>
      <Heading title="Vereine" />
      <p>
        <Link to={registerPath}>Vereinsregister</Link>
      </p>
      <Notice text={problem} />
      {waves?.length === 0 ? <p>Es gibt noch keine Erhebung bei Vereinen.</p> : null}
      <ul class="cards">
        {waves?.map(({ id, name, year, phase, opens, closes, demo }) => (
          <li key={id}>
            <article class="card" aria-labelledby={`clubs-${id}`}>
              <p class="badges">
                <span class={`badge ${phase}`}>{phases[phase]}</span>
                {demo ? <span class="badge demo">Beispieldaten</span> : null}
              </p>
              <h2 id={`clubs-${id}`}>{name}</h2>
              <p class="small">
                Berichtsjahr {year}, {momentOf(opens)} bis {momentOf(closes)}
              </p>
              <div class="actions">
                <Link to={clubsPath(id)} class="button">
                  Stand ansehen<span class="hidden">: {name}</span>
                </Link>
              </div>
            </article>
          </li>
        ))}
      </ul>
    </>
  );
}
