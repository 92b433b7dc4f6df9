import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Api } from '../api.ts';
import { dayLabel } from '../format.ts';
import { Heading } from '../heading.tsx';
import { Link } from '../link.tsx';
import { useLoaded } from '../load.ts';
import { Notice } from '../notice.tsx';
import { clubsPath } from '../route.ts';
import { type ClubsApi, openClubs } from './api.ts';
import type { ReportDetail, VersionView } from './contract.ts';
import { Numbers } from './numbers.tsx';
import { useTask } from './task.tsx';
import { standOf } from './wave.tsx';

const roles = { club: 'vom Verein', staff: 'vom Integrationszentrum eingetragen' } as const;

type Props = { wave: string; detail: ReportDetail; clubs: ClubsApi; reload: () => Promise<void> };

/** Accepting the newest version, or sending it back with a message that the club reads. */
function Judge({ wave, detail, clubs, reload }: Props) {
  const { run, said } = useTask();
  const [message, setMessage] = useState('');
  const { vkz, report } = detail.row;
  if (!report) return null;
  const { number } = report;
  const decide = (what: 'accept' | 'return', done: string) => () =>
    run(async () => {
      await clubs.step(wave, vkz, what, { number, message });
      await reload();
      return done;
    });
  return (
    <section class="block" aria-labelledby="judge-title">
      <h2 id="judge-title">Fassung {number} prüfen</h2>
      <div class="actions">
        <button type="button" class="button" onClick={decide('accept', `Fassung ${number} ist angenommen.`)}>
          Annehmen
        </button>
      </div>
      <div class="toolbar">
        <label class="field">
          <span>Nachricht an den Verein</span>
          <textarea
            rows={3}
            maxlength={1000}
            value={message}
            onInput={({ currentTarget }) => setMessage(currentTarget.value)}
          />
        </label>
        <button
          type="button"
          class="button quiet"
          disabled={message.trim() === ''}
          onClick={decide('return', `Fassung ${number} ist zurückgegeben.`)}
        >
          Zurückgeben
        </button>
      </div>
      {said}
    </section>
  );
}

/** The organisation's way in: a late report, a revoked link, a report on paper. */
function Access({ wave, detail, clubs, reload }: Props) {
  const { run, said } = useTask();
  const [day, setDay] = useState('');
  const [link, setLink] = useState('');
  const { vkz, revoked, late, invited } = detail.row;
  const step = (what: 'revoke' | 'renew' | 'late', done: string, body?: object) => () =>
    run(async () => {
      await clubs.step(wave, vkz, what, body);
      await reload();
      return done;
    });
  const paper = () =>
    run(async () => {
      setLink((await clubs.paper(wave, vkz)).link);
      await reload();
      return 'Der Link zum Eintragen gilt bis heute Abend.';
    });
  return (
    <section class="block" aria-labelledby="access-title">
      <h2 id="access-title">Zugang</h2>
      <div class="actions">
        <button type="button" class="button quiet" onClick={paper}>
          Papiermeldung eintragen
        </button>
        {invited === null ? null : revoked ? (
          <button type="button" class="button quiet" onClick={step('renew', 'Neue Links sind möglich.')}>
            Sperre aufheben
          </button>
        ) : (
          <>
            <button
              type="button"
              class="button quiet"
              onClick={step('renew', 'Alle bisherigen Links gelten nicht mehr. Bitte laden Sie den Verein neu ein.')}
            >
              Bisherige Links ersetzen
            </button>
            <button type="button" class="button danger" onClick={step('revoke', 'Die Links sind gesperrt.')}>
              Links sperren
            </button>
          </>
        )}
      </div>
      {link ? (
        <p>
          <a href={link} target="_blank" rel="noopener noreferrer">
            Meldung für den Verein eintragen<span class="hidden"> (neuer Tab)</span>
          </a>
        </p>
      ) : null}
      {invited === null ? null : (
        <div class="toolbar">
          <label class="field">
            <span>Nach der Frist melden bis</span>
            <input type="date" value={day} onInput={({ currentTarget }) => setDay(currentTarget.value)} />
          </label>
          <button
            type="button"
            class="button quiet"
            disabled={day === ''}
            onClick={step('late', 'Der Verein darf später melden.', { day })}
          >
            Erlauben
          </button>
          {late ? <span class="small">erlaubt bis {dayLabel(late)}</span> : null}
        </div>
      )}
      {said}
    </section>
  );
}

function Version({ version }: { version: VersionView }) {
  const { number, role, day, reasons, changes } = version;
  return (
    <section class="block" aria-label={`Fassung ${number}`}>
      <h3>
        Fassung {number} vom {dayLabel(day)}, {roles[role]}
      </h3>
      {reasons.length === 0 ? null : (
        <dl class="facts">
          {reasons.map(({ about, text }) => (
            <div key={about}>
              <dt>Begründung zu „{about}“</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length === 0 ? <p class="small">{number === 1 ? 'Erste Meldung.' : 'Kein Feld geändert.'}</p> : null}
      {changes.length === 0 ? null : (
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Feld</th>
              <th scope="col">Bisher</th>
              <th scope="col">Neu</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ label, before, now }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{before}</td>
                <td>{now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** One organisation's report: its newest figures, what each version changed, and what staff decide. */
export function ClubReport({ api, wave, vkz }: { api: Api; wave: string; vkz: string }) {
  const clubs = useMemo(() => openClubs(api), [api]);
  const load = useCallback(() => clubs.detail(wave, vkz), [clubs, wave, vkz]);
  const { value: detail, problem, reload } = useLoaded(load);
  const parts = detail && { wave, detail, clubs, reload };
  return (
    <>
      <Heading title={detail?.row.name ?? 'Verein'} />
      <p>
        <Link to={clubsPath(wave)}>Zurück zu allen Vereinen</Link>
      </p>
      <Notice text={problem} />
      {parts ? (
        <>
          <p class="lead">
            {parts.detail.row.vkz}: {standOf(parts.detail.row)}
          </p>
          {parts.detail.row.report?.message ? (
            <blockquote class="message">{parts.detail.row.report.message}</blockquote>
          ) : null}
          <Judge {...parts} />
          {parts.detail.versions.length > 0 ? <h2>Fassungen</h2> : null}
          {parts.detail.versions.map((version) => (
            <Version version={version} key={version.number} />
          ))}
          {parts.detail.versions.length > 0 ? <Numbers detail={parts.detail} /> : null}
          <Access {...parts} />
        </>
      ) : null}
    </>
  );
}
