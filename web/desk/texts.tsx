import { useCallback, useState } from 'preact/hooks';
import { save } from './api.ts';
import { numberLabel } from './format.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import { useLoaded } from './load.ts';
import { messageOf } from './messages.ts';
import { Notice } from './notice.tsx';
import { Published } from './published.tsx';
import type { RoomView } from './room.ts';
import { textsPath, wavesPath } from './route.ts';
import type { TextApi } from './textapi.ts';

/** A wave's free texts: closed, in the hands of those who decide, or published. */
export function Texts({ api, wave }: { api: TextApi; wave: string }) {
  const fetchRoom = useCallback(() => api.room(wave), [api, wave]);
  const fetchPublished = useCallback(() => api.published(wave).catch(() => null), [api, wave]);
  const { value: room, problem, reload } = useLoaded(fetchRoom);
  const { value: published, reload: reloadPublished } = useLoaded(fetchPublished);
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setFailed(undefined);
    setBusy(true);
    await work().catch((error: unknown) => setFailed(messageOf(error)));
    setBusy(false);
    await Promise.all([reload(), reloadPublished()]);
  };
  const title = `Freitexte: ${room?.name ?? published?.name ?? wave}`;
  return (
    <>
      <p class="trail">
        <Link to={wavesPath}>Alle Befragungen</Link>
      </p>
      <Heading title={title} />
      <Notice text={failed ?? (published ? undefined : problem)} />
      {room && room.state !== 'published' ? <Room room={room} api={api} busy={busy} run={run} /> : null}
      {published ? (
        <Published texts={published} download={() => run(async () => save(await api.download(wave)))} />
      ) : null}
      {room || problem || published ? null : <p>Wird geladen …</p>}
    </>
  );
}

type Props = {
  room: RoomView;
  api: TextApi;
  busy: boolean;
  run: (work: () => Promise<unknown>) => Promise<void>;
};

function Room({ room, api, busy, run }: Props) {
  if (room.state === 'empty')
    return (
      <>
        <p class="lead">
          Was Eltern in eigenen Worten geschrieben haben, macht keine Regel anonym. Deshalb liest ein Mensch jeden Text,
          bevor er hinausgeht.
        </p>
        <ul>
          <li>Sie sehen nur Fragen, zu denen mindestens zehn Menschen etwas geschrieben haben.</li>
          <li>Die Texte sind gemischt. Ort, Tag und andere Antworten stehen nicht dabei.</li>
          <li>Lesen Sie die Texte nur, um über sie zu entscheiden, und geben Sie nichts daraus weiter.</li>
        </ul>
        <button type="button" class="button" disabled={busy} onClick={() => run(() => api.open(room.wave))}>
          {busy ? 'Texte werden gemischt …' : 'Texte öffnen'}
        </button>
      </>
    );
  return (
    <>
      {room.questions.length === 0 ? (
        <p>Zu keiner Frage haben mindestens zehn Menschen etwas geschrieben. Deshalb gibt es hier nichts zu lesen.</p>
      ) : null}
      <ul class="cards">
        {room.questions.map(({ code, label, total, decided }) => (
          <li key={code}>
            <article class="card">
              <h2>
                <span class="number">{code}</span> {label}
              </h2>
              <p>
                <progress value={decided} max={total} aria-label={`Fortschritt zu ${code}`} /> {numberLabel(decided)}{' '}
                von {numberLabel(total)} entschieden
              </p>
              <div class="actions">
                <Link to={textsPath(room.wave, code)} class="button">
                  Texte lesen<span class="hidden">: {label}</span>
                </Link>
              </div>
            </article>
          </li>
        ))}
      </ul>
      <Finish room={room} api={api} busy={busy} run={run} />
    </>
  );
}

function Finish({ room, api, busy, run }: Props) {
  const open = room.questions.reduce((sum, { total, decided }) => sum + total - decided, 0);
  return (
    <section class="downloads" aria-labelledby="finish">
      <h2 id="finish">Veröffentlichen</h2>
      <p id="finish-text">
        {open > 0
          ? `Über ${numberLabel(open)} Texte ist noch nicht entschieden. Danach können Sie veröffentlichen.`
          : 'Über alle Texte ist entschieden. Nach dem Veröffentlichen lässt sich nichts mehr ändern; die ungekürzten Texte werden hier gelöscht.'}
      </p>
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={busy || open > 0}
          aria-describedby="finish-text"
          onClick={() => run(() => api.publish(room.wave))}
        >
          Freigegebene Texte veröffentlichen
        </button>
        {room.mayExport ? (
          <button
            type="button"
            class="button quiet"
            disabled={busy}
            onClick={() => run(async () => save(await api.raw(room.wave)))}
          >
            Rohtexte herunterladen (personenbezogene Daten)
          </button>
        ) : null}
      </div>
    </section>
  );
}
