import { useMemo, useState } from 'preact/hooks';
import type { Organisation } from '../../../survey/organisation.ts';
import { townName } from '../../../survey/town.ts';
import type { Api } from '../api.ts';
import { dayLabel } from '../format.ts';
import { Heading } from '../heading.tsx';
import { useLoaded } from '../load.ts';
import { Notice } from '../notice.tsx';
import { type ClubsApi, openClubs } from './api.ts';
import type { RegisterPreview } from './contract.ts';
import { useTask } from './task.tsx';

const states = { new: 'neu', changed: 'geändert', same: 'unverändert', bad: 'Fehler' } as const;

function Preview({ preview }: { preview: RegisterPreview }) {
  const count = (state: keyof typeof states) => preview.rows.filter((row) => row.state === state).length;
  return (
    <>
      <p>
        {count('new')} neu, {count('changed')} geändert, {count('same')} unverändert, {count('bad')} mit Fehler
      </p>
      <table class="list">
        <caption class="hidden">Zeilen der Datei</caption>
        <thead>
          <tr>
            <th scope="col">Wo</th>
            <th scope="col">Verein</th>
            <th scope="col">Was geschieht</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows
            .filter(({ state }) => state !== 'same')
            .map(({ line, state, vkz, name, note }) => (
              <tr key={line}>
                <th scope="row">Zeile {line}</th>
                <td>
                  {vkz} {name}
                </td>
                <td>
                  <strong>{states[state]}</strong> {note}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}

/** A file for the register: looked at first, taken when it is confirmed. Rows with faults are named and left out. */
function Import({ clubs, done }: { clubs: ClubsApi; done: () => Promise<void> }) {
  const { run, said } = useTask();
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<RegisterPreview>();
  const read = (confirm: boolean) => (): Promise<void> =>
    run(async () => {
      if (!file) return 'Bitte wählen Sie eine Datei.';
      const found = await clubs.importRegister(file, confirm);
      setPreview(found);
      if (confirm) await done();
      return found.problem ?? (confirm ? 'Das Register ist aktualisiert.' : 'Noch ist nichts übernommen.');
    });
  const isUseful = preview && !preview.done && preview.rows.some(({ state }) => state === 'new' || state === 'changed');
  return (
    <section class="block" aria-labelledby="import-title">
      <h2 id="import-title">Aus einer Datei einlesen</h2>
      <p class="small">
        CSV oder XLSX mit den Spalten Vereinskennziffer, Name, Ort und, wenn vorhanden, E-Mail und IdS.
      </p>
      <div class="toolbar">
        <label class="field">
          <span>Datei</span>
          <input
            type="file"
            accept=".csv,.txt,.xlsx"
            onChange={({ currentTarget }) => setFile(currentTarget.files?.[0] ?? undefined)}
          />
        </label>
        <button type="button" class="button" onClick={read(false)}>
          Datei prüfen
        </button>
        {isUseful ? (
          <button type="button" class="button" onClick={read(true)}>
            Ins Register übernehmen
          </button>
        ) : null}
      </div>
      {said}
      {preview && preview.problem === null ? <Preview preview={preview} /> : null}
    </section>
  );
}

type RowProps = { club: Organisation; clubs: ClubsApi; all: readonly Organisation[]; done: () => Promise<void> };

function Change({ club, clubs, all, done }: RowProps) {
  const { run, said } = useTask();
  const [name, setName] = useState(club.name);
  const [into, setInto] = useState('');
  return (
    <details>
      <summary>
        Ändern<span class="hidden">: {club.name}</span>
      </summary>
      <div class="toolbar">
        <label class="field">
          <span>Neuer Name</span>
          <input value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
        </label>
        <button
          type="button"
          class="button quiet"
          onClick={() =>
            run(() =>
              clubs
                .rename(club.vkz, name)
                .then(done)
                .then(() => 'Umbenannt.'),
            )
          }
        >
          Umbenennen
        </button>
        <label class="field">
          <span>Aufgegangen in</span>
          <select value={into} onChange={({ currentTarget }) => setInto(currentTarget.value)}>
            <option value="">Bitte wählen</option>
            {all
              .filter(({ vkz, merged }) => vkz !== club.vkz && !merged)
              .map((other) => (
                <option value={other.vkz} key={other.vkz}>
                  {other.name}
                </option>
              ))}
          </select>
        </label>
        <button
          type="button"
          class="button quiet"
          disabled={into === ''}
          onClick={() =>
            run(() =>
              clubs
                .merge(club.vkz, into)
                .then(done)
                .then(() => 'Zusammengeführt.'),
            )
          }
        >
          Zusammenführen
        </button>
      </div>
      {said}
    </details>
  );
}

function Row(props: RowProps) {
  const { club } = props;
  const former = club.former.map(({ name, until }) => `bis ${dayLabel(until)}: ${name}`).join('; ');
  return (
    <tr>
      <th scope="row">
        {club.name} <span class="small">{club.vkz}</span>
        {former ? <p class="small">{former}</p> : null}
        {club.merged ? (
          <p class="small">
            seit {dayLabel(club.merged.day)} Teil von {club.merged.into}
          </p>
        ) : null}
      </th>
      <td>{townName(club.town)}</td>
      <td>{club.email || '–'}</td>
      <td>{club.merged ? null : <Change {...props} />}</td>
    </tr>
  );
}

/** The register of organisations. */
export function Register({ api }: { api: Api }) {
  const clubs = useMemo(() => openClubs(api), [api]);
  const { value: list, problem, reload } = useLoaded(clubs.register);
  return (
    <>
      <Heading title="Vereinsregister" />
      <Import clubs={clubs} done={reload} />
      <Notice text={problem} />
      <section class="block" aria-labelledby="list-title">
        <h2 id="list-title">{list ? `${list.length} Vereine` : 'Vereine'}</h2>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Verein</th>
              <th scope="col">Ort</th>
              <th scope="col">E-Mail</th>
              <th scope="col">Ändern</th>
            </tr>
          </thead>
          <tbody>
            {list?.map((club) => (
              <Row club={club} clubs={clubs} all={list} done={reload} key={club.vkz} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
